"""Which IP-Adapters there are (Ye et al. 2023, arXiv 2308.06721), what each is, and the image encoder that it needs.

Imports no torch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from engine import tables
from engine.catalog import contents, context_width, folders, refusals, weights_header
from engine.catalog.catalog import Model
from engine.catalog.named_files import Shelf, files_below
from engine.catalog.weights_header import Shape
from engine.errors import ModelError
from engine.paths import models_dir
from engine.phrase import phrase

FOLDER = "ip_adapter"
"""Where a model's own IP-Adapters lie, in its folder, and the user's, among the models: as they are downloaded."""
ENCODER = "image_encoder"
SUFFIXES = weights_header.SUFFIXES


class AdapterKind(StrEnum):
    """How an adapter reads what the image encoder saw: one vector, a few tokens resampled from it, or all of it."""

    STANDARD = "standard"
    PLUS = "plus"
    FULL = "full"


@dataclass(frozen=True)
class AdapterShape:
    """What an adapter's shapes tell: its kind, the width of the UNet's text, and of what the image encoder gives."""

    kind: AdapterKind
    context: int
    sees: int


@dataclass(frozen=True)
class AdapterFile:
    """An IP-Adapter that can be asked for: a .safetensors file, or another, read as weights only."""

    name: str
    path: Path

    @property
    def label(self) -> str:
        return phrase("The IP-Adapter “{name}”", name=self.name)


@dataclass(frozen=True)
class AvailableAdapter:
    """An IP-Adapter for a list; `kind` is None for one that can't be told.

    `misfit` says why it can't be used with the model; empty: it can.
    """

    name: str
    path: Path
    megabytes: float
    kind: AdapterKind | None
    made_for: str
    misfit: str


def adapters(model: Model | None = None) -> list[AdapterFile]:
    """Give those in a model's own folder, then those in the user's."""
    return [AdapterFile(name, path) for name, path in _SHELF.all(_folder_of(model)).items()]


def find(name_or_path: str, model: Model | None = None) -> AdapterFile:
    """Give the IP-Adapter of that name, or that file; ModelError tells what there is instead."""
    name, path = _SHELF.find(name_or_path, _folder_of(model))
    if path.is_dir():
        raise ModelError(folders.refused(path, contents.FileKind.IP_ADAPTER))
    return AdapterFile(name, path)


def available(model: Model) -> list[AvailableAdapter]:
    """List every IP-Adapter there is, with whether it fits this model and can see."""
    return [_listed_as(each, model) for each in adapters(model)]


def misfit(name_or_path: str, model: Model) -> str:
    """Say why an IP-Adapter can't be used with the model, as a sentence for a person; empty if it can."""
    try:
        check(find(name_or_path, model), model)
    except ModelError as error:
        return str(error)
    return ""


def check(file: AdapterFile, model: Model) -> None:
    """Raise ModelError unless the adapter was made for models like this one, and its image encoder is there."""
    check_fits(file, of_file(file), model)


def of_file(file: AdapterFile) -> AdapterShape:
    """Tell what an adapter's file is. Raises ModelError, saying what it is instead."""
    header = weights_header.read(file.path)
    found = contents.of_header(header)
    if found.kind not in (contents.FileKind.IP_ADAPTER, contents.FileKind.UNKNOWN):
        raise ModelError(refusals.refused(file.path.name, found, contents.FileKind.IP_ADAPTER))
    if wrong := weights_header.unreadable(header):
        raise ModelError(f"{file.path.name} {wrong}.")
    return about(file, header.shapes)


def check_fits(file: AdapterFile, known: AdapterShape, model: Model) -> None:
    """Raise ModelError likewise, by what is known of it."""
    if wrong := context_width.misfit(file.label, known.context, model):
        raise ModelError(wrong)
    encoder(file, known, model)


