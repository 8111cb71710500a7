"""Opening one file with a whole model in it, in the layout of the first releases, by configs that ship with us."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import Any

import torch

from engine.catalog import checkpoint
from engine.catalog.catalog import Model
from engine.catalog.tokenizer_files import shipped
from engine.errors import ModelError
from engine.loading import pickled
from engine.loading.model_folder import scheduler
from engine.loading.reading import class_named, guarded, tokenizer
from engine.paths import resources_dir
from engine.progress import Part
from engine.records import Component, Family


def open_parts(
    about: Model, family: Family, dtype: torch.dtype, configs: Path | None = None
) -> Generator[Part, None, dict[str, Any]]:
    """Everything that the family's pipeline is made of, by name; yields before each part. Raises ModelError.

    `configs` is a folder of the JSON and tokenizer files of a diffusers model, so that diffusers need not ask the hub;
    None: the family's own.
    """
    configs = configs or resources_dir() / "configs" / family.config
    total = len(family.components) + 3
    parts: dict[str, Any] = {}
    for done, each in enumerate(family.components, start=1):
        yield f"Loading the {each.label}", done, total
        load = partial(_component, about.path, family, each, configs, dtype)
        parts[each.name] = guarded(about, each.label, load)
    yield "Loading the words", total - 2, total
    for name in family.tokenizers:
        parts[name] = guarded(about, "tokenizer", partial(_tokenizer, configs / name))
    parts["scheduler"] = guarded(about, "scheduler", partial(scheduler, configs))
    return parts


def _component(path: Path, family: Family, component: Component, configs: Path, dtype: torch.dtype) -> Any:
    """A module of diffusers or transformers. Only its own weights are read."""
    from diffusers.loaders.single_file_utils import create_diffusers_clip_model_from_ldm

    prefix = family.file_prefixes[component.name]
    kind = class_named(component.kinds[0])
    where = {"config": str(configs), "subfolder": component.name, "torch_dtype": dtype, "local_files_only": True}
    found = _weights(path, prefix)
    if component.name.startswith("text_encoder"):
        return create_diffusers_clip_model_from_ldm(kind, found, **where)
    told = {"in_channels": _channels(path, prefix, found)} if component.name == "unet" else {}
    return kind.from_single_file(found, **where, **told)


def _weights(path: Path, prefix: str) -> dict[str, torch.Tensor]:
    """The tensors whose names begin so. ModelError for a pickle that holds more than weights: that could run code."""
    from safetensors import safe_open

    if path.suffix == ".safetensors":
        with safe_open(path, framework="pt") as file:
            names = [name for name in file.keys() if name.startswith(prefix)]  # noqa: SIM118 (it is no dict)
            return {name: file.get_tensor(name) for name in names}
    held = pickled.load(path)
    if isinstance(held.get("state_dict"), dict):
        held = held["state_dict"]
    return pickled.tensors(path, {name: each for name, each in held.items() if str(name).startswith(prefix)})


def _channels(path: Path, prefix: str, found: dict[str, torch.Tensor]) -> int:
    """4, or 9 for an inpainting model."""
    shape = found[prefix + checkpoint.FIRST_CONV].shape
    channels = shape[1] if len(shape) == 4 else 0
    if channels not in (4, 9):
        raise ModelError(f"{path.name} has a UNet of {channels} input channels; Sketchlight knows those of 4 and 9.")
    return int(channels)


def _tokenizer(folder: Path) -> Any:
    words, own = shipped(folder)
    return tokenizer(words, **own)
