"""How wide the text is that a UNet listens to: by this, LoRAs and IP-Adapters are told apart. Imports no torch."""

from __future__ import annotations

from engine import registry, tables
from engine.catalog.catalog import Model
from engine.paths import resources_dir
from engine.phrase import mark, phrase

KINDS = {
    768: mark("Stable Diffusion 1.x"),
    1024: mark("Stable Diffusion 2.x"),
    1280: mark("the Stable Diffusion XL refiner"),
    2048: mark("Stable Diffusion XL"),
}
"""What the known architectures have as `cross_attention_dim`."""


def of_model(model: Model) -> int | None:
    """Give numbers a word that its UNet listens to; None if its folder doesn't say."""
    folder = resources_dir() / "configs" / registry.families()[model.family].config if model.is_file else model.path
    width = tables.read_if_readable(folder / "unet" / "config.json").get("cross_attention_dim")
    return width if isinstance(width, int) else None


def in_words(width: int) -> str:
    """Say “Stable Diffusion XL”, or how wide the text of an unknown one is."""
    return KINDS.get(width, f"a model whose text is {width} numbers wide")


def misfit(label: str, width: int | None, model: Model) -> str:
    """Say why something of this width does not fit the model, as a sentence; empty if it fits or can't be told."""
    theirs = of_model(model)
    if width is None or theirs is None or width == theirs:
        return ""
    return phrase(
        "{label} was made for {in_words}; {label_2} is {in_words_2}. They don't fit together.",
        label=label,
        in_words=in_words(width),
        label_2=model.label,
        in_words_2=in_words(theirs),
    )
