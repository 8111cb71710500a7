"""The right panel: what each way of working shows, and the one primary button."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea

from desktop.model.settings.control_settings import ControlSettings, ReferenceSettings
from desktop.model.settings.settings import SettingsModel, Workspace
from desktop.views.widgets.sizes import sizes_for
from desktop.views.window.right_panel import PRIMARY, WIDTH, RightPanel
from engine.catalog import styles
from engine.queue.jobs import QueueEnd


@pytest.fixture
def panel(qtbot, settings: SettingsModel) -> RightPanel:
    made = RightPanel(settings)
    qtbot.addWidget(made)
    made.set_styles(styles.styles())
    made.resize(WIDTH, 900 - 46 - 26)
    made.show()
    return made


def test_every_workspace_has_a_primary_button() -> None:
    assert set(PRIMARY) == set(Workspace)


@pytest.mark.parametrize("workspace", list(Workspace))
def test_nothing_scrolls_at_900_px(panel: RightPanel, settings: SettingsModel, qtbot, workspace: Workspace) -> None:
    settings.set(workspace=workspace)
    QApplication.processEvents()
    assert panel.findChild(QScrollArea).verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("workspace", Workspace)
def test_nothing_is_wider_than_the_panel(
    panel: RightPanel, settings: SettingsModel, qtbot, workspace: Workspace
) -> None:
    settings.set(workspace=workspace)
    scroll = panel.findChild(QScrollArea)
    QApplication.processEvents()
    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()


def test_primary_button_stays_in_its_place(panel: RightPanel, settings: SettingsModel, qtbot) -> None:
    places = set()
    for workspace in Workspace:
        settings.set(workspace=workspace)
        QApplication.processEvents()
        places.add(panel.primary.geometry().topLeft().toTuple())
    panel.set_running(True)
    QApplication.processEvents()
    places.add(panel.primary.geometry().topLeft().toTuple())
    assert len(places) == 1


def test_while_one_is_made_the_button_adds_another_beside_one_that_stops_it(
    panel: RightPanel, settings: SettingsModel, qtbot
) -> None:
    settings.set(workspace=Workspace.GENERATE)
    assert panel.primary.text() == "Generate" and not panel.cancel.isVisible()
    panel.set_running(True)
    assert panel.cancel.isVisible() and panel.primary.text() == "Add to queue"
    with qtbot.waitSignal(panel.cancel_clicked):
        panel.cancel.click()
    with qtbot.waitSignal(panel.primary_clicked) as clicked:
        panel.press_primary(QueueEnd.FRONT)
    assert clicked.args == [QueueEnd.FRONT]
    panel.set_running(False)
    assert panel.primary.text() == "Generate" and not panel.cancel.isVisible()


def test_nothing_can_be_taken_before_there_is_a_result(panel: RightPanel, settings: SettingsModel) -> None:
    panel.set_can_take(False)
    assert not panel.primary.isEnabled()
    settings.set(workspace=Workspace.GENERATE)
    assert panel.primary.isEnabled()


def test_live_is_paused_and_resumed(panel: RightPanel, settings: SettingsModel) -> None:
    assert panel.primary.text() == "Take result"
    panel.pause.click()
    assert not settings.value.live
    panel.pause.click()
    assert settings.value.live


def test_a_chip_puts_a_known_word_into_the_prompt_and_an_unknown_one_is_said(
    panel: RightPanel, settings: SettingsModel, qtbot
) -> None:
    settings.set(prompts=("a green dragon in the snow",))
    words = panel.prompt_panel
    assert "dragon" in words.unknown.text() and words.other_models.isVisible()
    words.words.chips["colours"].menu().actions()[0].trigger()
    assert settings.value.words.prompt == "a red dragon in the snow"
    with qtbot.wait_signal(words.models_wanted):
        words.other_models.click()
    settings.set(prompts=("a red apple",))
    assert not words.unknown.isVisible() and not words.other_models.isVisible()


def test_the_lock_says_what_it_does(panel: RightPanel, settings: SettingsModel) -> None:
    settings.set(workspace=Workspace.GENERATE)
    field = panel.numbers_panel.seed
    assert field.told.isVisible() and field.told.text() == "new each time"
    field.lock.click()
    assert settings.value.seed_locked and field.told.text() == "kept"


@pytest.mark.parametrize(
    ("workspace", "shown"),
    [
        (Workspace.LIVE, {"strength"}),
        (Workspace.INPAINT, {"pictures", "inpaint", "lock"}),
        (Workspace.GENERATE, {"pictures", "size", "lock"}),
    ],
)
def test_what_a_workspace_does_not_use_is_not_shown(
    panel: RightPanel, settings: SettingsModel, workspace: Workspace, shown: set[str]
) -> None:
    settings.set(workspace=workspace)
    numbers = panel.numbers_panel
    parts = {
        "strength": numbers.strength,
        "pictures": numbers.pictures,
        "size": numbers.picture_size,
        "lock": numbers.seed.lock,
        "inpaint": panel.inpaint_panel,
    }
    assert {name for name, part in parts.items() if part.isVisible()} == shown


def test_numbers_go_both_ways(panel: RightPanel, settings: SettingsModel) -> None:
    numbers = panel.numbers_panel
    QTest.keyClick(numbers.steps, Qt.Key.Key_Right)
    assert settings.value.sampling.steps == 5
    settings.set(steps=12, guidance=7.5, seed=99, sampler="ddim", size=(320, 192))
    assert numbers.steps.text() == "12"
    assert numbers.guidance.text() == "7.5"
    assert numbers.seed.seed() == 99
    assert numbers.picture_size.text() == "320 × 192"


def test_size_is_chosen_from_those_the_model_likes(panel: RightPanel, settings: SettingsModel) -> None:
    panel.set_native_size(512)
    panel.numbers_panel.picture_size.menu().actions()[1].trigger()
    assert settings.value.size == sizes_for(512)[1]


@pytest.mark.parametrize("native", [256, 512, 768])
def test_sizes_are_possible_and_about_native(native: int) -> None:
    for width, height in sizes_for(native)[:-1]:
        assert width % 8 == height % 8 == 0
        assert abs(width * height / native**2 - 1) < 0.06


def test_mask_buttons_are_signals(panel: RightPanel, settings: SettingsModel, qtbot) -> None:
    settings.set(workspace=Workspace.INPAINT)
    with qtbot.waitSignals([panel.clear_mask_clicked, panel.invert_mask_clicked]):
        panel.inpaint_panel.clear.click()
        panel.inpaint_panel.invert.click()
    QTest.keyClick(panel.inpaint_panel.feather, Qt.Key.Key_Home)
    assert settings.value.masking.feather == 0


def test_a_card_that_is_added_comes_into_sight(panel: RightPanel, settings: SettingsModel, qtbot) -> None:
    settings.set(controls=tuple(ControlSettings("canny") for _ in range(4)))
    QApplication.processEvents()
    settings.set(references=(ReferenceSettings(),))
    bar = panel.findChild(QScrollArea).verticalScrollBar()
    qtbot.wait_until(lambda: bar.maximum() > 0 and bar.value() > 0.8 * bar.maximum())
