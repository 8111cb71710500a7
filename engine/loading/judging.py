"""Whether a file or folder of weights can be used, judged by the code that opens it for a run, without its numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import torch

from engine import registry, tables
from engine.catalog import (
    catalog,
    config_limits,
    folders,
    ip_adapter_files,
    lora_files,
    part_files,
    refusals,
)
from engine.catalog.catalog import Model
from engine.catalog.contents import Contents, FileKind
from engine.catalog.controlnet_files import STEERING, ControlNetFile
from engine.catalog.embedding_files import EmbeddingFile
from engine.catalog.ip_adapter_files import AdapterFile
from engine.catalog.lora_files import LoraFile
from engine.catalog.vae_files import KINDS as VAES
from engine.catalog.vae_files import VaeFile
from engine.errors import ModelError
from engine.loading import (
    controlnets,
    embeddings,
    lora_reading,
    model_folder,
    parts_fit,
    single_file,
    upscaling,
    vaes,
    weights,
)
from engine.loading.reading import class_named, fill, guarded
from engine.paths import resources_dir
from engine.phrase import phrase


@dataclass(frozen=True)
class Judgement:
    """`wrong` says why it can't be used, as a sentence; empty: it can, with models of the kind `with_model`."""

    wrong: str = ""
    with_model: str = ""


@dataclass(eq=False)
class Outline:
    """A model's modules as a pipeline has them, without weights."""

    label: str
    family: str
    unet: Any
    text_encoder: Any
    text_encoder_2: Any = None


def of_file(path: Path, found: Contents) -> Judgement:
    """Judge a file whose contents are known."""
    known = found.kind in refusals.USED | {FileKind.UPSCALER}
    if not known or (found.family and not refusals.usable(found.family)):
        return Judgement(refusals.refused(path.name, found, FileKind.CHECKPOINT))
    try:
        verdict = _of_file(path, found)
        if not verdict.wrong and found.kind in (FileKind.CHECKPOINT, *VAES, *STEERING):
            # Of the others the numbers are read anyway.
            guarded(VaeFile(path.name, path), "weights", lambda: weights.check_file(path))
        return verdict
    except ModelError as error:
        return Judgement(str(error))


def _of_file(path: Path, found: Contents) -> Judgement:
    if found.kind is FileKind.CHECKPOINT:
        about = catalog.find(str(path))
        single_file.check(about, registry.families()[about.family])
        return Judgement()
    if found.kind is FileKind.UPSCALER:
        upscaling.read(path, torch.device("cpu"))
        return Judgement()
    if found.kind in VAES:
        return _with_any(found, lambda model: _vae(path, model))
    if found.kind in STEERING:
        return _with_any(found, lambda model: _controlnet(ControlNetFile(path.stem, path), model))
    if found.kind is FileKind.EMBEDDING:
        file = EmbeddingFile(path.stem, path)
        return _with_any(found, lambda model: guarded(file, "vectors", lambda: embeddings.read(file, model)))
    if found.kind is FileKind.LORA:
        return _with_any(found, lambda model: _lora(LoraFile(path.stem, path), model))
    ip_adapter_files.of_file(AdapterFile(path.stem, path))
    return Judgement()


def of_folder(path: Path) -> Judgement:
    """Judge a folder in diffusers' layout: a whole model, or one network alone."""
    try:
        found = folders.of_folder(path)
        if found.kind is FileKind.CHECKPOINT:
            _whole_folder(catalog.find(str(path)))
            return Judgement()
        if found.kind in VAES:
            return _with_any(found, lambda model: _vae(path, model))
        if found.kind in STEERING:
            return _with_any(found, lambda model: _controlnet(ControlNetFile(path.name, path), model))
        return Judgement(folders.refused(path, FileKind.CHECKPOINT))
    except ModelError as error:
        return Judgement(str(error))


