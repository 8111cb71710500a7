"""Whether a request fits in memory, told before it runs. Imports no torch.

An estimate, not a promise: weights are counted exactly, what computing takes by measured factors. What runs out all the
same is met by `engine.runs.ladder`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine import tables
from engine.catalog import tiny_vaes, vae_files
from engine.catalog.catalog import Model
from engine.estimate import Estimate, Layout, Verdict, gigabytes
from engine.memory import activations, layout, weights_asked
from engine.paths import resources_dir
from engine.phrase import phrase
from engine.placement_parts import Attention, Offload
from engine.registry import families
from engine.request import Request, Size
from engine.request_parts import SIDE, SIZE_MULTIPLE

ITEM = {"float32": 4, "float16": 2, "bfloat16": 2}
TEXT_TOKENS = 77
"""Of a text of usual length."""
SPARE = 300 * 2**20
"""Bytes left for everything that isn't counted."""
LAYER = 0.06
"""The share of a model that lies on the device when it is offloaded layer by layer: the largest one, and the next."""


@dataclass(frozen=True, eq=False)
class Need:
    """What a request takes in memory, by the layout of its run."""

    request: Request
    about: Model
    pictures: int
    size: Size
    parts: Mapping[str, int]
    """Numbers in each part that computes alone: the model's, and others' by the names in `weights_asked`."""
    controls: tuple[int, ...]
    """Numbers in each ControlNet."""
    over_unet: int
    """Numbers in the LoRAs and IP-Adapters, and in layers that lie there twice while LoRAs are merged into them."""
    unet: Mapping[str, Any]
    vae: Mapping[str, Any]

    def rungs(self, first: Layout) -> Iterator[Layout]:
        """Give `engine.memory.layout.rungs` for this request."""
        return layout.rungs(
            first,
            self.request.placement,
            pictures=self.pictures,
            tiles=max(self.size) > activations.tile(self.vae),
            slices=not self.request.references,
            by_layer=not (self.request.references or self.request.uses.loras),
        )

    def weights(self, dtype: str) -> int:
        """Count the bytes of everything that is loaded."""
        return (sum(self.parts.values()) + sum(self.controls) + self.over_unet) * ITEM[dtype]

    def bytes(self, how: Layout) -> int:
        """Count the bytes on the device at the worst moment."""
        return self._computing(how) + self._shown() + SPARE

    def beside(self, how: Layout) -> int:
        """Count the bytes of the main memory, beside a device with its own."""
        return self._shown() + SPARE + (self.weights(how.dtype) if how.offload is not Offload.NONE else 0)

    def _computing(self, how: Layout) -> int:
        """Count weights on the device and what is made with them."""
        item = ITEM[how.dtype]
        step, code = self._step(how) * item, self._coding(how) * item
        if how.offload is Offload.MODEL:
            unet = self.parts.get("unet", 0) + sum(self.controls) + self.over_unet
            unet = max(unet, self.parts.get(f"{weights_asked.REFINERS}unet", 0))
            which = (weights_asked.TINY_VAE, weights_asked.OTHER_VAE, "vae")
            vae = next((self.parts[name] for name in which if self.parts.get(name)), 0)
            largest = max(self.parts.values(), default=0)
            return max(unet * item + step, vae * item + code, largest * item)
        everything = self.weights(how.dtype)
        return max(step, code) + (everything if how.offload is Offload.NONE else round(everything * LAYER))

    def _step(self, how: Layout) -> int:
        halves = 2 if self.request.doubled and self.unet.get("time_cond_proj_dim") is None else 1
        one = activations.unet(self.unet, self.size) * (1 + 0.5 * len(self.controls))
        scores = activations.attention_scores(self.unet, self.size) if how.attention is Attention.SLICED else 0
        if self.request.regions:
            one += activations.region_scores(self.unet, self.size, TEXT_TOKENS * (1 + len(self.request.regions)))
        return round(one * halves * min(how.batch, self.pictures)) + scores

    def _coding(self, how: Layout) -> int:
        together = 1 if how.vae_slicing else min(how.batch, self.pictures)
        decode = activations.decoder(self.vae, self.size, tiled=how.vae_tiling) * together
        if self.request.source is None:
            return decode
        return max(decode, activations.encoder(self.vae, self.size, tiled=how.vae_tiling))

    def _shown(self) -> int:
        """Count pictures as a person sees them, 8 bits: the last preview's and the result's; and one in floats."""
        pixels = self.size[0] * self.size[1]
        return pixels * 3 * (2 * self.pictures + 8)


