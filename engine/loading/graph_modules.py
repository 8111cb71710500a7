"""Torch modules whose forward is computed by a graph, wherever a graph can do it: the loop that calls them knows not.

A module keeps its own forward for what a graph can't do, such as reference pictures, and for runs that ask for torch.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch

from engine.errors import ModelError
from engine.graphs import choice, session, store
from engine.graphs.session import Graph
from engine.graphs.store import GraphKind
from engine.loading import merged_weights
from engine.loading.graph_export import export
from engine.memory import machine
from engine.phrase import phrase
from engine.recent import Recent
from engine.request import Attention, Backend, Placement

SMALL = 500_000_000
"""Bytes of weights up to which nobody asks whether a session's own copy of them finds room beside torch's."""
SESSIONS_KEPT = 2
"""For each module and kind of graph: that of its own weights, and that with the LoRAs used last."""


@dataclass(eq=False)
class GraphModules:
    """Which modules have graphs, whether the run at hand uses them, and what it came to.

    Graphs that are there are taken where they were measured to be faster; where a run asks for graphs, they are made.
    """

    asked: Backend | None = None
    """What the run asks for."""
    _ran: dict[str, None] = field(default_factory=dict)
    _left: dict[str, str] = field(default_factory=dict)

    def begin(self, placement: Placement) -> None:
        """Begin a run that asks for this. Another way of attention than the usual is torch's to compute."""
        unusual = placement.attention not in (None, Attention.SDPA)
        self.asked = Backend.TORCH if unusual else placement.backend
        self._ran.clear()
        self._left.clear()

    def attach(self, module: Any, kind: GraphKind, config: Mapping[str, Any], weights: Any = None) -> Any:
        """Let a module on the processor, in float32, compute by its graph.

        `config` tells its architecture, as its folder's config.json does; `weights` is whose state holds its weights as
        they were saved, if not its own.
        """
        if not isinstance(module.forward, _Forward):
            module.forward = _FORWARDS[kind](self, module, kind, dict(config), weights)
        return module

    def note(self, kind: GraphKind, why: str | None) -> None:
        """Note that a module computed by its graph (None), or didn't, and why."""
        if why is None:
            self._ran[kind] = None
        else:
            self._left.setdefault(kind.replace("_controlled", ""), why)

    def in_words(self) -> str:
        """Give what computed the modules in this run: “torch”, or “onnxruntime 1.32.0 (unet: torch for references)”."""
        if not self._ran:
            return "torch"
        left = ", ".join(f"{kind}: torch for {why}" for kind, why in self._left.items())
        return f"{session.version()} ({left})" if left else session.version()


@contextmanager
def eager(module: Any, why: str) -> Iterator[None]:
    """Let torch compute a module for a while, for what its graph knows nothing of."""
    forward = module.forward
    if isinstance(forward, _Forward):
        forward.why = why
    try:
        yield
    finally:
        if isinstance(forward, _Forward):
            forward.why = None


