"""Everything can be reached by keyboard, has a name, and is large enough to hit."""

import numpy as np
import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QLineEdit, QScrollBar, QTextEdit, QWidget

from desktop.actions.help import folders
from desktop.model.document.document import Document
from desktop.model.fetches import Fetches
from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.control_settings import EDGES, ControlSettings, ReferenceSettings, changed
from desktop.model.settings.preferences import Preferences
from desktop.model.settings.settings import Settings, SettingsModel, Workspace
from desktop.model.stage.extending import Extending
from desktop.model.stage.map_editing import MapEditing
from desktop.model.stage.margins import Margins
from desktop.model.stage.scene import Scene
from desktop.model.stage.tool_state import ToolState
from desktop.views.canvas.extend_bar import ExtendBar
from desktop.views.dialogs.diagnostics_dialog import DiagnosticsDialog
from desktop.views.dialogs.downloads_dialog import DownloadsDialog
from desktop.views.dialogs.help_dialog import HelpDialog
from desktop.views.dialogs.new_document_dialog import NewDocumentDialog
from desktop.views.dialogs.settings_dialog import SettingsDialog
from desktop.views.tools.map_options import MapOptions
from desktop.views.tools.pose_options import PoseOptions
from desktop.views.tools.tool_options import ToolOptions
from desktop.views.tools.tool_rail import ToolRail
from desktop.views.widgets.message_bar import MessageBar
from desktop.views.window.guide_card import GuideCard
from desktop.views.window.right_panel import RightPanel
from desktop.views.window.strip import Strip
from desktop.views.window.top_bar import TopBar
from engine.request import LoraUse


def live() -> SettingsModel:
    made = SettingsModel()
    made.set(
        controls=changed((EDGES,), EDGES.id, on=True, shown=True),
        references=(ReferenceSettings(),),
        loras=(LoraUse("ink"),),
    )
    return made


def inpaint() -> SettingsModel:
    made = SettingsModel()
    made.set(workspace=Workspace.INPAINT)
    return made


def editing(control: str) -> MapEditing:
    """A card's map under way, somebody's wrist chosen if it is a pose."""
    settings = SettingsModel(Settings(controls=(ControlSettings(control, id="card", on=False),)))
    document = Document((64, 64))
    tools = ToolState()
    made = MapEditing(settings, document, ChosenModel(settings), tools, Scene(document, tools))
    made.edit("card", np.zeros((8, 8, 3), np.uint8))
    if made.posing.active:
        made.posing.choose(0, 4)
    return made


def extending() -> Extending:
    """Somebody drags the border."""
    made, tools = Extending(Document((64, 64))), ToolState()
    made.follow(tools)
    tools.set(tool="extend")
    made.put(Margins(left=8))
    return made


PARTS = {
    "right panel": lambda: RightPanel(live()),
    "right panel, inpaint": lambda: RightPanel(inpaint()),
    "top bar": lambda: TopBar(live()),
    "strip": Strip,
    "tool rail": lambda: ToolRail(ToolState()),
    "tool options": lambda: ToolOptions(ToolState()),
    "pose options": lambda: PoseOptions(editing("pose")),
    "map options, classes": lambda: MapOptions(editing("segmentation")),
    "map options, greys": lambda: MapOptions(editing("depth")),
    "map options, directions": lambda: MapOptions(editing("normal")),
    "extend bar": lambda: ExtendBar(extending()),
    "messages": MessageBar,
    "dialog": NewDocumentDialog,
    "models and weights": lambda: DownloadsDialog(Fetches()),
    "settings": lambda: SettingsDialog(Preferences(QSettings(), live())),
    "diagnostics": lambda: DiagnosticsDialog({"log": "Log"}),
    "help": lambda: HelpDialog(folders()),
    "first steps": GuideCard,
}


@pytest.fixture(params=PARTS)
def controls(request: pytest.FixtureRequest, qtbot) -> list[QWidget]:
    part = PARTS[request.param]()
    qtbot.addWidget(part)
    part.resize(max(part.sizeHint().width(), 348), 900)
    part.show()
    kinds = (QAbstractButton, QAbstractSlider, QLineEdit, QTextEdit)
    found = [each for kind in kinds for each in part.findChildren(kind)]
    request.node.part = part  # a window without an owner goes with its last name
    return [each for each in found if each.isVisible() and not isinstance(each, QScrollBar) and each.objectName() == ""]


def in_a_group(control: QWidget) -> bool:
    """Tab reaches the checked button of a group, the arrow keys reach the others."""
    return isinstance(control, QAbstractButton) and control.group() is not None and not control.isChecked()


def test_every_control_has_a_name(controls: list[QWidget]) -> None:
    assert [type(each).__name__ for each in controls if not each.accessibleName()] == []


def test_every_control_is_reached_by_tab(controls: list[QWidget]) -> None:
    reached = Qt.FocusPolicy.TabFocus
    missed = [each.accessibleName() for each in controls if not each.focusPolicy() & reached and not in_a_group(each)]
    assert missed == []


def test_every_button_can_be_hit(controls: list[QWidget]) -> None:
    small = [
        f"{each.accessibleName()}: {each.width()} × {each.height()}"
        for each in controls
        if isinstance(each, QAbstractButton) and min(each.width(), each.height()) < 28
    ]
    assert small == []


def test_what_is_shown_in_the_fields_terms_is_explained(controls: list[QWidget]) -> None:
    terms = {"Strength", "Guidance", "Steps", "Seed", "Grow", "Feather", "Sampler", "Model", "Pictures", "Weight"}
    silent = [each.accessibleName() for each in controls if each.accessibleName() in terms and not each.toolTip()]
    assert silent == []
    assert all("\n" not in each.toolTip() for each in controls)
