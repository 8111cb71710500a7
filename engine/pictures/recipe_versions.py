"""Recipes and settings of earlier versions, brought to the form of this one before they are read."""

from __future__ import annotations

from typing import Any

from engine.groups import places

_GROW = 0
"""By how much a mask grew in version 1 where nothing was said."""
_MATCH = 0.0
"""How far colours were matched at a mask's edge while recipes had no word for it."""


def grouped(tree: Any, kind: type) -> Any:
    """Give the fields of a record that stood beside one another, in the groups where this version has them."""
    if not isinstance(tree, dict):
        return tree
    ways = places(kind)
    made: dict[str, Any] = {}
    for name, value in _renamed(tree).items():
        *outer, last = ways.get(name, (name,))
        inside = made
        for each in outer:
            inside = inside.setdefault(each, {})
        inside[last] = _mask(value) if name == "mask" else value
    return made


def _renamed(tree: dict[str, Any]) -> dict[str, Any]:
    """Give what the window's settings called otherwise."""
    found = dict(tree)
    if "prompt" in found:
        found["prompts"] = [found.pop("prompt")]
    if "masked_content" in found:
        found["content"] = found.pop("masked_content")
    return found


def _mask(tree: Any) -> Any:
    if not isinstance(tree, dict) or "masking" in tree:
        return tree
    others = {name: value for name, value in tree.items() if name not in ("grow", "feather", "content")}
    masking = {name: tree[name] for name in ("grow", "feather", "content") if name in tree}
    return {**others, "masking": {"grow": _GROW, "match": _MATCH, **masking}}


def completed(request: Any) -> Any:
    """Give a request as it was written before masks matched colours: it is drawn again without."""
    mask = request.get("mask") if isinstance(request, dict) else None
    if not isinstance(mask, dict):
        return request
    masking = mask.get("masking")
    if not isinstance(masking, dict) or "match" in masking:
        return request
    return {**request, "mask": {**mask, "masking": {**masking, "match": _MATCH}}}
