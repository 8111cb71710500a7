"""Where graphs are kept: the starter model ships its own, others are made once and cached. Imports no torch.

A graph tells an architecture, not weights, so that every model of an architecture finds the same one. It is never read
from a model's own folder: that may be a stranger's.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from engine.errors import ModelError
from engine.paths import cache_dir, starter_dir
from engine.phrase import phrase

FOLDER = "graphs"
FORMAT = 2
"""Raised whenever graphs are made in another way, so that older ones are made again."""
LARGEST = 64 * 2**20
"""Bytes of a graph without weights: those of SDXL's UNet are some two million."""
_GRAPH, _ABOUT = "graph.onnx", "about.json"
_IRRELEVANT = {"dtype", "torch_dtype", "transformers_version", "architectures", "sample_size", "scaling_factor"}


class GraphKind(StrEnum):
    """Which module of a model a graph stands for. A UNet that ControlNets add to has a graph of its own."""

    UNET = "unet"
    CONTROLLED_UNET = "unet_controlled"
    CONTROLNET = "controlnet"
    TEXT_ENCODER = "text_encoder"
    VAE_ENCODER = "vae_encoder"
    VAE_DECODER = "vae_decoder"
    IMAGE_ENCODER = "image_encoder"


@dataclass(frozen=True)
class StoredGraph:
    """A graph as an ONNX file in memory, and the names of the weights that it has to be given."""

    data: bytes
    weights: tuple[str, ...]


def find(kind: GraphKind, config: Mapping[str, Any]) -> Path | None:
    """Look for the graph of a module with this config among the shipped and the cached ones; None if there is none."""
    name = file_name(kind, config)
    return next((each / name for each in (shipped_dir(), cache_dir() / FOLDER) if (each / name).is_file()), None)


def shipped_dir() -> Path:
    """Give the folder of the graphs that ship with the starter model."""
    return starter_dir() / FOLDER


def read(path: Path) -> StoredGraph:
    """Read a graph. Raises ModelError for a damaged file."""
    try:
        with zipfile.ZipFile(path) as file:
            if sum(each.file_size for each in file.infolist()) > LARGEST:
                raise ModelError(
                    phrase(
                        "The graph {name} is larger than any graph: delete it, and it is made again.", name=path.name
                    )
                )
            names = json.loads(file.read(_ABOUT))["weights"]
            return StoredGraph(file.read(_GRAPH), tuple(map(str, names)))
    except (OSError, KeyError, ValueError, TypeError, zipfile.BadZipFile) as error:
        raise ModelError(
            phrase("The graph {path} can't be read ({error}): delete it, and it is made again.", path=path, error=error)
        ) from error


def keep(graph: StoredGraph, kind: GraphKind, config: Mapping[str, Any], folder: Path | None = None) -> Path:
    """Write a graph into `folder` (None: the cache) and return its path. Raises OSError."""
    folder = cache_dir() / FOLDER if folder is None else folder
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / file_name(kind, config)
    half = path.with_suffix(".part")
    with zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as file:
        # A date of its own would make two equal graphs differ.
        file.writestr(_entry(_GRAPH), graph.data)
        file.writestr(_entry(_ABOUT), json.dumps({"kind": kind, "format": FORMAT, "weights": graph.weights}))
    half.replace(path)
    return path


def file_name(kind: GraphKind, config: Mapping[str, Any]) -> str:
    """Name a graph's file by its kind and a digest of the architecture that `config` describes."""
    return f"{kind}-{digest(config)}.graph"


def digest(config: Mapping[str, Any]) -> str:
    """Hash what of a config shapes a module, to 64 bits of hex: not by whom it was written, nor in which precision."""
    told = {name: _plain(value) for name, value in config.items() if value is not None and _shapes(name)}
    said = json.dumps([FORMAT, told], sort_keys=True, default=str)
    return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()


def _shapes(name: str) -> bool:
    return not name.startswith("_") and name not in _IRRELEVANT


def _plain(value: Any) -> Any:
    return [_plain(each) for each in value] if isinstance(value, Sequence) and not isinstance(value, str) else value


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
