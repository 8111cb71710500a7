"""The widely read “parameters” text of stable-diffusion-webui: written for other programs, read from theirs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from engine import seeds
from engine.errors import InvalidRequest, UnreadableFile
from engine.pictures.recipe import Recipe
from engine.records import Sampler
from engine.request import GUIDANCE_MAX, SIDE, SIZE_MULTIPLE, STEPS, Request

KEYWORD = "parameters"
MAX_LENGTH = 2**20

_NEGATIVE = "Negative prompt: "
_PAIR = re.compile(r'\s*([\w ()/.:+-]{1,60}?):\s*("(?:\\.|[^\\"])*"|[^,]*)(?:,|$)')
_SIZE = re.compile(r"(\d{1,6})x(\d{1,6})")
_USED = frozenset({"Steps", "Sampler", "Schedule type", "CFG scale", "Seed", "Size", "Model", "Denoising strength"})
_OF_NO_EFFECT = frozenset({"Model hash", "Version", "Mask blur"})
_ALIASES = {"eulerancestral": "eulera", "unipcbh2": "unipc", "plms": "ddim", "dpmpp2m": "dpmpp2mkarras"}


def written(recipe: Recipe, label: str) -> str:
    """The text for one picture; `label` is its sampler's. Model names only, never a path."""
    request = recipe.request
    pairs: dict[str, object] = {
        "Steps": request.steps,
        "Sampler": label,
        "CFG scale": f"{request.guidance:g}",
        "Seed": recipe.seed,
        "Size": f"{request.size[0]}x{request.size[1]}",
        "Model": re.split(r"[/\\]", request.model.rstrip("/\\"))[-1],
    }
    if request.source is not None:
        pairs["Denoising strength"] = f"{request.strength:g}"
    if request.mask is not None:
        pairs["Mask blur"] = request.mask.feather
    lines = [recipe.prompt.strip()]
    if request.negative.strip():
        lines.append(_NEGATIVE + request.negative.strip())
    lines.append(", ".join(f"{name}: {_quoted(str(value))}" for name, value in pairs.items()))
    return "\n".join(lines).replace("\0", " ")


def read(text: str, name: str, samplers: Mapping[str, Sampler]) -> Recipe:
    """A request from another program's text, with notes on all that could not be taken over. Raises UnreadableFile."""
    if len(text) > MAX_LENGTH:
        raise UnreadableFile(f"The parameters in {name} are too long to be some.")
    prompt, negative, pairs = _split(_plain(text))
    if "Steps" not in pairs:
        raise UnreadableFile(f"{name} holds no recipe: its parameters name no steps.")
    notes = ["This recipe is another program's: the picture made from it will be like it, not the same."]
    width, height = _size(pairs, notes)
    sampler = _sampler(pairs, samplers, notes)
    if "Denoising strength" in pairs:
        notes.append("It was made from a picture that isn't in it; the recipe starts from nothing instead.")
    if unused := [each for each in pairs if each not in _USED | _OF_NO_EFFECT]:
        notes.append(f"Not taken over: {', '.join(unused[:12])}{' …' if len(unused) > 12 else ''}.")
    try:
        request = Request(
            model=pairs.get("Model", ""),
            prompts=(prompt,),
            negative=negative,
            size=(width, height),
            seed=_seed(pairs, notes),
            steps=_whole("Steps", pairs, STEPS, 20, notes),
            guidance=_guidance(pairs, notes),
            sampler=sampler,
        )
    except InvalidRequest as error:
        raise UnreadableFile(f"The parameters in {name} can't be used. {error}") from None
    return Recipe(request, notes=tuple(notes))