def need(request: Request, about: Model) -> Need:
    """Read the sizes of everything that a request loads. Raises ModelError for what can't be read."""
    return Need(
        request,
        about,
        request.pictures,
        request.size,
        weights_asked.parts(request, about),
        weights_asked.controlnets(request, about),
        weights_asked.over_unet(request, about),
        _config(about, "unet"),
        _vae_config(request, about),
    )


def estimate(needed: Need, first: Layout, free: int, *, main: int | None = None) -> Estimate:
    """Give the first layout, from `first` down, that takes no more than `free` bytes of the device.

    `main` is what is free of the main memory where the device has its own: what is offloaded lies there.
    """
    tried = list(needed.rungs(first))
    for each in tried:
        if needed.bytes(each) <= free and (main is None or needed.beside(each) <= main):
            verdict = Verdict.FITS if each.offload is Offload.NONE else Verdict.OFFLOADS
            words = each.in_words(needed.pictures)
            return Estimate(needed.bytes(each), free, verdict, each, "" if each == first else f"{words.capitalize()}.")
    last = tried[-1]
    return Estimate(needed.bytes(last), free, Verdict.TOO_LARGE, last, _advice(needed, last, free))


def refused(estimated: Estimate, request: Request) -> str:
    """Say what a person should know of a request that can't fit."""
    many = f"{request.pictures} pictures" if request.pictures > 1 else "a picture"
    where = "this computer" if estimated.layout.on_processor else f"the graphics device ({estimated.layout.device})"
    return phrase(
        "The memory of {where} is not enough for {many} of {value}×{value_2}: that takes "
        "about {gigabytes}, and {gigabytes_2} are free. {advice}",
        where=where,
        many=many,
        value=request.size[0],
        value_2=request.size[1],
        gigabytes=gigabytes(estimated.bytes),
        gigabytes_2=gigabytes(estimated.free),
        advice=estimated.advice,
    )


def _advice(needed: Need, last: Layout, free: int) -> str:
    """Give the most pictures, or else the largest size of the same shape, that would fit."""

    def fits(pictures: int, size: Size) -> bool:
        return replace(needed, pictures=pictures, size=size).bytes(last) <= free

    pictures = _largest(1, needed.pictures - 1, lambda count: fits(count, needed.size))
    if pictures:
        return phrase("Try {pictures} picture{value} at a time.", pictures=pictures, value="s" if pictures > 1 else "")
    sizes = [_scaled(needed.size, side) for side in range(SIDE[0], max(needed.size), SIZE_MULTIPLE * 8)]
    best = _largest(0, len(sizes) - 1, lambda index: fits(1, sizes[index]))
    if best is None:
        return phrase("Close other programs, or choose a smaller model.")
    width, height = sizes[best]
    return f"Try {width}×{height}" + (", one picture at a time." if needed.pictures > 1 else ".")


def _largest(low: int, high: int, fits: Callable[[int], bool]) -> int | None:
    """Search by bisection, since more of anything takes more; None if not even `low` fits."""
    if low > high or not fits(low):
        return None
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _scaled(size: Size, longest: int) -> Size:
    width, height = (max(SIDE[0], side * longest // max(size) // SIZE_MULTIPLE * SIZE_MULTIPLE) for side in size)
    return width, height


def _vae_config(request: Request, about: Model) -> Mapping[str, Any]:
    """Read another autoencoder's config if it is a folder; a single file nearly always has its family's shape."""
    if (small := tiny_vaes.in_place(request.uses.tiny_vae, about)) is not None:
        return _json(small.path / "config.json") if small.path.is_dir() else activations.TINY
    other = None if request.uses.vae is None else vae_files.find(request.uses.vae, about).path
    return _config(about, "vae") if other is None or not other.is_dir() else _json(other / "config.json")


def _config(about: Model, part: str) -> Mapping[str, Any]:
    folder = resources_dir() / "configs" / families()[about.family].config if about.is_file else about.path
    return _json(folder / part / "config.json")


def _json(path: Path) -> Mapping[str, Any]:
    return tables.read(path)
