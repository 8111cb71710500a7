"""Whether the values of a config are of the kinds that its class is annotated with: a text where a number belongs fails
late, in the middle of a run, and nowhere near the file.

transformers checks its own; diffusers takes whatever stands there.
"""

from __future__ import annotations

import inspect
import types
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

_PLAIN: dict[Any, tuple[type, ...]] = {int: (int,), float: (int, float), str: (str,), bool: (bool,)}


def check(kind: type, config: Mapping[str, Any]) -> None:
    """Raise ValueError for a value that is none of what diffusers' class takes; what has no hint may be anything."""
    for name, (hint, default) in _hints(kind).items():
        value = config.get(name, default)
        if value is default or (value is None and default is None):
            continue
        if not _fits(value, hint):
            raise ValueError(f"its {name} is {str(value)[:40]!r}, where {_in_words(hint)} belongs")


@lru_cache(maxsize=64)
def _hints(kind: type) -> dict[str, tuple[Any, Any]]:
    """Give (hint, default) of each argument of a class."""
    try:
        hints = get_type_hints(kind.__init__)  # type: ignore[misc]
    except (NameError, TypeError):
        return {}
    known = inspect.signature(kind.__init__).parameters.values()  # type: ignore[misc]
    return {each.name: (hints[each.name], each.default) for each in known if each.name in hints}


def _fits(value: Any, hint: Any) -> bool:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return any(_fits(value, each) for each in get_args(hint))
    if hint is type(None):
        return value is None
    if origin is Literal:
        return value in get_args(hint)
    if hint in _PLAIN:
        return isinstance(value, _PLAIN[hint]) and (hint is bool or not isinstance(value, bool))
    if (origin or hint) in (tuple, list, Sequence):
        inner = [each for each in get_args(hint) if each is not Ellipsis]
        listed = isinstance(value, list | tuple)
        return listed and (not inner or all(any(_fits(each, one) for one in inner) for each in value))
    if (origin or hint) is dict:
        return isinstance(value, dict)
    if getattr(hint, "__name__", "") == "ndarray":
        return isinstance(value, list)
    return True


def _in_words(hint: Any) -> str:
    words = {int: "a whole number", float: "a number", str: "text", bool: "true or false", type(None): "nothing"}
    if get_origin(hint) in (Union, types.UnionType):
        return " or ".join(dict.fromkeys(_in_words(each) for each in get_args(hint)))
    if get_origin(hint) is Literal:
        return " or ".join(str(each) for each in get_args(hint))
    return words.get(hint, "a list")
