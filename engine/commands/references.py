"""Reference pictures on the command line: `--reference` and the options that belong to the one before them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from engine.catalog import ip_adapter_files
from engine.catalog.catalog import Model
from engine.commands.belonging import Belonging, Draft, Opening, weighed
from engine.errors import InvalidRequest, ModelError
from engine.picture import Picture
from engine.pictures.files import read_mask, read_picture
from engine.pictures.recipe_json import Missing
from engine.request import ReferenceMode, ReferenceUse
from engine.wishes import weights


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add `--reference` and what belongs to it."""
    group = parser.add_argument_group(
        "what to look like (several at once; each --reference-… belongs to the --reference before)"
    )
    group.add_argument(
        "--reference",
        action=Opening,
        dest="references",
        default=[],
        metavar="PATH[:WEIGHT]",
        help="a picture to take over from, and its weight, 0–2 (1)",
    )
    for name, metavar, what in (
        ("adapter", "NAME|PATH", "the IP-Adapter (“adapters” lists them); not needed where only one fits the model"),
        ("mode", "WHAT", f"what is taken over: {', '.join(ReferenceMode)} (whole)"),
        ("mask", "PATH", "only where this is white (or opaque)"),
    ):
        group.add_argument(f"--reference-{name}", action=Belonging, dest="references", metavar=metavar, help=what)


def uses(drafts: Sequence[Draft], model: Model) -> tuple[ReferenceUse, ...]:
    """Give the references of a request. Raises InvalidRequest, ModelError and UnreadableFile before anything heavy."""
    return tuple(_use(draft, model) for draft in drafts)


def _use(draft: Draft, model: Model) -> ReferenceUse:
    if draft.words is None:
        raise InvalidRequest(f"{next(iter(draft.given))} belongs to a --reference: put that before it.")
    path, weight = weighed(draft.words, "--reference")
    mode, mask = draft.given.get("--reference-mode", ReferenceMode.WHOLE), draft.given.get("--reference-mask")
    if mode not in list(ReferenceMode):
        raise InvalidRequest(f"--reference-mode “{mode[:40]}” is unknown: use {', '.join(ReferenceMode)}.")
    adapter = _adapter(draft.given.get("--reference-adapter"), model)
    shown = None if mask is None else read_mask(mask)
    return ReferenceUse(adapter, read_picture(path), weight, ReferenceMode(mode), shown)


def _adapter(given: str | None, model: Model) -> str:
    """Give what the request calls it: a name that the model's or the user's folder knows, or a whole path."""
    if given is None:
        return _only(model)
    file = ip_adapter_files.find(given, model)
    ip_adapter_files.check(file, model)
    known = {each.path for each in ip_adapter_files.adapters(model)}
    return file.name if file.path in known else str(file.path)


def _only(model: Model) -> str:
    """Give the one adapter that fits the model, as far as can be told."""
    fitting = weights.fitting_adapters(model)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise InvalidRequest(f"Several IP-Adapters fit: name one with --reference-adapter, of {', '.join(fitting)}.")
    if every := ip_adapter_files.available(model):
        raise ModelError(f"No IP-Adapter fits. {every[0].misfit}")
    ip_adapter_files.find("ip-adapter", model)  # there is none: it says where one belongs
    raise InvalidRequest("Name an IP-Adapter with --reference-adapter.")


def completing(drafts: Sequence[Draft], missing: Sequence[Missing]) -> list[tuple[str, str, Picture]]:
    """Give the pictures named beside a recipe that left its references out, each with its option and path."""
    if not _are_missing(missing):
        return []
    found = []
    for draft in drafts:
        if draft.words is not None:
            path, _ = weighed(draft.words, "--reference")
            found.append(("--reference", path, read_picture(path)))
        if (mask := draft.given.get("--reference-mask")) is not None:
            found.append(("--reference-mask", mask, read_mask(mask)))
    return found


def named(drafts: Sequence[Draft], missing: Sequence[Missing]) -> bool:
    """Tell whether others than a recipe's are named, and not only the pictures that it misses."""
    return bool(drafts) and not _are_missing(missing)


def _are_missing(missing: Sequence[Missing]) -> bool:
    return any(" of reference " in each.role for each in missing)
