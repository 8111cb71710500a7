"""ComfyUI's graph of nodes, as it was run: the sampler in it, and what leads to that (the “prompt” of a picture)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.errors import UnreadableFile
from engine.phrase import phrase
from engine.pictures.foreign.dialect import Dialect
from engine.pictures.foreign.foreign_recipe import ForeignRecipe

MOST = 5000
"""Nodes that are looked at; the largest graphs that people share have some hundred."""

_TAKEN = frozenset(
    [
        *("CheckpointLoader", "CheckpointLoaderSimple", "UNETLoader", "CLIPLoader", "DualCLIPLoader", "VAELoader"),
        *("CLIPSetLastLayer", "CLIPTextEncode", "CLIPTextEncodeSDXL", "ConditioningZeroOut"),
        *("BasicGuider", "CFGGuider"),
        *("EmptyLatentImage", "EmptySD3LatentImage", "RandomNoise", "LoraLoader", "LoraLoaderModelOnly"),
        *("KSampler", "KSamplerAdvanced", "KSamplerSelect", "SamplerCustom", "SamplerCustomAdvanced"),
        *("BasicScheduler", "KarrasScheduler", "VAEDecode", "SaveImage", "PreviewImage"),
        *("Note", "PrimitiveNode", "Reroute"),
    ]
)
"""Kinds of nodes whose meaning is taken over, or that change nothing about the picture."""
_WORDS = ("text", "text_g", "text_l", "string", "value", "prompt", "positive", "populated_text")
_VALUES = ("value", "int", "float", "number", "seed", "noise_seed")


@dataclass(frozen=True)
class _WorkflowNode:
    kind: str
    inputs: Mapping[str, Any]


def read(tree: Any, name: str) -> ForeignRecipe:
    """Give what a graph tells. Raises UnreadableFile for one without a sampler."""
    graph = _Workflow(tree)
    samplers = [key for key, node in graph.nodes.items() if graph.is_sampler(node)]
    if not samplers:
        raise UnreadableFile(
            phrase("{name} carries a graph of ComfyUI's without a sampler that can be read.", name=name)
        )
    first = next((key for key in samplers if graph.starts_from_nothing(key)), samplers[0])
    node = graph.nodes[first]
    left = [each.kind for key, each in graph.nodes.items() if each.kind not in _TAKEN and key not in samplers]
    left += ["further samplers"] if len(samplers) > 1 else []
    positive = graph.words(first, ("positive", "conditioning"))
    negative = graph.words(first, ("negative",))
    left += ["several texts at once"] if max(len(positive), len(negative)) > 1 else []
    skip = graph.scalar(first, ("stop_at_clip_layer",))
    return ForeignRecipe(
        program="ComfyUI",
        prompt=", ".join(positive),
        negative=", ".join(negative),
        dialect=Dialect.COMFY,
        size=(graph.scalar(first, ("width",)), graph.scalar(first, ("height",))),
        seed=graph.scalar(first, ("seed", "noise_seed")),
        steps=graph.scalar(first, ("steps",)),
        guidance=graph.scalar(first, ("cfg",)),
        sampler=graph.scalar(first, ("sampler_name",)),
        schedule=graph.scalar(first, ("scheduler",)),
        model=_stem(graph.scalar(first, ("ckpt_name", "unet_name"), along=("model", "guider"))),
        clip_skip=-skip if isinstance(skip, int | float) else skip,
        clip_first=1,
        loras=graph.loras(first),
        from_picture=not graph.starts_from_nothing(first) or _weaker(node.inputs.get("denoise")),
        left=left,
    )


def _weaker(denoise: Any) -> bool:
    return isinstance(denoise, int | float) and denoise < 1


def _stem(told: Any) -> str:
    """Give a model's file name without folder and ending."""
    text = told if isinstance(told, str) else ""
    name = text.replace("\\", "/").rsplit("/", 1)[-1]
    return name.rsplit(".", 1)[0] if name.endswith((".safetensors", ".ckpt", ".pt", ".bin", ".sft")) else name


