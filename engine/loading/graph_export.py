"""Making graphs of torch modules, by torch's own exporter."""

from __future__ import annotations

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from engine.graphs.session import EXTERNAL
from engine.graphs.store import GraphKind, StoredGraph
from engine.loading import merged_convolutions
from engine.loading.graph_shapes import fix_shapes

OPSET = 17
"""The first ONNX operator set with layer normalisation as one operator."""
_ROOT = "module."


@dataclass(frozen=True, eq=False)
class _Traced:
    """How a module is traced: examples of its inputs by name, which of their axes vary, and its outputs' names."""

    module: nn.Module
    inputs: dict[str, torch.Tensor]
    axes: dict[str, dict[int, str]]
    outputs: Sequence[str]


def export(kind: GraphKind, module: Any) -> StoredGraph:
    """Give the graph of a module in float32 on the processor.

    The tracing exporter is taken because it is eight times as quick as torch.export's, for graphs of equal speed.
    Raises whatever the exporter raises for a module that it can't trace.
    """
    traced = _TRACED[kind](module)
    written = io.BytesIO()
    with warnings.catch_warnings(), torch.inference_mode(False), torch.no_grad():
        # The older exporter is said to be deprecated; shapes that are compared in Python hold for every size allowed.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            traced.module.eval(),
            tuple(traced.inputs.values()),
            written,  # type: ignore[arg-type]  # the older exporter writes into files in memory as well
            dynamo=False,
            input_names=list(traced.inputs),
            output_names=list(traced.outputs),
            dynamic_axes={name: axes for name, axes in traced.axes.items() if name in traced.inputs},
            do_constant_folding=False,
            opset_version=OPSET,
        )
    return _without_weights(written.getvalue(), set(module.state_dict()))


def _without_weights(data: bytes, names: set[str]) -> StoredGraph:
    """Leave a graph's weights to be found elsewhere, by their names in the module's state; and remarks out."""
    import onnx

    model = onnx.load_model_from_string(data)
    fix_shapes(model)
    external = []
    for tensor in model.graph.initializer:
        own = tensor.name.removeprefix(_ROOT)
        if own == tensor.name or own not in names:
            continue
        size = len(tensor.raw_data)
        tensor.ClearField("raw_data")
        tensor.data_location = onnx.TensorProto.EXTERNAL
        for key, value in (("location", EXTERNAL), ("offset", "0"), ("length", str(size))):
            tensor.external_data.add(key=key, value=value)
        external.append(own)
    _shorten(model)
    return StoredGraph(model.SerializeToString(deterministic=True), tuple(external))


def _shorten(model: Any) -> None:
    """Name what lies between two nodes by numbers, and each weight as in the module's state."""
    graph = model.graph
    kept = {each.name for each in (*graph.input, *graph.output)}
    weights = {each.name: each.name.removeprefix(_ROOT) for each in graph.initializer}
    made = (name for node in graph.node for name in node.output if name and name not in kept)
    names = {**weights, **{name: f"_{index}" for index, name in enumerate(dict.fromkeys(made))}}
    for node in graph.node:
        node.ClearField("doc_string")
        node.ClearField("name")
        node.input[:] = [names.get(name, name) for name in node.input]
        node.output[:] = [names.get(name, name) for name in node.output]
    for each in graph.initializer:
        each.name = names[each.name]
    graph.ClearField("value_info")


class _ExportableUNet(nn.Module):
    """A UNet whose inputs are all tensors: `names` says what those behind the first three are."""

    def __init__(self, module: nn.Module, names: Sequence[str]) -> None:
        super().__init__()
        self.module = module
        self.names = tuple(names)

    def forward(self, sample: torch.Tensor, timestep: torch.Tensor, text: torch.Tensor, *rest: torch.Tensor) -> Any:
        told = dict(zip(self.names, rest, strict=True))
        arguments: dict[str, Any] = {}
        if down := [told[name] for name in self.names if name.startswith("down_")]:
            arguments["down_block_additional_residuals"] = down
            arguments["mid_block_additional_residual"] = told["mid"]
        if "time_ids" in told:
            arguments["added_cond_kwargs"] = {name: told[name] for name in ("text_embeds", "time_ids")}
        if "timestep_cond" in told:
            arguments["timestep_cond"] = told["timestep_cond"]
        return self.module(sample, timestep, text, return_dict=False, **arguments)[0]


