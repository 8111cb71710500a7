"""Whose layer a LoRA's tensor belongs to: every naming that trainers write, against the layers that a model has.

kohya, LyCORIS and OneTrainer write a path with underlines, of diffusers' names or of the first release's; diffusers and
PEFT write it with dots. All are compared with underlines alone, so that none of them has to be parsed. No torch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

UNET, TEXT, TEXT_2 = COMPONENTS = ("unet", "text_encoder", "text_encoder_2")
"""The modules of a pipeline that a LoRA may change."""
PARTS = (
    "lora_down.weight",
    "lora_up.weight",
    "lora_mid.weight",
    "lora_A.weight",
    "lora_B.weight",
    "lora_A.default.weight",
    "lora_B.default.weight",
    "lora.down.weight",
    "lora.up.weight",
    "lora_linear_layer.down.weight",
    "lora_linear_layer.up.weight",
    "_lora.down.weight",
    "_lora.up.weight",
    "lora_magnitude_vector.weight",
    "lora_magnitude_vector.default.weight",
    "lora_magnitude_vector",
    "lora_A",
    "lora_B",
    "alpha",
    "dora_scale",
    "hada_w1_a",
    "hada_w1_b",
    "hada_w2_a",
    "hada_w2_b",
    "hada_t1",
    "hada_t2",
    "lokr_w1",
    "lokr_w1_a",
    "lokr_w1_b",
    "lokr_w2",
    "lokr_w2_a",
    "lokr_w2_b",
    "lokr_t2",
    "oft_blocks",
    "oft_R.weight",
    "rescale",
    "a1.weight",
    "a2.weight",
    "b1.weight",
    "b2.weight",
    "bm.weight",
    "diff",
    "diff_b",
    "w_norm",
    "b_norm",
    "on_input",
    "weight",
)
"""What follows a layer's name, longest first where one ends like another."""
_SAME = {
    "lora_A": "lora_down.weight",
    "lora_B": "lora_up.weight",
    "lora_A.weight": "lora_down.weight",
    "lora_A.default.weight": "lora_down.weight",
    "lora.down.weight": "lora_down.weight",
    "lora_linear_layer.down.weight": "lora_down.weight",
    "_lora.down.weight": "lora_down.weight",
    "lora_B.weight": "lora_up.weight",
    "lora_B.default.weight": "lora_up.weight",
    "lora.up.weight": "lora_up.weight",
    "lora_linear_layer.up.weight": "lora_up.weight",
    "_lora.up.weight": "lora_up.weight",
    "lora_magnitude_vector.weight": "dora_scale",
    "lora_magnitude_vector.default.weight": "dora_scale",
    "lora_magnitude_vector": "dora_scale",
}
_STARTS = (
    ("base_model.model.text_encoder_2.", TEXT_2),
    ("base_model.model.text_encoder.", TEXT),
    ("base_model.model.unet.", UNET),
    ("base_model.model.text_model.", TEXT),
    ("base_model.model.", UNET),
    ("text_encoders.clip_g.transformer.", TEXT_2),
    ("text_encoders.clip_l.transformer.", TEXT),
    ("lora_te1_", TEXT),
    ("lora_te2_", TEXT_2),
    ("lora_te_", TEXT),
    ("text_encoder_2.", TEXT_2),
    ("text_encoder.", TEXT),
    ("clip_g.", TEXT_2),
    ("clip_l.", TEXT),
    ("lora_unet_", UNET),
    ("lora_unet.", UNET),
    ("lora_te1.", TEXT),
    ("lora_te2.", TEXT_2),
    ("lora_te.", TEXT),
    ("lycoris_text_model_", TEXT),
    ("lycoris_", UNET),
    ("unet.", UNET),
    ("model.diffusion_model.", UNET),
    ("diffusion_model.", UNET),
    ("", UNET),
)
_BETWEEN = re.compile(r"_processor(?=_)|^text_model_")
_ATTENTION = re.compile(r"(self_attn)_to_(q|k|v|out)(?:_0)?$")
_OUT = re.compile(r"(attn[12])_to_out$")


@dataclass(frozen=True)
class LayerPath:
    """A layer of a model: which of its modules, and the path in it."""

    component: str
    path: str


def split(key: str) -> tuple[str, str] | None:
    """Give (layer, part) of a tensor's key, the part by kohya's or LyCORIS' name; None for what is no layer's."""
    for part in PARTS:
        if key.endswith(part) and len(key) > len(part):
            stem = key[: -len(part)]
            if part.startswith("_") or stem.endswith("."):
                return stem.rstrip("."), _SAME.get(part, part)
    return None


def layers(paths: Mapping[str, Iterable[str]], unet_names: Mapping[str, str]) -> dict[tuple[str, str], LayerPath]:
    """List every layer by (component, flat name), of each component's `paths`; `unet_names`: diffusers' by theirs."""
    found: dict[tuple[str, str], LayerPath] = {}
    for component, each in paths.items():
        for path in each:
            found[component, _flat(path)] = LayerPath(component, path)
    for theirs, ours in unet_names.items():
        if (layer := found.get((UNET, _flat(ours)))) is not None:
            found.setdefault((UNET, _flat(theirs)), layer)
    return found


def find(stem: str, known: Mapping[tuple[str, str], LayerPath]) -> LayerPath | None:
    """Give the layer that a file's name for one means."""
    for start, component in _STARTS:
        if stem.startswith(start):
            flat = _flat(stem[len(start) :])
            if (layer := known.get((component, flat))) is not None:
                return layer
            if start:
                return None
    return None


def _flat(path: str) -> str:
    """Write with underlines alone, without what some namings have in between."""
    flat = _BETWEEN.sub("", path.replace(".", "_"))
    flat = _ATTENTION.sub(lambda match: f"{match[1]}_{match[2]}_proj", flat)
    return _OUT.sub(r"\1_to_out_0", flat)