def _split(text: str) -> tuple[str, str, dict[str, str]]:
    """(prompt, negative, settings): the settings are the last line that starts with “Steps:”."""
    lines = text.strip().split("\n")
    at = next((i for i in range(len(lines) - 1, -1, -1) if lines[i].lstrip().startswith("Steps:")), len(lines))
    words = lines[:at]
    cut = next((i for i, line in enumerate(words) if line.startswith(_NEGATIVE.rstrip())), len(words))
    negative = "\n".join(words[cut:])[len(_NEGATIVE) - 1 :].strip()
    pairs = {key.strip(): _unquoted(value.strip()) for key, value in _PAIR.findall(" ".join(lines[at:])[:65536])}
    return "\n".join(words[:cut]).strip(), negative, pairs


def _sampler(pairs: Mapping[str, str], samplers: Mapping[str, Sampler], notes: list[str]) -> str:
    asked = f"{pairs.get('Sampler', '')} {pairs.get('Schedule type', '').replace('Automatic', '')}".strip()
    known = {_folded(word): each.name for each in samplers.values() for word in (each.label, each.name)}
    bare = _folded(pairs.get("Sampler", ""))
    for candidate in (_folded(asked), _ALIASES.get(_folded(asked)), bare, _ALIASES.get(bare)):
        if candidate in known:
            if candidate not in (_folded(asked), bare):
                notes.append(f"Sampler “{asked}” is not here: {samplers[known[candidate]].label} stands in.")
            return known[candidate]
    fallback = "unipc" if "unipc" in samplers else next(iter(samplers), "lcm")
    notes.append(f"Sampler “{asked}” is not here: {fallback} stands in.")
    return fallback


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower().replace("+", "p"))


def _size(pairs: Mapping[str, str], notes: list[str]) -> tuple[int, int]:
    match = _SIZE.fullmatch(pairs.get("Size", ""))
    if match is None:
        notes.append("It names no size: 512×512 is taken.")
        return 512, 512
    asked = int(match[1]), int(match[2])
    width, height = (min(max(side // SIZE_MULTIPLE * SIZE_MULTIPLE, SIDE[0]), SIDE[-1]) for side in asked)
    if (width, height) != asked:
        notes.append(f"Size {asked[0]}×{asked[1]} became {width}×{height}.")
    return width, height


def _seed(pairs: Mapping[str, str], notes: list[str]) -> int:
    text = pairs.get("Seed", "")
    if not re.fullmatch(r"-?\d{1,40}", text):
        notes.append(f"Seed “{text[:20]}” is no whole number: a random one is taken.")
        return seeds.drawn()
    value = seeds.folded(int(text))
    if value != int(text):
        notes.append("Its seed is -1: a random one is taken." if int(text) < 0 else f"Seed {text} became {value}.")
    return value


def _whole(key: str, pairs: Mapping[str, str], allowed: range, default: int, notes: list[str]) -> int:
    text = pairs.get(key, "")
    if not re.fullmatch(r"-?\d{1,18}", text):
        notes.append(f"{key} “{text[:20]}” is no whole number: {default} is taken.")
        return default
    value = min(max(int(text), allowed[0]), allowed[-1])
    if value != int(text):
        notes.append(f"{key} {text} became {value}.")
    return value


def _guidance(pairs: Mapping[str, str], notes: list[str]) -> float:
    text = pairs.get("CFG scale", "7")
    value = float(text) if re.fullmatch(r"\d{1,6}(\.\d{1,9})?", text) else 7.0
    if not re.fullmatch(r"\d{1,6}(\.\d{1,9})?", text) or value > GUIDANCE_MAX:
        notes.append(f"CFG scale “{text[:20]}” became {min(value, GUIDANCE_MAX):g}.")
    return min(value, GUIDANCE_MAX)


def _plain(text: str) -> str:
    return text.replace("\0", " ").replace("\r\n", "\n").encode("utf-8", "replace").decode("utf-8")


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False) if re.search(r'[,:\n"]', value) else value


def _unquoted(value: str) -> str:
    try:
        return str(json.loads(value)) if value.startswith('"') else value
    except ValueError:
        return value
