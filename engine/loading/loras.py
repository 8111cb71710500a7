"""LoRAs (Hu et al. 2021, arXiv 2106.09685) in a model's modules: loaded once, switched on and off between runs.

The base is never changed: a LoRA lies beside its layers, as peft does it, and one that is off is not computed at all.
"""

from __future__ import annotations

import itertools
import warnings
from collections import OrderedDict
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import torch

from engine.catalog import lora_files
from engine.catalog.digest import signature
from engine.catalog.lora_files import LoraFile
from engine.errors import ModelError
from engine.loading.reading import guarded
from engine.progress import Part
from engine.request import Request

if TYPE_CHECKING:
    from engine.loading.models import LoadedModel

BUDGET = 512 * 2**20
"""Bytes of LoRAs kept beside a model: three of Stable Diffusion 1.5's usual size and more. A run's own are always."""
TEXTS_KEPT = 4
"""States of a text encoder, by the LoRAs on it, whose encoded texts are kept."""

_numbers = itertools.count(1)
"""Names of adapters are given once in a process: models may share a text encoder."""

_switched: WeakKeyDictionary[Any, list[tuple[str, float]]] = WeakKeyDictionary()
"""What is on in each module, in order. Switching walks through all layers, and most runs want what is on already."""


@dataclass(frozen=True, eq=False)
class _Held:
    adapter: str
    signature: tuple[tuple[str, int, int], ...]
    size: int
    speaks: bool
    """Whether it changes a text encoder."""
    note: str


@dataclass(eq=False)
class Loras:
    """The LoRAs in one model's modules, newest use last."""

    budget: int = BUDGET
    _held: OrderedDict[Path, _Held] = field(default_factory=OrderedDict)
    _texts: OrderedDict[Any, Any] = field(default_factory=OrderedDict)

    def names(self) -> list[str]:
        """What lies beside the model's layers, newest use last, as paths."""
        return [str(path) for path in self._held]

    @property
    def held_bytes(self) -> int:
        """Bytes of their weights."""
        return sum(held.size for held in self._held.values())

    def apply(self, model: LoadedModel, request: Request) -> Generator[Part, None, tuple[str, ...]]:
        """Switch on the request's LoRAs, with their weights, and all others off; yields before each that is loaded.

        Gives what a person should know of them. Raises ModelError for what is missing, no LoRA, or made for another
        kind of model; the model is then as it was without that one.
        """
        files: dict[LoraFile, float] = {}
        for use in request.uses.loras:
            file = lora_files.find(use.model, model.about)
            files[file] = files.get(file, 0.0) + use.weight
        weights = {file: weight for file, weight in files.items() if weight != 0}
        on: dict[str, float] = {}
        for done, (file, weight) in enumerate(weights.items()):
            current = signature(file.path)
            held = self._held.pop(file.path, None)
            if held is not None and held.signature != current:
                _delete(model.pipe, held.adapter)
                held = None
            if held is None:
                yield f"Loading {file.label[:1].lower()}{file.label[1:]}", done, len(weights)
                held = _load(model, file, current)
            self._held[file.path] = held
            on[held.adapter] = weight
        self._evict(model.pipe, on)
        self._set(model, on)
        return tuple(held.note for held in self._held.values() if held.note and held.adapter in on)

    def rest(self, model: LoadedModel) -> None:
        """Switch all off, also those that another model has on a text encoder that it shares."""
        self._set(model, {})

    def _set(self, model: LoadedModel, on: Mapping[str, float]) -> None:
        for module in _modules(model.pipe):
            _switch(module, on)
        speaking = {held.adapter for held in self._held.values() if held.speaks}
        self._keep_texts(model, tuple(sorted(each for each in on.items() if each[0] in speaking)))

    def _keep_texts(self, model: LoadedModel, state: tuple[tuple[str, float], ...]) -> None:
        """A text means something else under other LoRAs: give the model the encoded texts that belong to these."""
        if not self._texts:
            self._texts[()] = model.texts
        model.texts = self._texts.setdefault(state, OrderedDict())
        self._texts.move_to_end(state)
        if len(self._texts) > TEXTS_KEPT:
            self._texts.popitem(last=False)

    def _evict(self, pipe: Any, needed: Mapping[str, float]) -> None:
        for path, held in list(self._held.items()):
            if self.held_bytes <= self.budget:
                return
            if held.adapter not in needed:
                _delete(pipe, held.adapter)
                del self._held[path]


