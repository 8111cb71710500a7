"""Why a file can't be used for what it was given for: what it is, why not, what to do instead. Imports no torch."""

from __future__ import annotations

from engine import registry
from engine.catalog.contents import Contents, FileKind
from engine.phrase import mark, phrase

_INSTEAD = {
    FileKind.CHECKPOINT: mark("choose it as the model"),
    FileKind.VAE: mark("choose it as the VAE"),
    FileKind.TINY_VAE: mark("choose it as the VAE"),
    FileKind.LORA: mark("add it as a LoRA, an addition to a model"),
    FileKind.EMBEDDING: mark("put it into the folder “embeddings” and call it by its name in the prompt"),
    FileKind.CONTROLNET: mark("give it to a control"),
    FileKind.CONTROL_LORA: mark("give it to a control"),
    FileKind.T2I_ADAPTER: mark("give it to a control"),
    FileKind.IP_ADAPTER: mark("give it to a reference picture"),
    FileKind.OTHER_STEERING: mark("get a ControlNet for the same maps"),
    FileKind.AVERAGES: mark("get the file of the weights themselves"),
    FileKind.UPSCALER: mark("choose it under “Enlarged by” when you enlarge a picture (--upscaler)"),
    FileKind.UNET: mark("get the whole model"),
}
"""What each kind of file is for here."""
USED = frozenset(_INSTEAD) - {FileKind.UPSCALER, FileKind.OTHER_STEERING, FileKind.AVERAGES, FileKind.UNET}
"""What a model is drawn with; upscalers are used without one."""


def usable(family: str) -> bool:
    """Tell whether models of an architecture can be run."""
    return family in registry.families()


def known() -> str:
    """Give the architectures that are run, in words."""
    return ", ".join(family.label for family in registry.families().values())


def refused(name: str, found: Contents, wanted: FileKind) -> str:
    """Give the sentence for a file of another kind than `wanted`."""
    if found.family and not usable(found.family):
        return phrase(
            "{name} is {in_words}, an architecture that Sketchlight can't use: it knows {known}.",
            name=name,
            in_words=found.in_words,
            known=known(),
        )
    if found.kind is FileKind.UNKNOWN:
        return phrase("{name} holds {get}.", name=name, get=_NOTHING.get(wanted, "nothing that Sketchlight knows"))
    if found.kind is wanted:
        return phrase(
            "{name} is {in_words} of an architecture that can't be told by it.", name=name, in_words=found.in_words
        )
    instead = _INSTEAD.get(found.kind)
    return phrase("{name} is {in_words}, not {value}", name=name, in_words=found.in_words, value=wanted.value) + (
        f": {instead}." if instead else "."
    )


def of_no_use(name: str, found: Contents) -> str:
    """Give the sentence for a file that was handed over without a word of what for, and can be used for nothing."""
    if (found.family and not usable(found.family)) or found.kind is FileKind.UNKNOWN:
        return refused(name, found, FileKind.UNKNOWN)
    instead = _INSTEAD.get(found.kind)
    told = phrase("{name} is {in_words}, which can't be used by itself", name=name, in_words=found.in_words)
    return told + (f": {instead}." if instead else ".")


def without(wanted: FileKind) -> str:
    """Give “holds no LoRA”, as the middle of a sentence."""
    return phrase("holds {get}", get=_NOTHING.get(wanted, "nothing that Sketchlight knows"))


_NOTHING = {
    FileKind.CHECKPOINT: mark("no Stable Diffusion model"),
    FileKind.LORA: mark("no LoRA"),
    FileKind.VAE: mark("no autoencoder"),
    FileKind.CONTROLNET: mark("no ControlNet"),
    FileKind.IP_ADAPTER: mark("no IP-Adapter that Sketchlight knows"),
    FileKind.EMBEDDING: mark("no embedding"),
}
