"""What a weights file is, told by the names and shapes in it: the one place that recognises. Imports no torch.

Loaders, lists, `inspect` and refusals all ask here. A file's name counts for nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from engine.catalog import architectures, lora_layers, peft_kinds, weights_header
from engine.catalog.weights_header import Header, Shape
from engine.phrase import mark, phrase
from engine.prediction import UNSAID, Prediction, of_contents

Shapes = Mapping[str, Shape]


class FileKind(StrEnum):
    """What a file can be; the value is how a sentence names one."""

    CHECKPOINT = mark("a whole model")
    UNET = mark("a UNet alone, a part of a model")
    VAE = mark("a VAE (autoencoder)")
    TINY_VAE = mark("a tiny autoencoder (TAESD)")
    TEXT_ENCODER = mark("a text encoder, a part of a model")
    IMAGE_ENCODER = mark("an image encoder (CLIP vision model)")
    LORA = "a LoRA"
    EMBEDDING = mark("an embedding (textual inversion)")
    CONTROLNET = mark("a ControlNet")
    CONTROL_LORA = mark("a Control-LoRA")
    T2I_ADAPTER = mark("a T2I-Adapter")
    IP_ADAPTER = mark("an IP-Adapter")
    MOTION = mark("a motion module (AnimateDiff)")
    OTHER_STEERING = mark("a network that steers, of a kind that is not run here")
    HYPERNETWORK = mark("a hypernetwork")
    AVERAGES = mark("the running averages of a network's weights (EMA) alone")
    UPSCALER = mark("an upscaler (ESRGAN and its kin)")
    UNKNOWN = mark("nothing that Sketchlight knows")


@dataclass(frozen=True)
class Contents:
    """What a file holds. `variant` says which of its kind (“inpainting”, “LoHa”, “union”); empty: the usual."""

    kind: FileKind
    family: str = ""
    """Key of `architectures.LABELS`; empty: it can't be told."""
    variant: str = ""
    precision: str = ""
    prediction: Prediction = UNSAID
    numbers: int = 0
    lacks: tuple[str, ...] = ()
    """Parts that a whole model has and this one has not."""
    could_be: tuple[str, ...] = ()
    """Families that share all layers of it, where they are several."""

    @property
    def family_label(self) -> str:
        return architectures.LABELS.get(self.family, "")

    @property
    def made_for(self) -> str:
        """“Stable Diffusion 1.x or Stable Diffusion 2.x”; empty: it can't be told."""
        return " or ".join(architectures.LABELS[each] for each in ((self.family,) if self.family else self.could_be))

    @property
    def in_words(self) -> str:
        """“a LoRA for Stable Diffusion XL”, “a Flux model”, as the middle of a sentence."""
        if self.kind is FileKind.CHECKPOINT and self.family:
            label = self.family_label
            return phrase("{value} {label} model", value="an" if label[:2] in ("SD", "Au") else "a", label=label)
        what = f"{self.kind.value} ({self.variant})" if self.variant and "(" not in self.kind.value else self.kind.value
        return (
            phrase("{what} for {family_label}", what=what, family_label=self.made_for)
            if self.made_for and self.kind is not FileKind.UNKNOWN
            else what
        )


def of_file(path: Path) -> Contents:
    """Give what a weights file holds. Raises ModelError for one that is broken, or holds no weights at all."""
    return of_header(weights_header.read(path))


def of_header(header: Header) -> Contents:
    """Give the same by a header already read."""
    found = of_shapes(header.shapes)
    numbers = sum(math.prod(shape) for shape in header.shapes.values())
    if not found.family:
        said = _remarked(header.metadata)
        found = replace(found, family=said, could_be=() if said else found.could_be)
    if found.kind in (FileKind.CHECKPOINT, FileKind.UNET):
        found = replace(found, prediction=of_contents(header.shapes, header.metadata))
    return replace(found, precision=header.precision, numbers=numbers)


def of_shapes(shapes: Shapes) -> Contents:
    """Give the same by names and shapes alone."""
    for recognise in _RECOGNISERS:
        if (found := recognise(shapes)) is not None:
            return found
    return Contents(FileKind.UNKNOWN)


def _ip_adapter(shapes: Shapes) -> Contents | None:
    if not any(key.startswith("image_proj.") for key in shapes):
        return None
    if not any(key.startswith("ip_adapter.") for key in shapes):
        return None
    context = next((_side(shape, 1) for key, shape in shapes.items() if key.endswith("to_k_ip.weight")), 0)
    face = any("_lora." in key or ".perceiver_resampler." in key for key in shapes)
    return Contents(FileKind.IP_ADAPTER, architectures.BY_CONTEXT.get(context, ""), "FaceID" if face else "")