class _ExportableControlNet(nn.Module):
    def __init__(self, module: nn.Module, names: Sequence[str]) -> None:
        super().__init__()
        self.module = module
        self.names = tuple(names)

    def forward(
        self,
        sample: torch.Tensor,
        timestep: torch.Tensor,
        text: torch.Tensor,
        condition: torch.Tensor,
        *rest: torch.Tensor,
    ) -> Any:
        told = dict(zip(self.names, rest, strict=True))
        arguments = {"added_cond_kwargs": told} if told else {}
        down, mid = self.module(sample, timestep, text, controlnet_cond=condition, return_dict=False, **arguments)
        return *down, mid


class _ExportableText(nn.Module):
    """A CLIP text encoder or vision tower with all of its hidden states."""

    def __init__(self, module: nn.Module) -> None:
        super().__init__()
        self.module = module

    def forward(self, ids: torch.Tensor) -> Any:
        said = self.module(ids, output_hidden_states=True)
        return said[0], *said.hidden_states


class _ExportablePlain(nn.Module):
    def __init__(self, module: nn.Module) -> None:
        super().__init__()
        self.module = module

    def forward(self, value: torch.Tensor) -> torch.Tensor:
        return self.module(value)


class _ExportableTinyEncoder(nn.Module):
    """A tiny encoder whose two widest convolutions are one, of a kernel that is worked out when a session starts."""

    def __init__(self, module: Any) -> None:
        super().__init__()
        self.module: Any = module

    def forward(self, pixels: torch.Tensor) -> torch.Tensor:
        first, second, *rest = self.module.layers
        value = merged_convolutions.head(pixels.add(1).div(2), first, second)
        return nn.Sequential(*rest)(value)


class _ExportableTinyDecoder(nn.Module):
    """The same of a tiny decoder, whose widest convolutions are the last."""

    def __init__(self, module: Any) -> None:
        super().__init__()
        self.module: Any = module

    def forward(self, latents: torch.Tensor) -> torch.Tensor:
        *body, _, first, second = self.module.layers
        value = nn.Sequential(*body)(torch.tanh(latents / 3) * 3)
        return merged_convolutions.tail(value, first, second).mul(2).sub(1)


_GRID = {0: "batch", 2: "height", 3: "width"}
_TEXT = {
    "encoder_hidden_states": {0: "batch", 1: "tokens"},
    "text_embeds": {0: "batch", 1: "pooled"},
    "time_ids": {0: "batch", 1: "numbers"},
}


def _added(config: Any) -> dict[str, torch.Tensor]:
    """Give examples of what SDXL's modules take besides; how many numbers and how wide a text, a graph leaves open."""
    if config.addition_embed_type != "text_time":
        return {}
    pooled = config.projection_class_embeddings_input_dim - 5 * config.addition_time_embed_dim
    return {"text_embeds": torch.randn(2, pooled), "time_ids": torch.rand(2, 5) * 512}


