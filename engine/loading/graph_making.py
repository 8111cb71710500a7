"""Make the graphs of a model folder: `python -m engine.loading.graph_making FOLDER [--out FOLDER]`.

For the starter model they are written beside it (`graphs/`), to ship with it; they hold no weights, and so stay right
until the architecture changes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import torch

from engine.catalog.tokenizer_files import table
from engine.graphs import store
from engine.graphs.store import GraphKind
from engine.loading.graph_export import export
from engine.loading.reading import class_named, pretrained

_PARTS = {
    "text_encoder": ("text_encoder", (GraphKind.TEXT_ENCODER,)),
    "unet": ("unet", (GraphKind.UNET, GraphKind.CONTROLLED_UNET)),
    "vae": ("vae", (GraphKind.VAE_ENCODER, GraphKind.VAE_DECODER)),
    "controlnets/*": ("ControlNetModel", (GraphKind.CONTROLNET,)),
    "ip_adapter/image_encoder": ("CLIPVisionModelWithProjection", (GraphKind.IMAGE_ENCODER,)),
}
"""Folders of a model, the class of what lies there (or whose name in model_index.json tells it), and its graphs."""


def make(model: Path, out: Path | None = None) -> list[Path]:
    """Write the graphs of all of a model's modules into `out` (None: its own `graphs/`), and take others out there."""
    out = model / store.FOLDER if out is None else out
    written = [
        store.keep(graph, kind, config, out) for module in _modules(model) for kind, config, graph in _graphs(*module)
    ]
    for old in set(out.glob("*.graph")) - set(written):
        old.unlink()
    return sorted(set(written))


def part_of(module: Any, kind: GraphKind) -> Any:
    """Give the part of a loaded module that a graph of this kind stands for."""
    return {GraphKind.VAE_ENCODER: lambda: module.encoder, GraphKind.VAE_DECODER: lambda: module.decoder}.get(
        kind, lambda: module
    )()


def _modules(model: Path) -> Iterator[tuple[Any, Mapping[str, Any], tuple[GraphKind, ...]]]:
    """Give each module that is there, opened, with its config as its folder has it; one of each architecture."""
    index = table(model / "model_index.json")
    seen: set[str] = set()
    for pattern, (name, kinds) in _PARTS.items():
        for folder in sorted(model.glob(pattern)):
            config = table(folder / "config.json")
            if (key := name + store.digest(config)) in seen:
                continue
            seen.add(key)
            kind = class_named(str(index[name][1]) if name in index else name)
            yield pretrained(kind, folder, torch.float32).eval(), config, kinds


def _graphs(
    module: Any, config: Mapping[str, Any], kinds: tuple[GraphKind, ...]
) -> Iterator[tuple[GraphKind, Any, store.StoredGraph]]:
    for kind in kinds:
        yield kind, config, export(kind, part_of(module, kind))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    for path in make(options.folder, options.out):
        print(f"{path.name}  {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
