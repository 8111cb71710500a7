"""A model opened without torch: its tables, its tokenizer, and a session for each module as it is first needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from engine.catalog import digest
from engine.catalog.catalog import Model
from engine.catalog.tokenizer_files import table, told
from engine.errors import ModelError
from engine.graphs import choice, store
from engine.graphs.session import Graph
from engine.graphs.store import GraphKind
from engine.graphs.weights import WeightsFile, beside
from engine.light.disk import LOOKED_UP
from engine.phrase import phrase
from engine.prompt import clip_tokenizer
from engine.recent import Recent

FOLDERS = {
    GraphKind.TEXT_ENCODER: ("text_encoder", ""),
    GraphKind.UNET: ("unet", ""),
    GraphKind.CONTROLLED_UNET: ("unet", ""),
    GraphKind.VAE_ENCODER: ("vae", "encoder."),
    GraphKind.VAE_DECODER: ("vae", "decoder."),
}
"""By kind of graph, the folder of its weights in a model's, and what their names begin with there."""

TEXTS_KEPT = 64
"""Encoded texts kept for each model."""
ENCODED_KEPT = 8
"""Encoded sources kept for each model."""
NETS_KEPT = 5
"""ControlNets kept for each model: the starter has as many."""


@dataclass(eq=False)
class LightModel:
    """What is held of a model between runs; `signature` tells whether its files are still those that were read."""

    about: Model
    threads: int
    signature: tuple[tuple[str, int, int], ...]
    digest: str
    texts: Recent[str, np.ndarray] = field(default_factory=lambda: Recent(TEXTS_KEPT))
    encoded: Recent[bytes, np.ndarray] = field(default_factory=lambda: Recent(ENCODED_KEPT))
    nets: Recent[Path, tuple[Any, Graph]] = field(default_factory=lambda: Recent(NETS_KEPT))
    _sessions: dict[GraphKind, Graph] = field(default_factory=dict)

    def session(self, kind: GraphKind) -> Graph:
        """Give the session of one of its modules, started when first asked for. Raises ModelError."""
        if kind not in self._sessions:
            folder, prefix = FOLDERS[kind]
            self._sessions[kind] = self._started(kind, self.about.path / folder, prefix)
        return self._sessions[kind]

    def has(self, kind: GraphKind) -> bool:
        return kind in self._sessions

    def controlnet(self, folder: Path) -> Graph:
        """Give the session of a ControlNet, from those kept if its files are still the same. Raises ModelError."""
        current = LOOKED_UP.ask(digest.signature, folder)
        known, graph = self.nets.pop(folder, (None, None))
        if graph is None or known != current:
            graph = self._started(GraphKind.CONTROLNET, folder)
        return self.nets.keep(folder, (current, graph))[1]

    def _started(self, kind: GraphKind, folder: Path, prefix: str = "") -> Graph:
        file = store.find(kind, table(folder / "config.json"))
        if file is None:
            raise ModelError(phrase("There is no graph for {folder}.", folder=folder))
        return Graph(file, WeightsFile(beside(folder), prefix), self.threads)

    def config(self, folder: str) -> Mapping[str, Any]:
        return table(self.about.path / folder / "config.json")

    @cached_property
    def factor(self) -> int:
        """Pixels to a latent, on each side."""
        return tiny_factor(self.config("vae"))

    @cached_property
    def scaling(self) -> np.float32:
        """What an autoencoder's latents are multiplied by for the UNet."""
        return np.float32(self.config("vae").get("scaling_factor", 1.0))

    @cached_property
    def scheduler(self) -> Mapping[str, Any]:
        return table(self.about.path / "scheduler" / "scheduler_config.json")

    @cached_property
    def tokenizer(self) -> clip_tokenizer.ClipTokenizer:
        return clip_tokenizer.of_model(self.about)[0]

    @cached_property
    def marks(self) -> tuple[int, int, int]:
        """The tokens that begin a text, end it, and fill what is left."""
        says = {**clip_tokenizer.SPECIAL, **told(self.about.path / "tokenizer")}
        names = [says[name] for name in ("bos_token", "eos_token", "pad_token")]
        words = [str(name["content"] if isinstance(name, dict) else name) for name in names]
        found = [self.tokenizer.backend.token_to_id(word) for word in words]
        begin, end, fill = found
        if begin is None or end is None or fill is None:
            raise ModelError(
                phrase("The tokenizer of {label} lacks the marks of a text's start and end.", label=self.about.label)
            )
        return begin, end, fill


def opened(about: Model, threads: int) -> LightModel:
    """Give a model whose modules are not started yet."""
    return LightModel(about, threads, digest.signature(about.path), digest.weights_digest(about.path))


def refusal(about: Model, threads: int | None) -> str | None:
    """Say why a model can't be drawn with here; None if it can: a plain small one whose graphs are all there.

    `threads` None: it doesn't matter whether torch would be faster.
    """
    if about.is_file or about.family != "sd15":
        return "its architecture"
    try:
        unet, vae = (table(about.path / name / "config.json") for name in ("unet", "vae"))
        if unet.get("in_channels") != 4 or unet.get("time_cond_proj_dim") is not None:
            return "its UNet"
        if vae.get("_class_name") != "AutoencoderTiny" or vae.get("latents_mean") is not None:
            return "its autoencoder"
        for kind, (folder, _) in FOLDERS.items():
            config = table(about.path / folder / "config.json")
            if store.find(kind, config) is None:
                return f"its {folder}, which has no graph"
            if (
                kind is GraphKind.UNET
                and threads is not None
                and choice.is_slower(store.file_name(kind, config), threads)
            ):
                return f"its {folder}, which torch computes faster here"
            beside(about.path / folder)
        return None
    except ModelError:
        return "its files"


def tiny_factor(vae: Mapping[str, Any]) -> int:
    """Count the pixels of a latent of an AutoencoderTiny."""
    return 2 ** (len(vae["decoder_block_out_channels"]) - 1)