def about(file: AdapterFile, shapes: Mapping[str, Shape]) -> AdapterShape:
    """Tell what it is by its tensors' shapes, keys beginning with “image_proj.” or “ip_adapter.”; or ModelError."""
    context = shapes.get("ip_adapter.1.to_k_ip.weight")
    looks_at_vectors = "image_proj.proj.2.weight" in shapes and "image_proj.proj.3.weight" not in shapes
    if looks_at_vectors or any("_lora.down." in key or ".perceiver_resampler." in key for key in shapes):
        raise ModelError(
            phrase(
                "{label} is a FaceID one: those need a face detector that Sketchlight doesn't have.", label=file.label
            )
        )
    if context is not None and len(context) == 2:
        for key, looks, axis, kind in (
            ("image_proj.proj.weight", "image_proj.proj.weight", 1, AdapterKind.STANDARD),
            ("image_proj.proj_in.weight", "image_proj.proj_in.weight", 1, AdapterKind.PLUS),
            ("image_proj.proj.3.weight", "image_proj.proj.0.weight", 0, AdapterKind.FULL),
        ):
            if key in shapes and len(shapes.get(looks, ())) == 2:
                return AdapterShape(kind, context[1], shapes[looks][axis])
    raise ModelError(phrase("{name} holds no IP-Adapter that Sketchlight knows.", name=file.path.name))


def encoder(file: AdapterFile, known: AdapterShape, model: Model) -> Path:
    """Give the folder of the image encoder that the adapter was trained with: the first of its width that is found.

    ModelError says where one belongs.
    """
    wanted = "projection_dim" if known.kind is AdapterKind.STANDARD else "hidden_size"
    for folder in _encoder_folders(file, model):
        if _config(folder).get(wanted) == known.sees:
            return folder
    raise ModelError(
        phrase(
            "{label} needs an image encoder (CLIP vision model) with {wanted} {sees}, which "
            "isn't there: put its folder, with config.json and model.safetensors, at {value}.",
            label=file.label,
            wanted=wanted,
            sees=known.sees,
            value=file.path.parent / ENCODER,
        )
    )


def encoder_of(file: AdapterFile, model: Model) -> Path | None:
    """Give the folder of the image encoder that an adapter asks for; None if there is none for it."""
    try:
        return encoder(file, of_file(file), model)
    except ModelError:
        return None


def _encoder_folders(file: AdapterFile, model: Model) -> Iterator[Path]:
    """Look beside the adapter first; then where the published ones lie, in “models” and “sdxl_models”."""
    beside, own = file.path.parent, models_dir() / FOLDER
    roots = [beside, beside.parent, own] + ([] if model.is_file else [model.path / FOLDER, model.path])
    for root in roots:
        for folder in (root, root / "models", root / "sdxl_models"):
            yield folder / ENCODER


def _config(folder: Path) -> dict[str, Any]:
    return tables.read_if_readable(folder / "config.json")


def _listed_as(file: AdapterFile, model: Model) -> AvailableAdapter:
    wrong, megabytes = misfit(str(file.path), model), file.path.stat().st_size / 1e6
    try:
        known = of_file(file)
    except ModelError:
        return AvailableAdapter(file.name, file.path, megabytes, None, "", wrong)
    return AvailableAdapter(file.name, file.path, megabytes, known.kind, context_width.in_words(known.context), wrong)


def _folder_of(model: Model | None) -> Path | None:
    return None if model is None or model.is_file else model.path


def _files(folder: Path) -> Iterator[Path]:
    """List adapters, not their image encoders; of two that differ in the suffix alone the .safetensors one first."""
    found = (path for path in files_below(folder, SUFFIXES) if ENCODER not in path.parts)
    yield from sorted(found, key=lambda path: (path.with_suffix(""), SUFFIXES.index(path.suffix.lower())))


_SHELF = Shelf("IP-Adapter", FOLDER, _files, SUFFIXES, "a file of weights", (contents.FileKind.IP_ADAPTER,))
