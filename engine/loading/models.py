"""Opening models from disk, offline and without running anything in them, and keeping the last few in memory."""

from __future__ import annotations

import gc
import logging
from collections import OrderedDict
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import torch

from engine import registry, tables
from engine.catalog import tiny_vaes, weights_size
from engine.catalog.catalog import Model
from engine.catalog.digest import signature, weights_digest
from engine.frames.control_maps import Maps
from engine.graphs.store import GraphKind
from engine.loading import (
    devices,
    loras,
    model_folder,
    offload,
    parts_fit,
    placement,
    preview,
    single_file,
    vae_single_file,
    weights,
)
from engine.loading import vae as autoencoder
from engine.loading.controlnets import ControlNets
from engine.loading.embeddings import Embeddings
from engine.loading.graph_modules import GraphModules
from engine.loading.image_encoders import ImageEncoders
from engine.loading.ip_adapters import IpAdapters
from engine.loading.loras import Loras, Texts
from engine.loading.offload import Turns
from engine.loading.reading import guarded, pretrained
from engine.loading.sharing import Sharing
from engine.loading.vae import Moments
from engine.loading.vaes import Autoencoder, Vaes
from engine.phrase import phrase
from engine.progress import Part
from engine.recent import Recent
from engine.records import Family
from engine.request import Backend, Offload

SHARE = 0.6
"""Of the memory that a run may take, how much weights may fill where nobody says: the rest is for computing."""


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
    offload: Offload
    sizes: Mapping[int, int]
    """Bytes of each of its modules, by their id; another model may hold the same module."""
    own: Autoencoder
    """The autoencoder that came with it."""
    notes: tuple[str, ...] = ()
    """What a person should know of how it was opened."""
    backend: Backend | None = None
    """What the texts and pictures that are kept were encoded by."""

    def __post_init__(self) -> None:
        self.autoencoder = self.own
        """The one that pictures go through in this run."""
        self.adapters = IpAdapters(self.pipe, self.about, self.dtype)
        self.loras = Loras(self.pipe, self.about, self.dtype, self.adapters)
        self.embeddings = Embeddings(self.pipe, self.about)

    @property
    def texts(self) -> Texts:
        """Encoded texts, as they are under the LoRAs that are on."""
        return self.loras.texts

    @property
    def vae(self) -> Any:
        return self.autoencoder.vae

    @property
    def previews(self) -> preview.Previewer:
        return self.autoencoder.previews

    @property
    def moments(self) -> Recent[Any, Moments]:
        return self.autoencoder.moments

    def check_numbers(self) -> None:
        """Raise ModelError for a file that is damaged: asked where a run has come to what is no number."""
        for each in self.family.components:
            module = getattr(self.pipe, each.name)
            guarded(self.about, each.label, partial(weights.check_numbers, module.state_dict()))

    def forget_encoded(self) -> None:
        """Let go of the texts and pictures that are kept encoded."""
        self.loras.forget_texts()
        self.own.moments.clear()
        self.autoencoder.moments.clear()

    @property
    def guidance_embedded(self) -> bool:
        """Whether guidance is an input of the UNet (an LCM's), not a second forward."""
        return self.pipe.unet.config.time_cond_proj_dim is not None


class Models:
    """The models in memory, newest use last, and beside them the ControlNets and the maps for those."""

    def __init__(
        self,
        budget: int | None = None,
        maps: Maps | None = None,
        free: Callable[[torch.device], int] = devices.free_memory,
        collect: Callable[[], object] = gc.collect,
    ) -> None:
        """`budget`: bytes of weights that may lie on a device beside those of a run; None: a share of what is free.

        `collect` takes Python's garbage apart, on whichever thread that may be done.
        """
        self.collect = collect
        self.turns = Turns()
        self.sharing = Sharing()
        self.graphs = GraphModules()
        self.controlnets = ControlNets(self.turns, graphs=self.graphs)
        self.vaes = Vaes(self.turns)
        self.image_encoders = ImageEncoders()
        self.maps = maps or Maps()
        self._budget = budget
        self._free = free
        self._held: OrderedDict[tuple[Path, Path | None, str, torch.dtype, Offload], LoadedModel] = OrderedDict()

    def get(
        self, about: Model, device: torch.device, dtype: torch.dtype, way: Offload = Offload.NONE
    ) -> Generator[Part, None, LoadedModel]:
        """Give the model, opened now if it isn't held or has changed on disk; yields before each part of that.

        A way of offloading is a model's for as long as it is in memory: for another it is opened again.

        Raises ModelError for what is not a model, is broken, or is of an unknown architecture.
        """
        key = (about.path, about.stand_in, str(device), dtype, way)
        current = signature(about.path)
        held = self._held.pop(key, None)
        if held is None or held.signature != current:
            del held
            for other in [each for each in self._held if each[0] == about.path]:
                del self._held[other]
            self._make_room(about, device, dtype, way)
            held = yield from _open(about, device, dtype, current, way, self)
        self._held[key] = held
        return held

    def held(self, path: Path) -> LoadedModel | None:
        """Give the model of that path that was used last, if it is in memory."""
        return next((model for model in reversed(self._held.values()) if model.about.path == path), None)

    def available(self, device: torch.device) -> int:
        """Count the bytes that a run may take on a device: what is free, and what is held that it needs or can go."""
        return self._free(device) + self.held_bytes(device)

    def held_bytes(self, device: torch.device) -> int:
        """Give bytes of weights that lie on a device, each module counted once."""
        there = [each for each in list(self._held.values()) if offload.home(each.device, each.offload) == device]
        sizes = {module: size for each in there for module, size in each.sizes.items()}
        over = sum(each.loras.held_bytes + loras.set_aside(each.pipe) + each.adapters.held_bytes for each in there)
        beside = (self.controlnets, self.vaes, self.image_encoders)
        return sum(sizes.values()) + over + sum(each.held_bytes(device) for each in beside)

    def _make_room(self, about: Model, device: torch.device, dtype: torch.dtype, way: Offload) -> None:
        """Let the models go that were used longest ago until another fits into the budget beside the rest."""
        home = offload.home(device, way)
        coming = sum(weights_size.parts(about.path).values()) * dtype.itemsize
        budget = self._budget if self._budget is not None else round(SHARE * self.available(home))
        while self._held and self.held_bytes(home) + coming > budget:
            self._held.popitem(last=False)

    def forget(self, but: Path | None = None) -> None:
        """Let go of all that is in memory, except the model of a path."""
        self.turns.rest()
        for key in [each for each in self._held if each[0] != but]:
            del self._held[key]
        self.controlnets.forget()
        self.vaes.forget()
        self.image_encoders.forget()