def _whole_folder(about: Model) -> None:
    family = registry.families()[about.family]
    model_folder.check_whole(about, family)
    model_folder.kinds_of(about, family)
    for each in family.components:
        folder = about.path / each.name
        guarded(about, each.label, lambda folder=folder: config_limits.check_folder(folder))  # type: ignore[misc]
        name = str(tables.read(folder / "config.json").get("_class_name", ""))
        if name in each.kinds:
            made = guarded(about, each.label, lambda folder=folder, name=name: _module(folder, name))  # type: ignore[misc]
            if each.name == "unet":
                parts_fit.check_answer(about, made)


def _module(folder: Path, name: str) -> Any:
    """Give a diffusers network of a folder, without its numbers."""
    from accelerate import init_empty_weights

    config_limits.check_folder(folder)
    kind = class_named(name)
    found: weights.Tensors = {}
    with weights.outlines(), init_empty_weights():
        for file in part_files.weights_files(folder):
            found |= weights.read(file)
        module = kind.from_config(tables.read(folder / "config.json"))
        if isinstance(module, type(module)) and hasattr(module, "_fix_state_dict_keys_on_load"):
            module._fix_state_dict_keys_on_load(found)
        return fill(module, found)


def _vae(path: Path, model: Outline) -> None:
    file = VaeFile(path.stem, path)
    if path.is_dir():
        vae = guarded(file, "weights", lambda: _module(path, str(tables.read(path / "config.json").get("_class_name"))))
    else:
        with weights.outlines():
            vae = guarded(file, "weights", lambda: vaes.opened(file, registry.families()[model.family], torch.float32))
    parts_fit.check_latents(file.label, vae)


def _controlnet(file: ControlNetFile, model: Outline) -> None:
    if file.is_file:
        with weights.outlines():
            net = guarded(file, "weights", lambda: controlnets.opened(file, torch.float32, model.unet))
    else:
        name = str(tables.read(file.path / "config.json").get("_class_name"))
        net = guarded(file, "weights", lambda: _module(file.path, name))
    controlnets.check_fits(file, net, model.unet, model.label)


def _lora(file: LoraFile, model: Outline) -> None:
    """Read it whole: its numbers decide as well, and they are few."""
    lora_files.check_sound(file)
    additions = guarded(file, "weights", lambda: lora_reading.read(file, model, torch.float32))
    if not additions.used:
        raise ModelError(
            phrase(
                "{label} fits nothing in {label_2}: it is for another kind of model.",
                label=file.label,
                label_2=model.label,
            )
        )


def _with_any(found: Contents, check: Callable[[Outline], Any]) -> Judgement:
    """Judge by the published model of the family, or, where that can't be told, by any that there is."""
    wrong: list[str] = []
    for model in _candidates(found):
        try:
            check(model)
        except ModelError as error:
            wrong.append(str(error))
        else:
            return Judgement(with_model="" if found.made_for else model.label)
    # What is wrong with the file itself says more than which models it isn't for; the last is nearest to narrow ones.
    return Judgement(min(reversed(wrong), key=lambda said: ("another kind" in said, "fits nothing" in said)))


def _candidates(found: Contents) -> Iterator[Outline]:
    told = (found.family,) if found.family else found.could_be
    known = [name for name in told or registry.families() if refusals.usable(name)]
    yield from (_published(name) for name in known)
    if not told:
        for about in catalog.models():
            if not about.is_file:
                yield _outline(about.label, about.family, about.path)


@lru_cache(maxsize=4)
def _published(name: str) -> Outline:
    family = registry.families()[name]
    return _outline(family.label, name, resources_dir() / "configs" / family.config)


@lru_cache(maxsize=8)
def _outline(label: str, family: str, folder: Path) -> Outline:
    from accelerate import init_empty_weights
    from diffusers import UNet2DConditionModel
    from transformers import CLIPTextConfig

    encoders: dict[str, Any] = {"text_encoder": None}
    with init_empty_weights():
        unet = UNet2DConditionModel.from_config(tables.read(folder / "unet" / "config.json"))
        for each in registry.families()[family].components:
            if each.name.startswith("text_encoder"):
                config = CLIPTextConfig(**tables.read(folder / each.name / "config.json"))
                encoders[each.name] = class_named(each.kinds[0])(config)
    return Outline(label, family, unet, **encoders)