class _Workflow:
    """Nodes by their names; an input is a value, or a link [node, output]."""

    def __init__(self, tree: Any) -> None:
        found = tree if isinstance(tree, dict) else {}
        self.nodes: dict[str, _WorkflowNode] = {}
        for key, node in list(found.items())[:MOST]:
            inputs = node.get("inputs") if isinstance(node, dict) else None
            if isinstance(inputs, dict):
                self.nodes[str(key)] = _WorkflowNode(str(node.get("class_type", ""))[:100], inputs)

    def is_sampler(self, node: _WorkflowNode) -> bool:
        """Tell whether it draws: it has steps or sigmas, and a latent picture to begin with."""
        has = node.inputs.keys()
        return "latent_image" in has and bool({"steps", "sigmas"} & has)

    def starts_from_nothing(self, key: str) -> bool:
        """Tell whether the latent picture that it begins with is an empty one."""
        return not any(
            "image" in each.inputs or "pixels" in each.inputs or self.is_sampler(each)
            for each in self._before(key, only=("latent_image", "samples"))
        )

    def words(self, key: str, names: tuple[str, ...]) -> list[str]:
        """Give the texts that lead into one of a node's inputs, or of its guider's."""
        found: list[str] = []
        for node in (self.nodes[key], *self._before(key, only=("guider",))):
            for name in names:
                if (target := self._link(node.inputs.get(name))) is not None:
                    found += self._texts(target)
        return list(dict.fromkeys(each.strip() for each in found if each.strip()))

    def _texts(self, key: str) -> Iterator[str]:
        def is_text(node: _WorkflowNode) -> bool:
            return any(isinstance(node.inputs.get(word), str) for word in _WORDS)

        for node in [self.nodes[key], *self._before(key, stop=is_text, but=("clip", "model", "vae", "control_net"))]:
            for word in _WORDS:
                if isinstance(text := node.inputs.get(word), str):
                    yield text
            if is_text(node) and node is self.nodes[key]:
                return

    def scalar(self, key: str, names: tuple[str, ...], along: tuple[str, ...] = ()) -> Any:
        """Give the first value of one of these names in a node, or in those that lead to it; None if there is none."""
        for node in (self.nodes[key], *self._before(key, only=along)):
            for name in names:
                value = node.inputs.get(name)
                if (target := self._link(value)) is not None:
                    value = next(
                        (
                            each
                            for word in (name, *_VALUES)
                            if isinstance(each := self.nodes[target].inputs.get(word), int | float | str)
                        ),
                        None,
                    )
                if isinstance(value, int | float | str):
                    return value
        return None

    def loras(self, key: str) -> list[tuple[str, Any]]:
        """Give (name, weight) of each on the way to a sampler's model."""
        return [
            (_stem(node.inputs.get("lora_name")), node.inputs.get("strength_model"))
            for node in self._before(key, only=("model", "guider"))
            if isinstance(node.inputs.get("lora_name"), str)
        ]

    def _link(self, value: Any) -> str | None:
        """Give the node that an input comes from."""
        if isinstance(value, list) and len(value) == 2 and isinstance(value[0], str | int):
            return str(value[0]) if str(value[0]) in self.nodes else None
        return None

    def _before(
        self,
        key: str,
        only: tuple[str, ...] = (),
        but: tuple[str, ...] = (),
        stop: Callable[[_WorkflowNode], bool] = lambda node: False,
    ) -> Iterator[_WorkflowNode]:
        """Give the nodes that lead to one, nearest first, each once; `only` and `but` name the inputs to go along."""
        waiting, seen = [key], {key}
        while waiting:
            at = waiting.pop(0)
            if at != key:
                yield self.nodes[at]
                if stop(self.nodes[at]):
                    continue
            for name, value in self.nodes[at].inputs.items():
                target = self._link(value)
                if target is None or target in seen or name in but or (only and name not in only):
                    continue
                seen.add(target)
                waiting.append(target)
