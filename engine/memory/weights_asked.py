"""How many numbers a request has loaded, by when they compute, from the headers of files. Imports no torch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from engine.catalog import (
    catalog,
    controlnet_files,
    ip_adapter_files,
    lora_files,
    merged_size,
    tiny_vaes,
    vae_files,
    weights_header,
    weights_size,
)
from engine.catalog.catalog import Model
from engine.errors import ModelError
from engine.request import Request

IMAGE_ENCODER, OTHER_VAE, TINY_VAE, REFINERS = "image encoder", "other vae", "tiny vae", "refiner's "
"""What parts beside the model's own are called."""


def parts(request: Request, about: Model) -> Mapping[str, int]:
    """Count numbers by part: the model's, and those that have a turn of their own. Raises ModelError for no such file.

    The largest image encoder counts: there is one at a time. A file that is broken counts nothing; its loader says so.
    """
    found = dict(weights_size.parts(about.path))
    if request.uses.refiner is not None:
        second = weights_size.parts(catalog.find(request.uses.refiner.model).path)
        found |= {f"{REFINERS}{name}": numbers for name, numbers in second.items()}
    if request.uses.vae is not None:
        found[OTHER_VAE] = _readable([vae_files.find(request.uses.vae, about).path])
    if (small := tiny_vaes.in_place(request.uses.tiny_vae, about)) is not None:
        found[TINY_VAE] = _readable([small.path])
    encoders = [ip_adapter_files.encoder_of(file, about) for file in _adapters(request, about)]
    if largest := max((_readable([folder]) for folder in encoders if folder is not None), default=0):
        found[IMAGE_ENCODER] = largest
    return found


def controlnets(request: Request, about: Model) -> tuple[int, ...]:
    """Give numbers in each ControlNet; one that follows several maps is there once."""
    beside = None if about.is_file else about.path
    paths = dict.fromkeys(controlnet_files.find(each.model, beside).path for each in request.controls)
    return tuple(_size(path) for path in paths)


def over_unet(request: Request, about: Model) -> int:
    """Count the numbers in LoRAs and IP-Adapters, beside the UNet's layers. Raises ModelError for no such file.

    The layers that some LoRAs are merged into count as well: they lie in memory twice then.
    """
    loras = [lora_files.find(each.model, about).path for each in request.uses.loras if each.weight != 0]
    return _merged(loras, about) + _readable([*loras, *(file.path for file in _adapters(request, about))])


def _merged(loras: Iterable[Path], about: Model) -> int:
    """Count each layer twice that several change, not more often."""
    unet = weights_size.parts(about.path).get("unet", 0)
    total = 0
    for path in dict.fromkeys(loras):
        try:
            total += merged_size.merged_numbers(weights_header.read(path), unet)
        except ModelError:
            continue  # said when it is opened
    return min(total, unet)


def _adapters(request: Request, about: Model) -> Iterable[ip_adapter_files.AdapterFile]:
    return [ip_adapter_files.find(each.adapter, about) for each in request.references]


def _readable(paths: Iterable[Path]) -> int:
    """Give numbers in all of these, each counted once."""
    total = 0
    for path in dict.fromkeys(paths):
        try:
            total += _size(path)
        except ModelError:
            continue
    return total


def _size(path: Path) -> int:
    return weights_size.of_folder(path) if path.is_dir() else weights_size.of_file(path)
