"""The cells of an X/Y sheet: what a person wrote on its axes, read as requests. Imports no torch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from engine import registry, seeds
from engine.errors import InvalidRequest
from engine.groups import altered, value_of
from engine.phrase import phrase
from engine.request import PICTURES_MAX, Axis, Request, Sheet, SheetAxis


@dataclass(frozen=True)
class Cell:
    """One picture of a sheet by its own plain request, in column `x` and row `y`."""

    x: int
    y: int
    request: Request


def cells(request: Request) -> list[Cell]:
    """Give all cells, row by row. Raises InvalidRequest, naming the value that can't be used."""
    sheet = request.sheet
    assert sheet is not None
    _check(request, sheet)
    plain = replace(request, sheet=None)
    rows = [(0, plain)] if sheet.y is None else [(y, _with(plain, sheet.y, y)) for y in range(len(sheet.y.values))]
    return [Cell(x, y, _with(row, sheet.x, x)) for y, row in rows for x in range(len(sheet.x.values))]


def _check(request: Request, sheet: Sheet) -> None:
    if request.pictures != 1:
        raise InvalidRequest(phrase("A sheet has one picture in each cell: give one prompt, and one picture of it."))
    axes = [axis for axis in (sheet.x, sheet.y) if axis is not None]
    for axis in axes:
        if not axis.values:
            raise InvalidRequest(phrase("The sheet's {axis} has no values: give some.", axis=axis.axis))
        if why := _NEEDS.get(axis.axis, lambda request: "")(request):
            raise InvalidRequest(phrase("The sheet varies the {axis}, but {why}.", axis=axis.axis, why=why))
    if len(axes) == 2 and axes[0].axis is axes[1].axis:
        raise InvalidRequest(
            phrase("The sheet varies the {axis} on both sides: choose another for one.", axis=axes[0].axis)
        )
    many = len(sheet.x.values) * (len(sheet.y.values) if sheet.y else 1)
    if many > PICTURES_MAX:
        raise InvalidRequest(
            phrase(
                "The sheet has {many} cells, more than {PICTURES_MAX}: give fewer values.",
                many=many,
                PICTURES_MAX=PICTURES_MAX,
            )
        )


def _with(request: Request, axis: SheetAxis, index: int) -> Request:
    text = axis.values[index]
    try:
        return altered(request, **_READ[axis.axis](request, text))
    except ValueError:
        raise InvalidRequest(
            phrase(
                "The sheet's {axis} “{value}” is not a {value_2}.",
                axis=axis.axis,
                value=text[:40],
                value_2=_KIND[axis.axis],
            )
        ) from None
    except InvalidRequest as error:
        raise InvalidRequest(
            phrase("The sheet's {axis} “{value}” can't be used. {error}", axis=axis.axis, value=text[:40], error=error)
        ) from None


def _scaled(name: str, field: str) -> Callable[[Request, str], dict[str, Any]]:
    """Give all of a kind, such as controls, at one weight."""

    def read(request: Request, text: str) -> dict[str, Any]:
        weight = float(text)
        return {name: tuple(replace(use, **{field: weight}) for use in value_of(request, name))}

    return read


_READ: dict[Axis, Callable[[Request, str], dict[str, Any]]] = {
    Axis.PROMPT: lambda request, text: {"prompts": (text.strip(),)},
    Axis.SEED: lambda request, text: {"seed": seeds.read(text)},
    Axis.STEPS: lambda request, text: {"steps": int(text)},
    Axis.GUIDANCE: lambda request, text: {"guidance": float(text)},
    Axis.STRENGTH: lambda request, text: {"strength": float(text)},
    Axis.SAMPLER: lambda request, text: {"sampler": registry.sampler(text.strip()).name},
    Axis.CONTROL: _scaled("controls", "scale"),
    Axis.REFERENCE: _scaled("references", "scale"),
    Axis.LORA: _scaled("loras", "weight"),
}
_KIND = {axis: "whole number" if axis in (Axis.SEED, Axis.STEPS) else "number" for axis in Axis}
_NEEDS: dict[Axis, Callable[[Request], str]] = {
    Axis.STRENGTH: lambda request: "" if request.source else "there is no picture that is started from",
    Axis.CONTROL: lambda request: "" if request.controls else "there is no control",
    Axis.REFERENCE: lambda request: "" if request.references else "there is no reference picture",
    Axis.LORA: lambda request: "" if request.uses.loras else "there is no LoRA",
}
