"""Ready-made trades of speed against finish, from `resources/presets.toml`: sampler, steps, guidance, spacing, LoRA.

Imports no torch.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath
from typing import Any

from engine import tables
from engine.catalog import downloads, lora_files
from engine.catalog.catalog import Model
from engine.errors import InvalidRequest, ModelError
from engine.paths import models_dir, resources_dir
from engine.phrase import phrase
from engine.steering_parts import LoraUse

PLAIN = "plain"
"""What a model is called that was not distilled to few steps."""
_WAYS = re.compile(r"(?<![a-z])(turbo|lightning|hyper|lcm|tcd)(?![a-z])")


@dataclass(frozen=True)
class Preset:
    """Settings that belong together; the file says what each means."""

    name: str
    label: str
    sampler: str
    steps: int
    checkpoint: str
    families: tuple[str, ...] = ()
    guidance: float | None = None
    spacing: str | None = None
    lora: str = ""
    downloads: tuple[str, ...] = ()


@cache
def presets() -> tuple[Preset, ...]:
    """List all presets, in the file's order."""
    table = tomllib.loads((resources_dir() / "presets.toml").read_text(encoding="utf-8"))
    return tuple(_preset(entry) for entry in table["preset"])


def _preset(entry: Mapping[str, Any]) -> Preset:
    values: dict[str, Any] = {name: tuple(told) if isinstance(told, list) else told for name, told in entry.items()}
    return Preset(**values)


def available(model: Model) -> tuple[Preset, ...]:
    """Give the presets for models like this one, in the file's order; `missing` tells what one still needs."""
    way = distilled(model)
    fitting = (each for each in presets() if each.checkpoint == way)
    return tuple(each for each in fitting if not each.families or model.family in each.families)


def find(name: str, model: Model) -> Preset:
    """Give the preset of that name. InvalidRequest names those there are, or says why it is not for the model."""
    wanted, fitting = name.strip().lower(), {each.name: each for each in available(model)}
    if wanted in fitting:
        return fitting[wanted]
    known = ", ".join(fitting) or "none"
    if all(each.name != wanted for each in presets()):
        raise InvalidRequest(
            phrase(
                "There is no preset “{value}”. For {label} there are: {known}.",
                value=name[:40],
                label=model.label,
                known=known,
            )
        )
    way = distilled(model)
    told = f"{model.family_label}, {'not distilled' if way == PLAIN else f'distilled as {way}'}"
    raise InvalidRequest(
        phrase(
            "The preset “{wanted}” is not for {label} ({told}); there are: {known}.",
            wanted=wanted,
            label=model.label,
            told=told,
            known=known,
        )
    )


def missing(preset: Preset, model: Model) -> str:
    """Give what the preset needs and isn't there, and where it belongs, as a sentence; empty if it can be used."""
    if not preset.lora or _lora(preset, model) is not None:
        return ""
    brings = [each for name in preset.downloads if (each := downloads.find(name)).family in ("", model.family)]
    target = brings[0].files[0].target.as_posix() if brings else f"{lora_files.FOLDER}/…{preset.lora}….safetensors"
    fetch = f" “{downloads.command(brings[0])}” fetches it." if brings else ""
    return phrase(
        "{label} needs a LoRA that isn't there: put it at {value}.{fetch}",
        label=preset.label,
        value=models_dir() / target,
        fetch=fetch,
    )


def changes(preset: Preset, model: Model, loras: Sequence[LoraUse] = ()) -> dict[str, Any]:
    """Give the fields of a request (or of a window's settings) that it sets; `loras` are those that are on now.

    They stay, except those of other presets. Raises ModelError if its own LoRA is missing.
    """
    if wrong := missing(preset, model):
        raise ModelError(wrong)
    kept = tuple(each for each in loras if not _is_of_a_preset(each.model))
    own = _lora(preset, model)
    return {
        "sampler": preset.sampler,
        "steps": preset.steps,
        "guidance": model.guidance if preset.guidance is None else preset.guidance,
        "spacing": preset.spacing,
        "loras": kept if own is None else (*kept, LoraUse(own)),
    }


def matching(model: Model, values: Mapping[str, Any]) -> Preset | None:
    """Give the preset that a request's fields are, by those of `changes`, whatever other LoRAs are on.

    Without a spacing the model's own counts: a turbo's folder is trailing by itself.
    """
    own = None if model.is_file else _json(model.path / _SCHEDULER).get("timestep_spacing")
    values = {**values, "spacing": values.get("spacing") or own}
    used = {each.model for each in values.get("loras", ())}
    for each in available(model):
        guidance = model.guidance if each.guidance is None else each.guidance
        wanted = {"sampler": each.sampler, "steps": each.steps, "guidance": guidance, "spacing": each.spacing or own}
        if wanted == {name: values.get(name) for name in wanted} and (not each.lora or _lora(each, model) in used):
            return each
    return None


_SCHEDULER = "scheduler/scheduler_config.json"


def distilled(model: Model) -> str:
    """Tell how a model was distilled to few steps: “lcm”, “turbo”, “lightning”, “hyper”, “tcd”; “plain” for not at all.

    By its scheduler, its own defaults, or a name: its own, its file's, or that of what it was made from.
    """
    if model.sampler in ("lcm", "tcd"):
        return model.sampler
    names = [PurePath(model.name).name, model.label, model.path.name]
    if not model.is_file:
        names += [str(_json(model.path / place).get("_name_or_path", "")) for place in _CONFIGS]
    found = _WAYS.search(" ".join(names).lower())
    return found[1] if found else PLAIN


_CONFIGS = ("model_index.json", "unet/config.json")


def _lora(preset: Preset, model: Model) -> str | None:
    """Give the name of the first LoRA that is what the preset needs, and fits the model."""
    named = (each.name for each in lora_files.loras(model) if preset.lora and _has(preset.lora, each.name))
    return next((name for name in named if not lora_files.misfit(LoraUse(name), model)), None)


def _has(pattern: str, name: str) -> bool:
    return re.search(pattern, name, re.IGNORECASE) is not None


def _is_of_a_preset(name: str) -> bool:
    known = PurePath(name).name if PurePath(name).is_absolute() else name
    return any(each.lora and _has(each.lora, known) for each in presets())


def _json(path: Path) -> dict[str, Any]:
    return tables.read_if_readable(path)
