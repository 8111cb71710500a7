"""Opening autoencoders that stand in for a model's own, and keeping those used last."""

from __future__ import annotations

import json
from collections.abc import Generator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import torch

from engine.catalog import contents, folders
from engine.catalog.contents import FileKind
from engine.catalog.digest import signature, weights_digest
from engine.catalog.vae_files import VaeFile
from engine.errors import ModelError
from engine.loading import parts_fit, placement, preview, vae_single_file, weights
from engine.loading import vae as autoencoder
from engine.loading.offload import Turns
from engine.loading.reading import class_named, guarded, pretrained
from engine.loading.vae import Moments
from engine.paths import resources_dir
from engine.phrase import phrase
from engine.progress import Part
from engine.recent import Recent
from engine.records import Family
from engine.request import Offload

KEPT = 2
"""Kept beside the models' own; the one used longest ago goes first."""
MOMENTS_KEPT = 8
"""Encoded sources kept for each autoencoder."""
KINDS = ("AutoencoderKL", "AutoencoderTiny")


@dataclass(eq=False)
class Autoencoder:
    """An autoencoder with its previewer and the pictures that it has encoded."""

    vae: Any
    previews: preview.Previewer
    digest: str = ""
    """Of its weights, where they aren't the model's own."""
    draft: bool = False
    """Whether it stands in for a full one for the moment: the picture's noise is to be as that one leaves it."""
    moments: Recent[Any, Moments] = field(default_factory=lambda: Recent(MOMENTS_KEPT))


@dataclass(frozen=True, eq=False)
class _LoadedVae:
    vae: Any
    signature: tuple[tuple[str, int, int], ...]
    digest: str


class Vaes:
    """The autoencoders in memory that belong to no model, newest use last."""

    def __init__(self, turns: Turns, kept: int = KEPT) -> None:
        self._turns = turns
        self._held: Recent[tuple[Path, str, str, torch.dtype, Offload], _LoadedVae] = Recent(kept)
        self._made: Recent[tuple[int, int, bool], Autoencoder] = Recent(kept)

    def get(
        self,
        file: VaeFile,
        own: Autoencoder,
        family: Family,
        *,
        device: torch.device,
        dtype: torch.dtype,
        way: Offload,
        draft: bool = False,
    ) -> Generator[Part, None, Autoencoder]:
        """Give the autoencoder of a file in the place of a model's own; yields before it is opened.

        As a `draft` it stands in for the moment, and lets random numbers be drawn as the full one would.

        Raises ModelError for what is no autoencoder, is broken, or makes other latents.
        """
        key = (file.path, family.name, str(device), dtype, way)
        current = signature(file.path)
        held = self._held.pop(key, None)
        if held is None or held.signature != current:
            yield phrase("Loading {lower}{value}", lower=file.label[:1].lower(), value=file.label[1:]), 0, 1
            vae = guarded(file, "weights", partial(opened, file, family, dtype, own.vae))
            settled = placement.settle(vae, device, way, stage="vae", turns=self._turns)
            held = _LoadedVae(settled, current, weights_digest(file.path))
        parts_fit.check_latents(file.label, held.vae, own.vae)
        return self._in_place_of(own, self._held.keep(key, held), draft)

    def held_bytes(self, device: torch.device) -> int:
        """Give bytes of weights that lie on a device."""
        held = [each.vae for each in list(self._held.values())]
        return sum(placement.size_of(each) for each in held if each.device.type == device.type)

    def forget(self) -> None:
        """Let go of all of them."""
        self._held.clear()
        self._made.clear()

    def _in_place_of(self, own: Autoencoder, held: _LoadedVae, draft: bool) -> Autoencoder:
        """Put it in place, with what was encoded before; previews go by the model's own, whose latents they are."""
        place = (id(own), id(held), draft)
        made = self._made.used(place)
        if made is not None and made.vae is held.vae:
            return made
        tiny = held.vae if autoencoder.is_tiny(held.vae) else own.previews.tiny
        previews = preview.Previewer(own.previews.linear, tiny, own.previews.factor)
        digest = f"{own.digest}+{held.digest}" if draft and own.digest else held.digest
        return self._made.keep(place, Autoencoder(held.vae, previews, digest, draft))


def opened(file: VaeFile, family: Family, dtype: torch.dtype, own: Any = None) -> Any:
    """Give the autoencoder in a folder or file, for a family's latents. Raises ModelError for what is none.

    What no shape of a tiny one tells is the model's `own`, where that is tiny as well.
    """
    vae = _folder(file, dtype) if file.path.is_dir() else _single(file, family, dtype, own)
    weights.check_numbers(vae.state_dict())
    return autoencoder.told_of_family(vae, family)


def _folder(file: VaeFile, dtype: torch.dtype) -> Any:
    kind = folders.name_in(file.path)
    if kind not in KINDS:
        raise ModelError(
            phrase(
                "{label} is of the kind {kind}; Sketchlight knows {join}.",
                label=file.label,
                kind=kind,
                join=", ".join(KINDS),
            )
        )
    return pretrained(class_named(kind), file.path, dtype)


def _single(file: VaeFile, family: Family, dtype: torch.dtype, own: Any) -> Any:
    config = resources_dir() / "configs" / family.config / "vae" / "config.json"
    usual = json.loads(config.read_text("utf-8"))
    is_tiny = own is not None and autoencoder.is_tiny(own)
    scale = {**own.config, "_class_name": KINDS[1]} if is_tiny and _is_tiny(file.path) else usual
    return vae_single_file.open_vae(file.path, scale, dtype)


def _is_tiny(path: Path) -> bool:
    return contents.of_file(path).kind is FileKind.TINY_VAE
