"""What a person must know now: device, model, memory, size, and the last message."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.model.asking.studio import Studio
from desktop.views.widgets.dot import Dot
from desktop.views.widgets.elided_label import ElidedLabel
from desktop.words import tr
from engine.events import Finished

HEIGHT = 26
MEMORY_INTERVAL = 2_000
"""Milliseconds between two looks at how much memory is used."""
GIGABYTE = 1e9
MESSAGE_TIME = 8000
"""Milliseconds that a passing message stays."""


class StatusBar(QWidget):
    """One line of small figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel-bottom")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.setAccessibleName(tr("Status"))
        self._dot = Dot()
        self.device = self._field(tr("Device, precision and threads"))
        self._model = self._field(tr("Model"))
        self._memory = self._field(tr("Memory"))
        self.message = ElidedLabel(look="status")
        self.message.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.network = self._field(tr("Network"))
        self._size = self._field(tr("Size of the drawing"))
        self.progress = QProgressBar()
        self.progress.setFixedWidth(96)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Loading"))
        self.progress.hide()
        self.timer = QTimer(self, singleShot=True, interval=MESSAGE_TIME)
        self.timer.timeout.connect(lambda: self.set_message(""))
        self._watch = QTimer(self, interval=MEMORY_INTERVAL)
        self._watch.timeout.connect(self.show_memory)
        self._loading = self._fetching = self._cluster = ""
        self._offline = False
        self._place()
        self.set_device("")
        self.set_fetching("")

    def bind(self, studio: Studio) -> None:
        """Follow a studio: what it draws with, how far it is, how large the drawing is."""
        studio.loading_changed.connect(self.set_loading)
        studio.on_show.step_changed.connect(self.set_step)
        studio.finished.connect(self._show_environment)
        for changed in (studio.document.replaced, studio.document.resized):
            changed.connect(lambda: self.set_size(*studio.document.size))
        self.set_size(*studio.document.size)
        self._watch.start()

    def _show_environment(self, finished: Finished) -> None:
        used = finished.environment
        threads = tr("%n thread(s)", "", used.threads)
        self.set_device(f"{used.device.upper()} · {used.dtype} · {threads}")

    def show_memory(self) -> None:
        """Show how much memory is used now, as is done every other second."""
        import psutil  # takes a while, and is not needed before the window is seen

        used, whole = psutil.Process().memory_info().rss, psutil.virtual_memory().total
        self.set_memory(tr("{value:.1f} GB of {value_2:.0f} GB", value=used / GIGABYTE, value_2=whole / GIGABYTE))

    def set_device(self, text: str) -> None:
        """Show “CPU · bfloat16 · 2 threads”; "" while it isn't known."""
        self.device.setText(text or tr("Starting…"))
        self._dot.set_token("good" if text else "faint")

    def set_model(self, text: str) -> None:
        self._model.setText(text)

    def set_memory(self, text: str) -> None:
        """Show “1.1 GB of 24 GB”."""
        self._memory.setText(text)

    def set_size(self, width: int, height: int) -> None:
        """Show the drawing's size, in pixels."""
        self._size.setText(f"{width} × {height}")

    def set_offline(self, offline: bool) -> None:
        """Show whether the network is left alone, by the switch of the settings."""
        self._offline = offline
        self._show_network()

    def set_cluster(self, address: str) -> None:
        """Show that a cluster draws, so that pictures go to its machines; "" for none but this one."""
        self._cluster = address
        self._show_network()

    def set_fetching(self, text: str) -> None:
        """Show “Fetching TAESD 42 %”; "" while nothing comes from outside."""
        self._fetching = text
        self._show_network()

    def _show_network(self) -> None:
        local = tr("Offline") if self._offline else tr("All local")
        self.network.setText(self._fetching or (tr("Cluster") if self._cluster else local))
        self.network.setToolTip(
            tr("Prompt and picture go to the machines of the cluster at {address}", address=self._cluster)
            if self._cluster
            else tr("The network is switched off in the settings: nothing is fetched")
            if self._offline
            else tr("Model, prompt and picture stay on this machine; only what you ask for is fetched")
        )

    def set_message(self, text: str) -> None:
        """Show a passing remark; it goes by itself."""
        self.message.setText(text or self._loading)
        self.message.setAccessibleName(text)
        if text:
            self.timer.start()

    def set_loading(self, stage: str, done: int, total: int) -> None:
        """Show a stage of loading with its progress; "" ends it."""
        self._loading = f"{tr(stage)}…" if stage else ""
        self.progress.setVisible(bool(stage) and total > 0)
        if total > 0:
            self.progress.setRange(0, total)
            self.progress.setValue(done)
        if not self.timer.isActive():
            self.message.setText(self._loading)

    def set_counting(self, stage: str, done: int, total: int) -> None:
        """Show how many parts of a file are read or written; all of them end it."""
        self.set_loading(stage if done < total else "", done, total)

    def set_step(self, step: int, total: int) -> None:
        """Show how far the picture is that is being drawn; (0, 0) where none is."""
        if self._loading and total > 0:
            self.progress.setRange(0, total)
            self.progress.setValue(step)

    def _field(self, name: str) -> ElidedLabel:
        made = ElidedLabel(look="status")
        made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # figures before their units
        made.setAccessibleName(name)
        return made

    def _place(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 1, 14, 0)
        row.setSpacing(20)
        lead = QHBoxLayout()
        lead.setSpacing(6)
        lead.addWidget(self._dot)
        lead.addWidget(self.device)
        row.addLayout(lead)
        row.addWidget(self._model)
        row.addWidget(self._memory)
        row.addWidget(self.message, 1)
        row.addWidget(self.progress)
        row.addWidget(self.network)
        row.addWidget(self._size)
