"""All that a run computes with, loaded and laid out: its model, a refiner, another autoencoder."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace

import torch

from engine.catalog import tiny_vaes, vae_files
from engine.catalog.catalog import Model
from engine.catalog.contents import AUTOENCODER
from engine.estimate import Layout
from engine.loading import attention, devices, vae
from engine.loading.models import LoadedModel, Models
from engine.progress import Part
from engine.request import Backend, Request, Seamless
from engine.sampling import refining


@dataclass(frozen=True, eq=False)
class OpenedModels:
    """`model`'s autoencoder is the one that the request asks for."""

    model: LoadedModel
    refiner: LoadedModel | None = None

    @property
    def digest(self) -> str:
        """Of all the weights that the result depends on."""
        refiner = "" if self.refiner is None else self.refiner.digest
        return "+".join(each for each in (self.model.digest, refiner, self.model.autoencoder.digest) if each)

    @property
    def notes(self) -> tuple[str, ...]:
        return self.model.notes + (() if self.refiner is None else self.refiner.notes)


def opened(request: Request, about: Model, models: Models, how: Layout) -> Generator[Part, None, OpenedModels]:
    """Load what isn't in memory, and set it to compute in the way told. Raises ModelError and InvalidRequest."""
    if AUTOENCODER in about.lacks:
        about = replace(about, stand_in=vae_files.stand_in(request.uses.vae, about).path)
    whole = request.seamless is Seamless.NONE  # a graph's convolutions are as they are
    models.graphs.begin(request.placement if whole else replace(request.placement, backend=Backend.TORCH))
    model = yield from _laid_out(about, models, how)
    second = refining.find(about, request)
    refiner = None if second is None else (yield from _laid_out(second, models, how))
    model.autoencoder = model.own
    if request.uses.vae is not None and about.stand_in is None:
        file = vae_files.find(request.uses.vae, about)
        model.autoencoder = yield from models.vaes.get(
            file, model.own, model.family, device=model.device, dtype=model.dtype, way=how.offload
        )
    small = tiny_vaes.in_place(request.uses.tiny_vae, about)
    if small is not None and not vae.is_tiny(model.vae):
        model.autoencoder = yield from models.vaes.get(
            small, model.autoencoder, model.family, device=model.device, dtype=model.dtype, way=how.offload, draft=True
        )
    vae.set_tiles(model.vae, how.vae_tiling and whole)
    return OpenedModels(model, refiner)


def _laid_out(about: Model, models: Models, how: Layout) -> Generator[Part, None, LoadedModel]:
    model = yield from models.get(about, torch.device(how.device), devices.DTYPES[how.dtype], how.offload)
    if how.attention is not attention.current(model.pipe.unet):
        model.adapters.detach()  # what the request has comes on again
        attention.use(model.pipe.unet, how.attention)
    if model.backend is not models.graphs.asked:
        model.backend = models.graphs.asked
        model.forget_encoded()  # by the other backend: the last digits differ
    return model
