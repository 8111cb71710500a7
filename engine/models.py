"""Opening models from disk, offline and without running anything in them, and keeping the last few in memory."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Generator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import torch

from engine import parts_fit, placement, preview, registry, single_file
from engine import vae as autoencoder
from engine.catalog import Model
from engine.control_maps import Maps
from engine.controlnets import ControlNets
from engine.digest import signature, weights_digest
from engine.errors import ModelError
from engine.loading import guarded, pretrained
from engine.loras import Loras
from engine.parts import Part
from engine.paths import models_dir, resources_dir
from engine.prompt_words import Words
from engine.records import Family, TextEncoding
from engine.vae import Moments

KEPT = 2
"""Models held at once; the one used longest ago goes first."""


@dataclass(eq=False)
class LoadedModel:
    """A model in memory, with what has been made of it that later runs can use again."""

    about: Model
    family: Family
    pipe: Any
    """A diffusers pipeline, used as a container of modules."""
    device: torch.device
    dtype: torch.dtype
    digest: str
    signature: tuple[tuple[str, int, int], ...]
    attention: str
    """The kinds of attention that its UNet computes with."""
    previews: preview.Previewer
    texts: OrderedDict[tuple[Words, int], TextEncoding] = field(default_factory=OrderedDict)
    moments: OrderedDict[Any, Moments] = field(default_factory=OrderedDict)
    loras: Loras = field(default_factory=Loras)

    @property
    def guidance_embedded(self) -> bool:
        """Whether guidance is an input of the UNet (an LCM's), not a second forward."""
        return self.pipe.unet.config.time_cond_proj_dim is not None


class Models:
    """The models in memory, newest use last, and beside them the ControlNets and the maps for those."""

    def __init__(self, kept: int = KEPT, maps: Maps | None = None) -> None:
        self.controlnets = ControlNets()
        self.maps = maps or Maps()
        self._kept = kept
        self._held: OrderedDict[tuple[Path, str, torch.dtype], LoadedModel] = OrderedDict()

    def get(self, about: Model, device: torch.device, dtype: torch.dtype) -> Generator[Part, None, LoadedModel]:
        """The model, opened now if it isn't held or has changed on disk; yields before each part of that.

        Raises ModelError for what is not a model, is broken, or is of an unknown architecture.
        """
        key = (about.path, str(device), dtype)
        current = signature(about.path)
        held = self._held.pop(key, None)
        if held is None or held.signature != current:
            del held
            while len(self._held) >= self._kept:
                self._held.popitem(last=False)
            held = yield from _open(about, device, dtype, current)
        self._held[key] = held
        return held

    def held(self, path: Path) -> LoadedModel | None:
        """The model of that path that was used last, if it is in memory."""
        return next((model for model in reversed(self._held.values()) if model.about.path == path), None)

    def forget(self) -> None:
        """Let go of all that is on the device."""
        self._held.clear()
        self.controlnets.forget()


def _open(
    about: Model, device: torch.device, dtype: torch.dtype, current: tuple[tuple[str, int, int], ...]
) -> Generator[Part, None, LoadedModel]:
    family = registry.families()[about.family]
    yield "Starting the engine", 0, 6
    quiet()
    if about.is_file:
        pipe = yield from _open_file(about, family, dtype)
    else:
        pipe = yield from _open_folder(about, family, dtype)
    yield "Preparing the model", 5, 6
    parts_fit.check(about, pipe)
    for module in (pipe.unet, pipe.vae, pipe.text_encoder):
        placement.settle(module, device)
    return LoadedModel(
        about,
        family,
        pipe,
        device,
        dtype,
        weights_digest(about.path),
        current,
        "+".join(sorted({type(each).__name__ for each in pipe.unet.attn_processors.values()})),
        preview.previewer(pipe.vae, about.latent_rgb, _small_decoder(about, pipe.vae, device, dtype)),
    )


def _open_file(about: Model, family: Family, dtype: torch.dtype) -> Generator[Part, None, Any]:
    """A single .safetensors file, read by the configs that ship with the program."""
    configs = resources_dir() / "configs" / family.config
    parts = single_file.open_pipeline(about.path, family, configs, dtype)
    done = 1
    try:
        while True:
            part = guarded(about, "model", partial(next, parts))
            yield f"Loading the {part}", done, 6
            done += 2
    except StopIteration as stopped:
        return stopped.value


def _open_folder(about: Model, family: Family, dtype: torch.dtype) -> Generator[Part, None, Any]:
    """Its modules one by one into a pipeline, so that a stop need not wait for all of them."""
    import diffusers
    import transformers

    index = guarded(about, "model_index.json", lambda: json.loads((about.path / "model_index.json").read_text("utf-8")))
    config = guarded(about, "UNet", lambda: json.loads((about.path / "unet/config.json").read_text("utf-8")))
    if not family.recognise(config):
        raise ModelError(f"{about.label} is of an architecture that Sketchlight can't use; it knows {family.label}.")
    vae = getattr(diffusers, _class_named(about, index, "vae", ("AutoencoderKL", "AutoencoderTiny")))
    parts: dict[str, Any] = {}
    for done, (name, label, kind) in enumerate(
        (
            ("text_encoder", "text encoder", transformers.CLIPTextModel),
            ("unet", "UNet", diffusers.UNet2DConditionModel),
            ("vae", "autoencoder", vae),
        ),
        start=1,
    ):
        yield f"Loading the {label}", done, 6
        folder = about.path / name
        parts[name] = guarded(about, label, partial(pretrained, kind, folder, dtype))
    yield "Loading the words", 4, 6
    parts["tokenizer"] = guarded(
        about,
        "tokenizer",
        lambda: transformers.CLIPTokenizer.from_pretrained(about.path / "tokenizer", local_files_only=True),
    )
    parts["scheduler"] = guarded(about, "scheduler", lambda: _scheduler(about.path))
    return getattr(diffusers, family.pipeline)(
        **parts, safety_checker=None, feature_extractor=None, requires_safety_checker=False
    )


def _small_decoder(about: Model, vae: Any, device: torch.device, dtype: torch.dtype) -> Any:
    """A tiny autoencoder for previews of a full one's latents: `taesd` in the model's folder, or in the user's models.

    None if there is none. TAESD (madebyollin) was made for Stable Diffusion 1's latents, so it is asked of them alone.
    """
    import diffusers

    if autoencoder.is_tiny(vae):
        return None
    for folder in (about.path / "taesd", models_dir() / "taesd"):
        if (folder / "config.json").is_file():
            load = partial(pretrained, diffusers.AutoencoderTiny, folder, dtype)
            return placement.settle(guarded(about, "preview decoder", load), device)
    return None


def _scheduler(path: Path) -> Any:
    """The model's own; samplers are made from its config, one for each request."""
    import diffusers

    config = json.loads((path / "scheduler" / "scheduler_config.json").read_text("utf-8"))
    kind = getattr(diffusers, str(config.get("_class_name")), None)
    if kind is None or not issubclass(kind, diffusers.SchedulerMixin):
        raise ModelError(f"{path / 'scheduler'} names a scheduler that diffusers doesn't have.")
    return kind.from_config(config)


def _class_named(about: Model, index: dict[str, Any], name: str, known: tuple[str, ...]) -> str:
    found = (index.get(name) or [None, None])[1]
    if found not in known:
        raise ModelError(f"{about.label} has a {name} of the kind {found}; Sketchlight knows {', '.join(known)}.")
    return found


def quiet() -> None:
    """No progress bars or advice from the libraries on our standard error; what goes wrong is raised."""
    import diffusers
    import transformers

    for library in (diffusers, transformers):
        library.utils.logging.disable_progress_bar()
        library.utils.logging.set_verbosity_error()
