"""Shapes that a graph need not work out: in a small UNet that takes a quarter of the time, and of a session's start."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

_COPIED, _INFERRED = 0, -1
"""What a Reshape is told of a size that stays as it was, and of the one that follows from the rest."""
_LARGEST = 2**31 - 1
Sizes = list[int | str]


def fix_shapes(model: Any) -> None:
    """Tell an ONNX model's nodes the sizes that don't depend on its inputs', and take out what worked them out.

    Sizes that vary are known by symbols, of ONNX Runtime's own inference. The graph computes the same, and is left as
    it is where that inference knows not what to make of it.
    """
    try:
        sizes = _sizes(model)
    except Exception:  # its own asserts, and whatever a shape of an unknown kind brings about
        return
    graph = model.graph
    made = {name: node for node in graph.node for name in node.output}
    known = {each.name: each for each in graph.initializer}
    fixed: dict[str, np.ndarray] = {}
    for node in graph.node:
        if node.op_type == "Reshape" and (said := _said(sizes.get(node.input[0]), sizes.get(node.output[0]))):
            node.input[1] = f"{node.output[0]}_sizes"
            fixed[node.input[1]] = np.array(said, np.int64)
        elif node.op_type in ("Gather", "Slice") and (part := _part(node, made, known, sizes)) is not None:
            fixed[node.output[0]] = part
    for node in [each for each in graph.node if each.output[0] in fixed]:
        graph.node.remove(node)
    _take_out_unused(graph)
    graph.initializer.extend(_initializers(fixed, {name for node in graph.node for name in node.input}))


def _sizes(model: Any) -> dict[str, Sizes]:
    from onnxruntime.tools.symbolic_shape_infer import SymbolicShapeInference

    graph = SymbolicShapeInference.infer_shapes(model, _LARGEST, auto_merge=True).graph
    shapes = {
        each.name: each.type.tensor_type.shape
        for each in (*graph.value_info, *graph.input, *graph.output)
        if each.type.tensor_type.HasField("shape")
    }
    return {name: [each.dim_param or each.dim_value for each in shape.dim] for name, shape in shapes.items()}


def _said(before: Sizes | None, after: Sizes | None) -> list[int] | None:
    """Give the target shape of a Reshape node; None where more than one of its sizes would have to be inferred."""
    if not before or not after:
        return None
    said = [
        size if isinstance(size, int) else _COPIED if before[place : place + 1] == [size] else _INFERRED
        for place, size in enumerate(after)
    ]
    return said if said.count(_INFERRED) <= 1 and 0 not in after else None


def _part(node: Any, made: dict[str, Any], known: dict[str, Any], sizes: dict[str, Sizes]) -> np.ndarray | None:
    """Give the numbers that a node takes out of a shape; None unless it does, and they are always the same."""
    shape = made.get(node.input[0])
    if shape is None or shape.op_type != "Shape" or shape.attribute or shape.input[0] not in sizes:
        return None
    told = [_constant(name, made, known) for name in node.input[1:]]
    if any(each is None for each in told):
        return None
    whole = np.array(sizes[shape.input[0]], object)
    if node.op_type == "Gather":
        part = whole[told[0]]
    elif len(told) == 2 or [int(told[2].item()), *(int(each.item()) for each in told[3:])] in ([0], [0, 1]):
        part = whole[int(told[0].item()) : int(told[1].item())]
    else:
        return None
    numbers = np.asarray(part, object)
    return numbers.astype(np.int64) if all(isinstance(each, int) for each in numbers.flat) else None


def _constant(name: str, made: dict[str, Any], known: dict[str, Any]) -> Any:
    from onnx import numpy_helper

    if name in known:
        return numpy_helper.to_array(known[name])
    node = made.get(name)
    return numpy_helper.to_array(node.attribute[0].t) if node is not None and node.op_type == "Constant" else None


def _take_out_unused(graph: Any) -> None:
    """Take out nodes that nothing needs: from the end, since each stands behind what it needs."""
    needed = {each.name for each in graph.output}
    for node in reversed(list(graph.node)):
        if needed.isdisjoint(node.output):
            graph.node.remove(node)
        else:
            needed.update(node.input)


def _initializers(fixed: dict[str, np.ndarray], needed: set[str]) -> Iterator[Any]:
    from onnx import numpy_helper

    return (numpy_helper.from_array(value, name) for name, value in fixed.items() if name in needed)