class _Forward:
    """Stands for a module's forward. `refusal` says of a call why a graph can't do it; `compute` does it."""

    def __init__(
        self, graphs: GraphModules, module: Any, kind: GraphKind, config: dict[str, Any], weights: Any = None
    ) -> None:
        self._graphs = graphs
        self._module = module
        self._kind = kind
        self._config = config
        # The state as it was saved: what is fused or laid out for torch afterwards is another.
        self._saved: dict[str, torch.Tensor] | None = None if weights is None else dict(weights.state_dict())
        self._eager: Callable[..., Any] = module.forward
        self.why: str | None = None
        """Why a graph can't do the calls of just now."""
        self._signature = inspect.signature(module.forward)
        self._sessions: Recent[Any, Graph] = Recent(SESSIONS_KEPT * 2)
        self._unfit: dict[Backend | None, str] = {}

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if self._graphs.asked is Backend.TORCH:
            return self._eager(*args, **kwargs)
        given = self._signature.bind(*args, **kwargs).arguments
        why = self.why or self._unfit.get(self._graphs.asked) or self.refusal(given)
        if why is None and (graph := self._session(self.kind(given), given)) is not None:
            try:
                said = self.compute(graph, given)
            except Exception as error:  # ONNX Runtime's errors have no common base
                why = f"a fault of its graph ({type(error).__name__})"
                self._unfit[self._graphs.asked] = why
            else:
                self._graphs.note(self._kind, None)
                return said
        self._graphs.note(self._kind, why or self._unfit[self._graphs.asked])
        return self._eager(*args, **kwargs)

    def kind(self, given: Mapping[str, Any]) -> GraphKind:
        return self._kind

    def refusal(self, given: Mapping[str, Any]) -> str | None:
        raise NotImplementedError

    def compute(self, graph: Graph, given: Mapping[str, Any]) -> Any:
        raise NotImplementedError

    def _session(self, kind: GraphKind, given: Mapping[str, Any]) -> Graph | None:
        """Give the session with the weights as they are now; None where torch is to compute, as `_unfit` says."""
        key = kind, merged_weights.state(self._module)
        if (known := self._sessions.used(key)) is not None:
            return known
        try:
            graph = self._started(kind)
        except Exception as error:  # an exporter's and a session's errors have no common base
            self._none(phrase("a fault of its graph ({name__})", name__=type(error).__name__))
            return None
        if graph is None:
            self._none(phrase("want of a graph"))
            return None
        if self._graphs.asked is None and not self._is_faster(graph, given):
            self._none("speed")
            return None
        return self._sessions.keep(key, graph)

    def _none(self, why: str) -> None:
        """Give no session, in this run and those that ask alike: it isn't tried again in every step."""
        self._unfit[self._graphs.asked] = why

    def _started(self, kind: GraphKind) -> Graph | None:
        """Give a new session; None where there is no graph and none is asked for, or no room for the weights."""
        file = store.find(kind, self._config)
        if self._graphs.asked is None and (file is None or not self._has_room()):
            return None
        if file is None and getattr(self._module, "peft_config", None):
            raise ModelError(phrase("A graph is made of a module without LoRAs."))
        if file is None:
            with _Eager(self._module, self._eager):
                file = store.keep(export(kind, self._module), kind, self._config)
        weights = merged_weights.merged(self._module) if self._saved is None else _arrays(self._saved)
        return Graph(file, weights, torch.get_num_threads())

    def _is_faster(self, graph: Graph, given: Mapping[str, Any]) -> bool:
        return choice.prefers_graph(
            store.file_name(self._kind, self._config),
            torch.get_num_threads(),
            lambda: self.compute(graph, given),
            lambda: self._eager(**given),
        )

    def _has_room(self) -> bool:
        size = 4 * sum(each.numel() for each in self._module.parameters())
        return size <= SMALL or 2 * size < machine.main_memory().free


class _Eager:
    """A module with its own forward for a while."""

    def __init__(self, module: Any, forward: Any) -> None:
        self._module, self._forward = module, forward

    def __enter__(self) -> None:
        self._kept, self._module.forward = self._module.forward, self._forward

    def __exit__(self, *_: object) -> None:
        self._module.forward = self._kept


class _UNet(_Forward):
    _known = frozenset(
        (
            "sample",
            "timestep",
            "encoder_hidden_states",
            "timestep_cond",
            "added_cond_kwargs",
            "down_block_additional_residuals",
            "mid_block_additional_residual",
            "return_dict",
        )
    )

    def kind(self, given: Mapping[str, Any]) -> GraphKind:
        return GraphKind.CONTROLLED_UNET if given.get("down_block_additional_residuals") else GraphKind.UNET

    def refusal(self, given: Mapping[str, Any]) -> str | None:
        if self._module.config.encoder_hid_dim_type is not None or "image_embeds" in (
            given.get("added_cond_kwargs") or {}
        ):
            return "references"
        if given.get("return_dict", True) or any(
            value is not None for name, value in given.items() if name not in self._known
        ):
            return "unusual arguments"
        return merged_weights.refusal(self._module)

    def compute(self, graph: Graph, given: Mapping[str, Any]) -> tuple[torch.Tensor]:
        told = {name: given[name] for name in ("sample", "encoder_hidden_states")}
        told["timestep"] = torch.as_tensor(given["timestep"]).reshape(-1)[:1].float()
        if given.get("timestep_cond") is not None:
            told["timestep_cond"] = given["timestep_cond"]
        told |= given.get("added_cond_kwargs") or {}
        if down := given.get("down_block_additional_residuals"):
            told |= {f"down_{index}": each for index, each in enumerate(down)}
            told["mid"] = given["mid_block_additional_residual"]
        return (_run(graph, told)[0],)


