"""The line under the panes: latencies at the left; how the panes lie and the zoom at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.model.asking.latency import Latencies
from desktop.views.canvas.content import ViewMode
from desktop.views.look.theme import mono_font, tokens, watcher
from desktop.views.widgets.keys import keep_one_stop
from desktop.views.widgets.parts import icon_button
from desktop.views.widgets.slider import Slider
from desktop.words import tr
from engine.phrase import mark

HEIGHT = 40
MODES = {
    ViewMode.SIDE: ("columns-2", mark("Side by side")),
    ViewMode.OVER: ("layers", mark("Result over the sketch")),
    ViewMode.SPLIT: ("contrast", mark("Split by a line to drag")),
}


class CanvasFooter(QWidget):
    """Shows and asks; it changes nothing by itself."""

    mode_chosen = Signal(object)
    opacity_changed = Signal(float)
    fit_clicked = Signal()
    straighten_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(HEIGHT)
        self._latencies = Latencies(None, None, None, 0.0)
        self.latencies = QLabel()
        self.latencies.setTextFormat(Qt.TextFormat.RichText)
        self.latencies.setFont(mono_font(11))
        self.latencies.setAccessibleName(tr("Latencies"))
        self.latencies.setToolTip(
            tr("From stroke to first preview and to final picture: median; p95: 19 of 20 are faster")
        )
        self.opacity = Slider(
            tr("Opacity"), 0, 1, 0.01, default=0.6, percent=True, tooltip=tr("How much the result covers")
        )
        self.opacity.setFixedWidth(130)
        self.opacity.number_changed.connect(self.opacity_changed)
        self.zoom = QToolButton()
        self.zoom.setFont(mono_font(11))
        self.zoom.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # “70 %”, not “% 70”
        self.zoom.setToolTip(tr("Fit the picture to the window (Ctrl+0)"))
        self.zoom.clicked.connect(self.fit_clicked)
        self.turn = QToolButton()
        self.turn.setFont(mono_font(11))
        self.turn.setToolTip(tr("Turn the view upright again (5)"))
        self.turn.clicked.connect(self.straighten_clicked)
        self.turn.hide()
        self._buttons = self._make_buttons()
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 10, 4)
        row.setSpacing(2)
        row.addWidget(self.latencies)
        row.addStretch(1)
        row.addWidget(self.opacity)
        row.addSpacing(8)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addWidget(self.turn)
        row.addWidget(self.zoom)
        watcher.changed.connect(self._show_latencies)

    def _make_buttons(self) -> dict[ViewMode, QToolButton]:
        group = QButtonGroup(self)
        made = {}
        for mode, (icon_name, name) in MODES.items():
            button = icon_button(icon_name, name, side=16)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, mode=mode: self.mode_chosen.emit(mode))
            group.addButton(button)
            made[mode] = button
        keep_one_stop(group)
        return made

    def set_mode(self, mode: ViewMode | None) -> None:
        """Show the way the panes lie; None where there is only one."""
        for each, button in self._buttons.items():
            button.setVisible(mode is not None)
            button.setChecked(each is mode)
        self.opacity.setVisible(mode is ViewMode.OVER)

    def set_zoom(self, scale: float, angle: float = 0.0, *, mirrored: bool = False) -> None:
        """Show the scale of the view, and how the sheet is turned, if it is."""
        self.zoom.setText(f"{scale * 100:.0f} %")
        self.zoom.setAccessibleName(tr("Zoom {value:.0f} %", value=scale * 100))
        turned = f"{angle:.0f}°".replace("-", "−") if round(angle) or not mirrored else ""
        said = " ".join(filter(None, (turned, tr("mirrored") if mirrored else "")))
        self.turn.setVisible(bool(round(angle, 1)) or mirrored)
        self.turn.setText(said)
        self.turn.setAccessibleName(tr("View turned: {said}", said=said))

    def set_latencies(self, read: Latencies) -> None:
        """Show the figures that are known; nothing before the first stroke."""
        self._latencies = read
        self._show_latencies()

    def _show_latencies(self) -> None:
        read, t = self._latencies, tokens()
        figures = [
            (name, _in_words(seconds))
            for name, seconds in ((tr("first"), read.first_p50), (tr("final"), read.final_p50), ("p95", read.final_p95))
            if seconds is not None
        ]
        if figures and read.frames_per_second > 0:
            figures.append(("", f"{read.frames_per_second:.1f}"))
        parts = [
            f'<span style="color:{t.hint}">{name}</span> <span style="color:{t.good_text}">{figure}</span>'.strip()
            for name, figure in figures
        ]
        text = "&nbsp;&nbsp; ".join(parts)
        if figures and read.frames_per_second > 0:
            text += f' <span style="color:{t.hint}">{tr("fps")}</span>'
        self.latencies.setText(text)


def _in_words(seconds: float) -> str:
    """Say milliseconds as far as a person reads them, then seconds."""
    return f"{seconds * 1000:.0f} ms" if seconds < 10 else f"{seconds:.0f} s"
