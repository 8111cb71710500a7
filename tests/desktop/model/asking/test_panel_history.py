"""What is changed in the panels is undone with the rest, in the order in which it was done."""

import pytest
from PySide6.QtCore import QCoreApplication

from desktop.model.asking.panel_history import UNRECORDED, PanelHistory, label_of
from desktop.model.document.document import Document
from desktop.model.document.snapshots import snapshot_full
from desktop.model.document.strokes import begin_stroke
from desktop.model.pixels.brush import Brush
from desktop.model.settings.settings import Settings, SettingsModel, Workspace
from engine.groups import leaves


class Desk:
    def __init__(self) -> None:
        self.settings, self.document = SettingsModel(), Document((64, 64))
        self.history = PanelHistory(self.settings, self.document)

    def paint(self) -> None:
        with begin_stroke(self.document, self.document.active, Brush(8.0, (200, 30, 30, 255))) as stroke:
            stroke.to(20, 20)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_parameters_and_strokes_are_undone_in_their_order(desk: Desk) -> None:
    desk.settings.set(steps=9)
    desk.paint()
    desk.settings.set(prompts=("a boat",))
    assert desk.document.history.labels == (["Steps", "Stroke", "Prompt"], 3)
    desk.document.undo()
    assert desk.settings.value.words.prompt == "" and snapshot_full(desk.document).any()
    desk.document.undo()
    assert not snapshot_full(desk.document).any() and desk.settings.value.sampling.steps == 9
    desk.document.undo()
    assert desk.settings.value.sampling.steps == 4 and not desk.document.can_undo
    desk.document.walk_to(3)
    assert desk.settings.value.words.prompt == "a boat" and desk.settings.value.sampling.steps == 9
    assert snapshot_full(desk.document).any()


def test_a_slider_that_is_dragged_and_words_that_are_typed_are_one_item(desk: Desk) -> None:
    for strength in (0.6, 0.5, 0.4):
        desk.settings.set(strength=strength)
    for end in range(1, 7):
        desk.settings.set(prompts=("a boat"[:end],))
    assert desk.document.history.labels[0] == ["Strength", "Prompt"]
    desk.document.undo()
    desk.document.undo()
    assert desk.settings.value == Settings(controls=desk.settings.value.controls)


def test_only_the_fields_that_were_changed_go_back(desk: Desk) -> None:
    desk.settings.set(steps=9, guidance=3.0)
    assert desk.document.history.undo_label == "Settings"
    desk.settings.set(workspace=Workspace.INPAINT)
    desk.document.undo()
    value = desk.settings.value
    assert (value.sampling.steps, value.sampling.guidance, value.workspace) == (4, 1.0, Workspace.INPAINT)


def test_the_buttons_own_seed_is_nothing_to_undo_and_a_typed_one_is(desk: Desk) -> None:
    desk.settings.set(seed=5)
    assert not desk.document.can_undo
    desk.settings.set(seed_locked=True)
    desk.settings.set(seed=6)
    desk.document.undo()
    assert desk.settings.value.sampling.seed == 5


def test_panels_alone_leave_a_drawing_unmodified(desk: Desk) -> None:
    desk.settings.set(steps=9)
    desk.document.undo()
    assert not desk.document.modified


def test_what_comes_with_another_document_is_no_change_of_a_persons(desk: Desk) -> None:
    desk.document.new((32, 32))
    desk.settings.set(steps=9)
    assert not desk.document.can_undo
    QCoreApplication.processEvents()
    desk.settings.set(steps=8)
    assert desk.document.history.undo_label == "Steps"


def test_every_field_has_a_label() -> None:
    labels = {name: label_of([name]) for name in leaves(Settings)}
    assert all(label[:1].isupper() for label in labels.values())
    assert {labels[name] for name in ("clip_skip", "vae_slicing", "sampler")} == {"CLIP skip", "Memory", "Sampler"}
    assert {name for name, label in labels.items() if label == "Settings"} == UNRECORDED