def _lora(shapes: Shapes) -> Contents | None:
    if "lora_controlnet" in shapes:
        return Contents(FileKind.CONTROL_LORA, _family_of_unet(shapes))
    forms = {form for form, sign in LORA_FORMS.items() if any(sign.search(key) for key in shapes)}
    if any(key.endswith(".on_input") for key in shapes):
        forms.add("IA³")
    if kind := peft_kinds.kind_of({}, shapes):
        forms.add(f"PEFT's {kind}")
    if not forms or _WHOLE.intersection(key.split(".")[0] for key in shapes):
        return None
    family = architectures.of_names(shapes) or _family_of_lora(shapes) or architectures.of_transformers(shapes)
    if not family and lora_layers.of_language_model(shapes):
        family = "language"
    could_be: tuple[str, ...] = () if family else lora_layers.families(shapes)
    if len(could_be) == 1:
        family, could_be = could_be[0], ()
    if "OFT" in forms and any(key.endswith(".oft_blocks") and len(shape) == 4 for key, shape in shapes.items()):
        forms = forms - {"OFT"} | {"BOFT"}
    form = ", ".join(sorted(forms - {"LoRA"}, key=_form_order))
    return Contents(FileKind.LORA, family, form, could_be=could_be)


def _form_order(form: str) -> int:
    return list(LORA_FORMS).index(form) if form in LORA_FORMS else len(LORA_FORMS)


def _embedding(shapes: Shapes) -> Contents | None:
    if {"clip_l", "clip_g"} <= shapes.keys():
        return Contents(FileKind.EMBEDDING, "sdxl")
    found = [shape for key, shape in shapes.items() if key == "emb_params" or key.startswith("string_to_param.")]
    if not found and len(shapes) == 1:
        found = [shape for key, shape in shapes.items() if "." not in key and _is_words(shape)]
    if not found:
        return None
    return Contents(FileKind.EMBEDDING, architectures.BY_CONTEXT.get(found[0][-1] if found[0] else 0, ""))


def _is_words(shape: Shape) -> bool:
    """Tell whether a tensor may hold the vectors of a few words: text encoders' widths are multiples of 32."""
    width = shape[-1] if shape else 0
    return 0 < width <= _WIDEST_WORD and width % 32 == 0 and (len(shape) == 1 or (len(shape) == 2 and shape[0] <= 77))


def _controlnet(shapes: Shapes) -> Contents | None:
    names = {key.removeprefix("control_model.").removeprefix("controlnet.") for key in shapes}
    if "controlnet_x_embedder.weight" in names or any(key.startswith("controlnet_blocks.") for key in names):
        family = architectures.of_names(names - {"controlnet_x_embedder.weight", "controlnet_x_embedder.bias"})
        flux = "controlnet_x_embedder.weight" in names and family in ("", "sd3")
        return Contents(FileKind.CONTROLNET, "flux" if flux else family or "sd3")
    if not names & {"controlnet_cond_embedding.conv_in.weight", "input_hint_block.0.weight"}:
        return None
    variant = "union" if "task_embedding" in names else "difference" if "difference" in names else ""
    return Contents(FileKind.CONTROLNET, _family_of_unet(shapes), variant)


def _t2i_adapter(shapes: Shapes) -> Contents | None:
    names = {key.removeprefix("adapter."): shape for key, shape in shapes.items()}
    signs = ("body.0.resnets.0.block1.weight", "body.0.block1.weight", "body.0.body.0.block1.weight")
    entry = names.get("conv_in.weight") or names.get("body.0.in_conv.weight")
    if entry is None or not any(sign in names for sign in signs):
        return None
    factor, _ = architectures.T2I_ENTRIES.get(_side(entry, 1), (0, 0))
    return Contents(FileKind.T2I_ADAPTER, {8: "sd15", 16: "sdxl"}.get(factor, ""))


