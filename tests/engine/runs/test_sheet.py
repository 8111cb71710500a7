"""A labelled table of pictures that vary."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from drive import KEY, asked, colours, events, picture_of, previews
from engine.engine import Engine
from engine.errors import InvalidRequest, ModelError
from engine.events import Job
from engine.groups import built
from engine.picture import Picture
from engine.pictures.recipe import of_result
from engine.pictures.sheet_cells import cells
from engine.request import Axis, ControlUse, Enlarge, LoraUse, ReferenceUse, Request, Sheet, SheetAxis
from engine.runs.sheet_picture import fitted, labels, table

GUIDANCE = SheetAxis(Axis.GUIDANCE, ("1", "2", "4"))
SEED = SheetAxis(Axis.SEED, ("5", "6"))


def varied(axis: Axis, *values: str, **fields: object) -> list[Request]:
    request = built(Request, model="m", sheet=Sheet(SheetAxis(axis, values)), **fields)  # type: ignore[arg-type]
    return [cell.request for cell in cells(request)]


def test_cells_go_row_by_row() -> None:
    found = cells(built(Request, model="m", sheet=Sheet(GUIDANCE, SEED)))
    assert [(cell.x, cell.y) for cell in found] == [(0, 0), (1, 0), (2, 0), (0, 1), (1, 1), (2, 1)]
    assert [(cell.request.sampling.guidance, cell.request.sampling.seed) for cell in found[2:4]] == [(4.0, 5), (1.0, 6)]
    assert all(cell.request.sheet is None for cell in found)


def test_each_axis_changes_what_it_names() -> None:
    picture = Picture(colours())
    steering = {
        "source": picture,
        "controls": (ControlUse("canny", "c"), ControlUse("depth", "d", scale=0.5)),
        "references": (ReferenceUse("a", picture),),
        "loras": (LoraUse("l"), LoraUse("k", 0.5)),
    }
    read = {
        Axis.PROMPT: ("a cat", lambda request: request.words.prompts[0]),
        Axis.SEED: ("7", lambda request: request.sampling.seed),
        Axis.STEPS: ("9", lambda request: request.sampling.steps),
        Axis.GUIDANCE: ("2.5", lambda request: request.sampling.guidance),
        Axis.STRENGTH: ("0.25", lambda request: request.strength),
        Axis.SAMPLER: ("euler", lambda request: request.sampling.sampler),
        Axis.CONTROL: ("1.5", lambda request: {use.scale for use in request.controls}.pop()),
        Axis.REFERENCE: ("0.75", lambda request: request.references[0].scale),
        Axis.LORA: ("-1", lambda request: {use.weight for use in request.uses.loras}.pop()),
    }
    assert set(read) == set(Axis)
    for axis, (text, value) in read.items():
        (request,) = varied(axis, text, **steering)
        assert str(value(request)) in (text, f"{text}.0")


@pytest.mark.parametrize(
    ("axis", "values", "told"),
    [
        (Axis.SEED, ("1", "two"), "Seed “two” is not a whole number"),
        (Axis.GUIDANCE, ("high",), "guidance “high” is not a number"),
        (Axis.STEPS, ("999",), "steps “999” can't be used. Steps 999 is outside 1–200"),
        (Axis.STRENGTH, ("0.5",), "no picture that is started from"),
        (Axis.CONTROL, ("1",), "there is no control"),
        (Axis.REFERENCE, ("1",), "there is no reference picture"),
        (Axis.LORA, ("1",), "there is no LoRA"),
        (Axis.SEED, (), "seed has no values"),
        (Axis.SEED, tuple(map(str, range(65))), "65 cells, more than 64"),
    ],
)
def test_what_can_not_be_used_is_named(axis: Axis, values: tuple[str, ...], told: str) -> None:
    with pytest.raises(InvalidRequest, match=told):
        varied(axis, *values)


def test_other_things_that_make_no_sheet() -> None:
    with pytest.raises(InvalidRequest, match="on both sides"):
        cells(built(Request, model="m", sheet=Sheet(SEED, SEED)))
    with pytest.raises(InvalidRequest, match="one picture in each cell"):
        cells(built(Request, model="m", count=2, sheet=Sheet(SEED)))
    with pytest.raises((InvalidRequest, ModelError), match="magic"):
        varied(Axis.SAMPLER, "magic")


def test_the_table_has_a_place_for_each_cell_and_its_labels_in_ink() -> None:
    made = table(Sheet(GUIDANCE, SEED), (256, 192))
    height, width = made.pixels.shape[:2]
    assert len(made.places) == 6
    assert made.places[0].y == made.places[2].y < made.places[3].y
    assert made.places[0].right < made.places[1].x
    assert made.places[-1].right <= width and made.places[-1].bottom <= height
    assert all((place.width, place.height) == (256, 192) for place in made.places)
    dark = made.pixels.max(axis=2) < 110
    first = made.places[0]
    for place in made.places[:3]:
        assert dark[: place.y, place.x : place.right].sum() > 30
    for place in made.places[::3]:
        assert dark[place.y : place.bottom, : first.x].sum() > 30
    assert not dark[first.y :, first.x :].any()
    assert labels(GUIDANCE) == ["guidance 1", "guidance 2", "guidance 4"]


def test_long_labels_stay_over_their_column_and_large_sheets_within_bounds() -> None:
    long = SheetAxis(Axis.PROMPT, ("a red house under a blue sky beside a lake with boats and a cat " * 4, "a cat"))
    made = table(Sheet(long), (128, 128))
    first, second = made.places
    dark = made.pixels.max(axis=2) < 110
    assert dark[: first.y, first.x : first.right].any()
    assert not dark[: first.y, first.right : second.x].any()
    assert not dark[: first.y, : first.x].any()
    many = Sheet(SheetAxis(Axis.SEED, tuple(map(str, range(32)))), SheetAxis(Axis.STEPS, ("1", "2")))
    assert max(table(many, (1024, 1024)).pixels.shape) < 4800


def test_a_cell_of_another_shape_lies_whole_in_its_place() -> None:
    place = table(Sheet(SEED), (128, 128)).places[1]
    at, shown = fitted(colours(64, 32), place)
    assert shown.shape == (64, 128, 3)
    assert (at.x, at.y, at.width) == (place.x, place.y + 32, 128)


def test_the_sheet_comes_first_and_each_cell_is_its_own_request(engine: Engine, model_folder: Path) -> None:
    wanted = asked(model_folder, steps=2, sheet=Sheet(SheetAxis(Axis.STEPS, ("1", "3")), SEED))
    found = events(engine, wanted)
    sheet, *pictures = found[-1].images
    assert found[-1].request == wanted
    assert len(pictures) == 4
    environment = found[-1].environment
    assert of_result(wanted, 0, environment).request == wanted
    for index, (picture, place) in enumerate(zip(pictures, table(wanted.sheet, (64, 64)).places, strict=True), start=1):
        alone = of_result(wanted, index, environment)
        assert (alone.picture, alone.seed) == (0, (5, 5, 6, 6)[index - 1])
        np.testing.assert_array_equal(picture, picture_of(engine, alone.request))
        np.testing.assert_array_equal(sheet[place.y : place.bottom, place.x : place.right], picture)
    shown = previews(found)
    assert [each.step for each in shown] == list(range(1, 9))
    assert {each.total for each in shown} == {8}
    assert all(each.images[0].shape == sheet.shape for each in shown)
    np.testing.assert_array_equal(shown[-1].images[0], sheet)
    assert (shown[0].images[0] != sheet).any()


def test_a_sheet_of_pictures_that_are_made_in_pieces_counts_all_their_steps(engine: Engine, model_folder: Path) -> None:
    wanted = asked(
        model_folder,
        source=Picture(colours()),
        enlarge=Enlarge(1.5, 8),
        strength=0.3,
        steps=1,
        sheet=Sheet(SheetAxis(Axis.STRENGTH, ("0.2", "0.6"))),
    )
    found = events(engine, wanted)
    assert [image.shape for image in found[-1].images[1:]] == [(96, 96, 3)] * 2
    assert [each.step for each in previews(found)] == list(range(1, 9))
    assert {each.total for each in previews(found)} == {8}


def test_it_can_be_stopped_between_cells(engine: Engine, model_folder: Path) -> None:
    wanted = asked(model_folder, steps=1, sheet=Sheet(SEED))
    whole = events(engine, wanted)
    for stop_after in range(1, len(whole), 3):
        run = engine.run(Job(KEY, wanted))
        for _ in range(stop_after):
            next(run, None)
        run.close()
    np.testing.assert_array_equal(picture_of(engine, wanted), whole[-1].images[0])
    with pytest.raises(InvalidRequest, match="is not a whole number"):
        events(engine, replace(wanted, sheet=Sheet(SheetAxis(Axis.SEED, ("x",)))))
