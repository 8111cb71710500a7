"""Orthogonal additions to a layer: its outputs, or inputs, are turned in blocks; merged into the weights.

OFT (Qiu et al. 2023, arXiv 2306.07280) and BOFT (Liu et al. 2023, arXiv 2311.06243) as LyCORIS and kohya write them
down, `oft_blocks` of skew-symmetric halves; OFT over the inputs as OneTrainer and PEFT do, `oft_R`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

import torch

from engine.errors import ModelError
from engine.phrase import phrase

TERMS = 5
"""Terms of the Neumann series by which OneTrainer and PEFT invert by default."""
Difference = Callable[[torch.Tensor, float], torch.Tensor]
"""From a layer's own weight, in float32, and how much is wanted, to what is added to it, of the same shape."""


def of_blocks(parts: Mapping[str, torch.Tensor], shape: tuple[int, ...]) -> Difference:
    """Turn the outputs in blocks: `oft_blocks` (n, s, s), or (m, n, s, s) for m stages of a butterfly.

    `alpha` bounds how far, `rescale` stretches each output. A weight other than 1 lies between no turn and the whole.
    Raises ModelError for a layer of another shape.
    """
    blocks, rescale = parts["oft_blocks"], parts.get("rescale")
    outputs = math.prod(blocks.shape[-3:-1])
    if blocks.ndim not in (3, 4) or blocks.shape[-1] != blocks.shape[-2] or outputs != shape[0]:
        raise ModelError(
            phrase(
                "it turns {outputs} outputs of a layer that has {value}: it is for another kind of model",
                outputs=outputs,
                value=shape[0],
            )
        )
    limit = float(parts["alpha"]) * outputs if "alpha" in parts else 0.0

    def difference(weight: torch.Tensor, scale: float) -> torch.Tensor:
        turned, there = weight.flatten(1), blocks.to(weight)
        identity = torch.eye(there.shape[-1]).to(weight)
        turns = scale * (_cayley(_bounded(there, limit)) - identity) + identity
        if there.ndim == 3:
            turned = torch.einsum("knm,kni->kmi", turns, turned.unflatten(0, there.shape[:2])).flatten(0, 1)
        else:
            for stage, each in enumerate(turns):
                turned = _butterfly(turned, each, 2**stage * (there.shape[-1] // 2))
        if rescale is not None:
            turned = turned * rescale.to(weight).reshape(-1, 1)
        return turned.reshape(weight.shape) - weight

    return difference


def of_inputs(parts: Mapping[str, torch.Tensor], shape: tuple[int, ...]) -> Difference:
    """Turn the inputs in blocks: `oft_R.weight` (n, s (s - 1) / 2), each row the upper half of a skew-symmetric one.

    Raises ModelError for a layer of another shape.
    """
    halves = parts["oft_R.weight"]
    size = (1 + math.isqrt(1 + 8 * halves.shape[-1])) // 2
    inputs = math.prod(shape[1:])
    shared = halves.shape[0] == 1
    if halves.shape[1:] != (size * (size - 1) // 2,) or (inputs % size if shared else halves.shape[0] * size - inputs):
        raise ModelError(
            phrase("it turns {value} inputs of a layer that has {inputs}", value=len(halves) * size, inputs=inputs)
        )

    def difference(weight: torch.Tensor, scale: float) -> torch.Tensor:
        skew = torch.zeros(len(halves), size, size).to(weight)
        rows, columns = torch.triu_indices(size, size, 1)
        skew[:, rows, columns] = halves.to(weight)
        turns = _neumann(skew - skew.transpose(1, 2)).expand(inputs // size, -1, -1)
        turned = torch.einsum("okm,knm->okn", weight.flatten(1).unflatten(1, (-1, size)), turns)
        return scale * (turned.reshape(weight.shape) - weight)

    return difference


def _bounded(blocks: torch.Tensor, limit: float) -> torch.Tensor:
    """Give the skew-symmetric matrices, all together no longer than the limit; 0: none."""
    skew = blocks - blocks.transpose(-1, -2)
    length = torch.linalg.vector_norm(skew) + 1e-8
    return skew * (limit / length) if 0 < limit < length else skew


def _cayley(skew: torch.Tensor) -> torch.Tensor:
    identity = torch.eye(skew.shape[-1]).to(skew)
    return (identity + skew) @ torch.linalg.inv(identity - skew)


def _neumann(skew: torch.Tensor) -> torch.Tensor:
    """Rotate by Cayley with the inverse as a series: I + 2 Q + 2 Q² + 2 Q³ + Q⁴."""
    power, turns = skew, torch.eye(skew.shape[-1]).to(skew) + 2 * skew
    for term in range(2, TERMS):
        power = power @ skew
        turns = turns + (power if term == TERMS - 1 else 2 * power)
    return turns


def _butterfly(rows: torch.Tensor, turns: torch.Tensor, step: int) -> torch.Tensor:
    """Give one stage: rows that lie `step` apart are turned together."""
    mixed = rows.unflatten(0, (-1, 2, step)).transpose(1, 2).flatten(0, 2).unflatten(0, (-1, turns.shape[-1]))
    mixed = torch.einsum("bij,bjk->bik", turns, mixed)
    return mixed.flatten(0, 1).unflatten(0, (-1, step, 2)).transpose(1, 2).flatten(0, 2)
