"""What a LoRA of any form adds to a layer's weights: low-rank pairs for peft, or a difference to be merged.

Forms and formulas are those of LyCORIS (Yeh et al. 2023, arXiv 2309.14859), DoRA (Liu et al. 2024, arXiv 2402.09353),
GLoRA (Chavan et al. 2023, arXiv 2306.07967) and IA³ (Liu et al. 2022, arXiv 2205.05638), with alpha / rank folded in.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import torch

from engine.errors import ModelError
from engine.loading import lora_orthogonal
from engine.loading.lora_orthogonal import Difference
from engine.phrase import phrase

Tensors = Mapping[str, torch.Tensor]
Whole = Callable[[torch.Tensor], torch.Tensor]
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
    """Give what the tensors of one layer, by LyCORIS' names, add to a weight of this shape; None if they add nothing.

    `scale`: alpha / rank where the file tells it elsewhere than in the layer. What is merged is made of the tensors
    when it is merged, on the device of the weights: all of it at once would be as large as the model. Raises ModelError
    for tensors that don't belong to such a layer.
    """
    if "lora_down.weight" in parts and "lora_up.weight" in parts:
        pair = _low_rank(parts, shape, scale)
        if "dora_scale" not in parts and "diff_b" not in parts:
            return pair
        made: Whole | None = _made(_product, {"up": pair.up, "down": pair.down}, shape)
    elif (make := next((make for sign, make in _PRODUCTS.items() if sign in parts), None)) is not None:
        made = _made(make, parts if scale is None else {**parts, SCALE: torch.tensor(scale)}, shape)
    elif "oft_blocks" in parts:
        return WeightDelta(lora_orthogonal.of_blocks(parts, shape))
    elif "oft_R.weight" in parts:
        return WeightDelta(lora_orthogonal.of_inputs(parts, shape))
    elif parts.keys() >= {"a1.weight", "a2.weight", "b1.weight", "b2.weight"}:
        made = _glora(parts, shape)
    elif "on_input" in parts and "weight" in parts:
        made = _ia3(parts["weight"], bool(parts["on_input"].item()))
    elif "w_norm" in parts:
        return WeightDelta(*(_added(parts, name, shape if name == "w_norm" else None) for name in ("w_norm", "b_norm")))
    elif "diff_b" in parts:
        made = None
    else:
        return None
    if made is not None and "dora_scale" in parts:
        if parts["dora_scale"].numel() not in shape[:2]:
            raise other((parts["dora_scale"].numel(),), shape)
        made = _decomposed(made, parts["dora_scale"])
    return WeightDelta(None if made is None else in_proportion(made), _added(parts, "diff_b"))


SCALE = "scale"
"""alpha / rank, told elsewhere than in the layer, among a layer's tensors."""
STAYING = ("alpha", SCALE)
"""Numbers, which are read where they are."""


def in_proportion(whole: Whole) -> Difference:
    """Give what is added at any weight, where it grows with the weight."""
    return lambda weight, scale: scale * whole(weight)


def moved(parts: Tensors, device: torch.device | str) -> Tensors:
    """Give a layer's tensors in float32 on a device."""
    return {name: each if name in STAYING else each.to(device).float() for name, each in parts.items()}


def _made(make: Callable[[Tensors], torch.Tensor], parts: Tensors, shape: tuple[int, ...]) -> Whole:
    """Make of the tensors what `make` does, when it is wanted; its shape, which is looked at now, costs nothing."""
    coming = make(moved(parts, "meta"))
    if coming.numel() != math.prod(shape):
        raise other(tuple(coming.shape), shape)
    return lambda weight: make(moved(parts, weight.device)).reshape(weight.shape)


def _added(parts: Tensors, name: str, shape: tuple[int, ...] | None = None) -> Difference | None:
    """Give a tensor that is added as it is, to a weight of this shape or to any."""
    if name not in parts:
        return None
    given = parts[name]
    return in_proportion(_made(lambda each: each[name], {name: given}, given.shape if shape is None else shape))


def _low_rank(parts: Tensors, shape: tuple[int, ...], scale: float | None) -> LowRank:
    down, up = parts["lora_down.weight"], parts["lora_up.weight"]
    rank = down.shape[0] if down.ndim else 0
    if "lora_mid.weight" not in parts and (not rank or up.ndim < 2 or up.shape[1] != rank):
        raise ModelError(phrase("the halves of a layer don't go together (rank {rank}): it is damaged", rank=rank))
    if "lora_mid.weight" in parts:  # Tucker: the core is folded into the way down
        middle = parts["lora_mid.weight"]
        down = torch.einsum("ij...,jr->ir...", middle.float(), down.flatten(1).float()).to(down.dtype)
    if len(shape) == 4 and down.ndim == 2:
        down, up = down[..., None, None], up[..., None, None]
    if len(shape) == 2:
        down, up = down.flatten(1), up.flatten(1)
    if up.shape[0] != shape[0] or down.shape[1:] != shape[1:] or up.shape[1] != down.shape[0]:
        raise other(tuple(up.shape[:1]) + tuple(down.shape[1:]), shape)
    factor = _factor(parts, rank) if scale is None else scale
    return LowRank(down, up if factor == 1 else (up.float() * factor).to(up.dtype))