class _ControlNet(_Forward):
    _known = frozenset(
        (
            "sample",
            "timestep",
            "encoder_hidden_states",
            "controlnet_cond",
            "conditioning_scale",
            "added_cond_kwargs",
            "guess_mode",
            "return_dict",
        )
    )

    def refusal(self, given: Mapping[str, Any]) -> str | None:
        if given.get("guess_mode") or given.get("return_dict", True):
            return "unusual arguments"
        odd = any(value is not None for name, value in given.items() if name not in self._known)
        return "unusual arguments" if odd else None

    def compute(self, graph: Graph, given: Mapping[str, Any]) -> tuple[list[torch.Tensor], torch.Tensor]:
        told = {name: given[name] for name in ("sample", "encoder_hidden_states", "controlnet_cond")}
        told["timestep"] = torch.as_tensor(given["timestep"]).reshape(-1)[:1].float()
        told |= given.get("added_cond_kwargs") or {}
        *down, mid = (each * given.get("conditioning_scale", 1.0) for each in _run(graph, told))
        return down, mid


class _TextEncoder(_Forward):
    def refusal(self, given: Mapping[str, Any]) -> str | None:
        known = ("input_ids", "output_hidden_states", "kwargs")
        odd = any(value is not None for name, value in given.items() if name not in known)
        ids, more = given.get("input_ids"), given.get("kwargs") or {}
        if odd or set(more) - {"output_hidden_states"}:
            return "weights on words"
        if ids is None or ids.shape[1] != self._module.config.max_position_embeddings:
            return "a text of another length"
        if int(ids.max()) >= self._module.config.vocab_size:
            return "embeddings"
        return merged_weights.refusal(self._module)

    def compute(self, graph: Graph, given: Mapping[str, Any]) -> Any:
        from transformers.modeling_outputs import BaseModelOutput

        last, *states = _run(graph, {"input_ids": given["input_ids"].long()})
        return BaseModelOutput(last_hidden_state=last, hidden_states=tuple(states))


class _Plain(_Forward):
    """One end of an autoencoder: one tensor in, one out."""

    def refusal(self, given: Mapping[str, Any]) -> str | None:
        value = next(iter(given.values()))
        alone = all(each is None for each in list(given.values())[1:])
        return None if alone and value.dtype is torch.float32 else "another precision"

    def compute(self, graph: Graph, given: Mapping[str, Any]) -> torch.Tensor:
        return _run(graph, {graph.inputs[0]: next(iter(given.values()))})[0]


_FORWARDS: dict[GraphKind, type[_Forward]] = {
    GraphKind.UNET: _UNet,
    GraphKind.CONTROLNET: _ControlNet,
    GraphKind.TEXT_ENCODER: _TextEncoder,
    GraphKind.VAE_ENCODER: _Plain,
    GraphKind.VAE_DECODER: _Plain,
}


def _run(graph: Graph, told: Mapping[str, torch.Tensor]) -> list[torch.Tensor]:
    given = {name: np.ascontiguousarray(each.numpy()) for name, each in told.items()}
    return [torch.from_numpy(each) for each in graph.run(given)]


def _arrays(state: Mapping[str, torch.Tensor]) -> dict[str, np.ndarray]:
    return {name: np.ascontiguousarray(each.detach().float().numpy()) for name, each in state.items()}