def _unet(module: Any, controlled: bool = False) -> _Traced:
    """Trace with sides that can't be halved at every level: else the graph would compute no others than can."""
    config = module.config
    grid = 2 ** (len(config.block_out_channels) - 1)
    inputs = {
        "sample": torch.randn(2, config.in_channels, grid * 3 // 2, grid * 5 // 2),
        "timestep": torch.tensor([401.0]),
        "encoder_hidden_states": torch.randn(2, 77, _width(config.cross_attention_dim)),
        **_added(config),
    }
    if config.time_cond_proj_dim is not None:
        inputs["timestep_cond"] = torch.randn(2, config.time_cond_proj_dim)
    axes = {name: {0: "batch"} for name in inputs if name != "timestep"}
    axes |= {"sample": _GRID, **_TEXT}
    if controlled:
        shapes = _residual_shapes(module, inputs)
        for index, shape in enumerate(shapes):
            name = f"down_{index}" if index + 1 < len(shapes) else "mid"
            inputs[name] = torch.randn(shape)
            axes[name] = {0: "batch", 2: f"{name}_height", 3: f"{name}_width"}
    return _Traced(_ExportableUNet(module, list(inputs)[3:]), inputs, axes, ("out",))


def _residual_shapes(module: Any, inputs: dict[str, torch.Tensor]) -> list[torch.Size]:
    """Give shapes of what a ControlNet adds to each skip connection, and last to the middle."""
    shapes: list[torch.Size] = []
    sizes = [module.conv_in.register_forward_hook(lambda _m, _i, out: shapes.append(out.shape))]
    for block in module.down_blocks:
        sizes.append(block.register_forward_hook(lambda _m, _i, out: shapes.extend(each.shape for each in out[1])))
    sizes.append(module.mid_block.register_forward_hook(lambda _m, _i, out: shapes.append(out.shape)))
    try:
        with torch.no_grad():
            _ExportableUNet(module, list(inputs)[3:])(*inputs.values())
    finally:
        for each in sizes:
            each.remove()
    return shapes


def _controlnet(module: Any) -> _Traced:
    config = module.config
    grid = 2 ** (len(config.block_out_channels) - 1)
    pixels = 2 ** (len(config.conditioning_embedding_out_channels) - 1)
    added = _added(config)
    inputs = {
        "sample": torch.randn(2, config.in_channels, grid, 2 * grid),
        "timestep": torch.tensor([401.0]),
        "encoder_hidden_states": torch.randn(2, 77, _width(config.cross_attention_dim)),
        "controlnet_cond": torch.rand(2, config.conditioning_channels, grid * pixels, 2 * grid * pixels),
        **added,
    }
    axes = {name: {0: "batch"} for name in inputs if name != "timestep"}
    axes |= {"sample": _GRID, **_TEXT}
    axes["controlnet_cond"] = {0: "batch", 2: "pixels_high", 3: "pixels_wide"}
    outputs = [f"down_{index}" for index in range(len(module.controlnet_down_blocks))]
    return _Traced(_ExportableControlNet(module, list(added)), inputs, axes, (*outputs, "mid"))


def _width(width: Any) -> int:
    return width if isinstance(width, int) else width[0]


def _text_encoder(module: Any) -> _Traced:
    config = module.config
    ids = torch.randint(0, config.vocab_size, (2, config.max_position_embeddings))
    states = [f"hidden_{index}" for index in range(config.num_hidden_layers + 1)]
    return _Traced(_ExportableText(module), {"input_ids": ids}, {"input_ids": {0: "batch"}}, ("out", *states))


def _image_encoder(module: Any) -> _Traced:
    config = module.config
    pixels = torch.rand(2, config.num_channels, config.image_size, config.image_size)
    states = [f"hidden_{index}" for index in range(config.num_hidden_layers + 1)]
    return _Traced(_ExportableText(module), {"pixel_values": pixels}, {"pixel_values": {0: "batch"}}, ("out", *states))


def _vae_encoder(module: Any) -> _Traced:
    merges = type(module).__name__ == "EncoderTiny" and merged_convolutions.can_merge_head(module.layers)
    shape = _ExportableTinyEncoder if merges else _ExportablePlain
    return _Traced(shape(module), {"pixels": torch.rand(2, 3, 64, 96)}, {"pixels": _GRID}, ("out",))


def _vae_decoder(module: Any) -> _Traced:
    merges = type(module).__name__ == "DecoderTiny" and merged_convolutions.can_merge_tail(module.layers)
    shape = _ExportableTinyDecoder if merges else _ExportablePlain
    channels = next(each for each in module.modules() if isinstance(each, nn.Conv2d)).in_channels
    return _Traced(shape(module), {"latents": torch.randn(2, channels, 8, 12)}, {"latents": _GRID}, ("out",))


_TRACED = {
    GraphKind.UNET: _unet,
    GraphKind.CONTROLLED_UNET: lambda module: _unet(module, controlled=True),
    GraphKind.CONTROLNET: _controlnet,
    GraphKind.TEXT_ENCODER: _text_encoder,
    GraphKind.VAE_ENCODER: _vae_encoder,
    GraphKind.VAE_DECODER: _vae_decoder,
    GraphKind.IMAGE_ENCODER: _image_encoder,
}
