"""Panels from a document that somebody else may have made: what they name by a path isn't looked for there.

To look at a path such as `\\\\server\\share\\model` makes some systems log in at that server.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.model.settings.settings import Settings
from desktop.words import tr


def without_paths(settings: Settings, current: Settings) -> tuple[Settings, tuple[str, ...]]:
    """Put what is at hand in place of what is named by a path, and say so; placement stays this machine's."""
    dropped: list[str] = []

    def named(name: str | None, usual: str | None) -> str | None:
        if not name or not is_path(name) or name in known:
            return name
        dropped.append(name)
        return usual

    known = {current.uses.model, current.uses.vae, current.uses.tiny_vae, *(use.model for use in current.uses.loras)}
    known |= {card.model for card in current.controls} | {card.adapter for card in current.references}
    uses = settings.uses
    refiner = uses.refiner
    if refiner is not None and named(refiner.model, None) is None:
        refiner = None
    made = replace(
        settings,
        uses=replace(
            uses,
            model=named(uses.model, current.uses.model) or current.uses.model,
            vae=named(uses.vae, None),
            tiny_vae=named(uses.tiny_vae, None),
            loras=tuple(use for use in uses.loras if named(use.model, None)),
            refiner=refiner,
        ),
        controls=tuple(replace(card, model=named(card.model, "") or "") for card in settings.controls),
        references=tuple(replace(card, adapter=named(card.adapter, "") or "") for card in settings.references),
        placement=current.placement,
    )
    if not dropped:
        return made, ()
    names = ", ".join(f"“{name[-40:]}”" for name in dict.fromkeys(dropped))
    return made, (
        tr("The document names files of another machine ({names}): what is at hand here stays instead.", names=names),
    )


def is_path(name: str) -> bool:
    """Tell whether a name leads to a file rather than into the lists of what is known here."""
    return any(mark in name for mark in ("/", "\\", ":", "~")) or name.startswith(".")
