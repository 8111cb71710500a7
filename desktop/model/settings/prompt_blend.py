"""The blend in a prompt, and another share for one of its parts."""

from __future__ import annotations

from dataclasses import dataclass

from engine.prompt.syntax import parse
from engine.prompt.tree import Mix, walk

DECIMALS = 2


@dataclass(frozen=True)
class Blend:
    """What is blended, as it is written, and each part's share; shares add up to 1."""

    parts: tuple[str, ...]
    shares: tuple[float, ...]


def blend_in(prompt: str) -> Blend | None:
    """Give the blend of a prompt that can be read; None if there is none."""
    mix = _mix(prompt)
    if mix is None:
        return None
    return Blend(
        tuple(prompt[start:end] for start, end in mix.quoted),
        tuple(weight / sum(mix.weights) for weight in mix.weights),
    )


def with_share(prompt: str, index: int, share: float) -> str:
    """Give one part of the prompt this share (0–1); the others keep their proportion. As it was without a blend."""
    mix = _mix(prompt)
    if mix is None or len(mix.parts) < 2:
        return prompt
    others = [0.0 if at == index else weight for at, weight in enumerate(mix.weights)]
    if sum(others) == 0:
        others = [0.0 if at == index else 1.0 for at in range(len(mix.weights))]
    shares = [share if at == index else (1 - share) * other / sum(others) for at, other in enumerate(others)]
    written = ", ".join(f"{round(each, DECIMALS):g}" for each in shares)
    start, end = mix.operator
    return f"{prompt[:start]}.blend({written}){prompt[end:]}"


def _mix(prompt: str) -> Mix | None:
    parsed = parse(prompt)
    if parsed.problems:
        return None
    return next((node for node in walk(parsed.nodes) if isinstance(node, Mix) and node.kind == "blend"), None)
