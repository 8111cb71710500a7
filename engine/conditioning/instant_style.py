"""Which of a UNet's blocks take a reference's style, and which its composition (InstantStyle, Wang et al. 2024)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.steering_parts import ReferenceMode

Blocks = Mapping[str, float | Mapping[str, Sequence[float]]]
"""diffusers' way to say it: {"down" | "mid" | "up": a scale, or {"block_2": a scale for each layer}}; others are 0."""

SDXL: Mapping[ReferenceMode, Blocks] = {
    ReferenceMode.STYLE: {"up": {"block_0": (0.0, 1.0, 0.0)}},
    ReferenceMode.COMPOSITION: {"down": {"block_2": (0.0, 1.0)}},
}
"""arXiv 2404.02733, section 3.2: up_blocks.0.attentions.1 and down_blocks.2.attentions.1."""
KNOWN = {"sdxl": SDXL}
"""By a family's name; the others by the general rule."""


@dataclass(frozen=True)
class Shape:
    """A UNet's blocks with attention, as index → layers, from the first to the last."""

    down: Mapping[int, int]
    up: Mapping[int, int]


def scales(shape: Shape, family: str, mode: ReferenceMode, scale: float) -> float | dict[str, object]:
    """Give what diffusers' `set_ip_adapter_scale` is told of one reference."""
    if mode is ReferenceMode.WHOLE:
        return scale
    blocks = KNOWN.get(family, {}).get(mode)
    if blocks is None or not _has(shape, blocks):
        blocks = general(shape, mode)
    return {side: _times(told, scale) for side, told in blocks.items()}


def general(shape: Shape, mode: ReferenceMode) -> Blocks:
    """Give the scales for Stable Diffusion 1.x, and UNets of fewer blocks.

    Composition: the deepest block on the way down, most of all its last layer. Style: everything but that one and the
    deepest on the way up, as found for Stable Diffusion 1.5 (cubiq/ComfyUI_IPAdapter_plus). A UNet with fewer than
    three blocks on the way up keeps all of those: style must have somewhere to go.
    """
    deepest = max(shape.down)
    if mode is ReferenceMode.COMPOSITION:
        layers = shape.down[deepest]
        return {"down": {f"block_{deepest}": (*[0.25] * (layers - 1), 1.0)}}
    kept = sorted(shape.up)[1:] if len(shape.up) > 2 else sorted(shape.up)
    return {
        "down": {f"block_{index}": (1.0,) * layers for index, layers in shape.down.items() if index != deepest},
        "mid": 1.0,
        "up": {f"block_{index}": (1.0,) * shape.up[index] for index in kept},
    }


def _has(shape: Shape, blocks: Blocks) -> bool:
    """Tell whether the UNet has all that these blocks name."""
    there = {
        "down": {f"block_{index}": layers for index, layers in shape.down.items()},
        "up": {f"block_{index}": layers for index, layers in shape.up.items()},
    }
    return all(
        there[side].get(block) == len(layers)
        for side, told in blocks.items()
        if isinstance(told, Mapping)
        for block, layers in told.items()
    )


def _times(told: float | Mapping[str, Sequence[float]], scale: float) -> object:
    if isinstance(told, Mapping):
        return {block: [each * scale for each in layers] for block, layers in told.items()}
    return told * scale
