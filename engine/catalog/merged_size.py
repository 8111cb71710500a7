"""How much of a model a LoRA's file changes that is merged into its weights, told by the header. Imports no torch."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from engine.catalog import peft_kinds
from engine.catalog.weights_header import Header, Shape

_PAIR, _DORA = re.compile(r"\.lora_(?:down|A)(?:\.default)?\.weight$"), re.compile(r"\.(?:dora_scale|lora_magnitude)")
_UNTOLD = re.compile(r"\.(?:oft_blocks|oft_R\.weight|on_input|a1\.weight)$")


def merged_numbers(header: Header, unet: int) -> int:
    """Count the numbers in the layers that are merged into, which lie in memory twice while it is on.

    Where a form doesn't tell how large its layers are, it is the whole UNet, of so many numbers.
    """
    shapes = header.shapes
    if peft_kinds.kind_of({}, shapes) or any(_UNTOLD.search(key) for key in shapes):
        return unet
    decomposed = {key.split(".dora_scale")[0].split(".lora_magnitude")[0] for key in shapes if _DORA.search(key)}
    total = 0
    for key, shape in shapes.items():
        stem, _, part = key.rpartition(".")
        if part in ("diff", "w_norm"):
            total += math.prod(shape)
        elif part == "hada_w1_a":
            total += _product(shape, shapes.get(f"{stem}.hada_w1_b"), shapes.get(f"{stem}.hada_t1"))
        elif part in ("lokr_w1", "lokr_w1_a"):
            total += _factor(shapes, stem, "1") * _factor(shapes, stem, "2")
        elif (found := _PAIR.search(key)) and key[: found.start()] in decomposed:
            up = shapes.get(key.replace("lora_down", "lora_up").replace("lora_A", "lora_B")) or (0,)
            total += up[0] * math.prod(shape[1:])
    return min(total, unet)


def _factor(known: Mapping[str, Shape], stem: str, which: str) -> int:
    """Count the numbers in one factor of a Kronecker product, whole or of low rank."""
    if (whole := known.get(f"{stem}.lokr_w{which}")) is not None:
        return math.prod(whole)
    core = known.get(f"{stem}.lokr_t{which}")
    return _product(known.get(f"{stem}.lokr_w{which}_a"), known.get(f"{stem}.lokr_w{which}_b"), core)


def _product(a: Shape | None, b: Shape | None, core: Shape | None) -> int:
    """Count the numbers in the product of two matrices, or of a Tucker core and its two sides; 0 if one is missing."""
    if not a or not b:
        return 0
    return a[-1] * b[-1] * math.prod(core[2:]) if core else a[0] * b[-1]
