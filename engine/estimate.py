"""What is said of a run's memory: how it would be laid out, what it takes, whether it fits. Imports no torch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from engine.phrase import mark, phrase
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
            words.append(phrase("{value} offload", value=self.offload.value))
        if self.attention is Attention.SLICED:
            words.append(phrase("attention in slices"))
        if self.vae_tiling:
            words.append(phrase("decoded in tiles"))
        if not self.vae_slicing and pictures > 1:
            words.append(phrase("decoded together"))
        if self.batch < pictures:
            words.append(
                phrase("{batch} pictures at a time", batch=self.batch)
                if self.batch > 1
                else phrase("one picture at a time")
            )
        return ", ".join(words) or "plain"


class Verdict(StrEnum):
    FITS = "fits"
    OFFLOADS = mark("will offload")
    TOO_LARGE = mark("too large")


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
        said = phrase(
            "{capitalize}: about {gigabytes} of {gigabytes_2} free",
            capitalize=self.verdict.value.capitalize(),
            gigabytes=gigabytes(self.bytes),
            gigabytes_2=gigabytes(self.free),
        )
        return f"{said}. {self.advice}" if self.advice else f"{said}."


def gigabytes(count: int) -> str:
    """Say “640 MB”, “1.2 GB”, “24 GB”."""
    if count < 2**30:
        return f"{count / 2**20:.0f} MB"
    size = count / 2**30
    return f"{size:.1f} GB" if size < 10 else f"{size:.0f} GB"
