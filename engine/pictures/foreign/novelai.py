"""NovelAI's metadata: the words as “Description”, the numbers as a JSON table in “Comment”."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from engine.pictures.foreign.dialect import Dialect
from engine.pictures.foreign.foreign_recipe import ForeignRecipe

_KEPT = frozenset(
    """prompt uc steps height width scale seed sampler noise_schedule n_samples request_type signed_hash version
    generation_time legacy legacy_v3_extend""".split()  # noqa: SIM905 (easier to read)
)
"""What is taken over, or changes nothing about the picture."""
_NOTHING: tuple[Any, ...] = (None, [], {}, False, 0, 1)


def read(tree: Mapping[str, Any], description: str = "", source: str = "") -> ForeignRecipe:
    """Give what it tells."""
    said = tree.get("prompt")
    unwanted = tree.get("uc")
    return ForeignRecipe(
        program="NovelAI",
        prompt=description if said is None else said,
        negative=unwanted,
        dialect=Dialect.NOVELAI,
        size=(tree.get("width"), tree.get("height")),
        seed=tree.get("seed"),
        steps=tree.get("steps"),
        guidance=tree.get("scale"),
        sampler=re.sub(r"^k_", "", str(tree.get("sampler") or "")),
        schedule=str(tree.get("noise_schedule") or ""),
        model=source,
        from_picture="strength" in tree and tree.get("strength") not in (None, 0),
        left=[
            str(each) for each, value in tree.items() if each not in _KEPT and (value is True or value not in _NOTHING)
        ],
    )
