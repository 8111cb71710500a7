"""LoRAs (Hu et al. 2021, arXiv 2106.09685) in a model's modules: loaded once, switched on and off between runs.

The base is never changed: a LoRA lies beside its layers, as peft does it, or what can't lie there is merged into
weights that stand in for its own. One that is off is not computed at all.
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
from engine.loading import lora_merging, lora_reading
from engine.loading.lora_names import COMPONENTS, UNET
from engine.loading.lora_reading import Additions
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
class _LoadedLora:
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
    _held: OrderedDict[Path, _LoadedLora] = field(default_factory=OrderedDict)
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

    def forget_texts(self, model: LoadedModel) -> None:
        """Let go of all encoded texts, under any LoRAs."""
        self._texts.clear()
        model.texts = OrderedDict()

    def _evict(self, pipe: Any, needed: Mapping[str, float]) -> None:
        for path, held in list(self._held.items()):
            if self.held_bytes <= self.budget:
                return
            if held.adapter not in needed:
                _delete(pipe, held.adapter)
                del self._held[path]


def _load(model: LoadedModel, file: LoraFile, current: tuple[tuple[str, int, int], ...]) -> _LoadedLora:
    guarded(file, "weights", partial(lora_files.check, file, model.about))
    model.adapters.detach(model)  # it is laid beside the bare UNet's layers
    additions = guarded(file, "weights", partial(lora_reading.read, file, model.pipe, model.dtype))
    if not additions.used:
        raise ModelError(f"{file.label} fits nothing in {model.about.label}: it is for another kind of model.")
    adapter = f"lora{next(_numbers)}"
    try:
        guarded(file, "weights", partial(_inject, model.pipe, additions, adapter))
    except BaseException:
        _delete(model.pipe, adapter)
        raise
    speaks = any(layer.component != UNET for layer in (*additions.pairs, *additions.changes))
    return _LoadedLora(adapter, current, additions.size, speaks, _note(file, additions, model.about.label))


def _note(file: LoraFile, additions: Additions, model: str) -> str:
    """What of a file was of no use, as a sentence; empty if all was."""
    if additions.used < additions.given:
        return f"{file.label} changes {additions.given} layers, of which {model} has only {additions.used}."
    if additions.strays:
        count, first = len(additions.strays), additions.strays[0]
        return f"{file.label} holds {count} tensors that mean nothing here, such as “{first[:80]}”: they are left out."
    return ""


def _inject(pipe: Any, additions: Additions, adapter: str) -> None:
    """Lay the low-rank pairs beside their layers, by peft, and make the other changes known for merging."""
    for module in _modules(pipe):
        _switched.pop(module, None)
    pairs = {f"{layer.component}.{layer.path}": pair for layer, pair in additions.pairs.items()}
    tensors = {f"{name}.lora_A.weight": pair.down for name, pair in pairs.items()}
    tensors |= {f"{name}.lora_B.weight": pair.up for name, pair in pairs.items()}
    if tensors:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Already found a `peft_config` attribute")  # several at once are meant
            pipe.load_lora_weights(tensors, adapter_name=adapter)
    for name in COMPONENTS:
        changes = {layer.path: each for layer, each in additions.changes.items() if layer.component == name}
        if changes:
            lora_merging.add(getattr(pipe, name), adapter, changes)
    for module in _modules(pipe):
        module.eval().requires_grad_(False)


def _delete(pipe: Any, adapter: str) -> None:
    """Take an adapter out of all modules, also one that is only half in."""
    from diffusers.utils import peft_utils

    for module in _modules(pipe):
        _switched.pop(module, None)
        lora_merging.drop(module, adapter)
        peft_utils.delete_adapter_layers(module, adapter)
        getattr(module, "peft_config", {}).pop(adapter, None)


def _switch(module: Any, weights: Mapping[str, float]) -> None:
    """Switch on those adapters that the module has, and all others off; what is known to be on is left so."""
    lora_merging.switch(module, weights)
    if not (there := getattr(module, "peft_config", {})):
        return
    here = {name: weight for name, weight in weights.items() if name in there}
    if _switched.pop(module, None) != list(here.items()):
        _set_layers(module, here)
    _switched[module] = list(here.items())


def switched(module: Any) -> tuple[tuple[str, float], ...]:
    """What is on in a module, in order: names of adapters, and how much of each."""
    return tuple(_switched.get(module, ()))


def _set_layers(module: Any, on: Mapping[str, float]) -> None:
    from diffusers.utils import peft_utils

    peft_utils.set_adapter_layers(module, enabled=bool(on))
    if on:
        with torch.inference_mode(False):
            peft_utils.set_weights_and_activate_adapters(module, list(on), list(on.values()))


def _modules(pipe: Any) -> Iterator[Any]:
    """The modules of a pipeline that a LoRA may change."""
    for name in COMPONENTS:
        if (module := getattr(pipe, name, None)) is not None:
            yield module
