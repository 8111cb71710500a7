"""Why a file can't be used for what it was given for: what it is, why not, what to do instead. Imports no torch."""

from __future__ import annotations

from engine import registry
from engine.catalog.contents import Contents, FileKind

_INSTEAD = {
    FileKind.CHECKPOINT: "choose it as the model",
    FileKind.VAE: "choose it as the VAE (--vae)",
    FileKind.TINY_VAE: "choose it as the VAE (--vae)",
    FileKind.LORA: "add it as a LoRA (--lora), an addition to a model",
    FileKind.EMBEDDING: "put it into the folder “embeddings” and call it by its name in the prompt",
    FileKind.CONTROLNET: "give it to a control (--control-model)",
    FileKind.CONTROL_LORA: "give it to a control (--control-model)",
    FileKind.T2I_ADAPTER: "give it to a control (--control-model)",
    FileKind.IP_ADAPTER: "give it to a reference picture (--reference-adapter)",
    FileKind.UPSCALER: "enlarge with a model instead; Sketchlight draws details anew",
}
"""What each kind of file is for here."""
USED = frozenset(_INSTEAD) - {FileKind.UPSCALER}
"""What can be used at all."""


def usable(family: str) -> bool:
    """Tell whether models of an architecture can be run."""
    return family in registry.families()


def known() -> str:
    """Give the architectures that are run, in words."""
    return ", ".join(family.label for family in registry.families().values())


def refused(name: str, found: Contents, wanted: FileKind) -> str:
    """Give the sentence for a file of another kind than `wanted`."""
    if found.family and not usable(found.family):
        return f"{name} is {found.in_words}, an architecture that Sketchlight can't use: it knows {known()}."
    if found.kind is FileKind.UNKNOWN:
        return f"{name} holds {_NOTHING.get(wanted, 'nothing that Sketchlight knows')}."
    instead = _INSTEAD.get(found.kind)
    return f"{name} is {found.in_words}, not {wanted.value}" + (f": {instead}." if instead else ".")


_NOTHING = {
    FileKind.CHECKPOINT: "no Stable Diffusion model",
    FileKind.LORA: "no LoRA",
    FileKind.VAE: "no autoencoder",
    FileKind.CONTROLNET: "no ControlNet",
    FileKind.IP_ADAPTER: "no IP-Adapter that Sketchlight knows",
    FileKind.EMBEDDING: "no embedding",
}
