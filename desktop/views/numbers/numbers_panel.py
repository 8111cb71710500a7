"""The few numbers that matter, two to a row; what the workspace doesn't use isn't shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QWidget

from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import SettingsModel, Workspace
from desktop.views.dialogs.new_document_dialog import NewDocumentDialog
from desktop.views.widgets.bound import bind_menu, bound_slider
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.parts import icon_button, labelled
from desktop.views.widgets.seed_field import SeedField
from desktop.views.widgets.sizes import size_of, size_text, sizes_for
from desktop.words import tr
from engine import registry


class NumbersPanel(QWidget):
    """Bound to strength, guidance, steps, seed, count, sampler and size."""

    def __init__(self, settings: SettingsModel, model: ChosenModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        value = settings.value
        self.strength = bound_slider(settings, "strength")
        self.pictures = bound_slider(settings, "count", label=tr("Pictures"))
        self.guidance = bound_slider(settings, "guidance", model=model)
        self.steps = bound_slider(settings, "steps", model=model)
        self.seed = SeedField()
        self.sampler = MenuButton(tr("Sampler"), tooltip=tr("Sampler: the way down from noise to picture"))
        self.picture_size = MenuButton(tr("Size"), tooltip=tr("Width and height of a new picture, in pixels"))
        samplers = registry.samplers()
        self.sampler.set_choices([(each.name, each.label) for each in samplers.values()])
        bind_menu(self.sampler, settings, "sampler", {name: name for name in samplers})
        self.advanced = icon_button("sliders-horizontal", tr("Advanced: spacing, VAE, memory"), look="framed", side=16)
        self.advanced.setCheckable(True)
        self.advanced.setFixedSize(32, 32)
        self._size_box = labelled(tr("Size"), self.picture_size)
        self._sampler_box = labelled(tr("Sampler"), self.sampler)
        self.set_native_size(max(value.size))
        self._place()
        self._bind()
        settings.changed.connect(self._show)
        self._show(frozenset(("workspace", "seed", "seed_locked", "size")))

    def set_native_size(self, native: int) -> None:
        """Take the side that the model was trained on: the sizes on offer follow from it."""
        self.picture_size.set_choices([(size_text(each), size_text(each)) for each in sizes_for(native)])
        self.picture_size.set_value(size_text(self._settings.value.size))

    def _place(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.addWidget(self.strength, 0, 0)
        grid.addWidget(self.pictures, 0, 0)
        grid.addWidget(self.guidance, 0, 1)
        grid.addWidget(self.steps, 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.seed, 1, 1)
        menus = QHBoxLayout()
        menus.setSpacing(8)
        menus.addWidget(self._sampler_box, 1)
        menus.addWidget(self._size_box, 1)
        menus.addWidget(self.advanced, 0, Qt.AlignmentFlag.AlignBottom)
        grid.addLayout(menus, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def _bind(self) -> None:
        change = self._settings.set
        self.seed.seed_chosen.connect(lambda seed: change(seed=seed))
        self.seed.lock_toggled.connect(lambda locked: change(seed_locked=locked))
        self.picture_size.chosen.connect(lambda text: change(size=size_of(text)))
        self.picture_size.add_action(tr("Other size…")).triggered.connect(self._ask_size)

    def _ask_size(self) -> None:
        dialog = NewDocumentDialog(
            self._settings.value.size, title=tr("Size of a new picture"), verb=tr("Use size"), parent=self.window()
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._settings.set(size=dialog.chosen_size())

    def _show(self, names: frozenset[str]) -> None:
        value = self._settings.value
        shows: dict[str, Callable[[], None]] = {
            "seed": lambda: self.seed.set_seed(value.sampling.seed),
            "seed_locked": lambda: self.seed.set_locked(value.seed_locked),
            "size": lambda: self.picture_size.set_value(size_text(value.size)),
            "workspace": lambda: self._show_workspace(value.workspace),
        }
        for name in names & shows.keys():
            shows[name]()

    def _show_workspace(self, workspace: Workspace) -> None:
        self.strength.setVisible(workspace is Workspace.LIVE)
        self.pictures.setVisible(workspace is not Workspace.LIVE)
        self.seed.set_lockable(workspace is not Workspace.LIVE)
        self._size_box.setVisible(workspace is Workspace.GENERATE)
