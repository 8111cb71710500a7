"""Where on the canvas something small may lie: outside of the pictures, else over the result, never where one draws."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize

GAP = 10


def free_place(area: QRect, pictures: Sequence[QRect], size: QSize) -> QRect | None:
    """Give the place of something of `size` in an area in which `pictures` are seen, the one that is drawn on first.

    Under them all, over them, beside them; else over the lower edge of the last, if that isn't drawn on; else nowhere.
    """
    seen = QRect()
    for each in pictures:
        seen = seen.united(each.intersected(area))
    made = QRect(QPoint(), size)
    made.moveCenter(area.center())
    for spare, top in ((area.bottom() - seen.bottom(), seen.bottom() + GAP), (seen.top() - area.top(), None)):
        if spare >= size.height() + 2 * GAP and size.width() <= area.width():
            made.moveTop(top if top is not None else seen.top() - GAP - size.height())
            return made
    for spare, left in ((area.right() - seen.right(), seen.right() + GAP), (seen.left() - area.left(), None)):
        if spare >= size.width() + 2 * GAP and size.height() <= area.height():
            made.moveLeft(left if left is not None else seen.left() - GAP - size.width())
            return made
    result = pictures[-1].intersected(area) if len(pictures) > 1 else QRect()
    if result.width() >= size.width() + 2 * GAP and result.height() >= 2 * size.height():
        made.moveCenter(result.center())
        made.moveBottom(result.bottom() - GAP)
        return made
    return None
