"""The architectures that files are made for, those that Sketchlight runs and those that it only names. No torch."""

from __future__ import annotations

import re
from collections.abc import Iterable

from engine.phrase import mark

LABELS = {
    "sd15": mark("Stable Diffusion 1.x"),
    "sd21": mark("Stable Diffusion 2.x"),
    "sdxl": mark("Stable Diffusion XL"),
    "sdxl_refiner": mark("Stable Diffusion XL refiner"),
    "sd3": mark("Stable Diffusion 3"),
    "flux": mark("Flux"),
    "chroma": mark("Chroma"),
    "pixart": "PixArt",
    "auraflow": "AuraFlow",
    "cascade": mark("Stable Cascade"),
    "hunyuan": mark("Hunyuan"),
    "kolors": mark("Kolors"),
    "lumina": mark("Lumina or Z-Image"),
    "qwen": "Qwen-Image",
    "sana": mark("Sana"),
    "wan": mark("Wan (video)"),
    "ltx": mark("LTX (video)"),
    "cosmos": mark("Cosmos"),
    "hidream": "HiDream",
    "krea": mark("Krea"),
    "minimax": "MiniMax",
    "mochi": mark("Mochi (video)"),
    "transformer": mark("a diffusion transformer"),
    "language": mark("a language model"),
}
BY_CONTEXT = {768: "sd15", 1024: "sd21", 1280: "sdxl_refiner", 2048: "sdxl"}
"""Numbers a word of the text that a UNet listens to, diffusers' `cross_attention_dim`."""

T2I_ENTRIES = {64: (8, 1), 192: (8, 3), 256: (16, 1), 768: (16, 3)}
"""Channels that go into a T2I-Adapter, whose picture is folded by a factor → (the factor, colours): SDXL's is 16."""

SIGNS = (
    ("distilled.guidance.layer.", "chroma"),
    ("txt.in.individual.token.refiner.", "hunyuan"),
    ("mlp.t5.", "hunyuan"),
    ("double.blocks.", "flux"),
    ("single.transformer.blocks.", "flux"),
    ("joint.blocks.", "sd3"),
    ("context.embedder.", "sd3"),
    ("double.layers.", "auraflow"),
    ("joint.transformer.blocks.", "auraflow"),
    ("adaln.single.", "pixart"),
    ("t.block.1.", "pixart"),
    ("clip.txt.mapper.", "cascade"),
    ("clip.txt.pooled.mapper.", "cascade"),
    ("encoder.hid.proj.weight", "kolors"),
    ("cap.embedder.", "lumina"),
    ("txt.norm.weight", "qwen"),
    ("img.mod.1.", "qwen"),
    ("attention.y.norm.", "sana"),
    ("text.embedding.0.", "wan"),
    ("cross.attn.norm.k.", "wan"),
    ("patchify.proj.", "ltx"),
    ("single.stream.modulation.", "flux"),
    ("early.stream.modulations.", "flux"),
    ("ref.time.in.", "flux"),
    ("head.modulation", "wan"),
    ("vace.blocks.", "wan"),
    ("motion.encoder.", "wan"),
    (".residual.0.gamma", "wan"),
    ("net.x.embedder.", "cosmos"),
    ("net.blocks.", "cosmos"),
    ("net.extra.pos.embedder.", "cosmos"),
    ("net.pos.embedder.", "cosmos"),
    ("double.stream.blocks.", "hidream"),
    ("attn.qkv.x.", "mochi"),
    ("token.refiner.blocks.", "minimax"),
    ("txtfusion.", "krea"),
    ("txt.in.text.norm.", "qwen"),
    ("cross.attn.q.linear.", "sana"),
    ("cross.attn.kv.linear.", "sana"),
    ("decoder.stages.", "sana"),
    ("encoder.project.in.", "sana"),
    ("scale.shift.table", "ltx"),
    ("per.channel.statistics.", "ltx"),
    ("decoder.up.blocks.9.res.blocks.", "ltx"),
    (".channelwise.", "cascade"),
    ("cond.seq.linear.", "auraflow"),
    ("t.embedder.mlp.", "auraflow"),
    ("control.all.x.embedder.", "lumina"),
    ("context.refiner.", "lumina"),
    ("noise.refiner.", "lumina"),
    ("adaLN.modulation.", "lumina"),
)
"""Parts of names, from the beginning of a word, that only one architecture has; every underline made a dot, as LoRAs'
names have either."""
STRAYS_AMONG = 8
"""So many layers of a UNet to each that is another architecture's: then those are strays."""
_BESIDE_A_UNET = ("encoder.hid.proj.weight", ".channelwise.")
"""Signs of architectures that are a UNet for all the rest."""
_UNET = re.compile(
    r"\.(?:down|up)\.blocks\.\d+\.(?:attentions|resnets|downsamplers|upsamplers)\.|\.mid\.block\.(?:attentions|resnets)\."
    r"|\.(?:input|output)\.blocks\.\d+\.\d+\.|\.middle\.block\.\d+\."
)
_TRANSFORMER = re.compile(
    r"^(?:(?:conditional_)?transformer(?:_\w+)?|connectors|text_conditioner)\."
    r"|^(?:(?:diffusion_model|base_model\.model|lora_unet|lora_transformer|lycoris)[._])?"
    r"(?:(?:single|double|joint|stream|transformer|content|mode|context|noise|token)_)*(?:blocks|layers|refiner)[._]"
)
"""Beginnings of names in LoRAs: a transformer's blocks stand at the top, a UNet's lie in its ways down and up."""
_LISTENS = re.compile(r"attn2[._](?:processor[._])?to_k(?:_ip|_lora)?[._]")


def of_names(names: Iterable[str]) -> str:
    """Name the architecture that is no Stable Diffusion UNet, by the names of its layers; empty if it is none.

    A few strays among the layers of a UNet make no other architecture of it.
    """
    dotted = ["." + name.replace("_", ".") for name in names]
    of_unets = sum(bool(_UNET.search(name)) for name in dotted)
    for sign, found in SIGNS:
        sought = sign if sign.startswith(".") else f".{sign}"
        count = sum(sought in name for name in dotted)
        if count and (sign in _BESIDE_A_UNET or count * STRAYS_AMONG > of_unets):
            return found
    return ""


def of_transformers(names: Iterable[str]) -> str:
    """Give the same where only that it is no UNet can be told of the names of a LoRA's layers."""
    listed = list(names)
    count = sum(bool(_TRANSFORMER.search(name)) for name in listed)
    of_unets = sum(bool(_UNET.search("." + name.replace("_", "."))) for name in listed)
    return "transformer" if count * STRAYS_AMONG > of_unets else ""


def listens(name: str) -> bool:
    """Tell whether a weight reads the text: its input is as wide as a word."""
    return bool(_LISTENS.search(name))
