r"""Prompts as other programs write them, in our own syntax (`engine.prompt.syntax`).

    ((roof)), [clouds], (red:1.3)     weights: × 1.1, ÷ 1.1, as told (stable-diffusion-webui, ComfyUI, Fooocus)
    {roof}, [clouds]                  × 1.05, ÷ 1.05 (NovelAI)
    a BREAK b                         read in parts of their own: ("a", "b").and()
    <lora:ink:0.8>                    a LoRA

The reading of weights is stable-diffusion-webui's `prompt_parser.parse_prompt_attention`: a flat list of pieces, each
with its product of weights. What has no meaning here stays as plain words, and is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

WEIGHT_MAX = 2.0
LONGEST, MOST = 50_000, 2000
"""Characters of a prompt, and brackets in it, that are looked at for signs; one of more is taken for plain words."""


class Dialect(StrEnum):
    """Whose signs stand in a prompt."""

    OURS = "ours"
    """Sketchlight's, which are compel's and so InvokeAI's too."""
    WEBUI = "stable-diffusion-webui"
    COMFY = "ComfyUI"
    NOVELAI = "NovelAI"


@dataclass(frozen=True)
class Translated:
    """A prompt in our syntax: `plain` are signs that mean nothing here, `capped` tells of a weight outside 0–2."""

    text: str
    loras: tuple[tuple[str, str], ...] = ()
    plain: tuple[str, ...] = ()
    capped: bool = False


@dataclass(frozen=True)
class _Signs:
    """`up` and `down`: brackets by their closing one, with the factor that each is."""

    brackets: tuple[tuple[str, str, float], ...]
    extras: bool
    """Whether `<lora:…>`, BREAK, AND, `__x__` and prompt editing mean something there."""


_SIGNS = {
    Dialect.WEBUI: _Signs((("(", ")", 1.1), ("[", "]", 1 / 1.1)), True),
    Dialect.COMFY: _Signs((("(", ")", 1.1),), False),
    Dialect.NOVELAI: _Signs((("{", "}", 1.05), ("[", "]", 1 / 1.05)), False),
}
_LORA = re.compile(r"<lora:([^:<>]{1,200})(?::([^:<>]{1,40}))?(?::[^<>]{0,80})?>")
_OTHER = re.compile(r"<\w{1,20}:[^<>]{1,200}>|__[\w/*-]{1,80}__|(?<!\w)AND(?!\w)")
"""Other networks, dynamic prompts' wildcards, composed prompts."""
_EDITED = re.compile(r"\[[^\[\]()]{0,200}(?::[^\[\]():]{0,200}:?\s*[0-9.]{1,8}|\|[^\[\]()]{0,200})\]")
"""Words that come, go or alternate in the course of a run."""
_BREAK = re.compile(r"(?<!\w)BREAK(?!\w)")
_WEIGHT = re.compile(r":\s*([+-]?[0-9]*\.?[0-9]+)\s*\)")
_OURS = re.compile(r'([(){}|"\\])')
_BRACKETS = frozenset("()[]{}\\")
_RUN = re.compile(r"[^()\[\]{}:\\]+")
_STICKS = re.compile(r"[\w.]|,\d")
"""What would be read on as a weight's number."""
_AFTER = re.compile(r"(?<=[\w)])(\++|--+)(?![\w+-])")


def translated(text: str, dialect: Dialect) -> Translated:
    """Give a prompt in our syntax, with what became of the signs in it."""
    text = text.strip()
    if dialect is Dialect.OURS:
        return Translated(text)
    if len(text) > LONGEST or sum(map(text.count, "()[]{}")) > MOST:
        return Translated(_escaped(text))
    signs = _SIGNS[dialect]
    loras: list[tuple[str, str]] = []
    plain: list[str] = []
    parts = [text]
    if signs.extras:
        loras = [(name.strip(), weight or "1") for name, weight in _LORA.findall(text)]
        text = re.sub(r"[ \t]{2,}", " ", _LORA.sub("", text)).strip(" ,") if loras else text
        plain = [match[0] for pattern in (_EDITED, _OTHER) for match in pattern.finditer(text)]
        cut = _BREAK.split(text)
        parts = [part.strip(" \t,\n") for part in cut] if len(cut) > 1 else cut
    written = [_in_our_syntax(part, signs) for part in parts if part]
    said = [each for each, _ in written]
    whole = said[0] if len(said) == 1 else "({}).and()".format(", ".join(f'"{each}"' for each in said))
    return Translated(
        whole if said else "", tuple(loras), tuple(dict.fromkeys(plain)), any(capped for _, capped in written)
    )


def _in_our_syntax(text: str, signs: _Signs) -> tuple[str, bool]:
    """Give one part of a prompt, and whether a weight in it lies outside those there are here."""
    out, capped = "", False
    for piece, weight in _merged(_weighed(text, signs)):
        factor = round(min(max(weight, 0.0), WEIGHT_MAX), 3)
        capped = capped or abs(factor - weight) > 0.01
        if weight == 1 or factor == 1 or not piece.strip():
            words = _escaped(piece)
            apart = " " if out.endswith(tuple("0123456789")) and _STICKS.match(words) else ""
            out += apart + words
        else:
            start, end = len(piece) - len(piece.lstrip()), len(piece.rstrip())
            words = _escaped(piece[start:end]).replace(":", "\\:")
            out += f"{piece[:start]}({words}){factor:g}{piece[end:]}"
    return out, capped


def _weighed(text: str, signs: _Signs) -> list[tuple[str, float]]:
    """Split into pieces and their weights; brackets that are never closed weigh up to the end, as in that program."""
    opening = {left: (right, factor) for left, right, factor in signs.brackets}
    closing = {right: left for left, right, _ in signs.brackets}
    edited = {match.start(): match.end() for match in _EDITED.finditer(text)} if signs.extras else {}
    found: list[tuple[str, float]] = []
    open_at: list[tuple[str, int]] = []

    def close(factor: float) -> None:
        for index in range(open_at.pop()[1], len(found)):
            found[index] = (found[index][0], min(found[index][1] * factor, 1e6))

    at = 0
    while at < len(text):
        char = text[at]
        told = _WEIGHT.match(text, at) if char == ":" and open_at and open_at[-1][0] == "(" else None
        if char == "\\" and text[at + 1 : at + 2] in _BRACKETS and at + 1 < len(text):
            found.append((text[at + 1], 1.0))
            at += 2
        elif at in edited:
            found.append((text[at : edited[at]], 1.0))
            at = edited[at]
        elif told is not None:
            close(float(told[1]))
            at = told.end()
        elif char in opening:
            open_at.append((char, len(found)))
            at += 1
        elif char in closing and open_at and open_at[-1][0] == closing[char]:
            close(opening[closing[char]][1])
            at += 1
        else:
            run = _RUN.match(text, at)
            end = at + 1 if run is None else run.end()
            found.append((text[at:end], 1.0))
            at = end
    while open_at:
        close(opening[open_at[-1][0]][1])
    return found


def _merged(pieces: list[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    """Merge neighbours of one weight."""
    for weight, run in groupby(pieces, lambda piece: round(piece[1], 6)):
        yield "".join(text for text, _ in run), weight


def _escaped(text: str) -> str:
    """Put a backslash before what our syntax would read as signs."""
    return _AFTER.sub(lambda match: "".join(f"\\{sign}" for sign in match[0]), _OURS.sub(r"\\\1", text))
