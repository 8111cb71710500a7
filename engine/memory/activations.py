"""What computing takes besides the weights, from the shapes in a model's configs. Imports no torch.

The factors are measured: the most that lives at once in single forwards of the starter's, Stable Diffusion 1.5's and
SDXL's UNets and autoencoders, 512² to 2048² pixels, by following their tensors on torch's meta device; checked against
the peak resident memory of the starter's on a CPU (112 MiB for its UNet at 2048² by both ways); and 15 % on top.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

PLAIN_WORK, ATTENTION_WORK = 13.0, 24.0
"""Numbers a UNet works on for each of a level's own, without attention and with it (its feed-forward widens eightfold),
beside what it keeps for its way up."""
DECODER_WORK, ENCODER_WORK = 3.5, 5.8
"""Of AutoencoderKL, for each number of its largest picture inside: with the second channel count, and the first."""
TINY_WORK = 3.2
"""Of AutoencoderTiny, likewise."""

Config = Mapping[str, Any]
TINY: Config = {"_class_name": "AutoencoderTiny"}
"""The config of a tiny autoencoder as it is published."""


def unet(config: Config, size: tuple[int, int], factor: int = 8) -> int:
    """Count the numbers for one picture of (width, height) pixels, half of a guided one."""
    channels = _channels(config, "block_out_channels", (320, 640, 1280, 1280))
    layers = max(_wholes(config.get("layers_per_block"), (2,)))
    pixels = (size[0] // factor) * (size[1] // factor)
    areas = [pixels / 4**level for level in range(len(channels) + 1)]
    kept = channels[0] * areas[0]
    for level, width in enumerate(channels):
        kept += layers * width * areas[level]
        if level + 1 < len(channels):
            kept += width * areas[level + 1]
    kinds = _kinds(config)
    work = 0.0
    for level, width in enumerate(channels):
        attends = level < len(kinds) and "Attn" in kinds[level]
        work = max(work, (ATTENTION_WORK if attends else PLAIN_WORK) * width * areas[level])
    return round(kept + work)


def attention_scores(config: Config, size: tuple[int, int], factor: int = 8) -> int:
    """Count the numbers in the scores that sliced attention makes: half of the heads at once, twice."""
    pixels = (size[0] // factor) * (size[1] // factor)
    kinds = _kinds(config)
    level = next((index for index, kind in enumerate(kinds) if "Attn" in kind), 0)
    heads = _wholes(config.get("attention_head_dim"), (8,))
    count = heads[min(level, len(heads) - 1)]
    return round((pixels / 4**level) ** 2 * max(1, count // 2) * 2)


def region_scores(config: Config, size: tuple[int, int], tokens: int, factor: int = 8) -> int:
    """Count the numbers that say, for each head, how much each place may see of so many tokens, for one picture."""
    pixels = (size[0] // factor) * (size[1] // factor)
    kinds = _kinds(config)
    level = next((index for index, kind in enumerate(kinds) if "Attn" in kind), 0)
    heads = _wholes(config.get("attention_head_dim"), (8,))
    return round(pixels / 4**level * tokens * heads[min(level, len(heads) - 1)])


def decoder(config: Config, size: tuple[int, int], *, tiled: bool) -> int:
    """Count the numbers for decoding one picture."""
    area = _area(config, size, tiled) if tiled else size[0] * size[1]
    if is_tiny(config):
        return round(TINY_WORK * _channels(config, "decoder_block_out_channels", (64,))[-1] * area)
    channels = _channels(config, "block_out_channels", (128, 256))
    return round(DECODER_WORK * channels[min(1, len(channels) - 1)] * area)


def encoder(config: Config, size: tuple[int, int], *, tiled: bool) -> int:
    """Count the numbers for encoding one picture."""
    area = _area(config, size, tiled) if tiled else size[0] * size[1]
    if is_tiny(config):
        return round(TINY_WORK * _channels(config, "encoder_block_out_channels", (64,))[0] * area)
    return round(ENCODER_WORK * _channels(config, "block_out_channels", (128,))[0] * area)


def tile(config: Config) -> int:
    """Give the side in pixels of the tiles that a picture is decoded in, as diffusers sets it."""
    sample = config.get("sample_size")
    return 512 if is_tiny(config) or not isinstance(sample, int) else sample


def is_tiny(config: Config) -> bool:
    return config.get("_class_name") == "AutoencoderTiny"


def _area(config: Config, size: tuple[int, int], tiled: bool) -> int:
    side = tile(config)
    return min(size[0], side) * min(size[1], side)


def _channels(config: Config, name: str, usual: tuple[int, ...]) -> tuple[int, ...]:
    return _wholes(config.get(name), usual)


def _wholes(found: Any, usual: tuple[int, ...]) -> tuple[int, ...]:
    """Read whole numbers from one or a list of them; `usual` for anything else, of which the loader says what it is."""
    listed = found if isinstance(found, list | tuple) else [found]
    fine = bool(listed) and all(type(each) is int and 0 < each < 10**6 for each in listed)
    return tuple(listed) if fine else usual


def _kinds(config: Config) -> list[str]:
    found = config.get("down_block_types")
    return [str(each) for each in found] if isinstance(found, list | tuple) else []
