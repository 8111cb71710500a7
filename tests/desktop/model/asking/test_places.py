"""Where results lie."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRect

from desktop.model.asking.places import around, grows, old_in_new, place_of
from engine.groups import built
from engine.picture import Picture
from engine.request import Axis, Enlarge, Mask, Outpaint, Request, Sheet, SheetAxis

DOCUMENT = QRect(0, 0, 96, 64)
SOURCE = Picture(np.zeros((64, 96, 3), np.uint8))


def test_a_picture_of_the_documents_proportions_lies_over_it() -> None:
    assert around((64, 96, 3), DOCUMENT) is None
    assert around((344, 512, 3), DOCUMENT) is None
    assert place_of(built(Request, model="m", source=SOURCE), (64, 96, 3), DOCUMENT) is None


@pytest.mark.parametrize("shape", [(64, 64, 3), (300, 100, 3), (50, 900, 3)])
def test_another_lies_round_it_so_that_nothing_looks_out(shape: tuple[int, int, int]) -> None:
    place = around(shape, DOCUMENT)
    assert place is not None
    assert place.contains(DOCUMENT)
    assert abs(place.width() / place.height() - shape[1] / shape[0]) < 0.05 * shape[1] / shape[0]


def test_what_is_carried_on_reaches_beyond() -> None:
    request = built(Request, model="m", source=SOURCE, outpaint=Outpaint(left=16, bottom=8))
    assert place_of(request, (72, 112, 3), DOCUMENT) == QRect(-16, 0, 112, 72)
    assert old_in_new(request) == QRect(16, 0, 96, 64)
    assert grows(request, DOCUMENT)
    assert not grows(request, QRect(0, 0, 112, 72))


def test_what_is_enlarged_lies_over_the_document_and_grows_it() -> None:
    request = built(Request, model="m", source=SOURCE, enlarge=Enlarge(2))
    assert place_of(request, (128, 192, 3), DOCUMENT) is None
    assert (grows(request, DOCUMENT), old_in_new(request)) == (True, QRect(0, 0, 192, 128))


def test_a_masked_result_lies_over_all_and_a_table_of_some_round_it() -> None:
    mask = Mask(Picture(np.full((64, 96), 255, np.uint8)))
    request = built(Request, model="m", source=SOURCE, mask=mask, sheet=Sheet(SheetAxis(Axis.SEED, ("1", "2"))))
    assert place_of(request, (64, 96, 3), DOCUMENT) is None
    table = place_of(request, (64, 200, 3), DOCUMENT, table=True)
    assert table is not None and table.contains(DOCUMENT)
