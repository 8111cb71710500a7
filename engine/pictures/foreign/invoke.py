"""InvokeAI's metadata: the JSON of today, that of its second version, and the command that its first one kept."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from typing import Any

from engine.pictures.foreign.dialect import Dialect
from engine.pictures.foreign.foreign_recipe import ForeignRecipe

_USED = frozenset(
    [
        "positive_prompt",
        "negative_prompt",
        "width",
        "height",
        "seed",
        "steps",
        "cfg_scale",
        "scheduler",
        "model",
        "loras",
        "generation_mode",
        "app_version",
        "positive_style_prompt",
        "negative_style_prompt",
        "rand_device",
        "clip_skip",
        "canvas_v2_metadata",
    ]
)
_OF_OLD = frozenset({"prompt", "type", "width", "height", "seed", "steps", "cfg_scale", "sampler"})
_NOTHING: tuple[Any, ...] = (None, [], {}, False)
_LETTERS = {"A": "sampler", "C": "cfg_scale", "H": "height", "W": "width", "S": "seed", "s": "steps"}
_NEGATIVE = re.compile(r"\[([^\[\]]*)\]")


def read(tree: Mapping[str, Any]) -> ForeignRecipe:
    """Give what the metadata of today tells (`invokeai_metadata`)."""
    model = tree.get("model")
    named = (model.get("name") or model.get("model_name")) if isinstance(model, dict) else model
    told = tree.get("loras")
    loras = [_lora(each) for each in told[:100]] if isinstance(told, list) else []
    return ForeignRecipe(
        program="InvokeAI",
        prompt=tree.get("positive_prompt"),
        negative=tree.get("negative_prompt"),
        dialect=Dialect.OURS,
        size=(tree.get("width"), tree.get("height")),
        seed=tree.get("seed"),
        steps=tree.get("steps"),
        guidance=tree.get("cfg_scale"),
        sampler=tree.get("scheduler"),
        model=named,
        clip_skip=tree.get("clip_skip"),
        loras=loras,
        from_picture=_text(tree.get("generation_mode")).rpartition("_")[2] not in ("", "txt2img"),
        left=[str(each) for each, value in tree.items() if each not in _USED and value not in _NOTHING],
    )


def read_old(tree: Mapping[str, Any]) -> ForeignRecipe:
    """Give what the metadata of its second version tells (`sd-metadata`)."""
    found = tree.get("image")
    image: Mapping[str, Any] = found if isinstance(found, dict) else {}
    said = image.get("prompt")
    parts = (
        [each.get("prompt") if isinstance(each, dict) else each for each in said] if isinstance(said, list) else [said]
    )
    return _of_version_2(", ".join(_text(each) for each in parts), image, _text(tree.get("model_weights")))


def read_dream(command: str) -> ForeignRecipe:
    """Read the command of its first version, `"a cat" -s 50 -S 123 -W 512 -H 512 -C 7.5 -A k_lms` (`Dream`)."""
    try:
        words = shlex.split(command[:20_000])
    except ValueError:
        words = command[:20_000].split()
    prompt = words[0] if words else ""
    found: dict[str, Any] = {}
    for at, word in enumerate(words[1:-1], start=1):
        if len(word) == 2 and word[0] == "-" and word[1] in _LETTERS:
            found[_LETTERS[word[1]]] = words[at + 1]
        elif re.fullmatch(r"-[A-Za-z][0-9][0-9.]*", word) and word[1] in _LETTERS:
            found[_LETTERS[word[1]]] = word[2:]
    known = {f"-{letter}" for letter in _LETTERS}
    other = [word for word in words[1:] if re.match(r"-[A-Za-z]|--[a-z]", word) and word[:2] not in known]
    return _of_version_2(prompt, found, "", other)


def _of_version_2(prompt: str, image: Mapping[str, Any], model: str, left: Sequence[str] = ()) -> ForeignRecipe:
    """Read words in square brackets as the negative prompt, as they are there."""
    return ForeignRecipe(
        program="InvokeAI",
        prompt=re.sub(r"\s{2,}", " ", _NEGATIVE.sub(" ", prompt)).strip(" ,"),
        negative=", ".join(each.strip() for each in _NEGATIVE.findall(prompt)),
        dialect=Dialect.OURS,
        size=(image.get("width"), image.get("height")),
        seed=image.get("seed"),
        steps=image.get("steps"),
        guidance=image.get("cfg_scale"),
        sampler=re.sub(r"^k_", "", _text(image.get("sampler"))),
        model=model,
        from_picture=image.get("type") == "img2img",
        left=[*left, *(str(key) for key, value in image.items() if key not in _OF_OLD and value not in _NOTHING)],
    )


def _lora(told: Any) -> tuple[str, Any]:
    if not isinstance(told, dict):
        return "", None
    model = told.get("model") or told.get("lora")
    name = (model.get("name") or model.get("model_name")) if isinstance(model, dict) else model
    return _text(name), told.get("weight")


def _text(told: Any) -> str:
    return told if isinstance(told, str) else ""