def _product(parts: Tensors) -> torch.Tensor:
    return parts["up"].flatten(1) @ parts["down"].flatten(1)


def _loha(parts: Tensors) -> torch.Tensor:
    """Multiply two low-rank products number by number (Hadamard; FedPara, Hyeon-Woo et al. 2022)."""
    halves = []
    for which in "12":
        a, b, core = (parts.get(f"hada_{name}") for name in (f"w{which}_a", f"w{which}_b", f"t{which}"))
        if a is None or b is None:
            raise ModelError(phrase("it lacks half of a LoHa's tensors"))
        halves.append(a @ b if core is None else _tucker(core, a, b))
    return halves[0] * halves[1] * _factor(parts, parts["hada_w1_b"].shape[0])


def _lokr(parts: Tensors) -> torch.Tensor:
    """Multiply by Kronecker, each factor whole or of low rank."""
    rank = 0
    factors = []
    for which in "12":
        whole, a, b = (parts.get(f"lokr_w{which}{end}") for end in ("", "_a", "_b"))
        if whole is not None:
            factors.append(whole)
            continue
        if a is None or b is None:
            raise ModelError(phrase("it lacks half of a LoKr's tensors"))
        rank = b.shape[0]
        core = parts.get("lokr_t2") if which == "2" else None
        factors.append(a @ b if core is None else _tucker(core, a, b))
    first, second = factors
    if second.ndim == 4 and first.ndim == 2:
        first = first[..., None, None]
    return torch.kron(first.contiguous(), second.contiguous()) * (
        _factor(parts, rank) if rank or SCALE in parts else 1.0
    )


def _tucker(core: torch.Tensor, a: torch.Tensor, b: torch.Tensor) -> torch.Tensor:
    return torch.einsum("ijkl,jr,ip->prkl", core, b, a)


_PRODUCTS: Mapping[str, Callable[[Tensors], torch.Tensor]] = {
    "hada_w1_a": _loha,
    "lokr_w1": _lokr,
    "lokr_w1_a": _lokr,
    "diff": lambda parts: parts["diff"],
}
"""What is made of a layer's own tensors alone, by the tensor that tells it."""


def _glora(parts: Tensors, shape: tuple[int, ...]) -> Whole:
    """Add W A + B, both of low rank; files of LyCORIS before 1.9 have the two halves of each the other way round."""
    sides = {name: tuple(parts[f"{name}.weight"].shape) for name in ("a1", "a2", "b1", "b2")}
    names = ("a1", "a2", "b1", "b2") if sides["b1"][0] == shape[0] != sides["b1"][1] else ("a2", "a1", "b2", "b1")
    (inputs, rank), outputs = sides[names[0]][:2], sides[names[2]][0]
    if (outputs, inputs) != shape[:2] or sides[names[1]][:2] != (rank, inputs):
        raise other((outputs, inputs), shape)

    def difference(weight: torch.Tensor) -> torch.Tensor:
        there = moved(parts, weight.device)
        left, right, up, down = (there[f"{name}.weight"] for name in names)
        turned = torch.einsum("oi...,ij->oj...", weight, left.flatten(1) @ right.flatten(1))
        if "bm.weight" in there:
            down = torch.einsum("ij...,jr->ir...", there["bm.weight"], down.flatten(1))
        added = (up.flatten(1) @ down.flatten(1)).reshape(weight.shape)
        return (turned + added) * _factor(parts, rank)

    return difference


def _ia3(gain: torch.Tensor, on_input: bool) -> Whole:
    """Give each input's, or output's, row of a layer is made larger or smaller."""

    def difference(weight: torch.Tensor) -> torch.Tensor:
        sides = [1] * weight.ndim
        sides[1 if on_input else 0] = -1
        return weight * gain.to(weight).reshape(sides)

    return difference


def _decomposed(added: Whole, magnitude: torch.Tensor) -> Whole:
    """Change the direction by the pair, and set the length of each row (or column) to `magnitude`'s (DoRA).

    Rows where the magnitude has a number for each output, as PEFT and LyCORIS' `wd_on_output` train it, else columns.
    """

    def difference(weight: torch.Tensor) -> torch.Tensor:
        changed = weight + added(weight)
        by_row = magnitude.ndim == 1 or magnitude.shape[0] == weight.shape[0]
        others = [axis for axis in range(weight.ndim) if axis != (0 if by_row else 1)]
        sides = [1] * weight.ndim
        sides[0 if by_row else 1] = -1
        length = torch.linalg.vector_norm(changed, dim=others, keepdim=True) + torch.finfo(torch.float32).eps
        return changed * (magnitude.to(weight).reshape(sides) / length) - weight

    return difference


def _factor(parts: Tensors, rank: int) -> float:
    if SCALE in parts:
        return float(parts[SCALE])
    if "alpha" not in parts:
        return 1.0
    if parts["alpha"].numel() != 1:
        raise ModelError(phrase("a layer's alpha is not one number: it is damaged"))
    return float(parts["alpha"]) / rank


def other(theirs: tuple[int, ...], ours: tuple[int, ...]) -> ModelError:
    """Give the error for a layer of another shape, as the end of a sentence."""
    said = ("×".join(map(str, shape)) for shape in (theirs, ours))
    return ModelError("it has a layer of {}, where the model's is of {}: it is for another kind of model".format(*said))
