"""What a LoRA of any form adds to a layer's weights: low-rank pairs for peft, or a difference to be merged.

Forms and formulas are those of LyCORIS (Yeh et al. 2023, arXiv 2309.14859), DoRA (Liu et al. 2024, arXiv 2402.09353)
and IA³ (Liu et al. 2022, arXiv 2205.05638), with alpha / rank folded in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch

from engine.errors import ModelError

Tensors = Mapping[str, torch.Tensor]
Difference = Callable[[torch.Tensor], torch.Tensor]
"""From a layer's own weight, in float32, to what is added to it at weight 1, of the same shape."""


@dataclass(frozen=True, eq=False)
class LowRank:
    """`up @ down` is added; for a convolution (O, r, 1, 1) and (r, I, h, w)."""

    down: torch.Tensor
    up: torch.Tensor


@dataclass(frozen=True, eq=False)
class WeightDelta:
    """What is merged into a layer: its weight's difference, its bias'."""

    weight: Difference | None = None
    bias: Difference | None = None


def read(parts: Tensors, shape: tuple[int, ...], scale: float | None = None) -> LowRank | WeightDelta | None:
    """What the tensors of one layer, by LyCORIS' names, add to a weight of this shape; None if they add nothing.

    `scale`: alpha / rank where the file tells it elsewhere than in the layer. Raises ModelError for tensors that don't
    belong to such a layer.
    """
    if "lora_down.weight" in parts and "lora_up.weight" in parts:
        pair = _low_rank(parts, shape, scale)
        if "dora_scale" not in parts and "diff_b" not in parts:
            return pair
        made: Difference = _product(pair)
    elif "hada_w1_a" in parts:
        made = _constant(_loha(parts))
    elif "lokr_w1" in parts or "lokr_w1_a" in parts:
        made = _constant(_lokr(parts))
    elif "on_input" in parts and "weight" in parts:
        return WeightDelta(_ia3(parts["weight"], bool(parts["on_input"].item())))
    elif "diff" in parts or "diff_b" in parts:
        made = _constant(parts["diff"]) if "diff" in parts else None  # type: ignore[assignment]
    elif "w_norm" in parts:
        return WeightDelta(_constant(parts["w_norm"]), _constant(parts["b_norm"]) if "b_norm" in parts else None)
    else:
        return None
    if made is not None and "dora_scale" in parts:
        made = _decomposed(made, parts["dora_scale"])
    return WeightDelta(made, _constant(parts["diff_b"]) if "diff_b" in parts else None)


def _low_rank(parts: Tensors, shape: tuple[int, ...], scale: float | None) -> LowRank:
    down, up = parts["lora_down.weight"], parts["lora_up.weight"]
    rank = down.shape[0]
    if "lora_mid.weight" in parts:  # Tucker: the core is folded into the way down
        middle = parts["lora_mid.weight"]
        down = torch.einsum("ij...,jr->ir...", middle.float(), down.flatten(1).float()).to(down.dtype)
    if len(shape) == 4 and down.ndim == 2:
        down, up = down[..., None, None], up[..., None, None]
    if len(shape) == 2:
        down, up = down.flatten(1), up.flatten(1)
    if up.shape[0] != shape[0] or down.shape[1:] != shape[1:] or up.shape[1] != down.shape[0]:
        raise _other(tuple(up.shape[:1]) + tuple(down.shape[1:]), shape)
    factor = _factor(parts, rank) if scale is None else scale
    return LowRank(down, up if factor == 1 else (up.float() * factor).to(up.dtype))


def _loha(parts: Tensors) -> torch.Tensor:
    """Hadamard product of two low-rank products (FedPara, Hyeon-Woo et al. 2022)."""
    halves = []
    for which in "12":
        a, b, core = (parts.get(f"hada_{name}") for name in (f"w{which}_a", f"w{which}_b", f"t{which}"))
        assert a is not None and b is not None
        halves.append(a.float() @ b.float() if core is None else _tucker(core, a, b))
    return halves[0] * halves[1] * _factor(parts, parts["hada_w1_b"].shape[0])


def _lokr(parts: Tensors) -> torch.Tensor:
    """Kronecker product, each factor whole or of low rank."""
    rank = 0
    factors = []
    for which in "12":
        whole, a, b = (parts.get(f"lokr_w{which}{end}") for end in ("", "_a", "_b"))
        if whole is not None:
            factors.append(whole.float())
            continue
        assert a is not None and b is not None
        rank = b.shape[0]
        core = parts.get("lokr_t2") if which == "2" else None
        factors.append(a.float() @ b.float() if core is None else _tucker(core, a, b))
    first, second = factors
    if second.ndim == 4 and first.ndim == 2:
        first = first[..., None, None]
    return torch.kron(first.contiguous(), second.contiguous()) * (_factor(parts, rank) if rank else 1.0)


def _tucker(core: torch.Tensor, a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    return torch.einsum("ijkl,jr,ip->prkl", core.float(), b.float(), a.float())


def _ia3(gain: torch.Tensor, on_input: bool) -> Difference:
    """Each input's, or output's, row of a layer is made larger or smaller."""

    def difference(weight: torch.Tensor) -> torch.Tensor:
        sides = [1] * weight.ndim
        sides[1 if on_input else 0] = -1
        return weight * gain.float().reshape(sides)

    return difference


def _product(pair: LowRank) -> Difference:
    def difference(weight: torch.Tensor) -> torch.Tensor:
        return (pair.up.flatten(1).float() @ pair.down.flatten(1).float()).reshape(weight.shape)

    return difference


def _constant(added: torch.Tensor) -> Difference:
    def difference(weight: torch.Tensor) -> torch.Tensor:
        if added.numel() != weight.numel():
            raise _other(tuple(added.shape), tuple(weight.shape))
        return added.float().reshape(weight.shape)

    return difference


def _decomposed(added: Difference, magnitude: torch.Tensor) -> Difference:
    """DoRA: the direction is changed by the pair, the length of each row (or column) is `magnitude`'s.

    Rows where the magnitude has a number for each output, as PEFT and LyCORIS' `wd_on_output` train it, else columns.
    """

    def difference(weight: torch.Tensor) -> torch.Tensor:
        changed = weight + added(weight)
        by_row = magnitude.ndim == 1 or magnitude.shape[0] == weight.shape[0]
        others = [axis for axis in range(weight.ndim) if axis != (0 if by_row else 1)]
        sides = [1] * weight.ndim
        sides[0 if by_row else 1] = -1
        length = torch.linalg.vector_norm(changed, dim=others, keepdim=True) + torch.finfo(torch.float32).eps
        return changed * (magnitude.float().reshape(sides) / length) - weight

    return difference


def _factor(parts: Tensors, rank: int) -> float:
    return float(parts["alpha"]) / rank if "alpha" in parts else 1.0


def _other(theirs: tuple[int, ...], ours: tuple[int, ...]) -> ModelError:
    said = ("×".join(map(str, shape)) for shape in (theirs, ours))
    return ModelError("it has a layer of {}, where the model's is of {}: it is for another kind of model".format(*said))
