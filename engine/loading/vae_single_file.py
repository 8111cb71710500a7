"""One file with an autoencoder in it, full or tiny, in any naming, its config told by the shapes in it."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch

from engine.catalog import contents, refusals, weights_header
from engine.catalog.contents import FileKind
from engine.errors import ModelError
from engine.loading import parts_fit, weights
from engine.loading.reading import fill
from engine.phrase import mark, phrase

LEVELS = 4
"""Blocks of an autoencoder that makes latents at an eighth of the size."""
PREFIXES = contents.PARTS["vae"]
_VAE_DECODER = mark("{label} holds a decoder alone: get the whole autoencoder.")
_VAE_ENCODER = mark("{label} holds an encoder alone: get the whole autoencoder.")
_SCALE = ("scaling_factor", "force_upcast", "latents_mean", "latents_std", "sample_size")
DECODER, ENCODER = "decoder", "encoder"


def open_vae(path: Path, scale: Mapping[str, Any], dtype: torch.dtype, *, whole: bool = True) -> Any:
    """Give the AutoencoderKL or AutoencoderTiny of a file; `scale` is a config that says how its
    latents are scaled, the model's own where that is of the same kind.

    Where `whole` is wanted, a tiny decoder alone must have its encoder beside it. Raises ModelError for anything else.
    """
    found = contents.of_file(path)
    if found.family and not refusals.usable(found.family):
        raise ModelError(refusals.refused(path.name, found, FileKind.VAE))
    weights_header.check_unquantised(path)
    if found.kind is FileKind.TINY_VAE:
        return _open_tiny(path, dtype, scale, whole)
    whole_models = (FileKind.CHECKPOINT, FileKind.AVERAGES)
    if found.kind not in (FileKind.VAE, *whole_models) or contents.AUTOENCODER in found.lacks:
        raise ModelError(refusals.refused(path.name, found, FileKind.VAE))
    if found.kind is FileKind.VAE:
        return open_full(path.name, weights.read(path, dtype=dtype), scale)
    return open_full(path.name, weights.read(path, lambda name: name.startswith(PREFIXES), dtype), scale)


def open_full(label: str, held: weights.Tensors, scale: Mapping[str, Any]) -> Any:
    """Give an AutoencoderKL of these tensors, in the first release's naming or diffusers'."""
    from accelerate import init_empty_weights
    from diffusers import AutoencoderKL
    from diffusers.loaders.single_file_utils import convert_ldm_vae_checkpoint

    found = {_bare(name): each for name, each in held.items()}
    found = {name: each for name, each in found.items() if not name.startswith(("loss.", "model_ema."))}
    config = config_of(label, found)
    if not any(name.startswith("encoder.down_blocks.") for name in found):
        found = convert_ldm_vae_checkpoint(found, config)
    # The attention's projections were convolutions in the first release.
    linear = {name: each.flatten(1) for name, each in found.items() if ".attentions." in name and each.ndim == 4}
    kept = {name: scale[name] for name in _SCALE if name in scale}
    if tuple(scale.get("block_out_channels", ())) == config["block_out_channels"] and "norm_num_groups" in scale:
        kept["norm_num_groups"] = scale["norm_num_groups"]
    with init_empty_weights():
        vae = AutoencoderKL(**config | kept)
    fill(vae, found | linear)
    return vae


def config_of(label: str, held: Mapping[str, torch.Tensor]) -> dict[str, Any]:
    """Read an AutoencoderKL's config from the shapes in a file. ModelError for one of another kind of latents."""
    ours = "encoder.down_blocks.0.resnets.0.conv1.weight" in held
    down, resnet = ("down_blocks", "resnets") if ours else ("down", "block")
    firsts = [f"encoder.{down}.{level}.{resnet}.0.conv1.weight" for level in range(LEVELS)]
    first = held.get("decoder.conv_in.weight")
    channels = first.shape[1] if first is not None and first.ndim == 4 else 0
    for side, told in ((ENCODER, _VAE_DECODER), (DECODER, _VAE_ENCODER)):
        if not any(name.startswith(f"{side}.") for name in held):
            raise ModelError(phrase(told, label=label))
    beyond = f"encoder.{down}.{LEVELS}.{resnet}.0.conv1.weight"
    if channels != parts_fit.LATENT_CHANNELS or beyond in held or any(name not in held for name in firsts):
        raise ModelError(
            phrase(
                "{label} makes other latents than Sketchlight's models have: {channels} channels.",
                label=label,
                channels=channels,
            )
        )
    widths = tuple(held[name].shape[0] for name in firsts)
    layers = {name.split(".")[4] for name in held if name.startswith(f"encoder.{down}.0.{resnet}.")}
    return {
        "block_out_channels": widths,
        "down_block_types": ("DownEncoderBlock2D",) * LEVELS,
        "up_block_types": ("UpDecoderBlock2D",) * LEVELS,
        "layers_per_block": len(layers),
        "norm_num_groups": math.gcd(32, *widths),
        "latent_channels": channels,
    }