def _checkpoint(shapes: Shapes) -> Contents | None:
    """Read a whole model, or its UNet under its name in one, whose family its text encoders tell, if any."""
    if not any(key.startswith(UNET) for key in shapes):
        if not any(key.startswith("model_ema.") for key in shapes):
            return None
        whole = any(_has(shapes, prefix) for prefix in PARTS["vae"])
        return Contents(FileKind.AVERAGES, _family_by_text(shapes), lacks=() if whole else (AUTOENCODER,))
    if other := architectures.of_names(key for key in shapes if key.startswith(UNET)):
        return Contents(FileKind.CHECKPOINT, other)
    has = {name for name, prefixes in PARTS.items() if any(_has(shapes, prefix) for prefix in prefixes)}
    family = _family_by_text(shapes) or _family_of_unet(shapes)
    text = bool(has & {"clip_l", "clip_g", "open_clip"})
    first = shapes.get(f"{UNET}input_blocks.0.0.weight")
    channels = 4 if first is None else _side(first, 1)
    if not text and "vae" not in has:
        return Contents(FileKind.UNET, family, _variant(shapes, channels))
    lacks = tuple(label for name, label in (("vae", AUTOENCODER),) if name not in has)
    text = text and (family != "sdxl" or "clip_g" in has)
    return Contents(
        FileKind.CHECKPOINT, family, _variant(shapes, channels), lacks=lacks if text else (phrase("text encoder"),)
    )


def _bare_unet(shapes: Shapes) -> Contents | None:
    names = shapes.keys()
    if other := architectures.of_names(names):
        return Contents(FileKind.CHECKPOINT, other)
    first = next((shapes[name] for name in ("input_blocks.0.0.weight", "conv_in.weight") if name in names), None)
    if first is None or not any(name.startswith(("input_blocks.1.", "down_blocks.0.")) for name in names):
        return None
    return Contents(FileKind.UNET, _family_of_unet(shapes), _variant(shapes, _side(first, 1)))


def _vae(shapes: Shapes) -> Contents | None:
    names = {key.removeprefix("first_stage_model.").removeprefix("vae."): shape for key, shape in shapes.items()}
    if "decoder.layers.0.weight" in names or {"1.weight", "3.conv.0.weight"} <= names.keys():
        return Contents(
            FileKind.TINY_VAE, variant="" if any(key.startswith("encoder.") for key in names) else "decoder"
        )
    if "encoder.layers.0.weight" in names or {"0.weight", "1.conv.0.weight"} <= names.keys():
        return Contents(FileKind.TINY_VAE, variant=phrase("encoder"))
    first = names.get("decoder.conv_in.weight")
    if first is None:
        if "encoder.conv_in.weight" in names:
            return Contents(FileKind.VAE, variant=phrase("encoder alone"))
        return None
    channels = _side(first, 1)
    return Contents(
        FileKind.VAE,
        "flux" if channels == 16 else "",
        "" if channels == 4 else phrase("{channels} channels", channels=channels),
    )


def _other_steering(shapes: Shapes) -> Contents | None:
    """Recognise what steers a UNet in other ways than ControlNets, Control-LoRAs and T2I-Adapters do."""
    found = next(
        (name for name, signs in _STEERING.items() if any(sign in key for key in shapes for sign in signs)), ""
    )
    return Contents(FileKind.OTHER_STEERING, variant=found) if found else None


def _named(kind: FileKind, *signs: str) -> Callable[[Shapes], Contents | None]:
    def recognise(shapes: Shapes) -> Contents | None:
        return Contents(kind) if any(sign in key for key in shapes for sign in signs) else None

    return recognise


def _hypernetwork(shapes: Shapes) -> Contents | None:
    groups = {key.split(".")[0] for key in shapes}
    return Contents(FileKind.HYPERNETWORK) if groups and groups <= {"320", "640", "768", "1024", "1280"} else None


def _side(shape: Shape, index: int) -> int:
    """Give one side of a shape; 0 where it has none such, as in a damaged file."""
    return shape[index] if len(shape) > index else 0


def _has(shapes: Shapes, prefix: str) -> bool:
    return any(key.startswith(prefix) for key in shapes)


def _family_by_text(shapes: Shapes) -> str:
    if _has(shapes, "conditioner.embedders.1."):
        return "sdxl"
    if _has(shapes, "conditioner.embedders.0.model."):
        return "sdxl_refiner"
    if _has(shapes, "conditioner."):
        return "sdxl"
    if _has(shapes, "cond_stage_model.model."):
        return "sd21"
    return "sd15" if any(_has(shapes, prefix) for prefix in PARTS["clip_l"]) else ""


def _family_of_unet(shapes: Shapes) -> str:
    """Tell the family by the width of the text that its layers listen to."""
    width = next((shape[1] for key, shape in shapes.items() if len(shape) > 1 and key.endswith(_TO_KEYS)), 0)
    return architectures.BY_CONTEXT.get(width, "")


def _variant(shapes: Shapes, channels: int) -> str:
    if any("time_embed.cond_proj" in key or "time_embedding.cond_proj" in key for key in shapes):
        return "LCM"
    return {
        4: "",
        9: "inpainting",
        0: "a first layer that is none",
        8: "8 input channels",
        5: "depth",
        7: "upscaler",
    }.get(channels, f"{channels} in")