def _load(model: LoadedModel, file: LoraFile, current: tuple[tuple[str, int, int], ...]) -> _Held:
    guarded(file, "weights", partial(lora_files.check, file, model.about))
    weights = guarded(file, "weights", partial(_read, file.path, model.dtype))
    adapter = f"lora{next(_numbers)}"
    model.adapters.detach(model)  # it is laid beside the bare UNet's layers
    try:
        guarded(file, "weights", partial(_inject, model.pipe, weights, adapter))
        layers = {module: _layers(module, adapter) for module in _modules(model.pipe)}
        given, used = sum(_is_down(key) for key in weights), sum(layers.values())
        if used == 0:
            raise ModelError(f"{file.label} fits nothing in {model.about.label}: it is for another kind of model.")
    except BaseException:
        _delete(model.pipe, adapter)
        raise
    note = f"{file.label} changes {given} layers, of which {model.about.label} has only {used}." if used < given else ""
    size = sum(each.numel() * each.element_size() for each in weights.values())
    return _Held(adapter, current, size, any(layers[each] for each in layers if each is not model.pipe.unet), note)


def _read(path: Path, dtype: torch.dtype) -> dict[str, torch.Tensor]:
    """Its tensors, in the model's precision (scalars, which are alphas, as they are).

    diffusers' first layout names no module: it is told that the UNet is meant.
    """
    from safetensors.torch import load_file

    with torch.inference_mode(False):
        found = {key: each.to(dtype) if each.ndim else each for key, each in load_file(path).items()}
    bare = all(key.startswith(("down_blocks.", "mid_block.", "up_blocks.")) for key in found)
    return {f"unet.{key}": each for key, each in found.items()} if bare else found


def _inject(pipe: Any, weights: dict[str, torch.Tensor], adapter: str) -> None:
    for module in _modules(pipe):
        _switched.pop(module, None)
    with torch.inference_mode(False), warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Already found a `peft_config` attribute")  # several at once are meant
        pipe.load_lora_weights(weights, adapter_name=adapter)
    for module in _modules(pipe):
        module.eval().requires_grad_(False)


def _delete(pipe: Any, adapter: str) -> None:
    """Take an adapter out of all modules, also one that is only half in."""
    from diffusers.utils import peft_utils

    for module in _modules(pipe):
        _switched.pop(module, None)
        peft_utils.delete_adapter_layers(module, adapter)
        getattr(module, "peft_config", {}).pop(adapter, None)


def _switch(module: Any, weights: Mapping[str, float]) -> None:
    """Switch on those adapters that the module has, and all others off; what is known to be on is left so."""
    if not (there := getattr(module, "peft_config", {})):
        return
    here = {name: weight for name, weight in weights.items() if name in there}
    if _switched.pop(module, None) != list(here.items()):
        _set_layers(module, here)
    _switched[module] = list(here.items())


def _set_layers(module: Any, on: Mapping[str, float]) -> None:
    from diffusers.utils import peft_utils

    peft_utils.set_adapter_layers(module, enabled=bool(on))
    if on:
        with torch.inference_mode(False):
            peft_utils.set_weights_and_activate_adapters(module, list(on), list(on.values()))


def _modules(pipe: Any) -> Iterator[Any]:
    """The modules of a pipeline that a LoRA may change."""
    for name in ("unet", "text_encoder", "text_encoder_2"):
        if (module := getattr(pipe, name, None)) is not None:
            yield module


def _layers(module: Any, adapter: str) -> int:
    """How many of a module's layers have this adapter beside them."""
    from peft.tuners.tuners_utils import BaseTunerLayer

    return sum(isinstance(each, BaseTunerLayer) and adapter in each.scaling for each in module.modules())


def _is_down(key: str) -> bool:
    """Whether a tensor is the first half of a layer's LoRA: one stands for a layer."""
    return key.endswith((".lora_down.weight", ".lora_A.weight", ".lora.down.weight", "_lora.down.weight", ".lokr_w1"))
