"""Why a file can't be used for what it was given for: what it is, why not, what to do instead. Imports no torch."""

from __future__ import annotations

from engine import registry
from engine.catalog.contents import Contents, Kind

_INSTEAD = {
    Kind.CHECKPOINT: "choose it as the model",
    Kind.VAE: "choose it as the VAE (--vae)",
    Kind.TINY_VAE: "choose it as the VAE (--vae)",
    Kind.LORA: "add it as a LoRA (--lora), an addition to a model",
    Kind.EMBEDDING: "put it into the folder “embeddings” and call it by its name in the prompt",
    Kind.CONTROLNET: "give it to a control (--control-model)",
    Kind.CONTROL_LORA: "give it to a control (--control-model)",
    Kind.T2I_ADAPTER: "give it to a control (--control-model)",
    Kind.IP_ADAPTER: "give it to a reference picture (--reference-adapter)",
    Kind.UPSCALER: "enlarge with a model instead; Sketchlight draws details anew",
}
"""What each kind of file is for here."""
USED = frozenset(_INSTEAD) - {Kind.UPSCALER}
"""What can be used at all."""


def usable(family: str) -> bool:
    """Whether models of an architecture can be run."""
    return family in registry.families()


def known() -> str:
    """The architectures that are run, in words."""
    return ", ".join(family.label for family in registry.families().values())


def refused(name: str, found: Contents, wanted: Kind) -> str:
    """The sentence for a file of another kind than `wanted`."""
    if found.family and not usable(found.family):
        return f"{name} is {found.in_words}, an architecture that Sketchlight can't use: it knows {known()}."
    if found.kind is Kind.UNKNOWN:
        return f"{name} holds {_NOTHING.get(wanted, 'nothing that Sketchlight knows')}."
    instead = _INSTEAD.get(found.kind)
    return f"{name} is {found.in_words}, not {wanted.value}" + (f": {instead}." if instead else ".")


_NOTHING = {
    Kind.CHECKPOINT: "no Stable Diffusion model",
    Kind.LORA: "no LoRA",
    Kind.VAE: "no autoencoder",
    Kind.CONTROLNET: "no ControlNet",
    Kind.IP_ADAPTER: "no IP-Adapter that Sketchlight knows",
    Kind.EMBEDDING: "no embedding",
}
