"""What a model is told beside words and maps, on the command line: refiner, sizes, CLIP skip, autoencoder, spacing."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from engine.catalog import catalog, tiny_vaes, vae_files
from engine.catalog.catalog import Model
from engine.commands import numbers
from engine.commands.belonging import weighed
from engine.errors import InvalidRequest
from engine.request import PREDICTIONS, SPACINGS, Micro, ModelUse, RefinerUse, Request, Size

_SIZES = ("original", "target", "negative_original", "negative_target")
_CORNERS = ("crop", "negative_crop")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add `--refiner` and what else goes with SDXL, `--clip-skip`, the autoencoders, and `--spacing`."""
    group = parser.add_argument_group("what else the model is told")
    group.add_argument(
        "--refiner", metavar="NAME|PATH[:START]", help="an SDXL refiner, and where in the run it takes over, 0–1 (0.8)"
    )
    group.add_argument(
        "--aesthetic", type=_pair, metavar="A[,B]", help="scores 0–10 for the refiner (6) and what to avoid (2.5)"
    )
    for name in _SIZES:
        option = f"--{name.replace('_', '-')}-size"
        group.add_argument(option, type=_size, metavar="WxH", help=f"SDXL's {name.replace('_', ', ')} size (--size)")
    for name in _CORNERS:
        option = f"--{name.replace('_', '-')}"
        group.add_argument(option, type=_corner, metavar="X,Y", help=f"SDXL's {name.replace('_', ', ')} corner (0,0)")
    group.add_argument("--vae", metavar="NAME|PATH", help="another autoencoder: by name, folder or file")
    group.add_argument(
        "--tiny-vae",
        metavar="NAME|PATH",
        help="a tiny autoencoder in the place of the full one, such as taesd: quick (approximate)",
    )
    numbers.add_all(group, ModelUse)
    group.add_argument("--spacing", choices=SPACINGS, metavar="NAME", help=f"of timesteps: {', '.join(SPACINGS)}")
    group.add_argument(
        "--prediction",
        choices=PREDICTIONS,
        metavar="NAME",
        help=f"what the UNet predicts, where its file doesn't say: {', '.join(PREDICTIONS)}",
    )


def changes(options: argparse.Namespace, model: Model, before: Request | None = None) -> dict[str, Any]:
    """Give the fields of a request that options name, upon a recipe's. Raises InvalidRequest and ModelError."""
    found: dict[str, Any] = {}
    for name in ("spacing", "prediction"):
        if getattr(options, name) is not None:
            found[name] = getattr(options, name)
    if options.vae is not None:
        found["vae"] = vae_files.named(options.vae, model)
    if options.tiny_vae is not None:
        found["tiny_vae"] = tiny_vaes.named(options.tiny_vae, model)
    told = {name: getattr(options, f"{name}_size") for name in _SIZES}
    told |= {name: getattr(options, name) for name in _CORNERS}
    told = {name: each for name, each in told.items() if each is not None}
    if told:
        found["micro"] = replace(Micro() if before is None else before.uses.micro, **told)
    refiner = _refiner(options, None if before is None else before.uses.refiner)
    if refiner is not None:
        found["refiner"] = refiner
    return found


def _refiner(options: argparse.Namespace, before: RefinerUse | None) -> RefinerUse | None:
    use = before
    if options.refiner is not None:
        name, start = weighed(options.refiner, "--refiner", RefinerUse.start)
        use = RefinerUse(catalog.find(name).name, start) if use is None else replace(use, model=name, start=start)
    if options.aesthetic is not None:
        if use is None:
            raise InvalidRequest("--aesthetic is told to a refiner: name one with --refiner.")
        wanted, unwanted = options.aesthetic
        use = replace(use, aesthetic=wanted, negative_aesthetic=unwanted)
    return use


def _size(text: str) -> Size:
    """Read “1024x768” as (width, height), of any size that a picture may have had."""
    return _whole_pair(text.lower().replace("×", "x"), "x", "a size: give width and height, such as 1024x768")


def _corner(text: str) -> tuple[int, int]:
    return _whole_pair(text, ",", "a corner: give left and top, such as 64,0")


def _whole_pair(text: str, between: str, what: str) -> tuple[int, int]:
    first, _, second = text.partition(between)
    try:
        if len(text) > 20:
            raise ValueError
        return int(first), int(second)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text[:20]}” is not {what}") from None


def _pair(text: str) -> tuple[float, float]:
    """Read “7” or “7,1.5” as scores, the second for what to avoid."""
    first, comma, second = text.partition(",")
    try:
        return float(first), float(second) if comma else RefinerUse.negative_aesthetic
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text[:20]}” is no score: give one, or two, such as 6,2.5") from None
