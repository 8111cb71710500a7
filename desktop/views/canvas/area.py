"""The largest thing in the window: the panes with sketch and result, and the line under them."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.asking.latency import Latencies
from desktop.model.asking.studio import Studio
from desktop.model.document.content import NodeKind
from desktop.model.document.document import Document
from desktop.model.pixels import conversions
from desktop.model.settings.settings import Workspace
from desktop.model.stage.scene import Scene
from desktop.model.stage.tool_state import ToolState
from desktop.model.stage.tools import TOOLS
from desktop.model.stage.viewport import Viewport, ViewportModel
from desktop.views.canvas.canvas import Canvas
from desktop.views.canvas.content import CanvasContent, ViewMode
from desktop.views.canvas.extend_bar import ExtendBar
from desktop.views.canvas.footer import CanvasFooter
from desktop.views.look.theme import tokens, watcher
from desktop.views.widgets.commands import command
from desktop.words import shown, tr
from engine.phrase import mark

PANE_MARGIN = 8
TURN = 15.0
"""Degrees that a key turns the sheet by."""
EMPTY = mark("The picture appears here as you paint.")


class CanvasArea(QWidget):
    """Both panes share one viewport and one scene. Which pane shows what follows from workspace and view mode."""

    colour_picked = Signal(object)
    """(r, g, b) that the eyedropper took."""
    files_dropped = Signal(list)
    """Local paths."""
    image_dropped = Signal(object)
    """A QImage that a browser hands over, or None where it was only an address."""
    view_mode_changed = Signal(object)
    hide_panels_wanted = Signal()
    palette_wanted = Signal(QPoint)
    """The right button with a paint tool in hand, in global coordinates."""
    menu_wanted = Signal(QPoint)
    """The context menu, in global coordinates."""

    def __init__(self, document: Document, state: ToolState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._workspace = Workspace.LIVE
        self._mode = ViewMode.SIDE
        self._opacity, self._split = 0.6, 0.5
        self._dragging = False
        self._said = EMPTY
        self.scene = Scene(document, state, self)
        self.viewport = ViewportModel(document.size, self)
        self.first = Canvas(self.scene, self.viewport, state)
        self.second = Canvas(self.scene, self.viewport, state)
        self.extend_bar = ExtendBar(self.scene.extending)
        self._extending = False
        self._tool = state.tool
        self._view_before: Viewport | None = None
        self.footer = CanvasFooter()
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("Canvas area"))
        self._place()
        self._connect()
        self._add_commands()
        self._show()
        self._show_zoom()

    def bind(self, studio: Studio) -> None:
        """Show what a studio's engine makes of the drawing."""
        studio.on_show.picture_changed.connect(self._show_picture)
        studio.on_show.step_changed.connect(lambda step, total: self.set_step(step or None, total or None))
        studio.refiner.state_changed.connect(self.set_remark)
        studio.loading_changed.connect(self.set_loading)
        studio.latencies_changed.connect(self.set_latencies)
        self.scene.about_to_change.connect(studio.lifting.lift)

    def _show_picture(self, pixels: np.ndarray | None, frame: QRect | None) -> None:
        self.set_result(None if pixels is None else conversions.to_drawable(pixels), frame)

    # What the window says

    def set_workspace(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.footer.latencies.setVisible(workspace is Workspace.LIVE)  # of strokes: elsewhere they would be stale
        self._show()

    @property
    def view_mode(self) -> ViewMode:
        """How sketch and result share the room in Sketch live."""
        return self._mode

    @view_mode.setter
    def view_mode(self, mode: ViewMode | str) -> None:
        if ViewMode(mode) is not self._mode:
            self._mode = ViewMode(mode)
            self._show()
            self.view_mode_changed.emit(self._mode)

    def set_result(self, image: QImage | None, frame: QRect | None = None) -> None:
        """Show a picture for `frame` of the document (None: all of it), or none."""
        self.scene.set_result(image, frame)

    def set_step(self, step: int | None, total: int | None) -> None:
        """Show the preview's step; None when it is a finished picture."""
        self.scene.set_step((step, total) if step is not None and total is not None else None)

    def set_loading(self, stage: str, done: int, total: int) -> None:
        """Say in the place of the first result what is being prepared, and how far; “”: nothing."""
        far = tr(" ({done} of {total})", done=done, total=total) if total > 1 else ""
        said = f"{shown(stage)}{far}…" if stage else EMPTY
        if said != self._said:
            self._said = said
            self._show()

    def set_remark(self, remark: str) -> None:
        """Say something of the result in its corner, such as “refined”."""
        self.scene.set_remark(remark)

    def set_latencies(self, read: Latencies) -> None:
        self.footer.set_latencies(read)

    def set_comparing(self, comparing: bool) -> None:
        """Lift the result for a look at what is under it."""
        self.scene.set_comparing(comparing)

    def free_area(self) -> QRect:
        """Tell where the panes are, without the line under them."""
        return self.rect().adjusted(0, 0, 0, -(self.height() - self.first.geometry().bottom()))

    def pictures(self) -> list[QRect]:
        """Tell where the drawing and, beside it, the result are seen, in the area's pixels."""
        view, extent = self.viewport.value, self.scene.extent
        corners = (extent.topLeft(), extent.topRight(), extent.bottomRight(), extent.bottomLeft())
        seen = QPolygonF([view.to_screen(each) for each in corners]).boundingRect().toAlignedRect()
        return [seen.translated(pane.pos()) for pane in (self.first, self.second) if not pane.isHidden()]

    # Within

    def _place(self) -> None:
        panes = QHBoxLayout()
        panes.setContentsMargins(PANE_MARGIN, PANE_MARGIN, PANE_MARGIN, 0)
        panes.setSpacing(PANE_MARGIN)
        panes.addWidget(self.first, 1)
        panes.addWidget(self.second, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(panes, 1)
        column.addWidget(self.extend_bar)
        column.addWidget(self.footer)

    def _connect(self) -> None:
        for pane in (self.first, self.second):
            pane.colour_picked.connect(self.colour_picked)
            pane.hide_panels_wanted.connect(self.hide_panels_wanted)
            pane.palette_wanted.connect(self.palette_wanted)
            pane.menu_wanted.connect(self.menu_wanted)
            pane.split_dragged.connect(self._set_split)
        self.footer.mode_chosen.connect(lambda mode: setattr(self, "view_mode", mode))
        self.footer.opacity_changed.connect(self._set_opacity)
        self.footer.fit_clicked.connect(self.viewport.fit)
        self.footer.straighten_clicked.connect(self.viewport.straighten)
        self.viewport.changed.connect(self._show_zoom)
        self._state.changed.connect(self._on_state_changed)
        self.scene.document.stack_changed.connect(self._show)
        self.scene.extending.follow(self._state)
        self.scene.extending.changed.connect(self._on_extending_changed)
        self.scene.extending.asked.connect(lambda *_asked: self._forget_view())
        watcher.changed.connect(self.update)

    def _add_commands(self) -> None:
        command(self, "paint.smaller", tr("Smaller brush"), tr("Painting"), lambda: self._state.grow(-1), "[")
        command(self, "paint.larger", tr("Larger brush"), tr("Painting"), lambda: self._state.grow(1), "]")
        command(self, "paint.swap", tr("Swap colours"), tr("Painting"), self._state.swap_colours, "X")
        view = self.viewport
        left, right = partial(view.rotate, -TURN), partial(view.rotate, TURN)
        self.view_commands = (
            (
                command(self, "view.fit", tr("Fit"), tr("View"), view.fit, "Ctrl+0", icon_name="maximize-2"),
                command(self, "view.actual", tr("Actual pixels"), tr("View"), lambda: view.zoom_to(1.0), "Ctrl+Alt+0"),
                command(self, "view.closer", tr("Closer"), tr("View"), lambda: view.zoom_stop(1), "Ctrl++", "Ctrl+="),
                command(self, "view.farther", tr("Further away"), tr("View"), lambda: view.zoom_stop(-1), "Ctrl+-"),
            ),
            (
                command(self, "view.left", tr("Turn left"), tr("View"), left, "4", icon_name="rotate-ccw"),
                command(self, "view.right", tr("Turn right"), tr("View"), right, "6", icon_name="rotate-cw"),
                command(self, "view.upright", tr("Upright"), tr("View"), view.straighten, "5"),
                command(self, "view.mirror", tr("Mirror"), tr("View"), view.mirror, "7", icon_name="flip-horizontal-2"),
            ),
        )
        """As they stand in a menu, by groups."""

    def _show(self) -> None:
        """Give each pane its content."""
        live, extending = self._workspace is Workspace.LIVE, self.scene.extending.active
        mode = self._mode if live and not extending else None
        chosen = self.scene.document.active_node.kind is NodeKind.MASK
        mask = chosen or self._workspace is Workspace.INPAINT or TOOLS[self._state.tool].masks
        first = {
            ViewMode.SIDE: CanvasContent(label=tr("Sketch"), mask=mask),
            ViewMode.OVER: CanvasContent(result=self._opacity, mask=mask),
            ViewMode.SPLIT: CanvasContent(label=tr("Sketch"), result=1.0, split=self._split, mask=mask),
            None: CanvasContent() if extending else CanvasContent(result=1.0, mask=mask),
        }[mode]
        self.first.set_content(first)
        self.second.set_content(
            CanvasContent(label=tr("Result"), sketch=False, result=1.0, paints=False, empty=tr(self._said))
        )
        self.second.setVisible(mode is ViewMode.SIDE)
        self.footer.set_mode(mode)

    def _on_state_changed(self, names: frozenset[str]) -> None:
        if "tool" in names:
            before, self._tool = self._tool, self._state.tool
            TOOLS[before].leave(self.first.stage)
            self._show()

    def _on_extending_changed(self) -> None:
        """Show the drawing alone, with room round it; afterwards the view is what it was."""
        extending, viewport = self.scene.extending, self.viewport
        if extending.active is self._extending:
            if extending.held is None:
                viewport.set_extent(self.scene.extent, fit=False)
            return
        self._extending = extending.active
        self._show()
        if extending.active:
            self._view_before = None if viewport.fits else viewport.value
            viewport.set_extent(self.scene.extent)
            self.first.setFocus()
        else:
            viewport.set_extent(self.scene.extent)
            if self._view_before is not None:
                viewport.look(self._view_before)

    def _forget_view(self) -> None:
        """Show all of what was asked for."""
        self._view_before = None

    def _set_split(self, split: float) -> None:
        self._split = split
        self._show()

    def _set_opacity(self, opacity: float) -> None:
        self._opacity = opacity
        self._show()

    def _show_zoom(self) -> None:
        value = self.viewport.value
        self.footer.set_zoom(value.scale, value.angle, mirrored=value.mirrored)

    def _set_dragging(self, dragging: bool) -> None:
        self._dragging = dragging
        self.update()

    # Qt

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(tokens().canvas))
        if self._dragging:
            painter.setPen(QPen(QColor(tokens().accent), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._set_dragging(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_dragging(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._set_dragging(False)
        data = event.mimeData()
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self.files_dropped.emit(paths)
        else:
            self.image_dropped.emit(_image_in(data))


def _image_in(data: QMimeData) -> QImage | None:
    """Take a picture that is handed over as such, or, as browsers do with small ones, whole in its address; or None."""
    image = data.imageData() if data.hasImage() else None
    if isinstance(image, QImage):
        return image
    for url in data.urls():
        if url.scheme() == "data":
            read = QImage.fromData(QByteArray.fromBase64(url.path().partition(",")[2].encode()))
            return None if read.isNull() else read
    return None