def read_width(shapes: Shapes) -> int | None:
    """Give numbers a word of the text that an addition's layers listen to; None if it changes none that do."""
    found = (shape for key, shape in shapes.items() if architectures.listens(key) and _READS.search(key))
    return next((shape[1] for shape in found if len(shape) > 1), None)


def _family_of_lora(shapes: Shapes) -> str:
    if (width := read_width(shapes)) is not None:
        return architectures.BY_CONTEXT.get(width, "")
    if any(_SECOND_TEXT.search(key) for key in shapes):
        return "sdxl"
    return ""


def _remarked(metadata: Mapping[str, str]) -> str:
    base = (metadata.get("modelspec.architecture") or metadata.get("ss_base_model_version") or "").lower()
    return next((family for sign, family in _REMARKS if sign in base), "")


AUTOENCODER = "autoencoder"
UNET = "model.diffusion_model."
PARTS = {
    "clip_l": (
        "cond_stage_model.transformer.",
        "conditioner.embedders.0.transformer.",
        "embeddings.",
        "encoder.layers.",
    ),
    "clip_g": ("conditioner.embedders.1.", "conditioner.embedders.0.model."),
    "open_clip": ("cond_stage_model.model.",),
    "vae": ("first_stage_model.", "vae."),
}
LORA_FORMS = {
    "LoRA": re.compile(r"[._]lora[._](?:down|up|A|B)\.|\.lora_(?:down|up|A|B)(?:\.|$)|_lora\d?\.(?:down|up)\."),
    "LoCon": re.compile(r"\.lora_mid\."),
    "DoRA": re.compile(r"\.dora_scale$|lora_magnitude_vector"),
    "LoHa": re.compile(r"\.hada_w1_a$"),
    "LoKr": re.compile(r"\.lokr_w1(?:_a)?$"),
    "OFT": re.compile(r"\.oft_(?:blocks|diag|R)$|\.oft_R\."),
    "T-LoRA": re.compile(r"\.lambda_layer$"),
    "GLoRA": re.compile(r"\.[ab][12]\.weight$"),
    "full": re.compile(r"\.diff(?:_b)?$"),
    "norms": re.compile(r"\.[wb]_norm$"),
    "embedding": re.compile(r"^bundle_emb\."),
}
"""How an addition to a model is written down, by the parts of its keys' names."""
_WHOLE = {"model", "first_stage_model", "cond_stage_model", "conditioner"}
_WIDEST_WORD = 2048
_TO_KEYS = ("attn2.to_k.weight", "attn2.to_k.down", "attn2.to_k.base_layer.weight")
_READS = re.compile(r"(?:lora_down|lora_A|lora\.down|_lora\.down|\.down)(?:\.\w+)?\.weight$|\.diff$|hada_w1_b$")
_SECOND_TEXT = re.compile(r"^(?:lora_te2_|text_encoder_2\.|text_encoders?\.clip_g|clip_g)")
_REMARKS = (
    ("xl-v1-refiner", "sdxl_refiner"),
    ("xl", "sdxl"),
    ("flux", "flux"),
    ("stable-diffusion-v1", "sd15"),
    ("sd_v1", "sd15"),
    ("sd_v2", "sd21"),
    ("stable-diffusion-v2", "sd21"),
    ("stable-diffusion-3", "sd3"),
    ("sd3", "sd3"),
)
_STEERING = {
    "ControlNet-LLLite": ("lllite_",),
    "ControlNet-XS": ("control_to_base_for_conv_in", "ctrl_to_base.", "base_to_ctrl."),
    "ControlNeXt": ("down_res.0.", "mid_convs.0."),
    "BrushNet": ("conv_in_condition.", "brushnet_mid_block."),
    "a T2I-Adapter of styles": ("style_embedding",),
}
"""Parts of names that only one of these has."""
_RECOGNISERS: tuple[Callable[[Shapes], Contents | None], ...] = (
    _ip_adapter,
    _other_steering,
    _lora,
    _embedding,
    _controlnet,
    _t2i_adapter,
    _checkpoint,
    _named(FileKind.MOTION, "motion_modules.", "controlnet_cond_embedding.weight"),
    _vae,
    _bare_unet,
    _named(FileKind.IMAGE_ENCODER, "vision_model.", "visual.transformer."),
    _named(FileKind.TEXT_ENCODER, "text_model.encoder.layers.", "encoder.block.0.layer.", "transformer.resblocks."),
    _named(FileKind.UPSCALER, "rdb1.conv1.", "RDB1.conv1.", "body.0.weight", "upsampler.0."),
    _hypernetwork,
)
