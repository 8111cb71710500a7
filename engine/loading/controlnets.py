"""Opening ControlNets, offline, and keeping those used last in memory, within a budget."""

from __future__ import annotations

import weakref
from collections import OrderedDict
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import torch

from engine import tables
from engine.catalog import contents, folders, part_files
from engine.catalog.controlnet_files import ControlNetFile
from engine.catalog.digest import signature
from engine.errors import ModelError
from engine.graphs.store import GraphKind
from engine.loading import controlnet_single_file, offload, placement, unet_config, weights
from engine.loading.graph_modules import GraphModules
from engine.loading.offload import Turns
from engine.loading.reading import class_named, guarded, pretrained
from engine.phrase import phrase
from engine.progress import Part
from engine.request import Offload

BUDGET = 3 * 2**30
"""Bytes of ControlNets kept: four of Stable Diffusion 1.5's in half precision. A run's own are kept at any size."""


KINDS = ("ControlNetModel", "ControlNetUnionModel", "T2IAdapter")


@dataclass(frozen=True, eq=False)
class _LoadedControlNet:
    net: Any
    signature: tuple[tuple[str, int, int], ...]
    size: int
    base: Any = None
    """A weak reference to the UNet that its weights were made from, if they were."""


class ControlNets:
    """The ControlNets in memory, newest use last."""

    def __init__(self, turns: Turns | None = None, budget: int = BUDGET, graphs: GraphModules | None = None) -> None:
        self._turns = turns or Turns()
        self._budget = budget
        self._graphs = graphs
        self._held: OrderedDict[tuple[Path, str, torch.dtype, Offload, tuple[Any, ...]], _LoadedControlNet] = (
            OrderedDict()
        )

    def get(
        self,
        files: Sequence[ControlNetFile],
        device: torch.device,
        dtype: torch.dtype,
        way: Offload = Offload.NONE,
        unet: Any = None,
    ) -> Generator[Part, None, list[Any]]:
        """Give their diffusers modules, opened now if they aren't held or changed on disk; yields before each of those.

        `unet` is the one that they are to steer, whose config completes that of a single file.
        Raises ModelError for what is no ControlNet, is broken, or is of an unknown architecture.
        """
        found: dict[Path, Any] = {}
        for index, file in enumerate(files):
            key = (file.path, str(device), dtype, way, (*_like(unet), file.pools) if file.is_file else ())
            current = signature(file.path)
            held = self._held.pop(key, None)
            if held is None or held.signature != current or (held.base is not None and held.base() is not unet):
                del held
                yield (
                    phrase("Loading {lower}{value}", lower=file.label[:1].lower(), value=file.label[1:]),
                    index,
                    len(files),
                )
                held = self._open(file, device, dtype, way, current, unet)
            self._held[key] = held
            found[file.path] = held.net
            self._evict(needed=found.keys())
        return [found[file.path] for file in files]

    def names(self) -> list[str]:
        """Give what is in memory, newest use last, as paths."""
        return [str(key[0]) for key in self._held]

    def held_bytes(self, device: torch.device) -> int:
        """Give bytes of weights that lie on a device."""
        return sum(
            each.size for key, each in self._held.items() if offload.home(torch.device(key[1]), key[3]) == device
        )

    def forget(self) -> None:
        """Let go of all of them."""
        self._held.clear()

    def _open(
        self,
        file: ControlNetFile,
        device: torch.device,
        dtype: torch.dtype,
        way: Offload,
        current: tuple[tuple[str, int, int], ...],
        unet: Any,
    ) -> _LoadedControlNet:
        net = guarded(file, "weights", partial(opened, file, dtype, unet))
        size = placement.size_of(net)
        if self._graphs is not None and way is Offload.NONE and device.type == "cpu" and dtype is torch.float32:
            config = {} if file.is_file else tables.read(file.path / "config.json", missing={})
            if type(net).__name__ == "ControlNetModel" and not net.config.global_pool_conditions:
                self._graphs.attach(net, GraphKind.CONTROLNET, config or dict(net.config))
        # Beside the UNet, at the same time as it.
        placement.settle(net, device, way, stage="unet", turns=self._turns)
        made_from = weakref.ref(unet) if file.is_file and controlnet_single_file.needs_base(file.path) else None
        return _LoadedControlNet(net, current, size, made_from)

    def _evict(self, needed: Any) -> None:
        for key in list(self._held):
            if sum(each.size for each in self._held.values()) <= self._budget:
                return
            if key[0] not in needed:
                del self._held[key]


def opened(file: ControlNetFile, dtype: torch.dtype, unet: Any) -> Any:
    """Give the network of a file or folder, for the UNet that it is to steer."""
    net = _single(file, file.path, unet) if file.is_file else _folder(file, dtype, unet)
    weights.check_numbers(net.state_dict())
    return net.to(dtype=dtype)


def _single(file: ControlNetFile, path: Path, unet: Any) -> Any:
    return controlnet_single_file.open_controlnet(path, unet, pooled=file.pools)


def _like(unet: Any) -> tuple[Any, ...]:
    """Give what a single file's config takes over from a UNet, as a key."""
    return () if unet is None else tuple(str(unet.config.get(name)) for name in unet_config.UNTOLD)


def _folder(file: ControlNetFile, dtype: torch.dtype, unet: Any) -> Any:
    kind = folders.name_in(file.path)
    if kind == "ControlNetModel" and (union := _union_in(file.path)) is not None:
        return _single(file, union, unet)
    if kind not in KINDS:
        raise ModelError(
            phrase(
                "{label} is of the kind {kind}; Sketchlight can use {join}.",
                label=file.label,
                kind=kind,
                join=", ".join(KINDS),
            )
        )
    return pretrained(class_named(kind), file.path, dtype)


def _union_in(folder: Path) -> Path | None:
    """Find a Union's weights beside the config of a plain ControlNet, as xinsir published one."""
    for path in part_files.weights_files(folder):
        if contents.of_file(path).variant == "union":
            return path
    return None


def is_union(net: Any) -> bool:
    """Tell whether it follows maps of several kinds, which it must be told."""
    return type(net).__name__ == "ControlNetUnionModel"


def is_adapter(net: Any) -> bool:
    """Tell whether it is a T2I-Adapter, which looks at its map alone, once."""
    return type(net).__name__ == "T2IAdapter"


def check_fits(file: ControlNetFile, net: Any, unet: Any, model: str) -> None:
    """Raise ModelError unless the ControlNet's residuals have the shapes that the UNet adds them to."""
    if is_adapter(net):
        widths = list(net.config.channels)
        widths += widths[-1:] if net.config.adapter_type == "light_adapter" else []
        if widths != list(unet.config.block_out_channels):
            raise ModelError(
                phrase(
                    "{label} was made for another kind of model than {model}: they don't fit together.",
                    label=file.label,
                    model=model,
                )
            )
        return
    for name in ("block_out_channels", "cross_attention_dim", "layers_per_block", "addition_embed_type"):
        theirs, ours = net.config[name], unet.config[name]
        if (tuple(theirs) if isinstance(theirs, list) else theirs) != (tuple(ours) if isinstance(ours, list) else ours):
            raise ModelError(
                phrase(
                    "{label} was made for another kind of model than {model}: they don't fit together.",
                    label=file.label,
                    model=model,
                )
            )
