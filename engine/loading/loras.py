"""LoRAs (Hu et al. 2021, arXiv 2106.09685) in a model's modules: loaded once, switched on and off between runs.

The base is never changed: a LoRA lies beside its layers, as peft does it, or what can't lie there is merged into
weights that stand in for its own. One that is off is not computed at all.
"""

from __future__ import annotations

import itertools
import warnings
from collections import OrderedDict
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import torch

from engine.catalog import lora_files
from engine.catalog.catalog import Model
from engine.catalog.digest import signature
from engine.catalog.lora_files import LoraFile
from engine.errors import ModelError
from engine.loading import lora_merging, lora_reading
from engine.loading.ip_adapters import IpAdapters
from engine.loading.lora_names import COMPONENTS, UNET
from engine.loading.lora_reading import Additions
from engine.loading.reading import guarded
from engine.phrase import phrase
from engine.progress import Part
from engine.prompt.wording import WeightedText
from engine.recent import Recent
from engine.records import TextEncoding
from engine.request import Request

BUDGET = 512 * 2**20
"""Bytes of LoRAs kept beside a model: three of Stable Diffusion 1.5's usual size and more. A run's own are always."""
TEXTS_KEPT = 64
"""Encoded texts kept for each model,"""
STATES_KEPT = 4
"""… and for so many states of its text encoder, by the LoRAs on it."""

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


Texts = Recent[tuple[WeightedText, int, int], TextEncoding]


class Loras:
    """The LoRAs in the modules of one model's pipeline, newest use last."""

    def __init__(
        self, pipe: Any, about: Model, dtype: torch.dtype, adapters: IpAdapters, *, budget: int = BUDGET
    ) -> None:
        self.budget = budget
        self.texts: Texts = Recent(TEXTS_KEPT)
        """Encoded texts as they are under the LoRAs that are on."""
        self._pipe, self._about, self._dtype, self._adapters = pipe, about, dtype, adapters
        self._held: OrderedDict[Path, _LoadedLora] = OrderedDict()
        self._texts: Recent[Any, Texts] = Recent(STATES_KEPT)

    def names(self) -> list[str]:
        """Give what lies beside the model's layers, newest use last, as paths."""
        return [str(path) for path in self._held]

    @property
    def held_bytes(self) -> int:
        """Bytes of their weights."""
        return sum(held.size for held in self._held.values())

    def apply(self, request: Request) -> Generator[Part, None, tuple[str, ...]]:
        """Switch on the request's LoRAs, with their weights, and all others off; yields before each that is loaded.

        Gives what a person should know of them. Raises ModelError for what is missing, no LoRA, or made for another
        kind of model; the model is then as it was without that one.
        """
        files: dict[LoraFile, float] = {}
        for use in request.uses.loras:
            file = lora_files.find(use.model, self._about)
            files[file] = files.get(file, 0.0) + use.weight
        weights = {file: weight for file, weight in files.items() if weight != 0}
        on: dict[str, float] = {}
        for done, (file, weight) in enumerate(weights.items()):
            current = signature(file.path)
            held = self._held.pop(file.path, None)
            if held is not None and held.signature != current:
                _delete(self._pipe, held.adapter)
                held = None
            if held is None:
                yield (
                    phrase("Loading {lower}{value}", lower=file.label[:1].lower(), value=file.label[1:]),
                    done,
                    len(weights),
                )
                held = self._load(file, current)
            self._held[file.path] = held
            on[held.adapter] = weight
        self._evict(on)
        self._set(on)
        return tuple(held.note for held in self._held.values() if held.note and held.adapter in on)

    def rest(self) -> None:
        """Switch all off, also those that another model has on a text encoder that it shares."""
        self._set({})

    def _set(self, on: Mapping[str, float]) -> None:
        for module in _modules(self._pipe):
            _switch(module, on)
        speaking = {held.adapter for held in self._held.values() if held.speaks}
        self._keep_texts(tuple(sorted(each for each in on.items() if each[0] in speaking)))

    def _keep_texts(self, state: tuple[tuple[str, float], ...]) -> None:
        """Lay out the encoded texts that belong to these LoRAs: under others a text means something else."""
        if not self._texts:
            self._texts.keep((), self.texts)
        there = self._texts.used(state)
        self.texts = self._texts.keep(state, Recent(TEXTS_KEPT)) if there is None else there

    def forget_texts(self) -> None:
        """Let go of all encoded texts, under any LoRAs."""
        self._texts.clear()
        self.texts = Recent(TEXTS_KEPT)

    def _evict(self, needed: Mapping[str, float]) -> None:
        for path, held in list(self._held.items()):
            if self.held_bytes <= self.budget:
                return
            if held.adapter not in needed:
                _delete(self._pipe, held.adapter)
                del self._held[path]

    def _load(self, file: LoraFile, current: tuple[tuple[str, int, int], ...]) -> _LoadedLora:
        about = self._about
        guarded(file, "weights", partial(lora_files.check, file, about))
        self._adapters.detach()  # it is laid beside the bare UNet's layers
        additions = guarded(file, "weights", partial(lora_reading.read, file, self._pipe, self._dtype))
        if not additions.used:
            raise ModelError(
                phrase(
                    "{label} fits nothing in {label_2}: it is for another kind of model.",
                    label=file.label,
                    label_2=about.label,
                )
            )
        adapter = f"lora{next(_numbers)}"
        try:
            guarded(file, "weights", partial(_inject, self._pipe, additions, adapter))
        except BaseException:
            _delete(self._pipe, adapter)
            raise
        speaks = any(layer.component != UNET for layer in (*additions.pairs, *additions.changes))
        return _LoadedLora(adapter, current, additions.size, speaks, _note(file, additions, about.label))


def _note(file: LoraFile, additions: Additions, model: str) -> str:
    """Give what of a file was of no use, as a sentence; empty if all was."""
    if additions.used < additions.given:
        return f"{file.label} changes {additions.given} layers, of which {model} has only {additions.used}."
    if additions.strays:
        count, first = len(additions.strays), additions.strays[0]
        return phrase(
            "{label} holds {count} tensors that mean nothing here, such as “{value}”: they are left out.",
            label=file.label,
            count=count,
            value=first[:80],
        )
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
    """Give what is on in a module, in order: names of adapters, and how much of each."""
    return tuple(_switched.get(module, ()))


def set_aside(pipe: Any) -> int:
    """Count the bytes of a pipeline's own weights that lie aside while LoRAs are merged into them."""
    return sum(map(lora_merging.held_bytes, _modules(pipe)))


def _set_layers(module: Any, on: Mapping[str, float]) -> None:
    from diffusers.utils import peft_utils

    peft_utils.set_adapter_layers(module, enabled=bool(on))
    if on:
        with torch.inference_mode(False):
            peft_utils.set_weights_and_activate_adapters(module, list(on), list(on.values()))


def _modules(pipe: Any) -> Iterator[Any]:
    """Give the modules of a pipeline that a LoRA may change."""
    for name in COMPONENTS:
        if (module := getattr(pipe, name, None)) is not None:
            yield module