def _open_tiny(path: Path, dtype: torch.dtype, scale: Mapping[str, Any], whole: bool) -> Any:
    """Open TAESD (Bohan 2023) in diffusers' naming, or in its own, where decoder and encoder are files of their own."""
    from diffusers import AutoencoderTiny

    given, wanted = (ENCODER, DECODER) if contents.of_file(path).variant == ENCODER else (DECODER, ENCODER)
    found = _half(weights.read(path, dtype=dtype), given)
    if not any(name.startswith(f"{wanted}.") for name in found):
        other = path.with_name(path.name.replace(given, wanted))
        if other != path and other.is_file():
            found |= _half(weights.read(other, dtype=dtype), wanted)
        elif whole or wanted is DECODER:
            told = _ENCODER_ALONE if wanted is DECODER else _DECODER_ALONE
            raise ModelError(phrase(told, name=path.name, other=other.name if other != path else f"taesd_{wanted}"))
    kept = {name: scale[name] for name in _TINY_SCALE if name in scale} if scale.get("_class_name") == _TINY else {}
    config = tiny_config_of({name: tuple(each.shape) for name, each in found.items()})
    tiny = AutoencoderTiny(**{**config, **kept}).to(dtype)
    if any(name.startswith(f"{ENCODER}.") for name in found):
        return fill(tiny, found)
    fill(tiny.decoder, {name.removeprefix(f"{DECODER}."): each for name, each in found.items()})
    return tiny


_TINY = "AutoencoderTiny"
_TINY_SCALE = (
    "scaling_factor",
    "shift_factor",
    "force_upcast",
    "latent_magnitude",
    "latent_shift",
    "act_fn",
    "upsample_fn",
)
"""What no shape tells of a tiny autoencoder."""
_DECODER_ALONE = mark("{name} is a tiny decoder alone: as the VAE it needs its encoder beside it, called {other}.")
_ENCODER_ALONE = mark("{name} is a tiny encoder alone: as the VAE it needs its decoder beside it, called {other}.")


def tiny_config_of(shapes: Mapping[str, tuple[int, ...]]) -> dict[str, Any]:
    """Read an AutoencoderTiny's config from its shapes, by diffusers' names.

    Each half is a row of layers: a convolution with one weight begins (or ends) a stage, and what lies between two is
    the stage's blocks.
    """
    config: dict[str, Any] = {}
    for side in (ENCODER, DECODER):
        layers: dict[int, tuple[int, ...] | None] = {}
        for name, shape in shapes.items():
            if (found := _TINY_LAYER.match(name)) is not None and found[1] == side:
                single = found[3] == "weight"
                layers[int(found[2])] = shape if single else layers.get(int(found[2]))
        row = [layers[number] for number in sorted(layers)]
        if not row:
            continue
        convolutions = [index for index, each in enumerate(row) if each is not None]
        blocks = [after - before - 1 for before, after in itertools.pairwise(convolutions)]
        widths = [each[0] for each in row if each is not None]
        if side == ENCODER:
            config |= {"num_encoder_blocks": tuple(blocks), "encoder_block_out_channels": tuple(widths[:-1])}
            config["latent_channels"] = widths[-1]
        else:
            config |= {"num_decoder_blocks": tuple(blocks), "decoder_block_out_channels": tuple(widths[:-1])}
    return config


_TINY_LAYER = re.compile(rf"({ENCODER}|{DECODER})\.layers\.(\d+)\.(weight|bias|conv|skip|fuse)")


def _half(held: weights.Tensors, side: str) -> weights.Tensors:
    """Name layers as diffusers does: TAESD's decoder counts the clamp before its first layer, diffusers' doesn't."""
    if any(name.startswith((f"{DECODER}.", f"{ENCODER}.")) for name in held):
        return held
    less = 1 if side == DECODER else 0
    named = {}
    for name, each in held.items():
        number, rest = name.split(".", 1)
        named[f"{side}.layers.{int(number) - less}.{rest}"] = each
    return named


def _bare(name: str) -> str:
    return next((name[len(prefix) :] for prefix in PREFIXES if name.startswith(prefix)), name)
