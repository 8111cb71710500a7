"""Additions that are merged into a module's weights while they are on, and the weights as they were when they are off.

For the forms that peft has no layer for beside others. The module's own tensors are set aside, never written to, so
that the base is the same again to the last bit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

import torch

from engine.errors import ModelError
from engine.loading.lora_forms import WeightDelta
from engine.loading.lora_orthogonal import Difference
from engine.phrase import phrase


@dataclass
class _State:
    """What may be merged into one module, by adapter and path, what is, and the module's own parameters."""

    changes: dict[str, dict[str, WeightDelta]] = field(default_factory=dict)
    on: dict[str, float] = field(default_factory=dict)
    own: dict[tuple[str, str], torch.nn.Parameter | None] = field(default_factory=dict)


_states: WeakKeyDictionary[Any, _State] = WeakKeyDictionary()


def add(module: Any, adapter: str, changes: Mapping[str, WeightDelta]) -> None:
    """Make changes known by path; they are off. ModelError where the weights don't lie where they can be changed."""
    if not changes:
        return
    if any(each.device.type == "meta" for path in changes for each in layer(module, path).parameters(recurse=False)):
        raise ModelError(
            phrase("it has to be merged into the weights, which this way of offloading keeps out of reach")
        )
    _states.setdefault(module, _State()).changes[adapter] = dict(changes)


def drop(module: Any, adapter: str) -> None:
    """Take an adapter's changes out, and forget them."""
    state = _states.get(module)
    if state is not None and adapter in state.changes:
        switch(module, {name: weight for name, weight in state.on.items() if name != adapter})
        del state.changes[adapter]


def has(module: Any, adapter: str) -> bool:
    """Tell whether an adapter changes something in a module."""
    state = _states.get(module)
    return state is not None and adapter in state.changes


def switch(module: Any, weights: Mapping[str, float]) -> None:
    """Merge those adapters that the module has, with these weights, and no others."""
    state = _states.get(module)
    if state is None:
        return
    on = {name: weight for name, weight in weights.items() if name in state.changes and weight != 0}
    if on == state.on:
        return
    wanted: dict[tuple[str, str], list[tuple[Difference, float]]] = {}
    for name, weight in on.items():
        for place, difference in _differences(state.changes[name]):
            wanted.setdefault(place, []).append((difference, weight))
    with torch.inference_mode(False), torch.no_grad():
        for place in [each for each in state.own if each not in wanted]:
            _put_back(layer(module, place[0]), place[1], state.own.pop(place))
        for place, added in wanted.items():
            here = layer(module, place[0])
            own = state.own.setdefault(place, here._parameters[place[1]])
            like = here.weight
            base = torch.zeros(len(like), device=like.device) if own is None else own.detach().to(like.device).float()
            whole = base + sum(difference(base, weight) for difference, weight in added)
            here._parameters[place[1]] = torch.nn.Parameter(whole.to(like.dtype), requires_grad=False)
    state.on = on


def on(module: Any) -> dict[str, float]:
    """Tell which adapters are merged into a module now, and with what weights."""
    state = _states.get(module)
    return {} if state is None else dict(state.on)


def own_weights(module: Any) -> dict[str, torch.Tensor]:
    """Give a module's own weights by name, as they are when no adapter lies beside them or is merged into them."""
    state = _states.get(module)
    own = {} if state is None else {f"{path}.{name}": each for (path, name), each in state.own.items()}
    found = {
        name.replace(".base_layer.", "."): each for name, each in module.named_parameters() if ".lora_" not in name
    }
    return {name: each for name, each in (found | own).items() if each is not None}


def held_bytes(module: Any) -> int:
    """Give bytes of the weights that are set aside."""
    state = _states.get(module)
    kept = [] if state is None else [each for each in state.own.values() if each is not None]
    return sum(each.numel() * each.element_size() for each in kept)


def layer(module: Any, path: str) -> Any:
    """Give a module's layer, the one below where a LoRA lies beside it."""
    found = module.get_submodule(path)
    return getattr(found, "base_layer", found)


def _put_back(here: Any, name: str, own: torch.nn.Parameter | None) -> None:
    """Put a layer's own parameter back, where its others have gone meanwhile."""
    if own is not None and own.device != here._parameters[name].device:
        own.data = own.data.to(here._parameters[name].device)
    here._parameters[name] = own


def _differences(changes: Mapping[str, WeightDelta]) -> Iterator[tuple[tuple[str, str], Difference]]:
    for path, change in changes.items():
        if change.weight is not None:
            yield (path, "weight"), change.weight
        if change.bias is not None:
            yield (path, "bias"), change.bias
