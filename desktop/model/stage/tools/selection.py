"""What the selection tools share: Shift adds, Alt takes away, both keep what is in both."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

from desktop.model.document.content import Content
from desktop.model.document.selecting import Combine, combined, coverage_of, path_coverage, selected
from desktop.model.stage.tools.tool import Pointer, Stage
from desktop.words import tr

SELECT_OPTIONS = ("combine", "selection")
SELECT_GROUP = 1


def how(stage: Stage, pointer: Pointer) -> Combine:
    """Give what a selection that begins now does with the one that is there."""
    if pointer.shift or pointer.alt:
        both = pointer.shift and pointer.alt
        return Combine.INTERSECT if both else Combine.ADD if pointer.shift else Combine.SUBTRACT
    return Combine(stage.state.value.combine)


def select(stage: Stage, coverage: np.ndarray, combine: Combine) -> None:
    """Select (H, W) coverage as one undo item."""
    document = stage.document
    content: Content = document.content
    made = combined(coverage_of(content), coverage, combine)
    document.change(tr("Select"), selected(content, made))


def path_selector(stage: Stage, combine: Combine) -> Callable[[QPainterPath], None]:
    """Make what selects the inside of a finished path; one that is only a click selects nothing."""

    def take(path: QPainterPath) -> None:
        bounds = path.boundingRect()
        if bounds.width() < 1 or bounds.height() < 1:
            if combine is Combine.REPLACE:
                stage.document.change(tr("Select nothing"), selected(stage.document.content, None))
            return
        select(stage, path_coverage(path, stage.document.rect), combine)

    return take


def key(stage: Stage, pressed: Qt.Key, shift: bool) -> bool:
    """Esc selects nothing; Delete clears what is selected."""
    if pressed == Qt.Key.Key_Escape and stage.document.selection is not None:
        stage.document.change(tr("Select nothing"), selected(stage.document.content, None))
        return True
    return False