def _open(
    about: Model,
    device: torch.device,
    dtype: torch.dtype,
    current: tuple[tuple[str, int, int], ...],
    way: Offload,
    models: Models,
) -> Generator[Part, None, LoadedModel]:
    family = registry.families()[about.family]
    yield "Starting the engine", 0, 6
    quiet()
    opened = single_file.open_parts if about.is_file else model_folder.open_parts
    parts = yield from opened(about, family, dtype)
    yield phrase("Preparing the model"), 5, 6
    # Guarded as well: that parts don't go together shows in many kinds of errors.
    return guarded(about, "parts", partial(_joined, about, family, parts, device, dtype, current, way, models))


def _joined(
    about: Model,
    family: Family,
    parts: dict[str, Any],
    device: torch.device,
    dtype: torch.dtype,
    current: tuple[tuple[str, int, int], ...],
    way: Offload,
    models: Models,
) -> LoadedModel:
    """Put a model's parts, as they were read, into a pipeline on their device."""
    import diffusers

    pipe = getattr(diffusers, family.pipeline)(**{**family.options, **parts})
    parts_fit.check(about, family, pipe)
    autoencoder.told_of_family(pipe.vae, family)
    whose = "refiner's " if family.refines else ""  # a turn of its own on the device, after the base's
    sizes: dict[int, int] = {}
    for each in family.components:
        if way is Offload.NONE and device.type == "cpu" and dtype is torch.float32:
            _attach(models.graphs, about, each.name, parts[each.name])
        settled = placement.settle(parts.pop(each.name), device, way, stage=whose + each.name, turns=models.turns)
        # A UNet carries what its own model's references and LoRAs put into it.
        one = settled if each.name == "unet" else models.sharing.one(settled, str(device), way.value)
        pipe.register_modules(**{each.name: one})
        sizes[id(one)] = placement.size_of(one)
    return LoadedModel(
        about,
        family,
        pipe,
        device,
        dtype,
        weights_digest(about.path),
        current,
        way,
        sizes,
        Autoencoder(
            pipe.vae,
            preview.previewer(pipe.vae, about.latent_rgb, _small_decoder(about, pipe.vae, device, dtype), family),
        ),
        () if about.is_file else model_folder.notes(about, family, dtype),
    )


def _attach(graphs: GraphModules, about: Model, name: str, module: Any) -> None:
    """Let a module compute by its graph, where its kind has one."""
    config = {} if about.is_file else tables.read(about.path / name / "config.json", missing={})
    if not config:
        config = module.config.to_dict() if hasattr(module.config, "to_dict") else dict(module.config)
    if name == "vae":
        graphs.attach(module.encoder, GraphKind.VAE_ENCODER, config, module.encoder)
        graphs.attach(module.decoder, GraphKind.VAE_DECODER, config, module.decoder)
    elif name in (GraphKind.UNET, GraphKind.TEXT_ENCODER) and not hasattr(module, "text_projection"):
        graphs.attach(module, GraphKind(name), config)


def _small_decoder(about: Model, vae: Any, device: torch.device, dtype: torch.dtype) -> Any:
    """Find a tiny autoencoder (TAESD, madebyollin) for previews of a full one's latents; None if there is none."""
    import diffusers

    if autoencoder.is_tiny(vae) or (path := tiny_vaes.of_family(about, whole=False)) is None:
        return None
    if path.is_dir():
        load = partial(pretrained, diffusers.AutoencoderTiny, path, dtype)
    else:
        load = partial(vae_single_file.open_vae, path, {}, dtype, whole=False)
    return placement.settle(guarded(about, phrase("preview decoder"), load), device)


def quiet() -> None:
    """Keep the libraries' progress bars and advice off our standard error; what goes wrong is raised."""
    import diffusers
    import transformers

    for library in (diffusers, transformers):
        library.utils.logging.disable_progress_bar()
        library.utils.logging.set_verbosity(logging.CRITICAL)
