"""The panels as a person sees them, in both schemes."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import weights_files
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.control_settings import EDGES, ControlSettings, MapSource, ReferenceSettings, changed
from desktop.model.settings.settings import Settings, SettingsModel, Workspace
from desktop.model.stage.tool_state import ToolState
from desktop.views.cards.control_section import ControlSection
from desktop.views.cards.lora_section import LoraSection
from desktop.views.cards.reference_section import ReferenceSection
from desktop.views.look import theme, tokens
from desktop.views.tools.tool_options import ToolOptions
from desktop.views.window.right_panel import WIDTH, RightPanel
from desktop.views.window.top_bar import TopBar
from engine.groups import built
from engine.picture import Picture
from engine.request import LoraUse, ReferenceMode
from fakes import bare_model

Golden = Callable[[QWidget], None]
Look = Callable[[QWidget, str], None]
KNOWN = frozenset({"a", "purple", "castle", "in", "meadow", "pixel", "art", "oil", "painting", "watercolour"})
SHOWN = built(
    Settings,
    prompts=("a (purple castle)1.2 in a meadow, a dragon, pixel art",),
    controls=changed((EDGES,), EDGES.id, shown=True),
)


def plain(value: str) -> QImage:
    image = QImage(64, 64, QImage.Format.Format_RGB888)
    image.fill(theme.colour(value))
    return image


def right_panel(settings: SettingsModel) -> RightPanel:
    panel = RightPanel(settings)
    panel.set_vocabulary(KNOWN)
    panel.set_map(EDGES.id, plain(tokens.DARK.good), "")
    panel.resize(WIDTH, 720)
    return panel


def top_bar(settings: SettingsModel) -> TopBar:
    bar = TopBar(settings)
    bar.set_models([("starter", "Starter storybook")])
    bar.tabs.set_tabs([("a", "castle.png", True), ("b", "a boat.ora", False)], "a")
    bar.resize(1200, bar.height())
    return bar


def tool_options() -> ToolOptions:
    options = ToolOptions(ToolState())
    options.set_history(True, False)
    options.resize(1000, options.height())
    return options


@pytest.fixture
def look(qtbot, golden: Golden) -> Callable[[QWidget, str], None]:
    """Shows the widget in a scheme and compares it with its golden picture."""

    def check(widget: QWidget, scheme: str) -> None:
        qtbot.addWidget(widget)
        theme.watcher.choose(scheme)
        widget.show()
        QApplication.processEvents()
        if widget.focusWidget() is not None:
            widget.focusWidget().clearFocus()  # a caret blinks
        golden(widget)

    return check


def test_right_panel_dark(look: Look) -> None:
    look(right_panel(SettingsModel(SHOWN)), "dark")


def test_right_panel_light(look: Look) -> None:
    look(right_panel(SettingsModel(SHOWN)), "light")


def test_right_panel_inpaint_dark(look: Look) -> None:
    look(right_panel(SettingsModel(built(Settings, workspace=Workspace.INPAINT, prompts=("a red apple",)))), "dark")


def in_a_panel(part: QWidget, height: int) -> QWidget:
    """As wide as it stands in the right panel, with room below."""
    panel = QWidget()
    panel.setProperty("look", "panel")
    column = QVBoxLayout(panel)
    column.setContentsMargins(16, 16, 16, 16)
    column.addWidget(part)
    column.addStretch(1)
    panel.resize(WIDTH, height)
    return panel


def control_section(model: Path) -> QWidget:
    for name in ("canny", "depth"):
        (model / "controlnets" / name).mkdir(parents=True)
        (model / "controlnets" / name / "config.json").write_text("{}")
    cards = (
        ControlSettings("canny", id="edges", shown=True, scale=0.8, end=0.8),
        ControlSettings("pose", id="pose", on=False, source=MapSource.DRAWN),
        ControlSettings("depth", id="depth", source=MapSource.FILE),
        ControlSettings("scribble", id="scribble", on=False, shown=True),
    )
    settings = SettingsModel(built(Settings, model=str(model), controls=cards))
    section = ControlSection(settings, ChosenModel(settings))
    section.set_map("edges", plain(tokens.DARK.good), "")
    section.set_map("scribble", plain(tokens.DARK.shadow), "Found nothing in the picture: this map is empty.")
    return in_a_panel(section, 780)


def test_control_cards_dark(look: Look, tmp_path: Path) -> None:
    look(control_section(bare_model(tmp_path / "model")), "dark")


def test_control_cards_light(look: Look, tmp_path: Path) -> None:
    look(control_section(bare_model(tmp_path / "model")), "light")


def references_and_loras(model: Path) -> QWidget:
    (model / "unet").mkdir()
    (model / "unet" / "config.json").write_text('{"cross_attention_dim": 32}')
    weights_files.ip_adapter(model / "ip_adapter" / "small.safetensors")
    weights_files.lora(model / "loras" / "ink.safetensors", words="inkwash, sumi-e")
    weights_files.lora(model / "loras" / "large.safetensors", width=2048)
    settings = SettingsModel(
        built(
            Settings,
            model=str(model),
            prompts=("an inkwash cat",),
            references=(
                ReferenceSettings(id="a", picture=Picture(np.full((8, 8, 3), (120, 160, 210), np.uint8))),
                ReferenceSettings(id="b", on=False, mode=ReferenceMode.STYLE),
                ReferenceSettings(id="c"),
            ),
            loras=(LoraUse("ink", 0.8), LoraUse("large")),
        )
    )
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    column.addWidget(ReferenceSection(settings, ChosenModel(settings)))
    column.addWidget(LoraSection(settings, ChosenModel(settings)))
    both.settings = settings  # held by nobody else
    return in_a_panel(both, 860)


def test_references_and_loras_dark(look: Look, tmp_path: Path) -> None:
    look(references_and_loras(bare_model(tmp_path / "model")), "dark")


def test_references_and_loras_light(look: Look, tmp_path: Path) -> None:
    look(references_and_loras(bare_model(tmp_path / "model")), "light")


def test_top_bar_dark(look: Look) -> None:
    look(top_bar(SettingsModel(SHOWN)), "dark")


def test_top_bar_light(look: Look) -> None:
    look(top_bar(SettingsModel(SHOWN)), "light")


def test_tool_options_dark(look: Look) -> None:
    look(tool_options(), "dark")


def test_tool_options_light(look: Look) -> None:
    look(tool_options(), "light")
