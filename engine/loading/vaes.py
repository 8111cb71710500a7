"""Opening autoencoders that stand in for a model's own, and keeping those used last."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Generator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from engine import tables
from engine.catalog.digest import signature, weights_digest
from engine.catalog.vae_files import VaeFile
from engine.errors import ModelError
from engine.loading import parts_fit, placement, preview, vae_single_file
from engine.loading import vae as autoencoder
from engine.loading.offload import Turns
from engine.loading.reading import class_named, guarded, pretrained
from engine.loading.vae import Moments
from engine.paths import resources_dir
from engine.progress import Part
from engine.records import Family
from engine.request import Offload

if TYPE_CHECKING:
    from engine.loading.models import LoadedModel

KEPT = 2
"""Kept beside the models' own; the one used longest ago goes first."""
KINDS = ("AutoencoderKL", "AutoencoderTiny")


@dataclass(eq=False)
class Autoencoder:
    """An autoencoder with its previewer and the pictures that it has encoded."""

    vae: Any
    previews: preview.Previewer
    digest: str = ""
    """Of its weights, where they aren't the model's own."""
    moments: OrderedDict[Any, Moments] = field(default_factory=OrderedDict)


@dataclass(frozen=True, eq=False)
class _LoadedVae:
    vae: Any
    signature: tuple[tuple[str, int, int], ...]
    digest: str


class Vaes:
    """The autoencoders in memory that belong to no model, newest use last."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._held: OrderedDict[tuple[Path, str, str, torch.dtype, Offload], _LoadedVae] = OrderedDict()
        self._made: OrderedDict[tuple[int, int], Autoencoder] = OrderedDict()

    def get(self, file: VaeFile, model: LoadedModel, way: Offload, turns: Turns) -> Generator[Part, None, Autoencoder]:
        """The autoencoder of a file in the place of a model's own; yields before it is opened.

        Raises ModelError for what is no autoencoder, is broken, or makes other latents.
        """
        own, family = model.own, model.family
        key = (file.path, family.name, str(model.device), model.dtype, way)
        current = signature(file.path)
        held = self._held.pop(key, None)
        if held is None or held.signature != current:
            yield f"Loading {file.label[:1].lower()}{file.label[1:]}", 0, 1
            vae = guarded(file, "weights", partial(opened, file, family, model.dtype))
            settled = placement.settle(vae, model.device, way, stage="vae", turns=turns)
            held = _LoadedVae(settled, current, weights_digest(file.path))
        parts_fit.check_latents(file.label, held.vae, own.vae)
        self._held[key] = held
        if len(self._held) > self._kept:
            self._held.popitem(last=False)
        return self._in_place_of(own, held)

    def held_bytes(self, device: torch.device) -> int:
        """Bytes of weights that lie on a device."""
        held = [each.vae for each in list(self._held.values())]
        return sum(placement.size_of(each) for each in held if each.device.type == device.type)

    def forget(self) -> None:
        """Let go of all of them."""
        self._held.clear()
        self._made.clear()

    def _in_place_of(self, own: Autoencoder, held: _LoadedVae) -> Autoencoder:
        """With what was encoded before; previews go by the model's own, whose latents they are."""
        place = (id(own), id(held))
        if place not in self._made or self._made[place].vae is not held.vae:
            tiny = held.vae if autoencoder.is_tiny(held.vae) else own.previews.tiny
            previews = preview.Previewer(own.previews.linear, tiny, own.previews.factor)
            self._made[place] = Autoencoder(held.vae, previews, held.digest)
        self._made.move_to_end(place)
        if len(self._made) > self._kept:
            self._made.popitem(last=False)
        return self._made[place]


def opened(file: VaeFile, family: Family, dtype: torch.dtype) -> Any:
    """The autoencoder in a folder or file, for a family's latents. Raises ModelError for what is none."""
    vae = _folder(file, dtype) if file.path.is_dir() else _single(file, family, dtype)
    return autoencoder.told_of_family(vae, family)


def _folder(file: VaeFile, dtype: torch.dtype) -> Any:
    kind = tables.read(file.path / "config.json").get("_class_name")
    if kind not in KINDS:
        raise ModelError(f"{file.label} is of the kind {kind}; Sketchlight knows {', '.join(KINDS)}.")
    return pretrained(class_named(kind), file.path, dtype)


def _single(file: VaeFile, family: Family, dtype: torch.dtype) -> Any:
    config = resources_dir() / "configs" / family.config / "vae" / "config.json"
    return vae_single_file.open_vae(file.path, json.loads(config.read_text("utf-8")), dtype)
