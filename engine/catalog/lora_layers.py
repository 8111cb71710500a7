"""For which UNets a LoRA may be, by where its layers lie: for files none of whose layers reads the text. No torch.

Stable Diffusion 1.x and 2.x have attention in their outer three blocks, one transformer deep; SDXL in its inner two,
two and ten deep. What lies in the blocks that all have can't be told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from engine.catalog.weights_header import Shape

_DOWN = re.compile(r"lora_down|lora_A|lora[._]down|\.down\.weight|hada_w1_b|\.diff$")
_XL = re.compile(
    r"transformer_blocks[._][1-9]|up_blocks[._]0[._]attentions|output_blocks[._][0-2][._]1[._]"
    r"|label_emb|add_embedding|^lora_te[12][._]|^text_encoder_2\.|^text_encoders?\.clip_g|^clip_g\.|_te2_"
)
_OUTER = re.compile(
    r"down_blocks[._]0[._]attentions|up_blocks[._]3[._]attentions|input_blocks[._][12][._]1[._]"
    r"|output_blocks[._](?:9|10|11)[._]1[._]"
)
_PLACES = re.compile(r"(?:down_blocks|up_blocks|mid_block|input_blocks|output_blocks|middle_block)[._]")
_BESIDE = (4, 9, 768, 1024, 2048, 2816)
"""Widths of what goes into a UNet; within, all are multiples of 320."""
_TEXTS = (768, 1024, 1280, 3072, 4096, 5120)
"""Widths within the published text encoders."""
_TEXT = re.compile(r"(?:^|[._])(?:lora_te[12]?|text_encoder(?:_2)?|text_model)[._]")
_MLP = re.compile(r"mlp[._]fc2")


def families(shapes: Mapping[str, Shape]) -> tuple[str, ...]:
    """Give the families that have all layers of a LoRA, by its names and shapes; none where nothing tells."""
    if not _is_published(shapes):
        return ()
    if any(_XL.search(key) for key in shapes):
        return ("sdxl",)
    may = {"sd15", "sd21"} if any(_OUTER.search(key) for key in shapes) else set()
    if not may and any(_PLACES.search(key) for key in shapes):
        may = {"sd15", "sd21", "sdxl"}
    for key, shape in shapes.items():
        if ".proj_in." in key.replace("_proj_in", ".proj_in") and _DOWN.search(key):
            may &= {"sd15"} if len(shape) == 4 else {"sd21", "sdxl"}
    said = {768: {"sd15"}, 1024: {"sd21"}}.get(_text_width(shapes), set())
    known = may & said if may and said else may or said
    return tuple(each for each in ("sd15", "sd21", "sdxl") if each in known)


def _text_width(shapes: Mapping[str, Shape]) -> int:
    """Tell how wide the text encoder's layers are; 0 where the file has none of them."""
    found = (
        shape[1]
        for key, shape in shapes.items()
        if len(shape) == 2 and _TEXT.search(key) and _DOWN.search(key) and not _MLP.search(key)
    )
    return next(found, 0)


def _is_published(shapes: Mapping[str, Shape]) -> bool:
    """Tell whether the layers are as wide as the published networks': others have the same names."""
    read = {key: shape[1] for key, shape in shapes.items() if len(shape) >= 2 and _DOWN.search(key)}
    inner = [width for key, width in read.items() if _PLACES.search(key)]
    text = [width for key, width in read.items() if _TEXT.search(key)]
    if not inner and any(_PLACES.search(key) for key in shapes):
        return False
    return all(width % 320 == 0 or width in _BESIDE for width in inner) and all(width in _TEXTS for width in text)


def of_language_model(names: Iterable[str]) -> bool:
    """Tell whether a LoRA's layers are those of a language model, as PEFT and others name most of them."""
    return any(_LANGUAGE.search(name) and not _OURS.search(name) for name in names)


_LANGUAGE = re.compile(
    r"(?:^|\.)(?:model|language_model|decoder|encoder|transformer|backbone|gpt_neox|bert|roberta|rwkv)\."
    r"(?:\w+\.)?(?:h|layers?|blocks?)\.\d+\.|(?:^|\.)(?:word_embeddings|lm_head|embed_tokens)\."
)
_OURS = re.compile(r"text_model|text_encoder|clip|diffusion_model|unet")
