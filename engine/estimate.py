"""What is said of a run's memory: how it would be laid out, what it takes, whether it fits. Imports no torch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from engine.request import Attention, Offload

WHOLE = 64
"""Pictures in a forward where nothing limits them: as many as a request can have."""


@dataclass(frozen=True)
class Layout:
    """Everything that a Placement leaves open, decided. `batch` is how many pictures share a forward at most."""

    device: str
    dtype: str
    offload: Offload = Offload.NONE
    attention: Attention = Attention.SDPA
    vae_slicing: bool = True
    vae_tiling: bool = False
    batch: int = WHOLE

    @property
    def on_processor(self) -> bool:
        return self.device == "cpu"

    def in_words(self, pictures: int = WHOLE) -> str:
        """Give what is unusual about it, such as “group offload, tiles”; “plain” for nothing."""
        words = []
        if self.offload is not Offload.NONE:
            words.append(f"{self.offload.value} offload")
        if self.attention is Attention.SLICED:
            words.append("attention in slices")
        if self.vae_tiling:
            words.append("decoded in tiles")
        if not self.vae_slicing and pictures > 1:
            words.append("decoded together")
        if self.batch < pictures:
            words.append(f"{self.batch} pictures at a time" if self.batch > 1 else "one picture at a time")
        return ", ".join(words) or "plain"


class Verdict(StrEnum):
    FITS = "fits"
    OFFLOADS = "will offload"
    TOO_LARGE = "too large"


@dataclass(frozen=True)
class Estimate:
    """What a run takes of `free` bytes, how it will be laid out, and what to choose instead where it doesn't fit."""

    bytes: int
    free: int
    verdict: Verdict
    layout: Layout
    advice: str = ""

    def in_words(self) -> str:
        """Say “Fits: about 1.2 GB of 16.4 GB free”."""
        said = f"{self.verdict.value.capitalize()}: about {gigabytes(self.bytes)} of {gigabytes(self.free)} free"
        return f"{said}. {self.advice}" if self.advice else f"{said}."


def gigabytes(count: int) -> str:
    """Say “640 MB”, “1.2 GB”, “24 GB”."""
    if count < 2**30:
        return f"{count / 2**20:.0f} MB"
    size = count / 2**30
    return f"{size:.1f} GB" if size < 10 else f"{size:.0f} GB"
