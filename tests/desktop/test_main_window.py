"""The parts in their places, joined: what a person sees of a change anywhere."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox
from weights_files import of_sd15s_size

from desktop.app import Program
from desktop.model.document.changes import clear, invert_mask
from desktop.model.document.snapshots import has_mask, snapshot_full
from desktop.model.keeping.autosave import Autosave
from desktop.model.keeping.picture_io import save_picture
from desktop.model.settings.control_settings import ControlSettings, MapSource
from desktop.model.settings.settings import Workspace
from engine.catalog import control_weights, downloads
from engine.events import Failed
from engine.groups import altered
from engine.picture import Picture
from engine.pictures import pose_library
from engine.pictures.pose_files import read_pose, write_pose
from engine.request import Key, Lane
from fake_hub import of_a_fresh_user, offer
from fakes import ENVIRONMENT, FakeEngine, bare_model


def discard(program, qtbot) -> None:
    """Answer the question whether what is there should be saved first."""
    qtbot.wait_until(lambda: program.window.files.guard.box is not None)
    program.window.files.guard.box.button(QMessageBox.StandardButton.Discard).click()


def test_a_message_does_not_move_the_drawing_under_the_pen(program, qtbot):
    pane = program.window.canvas.first
    before = pane.mapTo(program.window, pane.rect().topLeft())
    program.studio.failed.emit(Failed(Key(0, Lane.EXPLICIT, 0), "The model folder is gone.", mendable=True))
    qtbot.wait_until(program.window.messages.isVisible)
    assert pane.mapTo(program.window, pane.rect().topLeft()) == before
    assert program.window.messages.text.text() == "The model folder is gone."


def test_generate_fills_the_strip_and_take_puts_the_picture_into_the_drawing(program, qtbot):
    window = program.window
    window.top_bar.workspaces.chosen.emit(Workspace.GENERATE.value)
    qtbot.mouseClick(window.panel.primary, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: window.strip.take.isEnabled())
    before = snapshot_full(program.document)
    qtbot.mouseClick(window.strip.take, Qt.MouseButton.LeftButton)
    assert not np.array_equal(snapshot_full(program.document), before)
    assert window.options.undo.isEnabled()
    qtbot.mouseClick(window.options.undo, Qt.MouseButton.LeftButton)
    assert np.array_equal(snapshot_full(program.document), before)


def test_generate_says_before_it_is_pressed_that_memory_is_too_small(program, qtbot, tmp_path):
    window, engine = program.window, program.engine
    model, engine.free = of_sd15s_size(tmp_path / "large"), 2**30
    program.settings.set(workspace=Workspace.GENERATE, model=str(model), size=(1024, 1024))
    qtbot.wait_until(window.panel.forecast.isVisible)
    assert window.panel.forecast.text().startswith("Too large for 1.0 GB. Try ")
    engine.free = 2**36
    program.settings.set(count=2)
    qtbot.wait_until(window.panel.forecast.isHidden)


@pytest.mark.parametrize(("threads", "told"), [(1, "1 thread"), (4, "4 threads")])
def test_the_status_bar_says_what_computed_the_picture(program, qtbot, threads, told):
    program.engine.environment = replace(ENVIRONMENT, threads=threads)
    program.settings.set(live=True)
    qtbot.wait_until(program.window.panel.primary.isEnabled)
    assert told in {label.text().rpartition(" · ")[2] for label in program.window.status.findChildren(QLabel)}


def test_the_first_live_result_can_be_taken(program, qtbot):
    assert not program.window.panel.primary.isEnabled()
    program.settings.set(live=True)
    qtbot.wait_until(program.window.panel.primary.isEnabled)
    qtbot.mouseClick(program.window.panel.primary, Qt.MouseButton.LeftButton)
    assert program.document.can_undo
    assert snapshot_full(program.document)[..., 3].min() == 255


def test_the_mask_brush_is_in_hand_in_inpaint(program):
    program.settings.set(workspace=Workspace.INPAINT)
    assert program.tools.tool == "mask_brush"
    program.settings.set(workspace=Workspace.LIVE)
    assert program.tools.tool == "brush"


def test_a_saved_picture_opened_again_puts_the_panels_back(program, qtbot, tmp_path):
    window = program.window
    program.settings.set(workspace=Workspace.GENERATE, prompts=("a red boat",), seed=99, seed_locked=True)
    program.studio.generate()
    qtbot.wait_until(lambda: len(program.studio.candidates) == 1)
    path = tmp_path / "boat.png"
    window.files.save_to(path)
    qtbot.wait_until(path.exists)
    program.settings.set(prompts=("something else",), seed=1)
    with qtbot.wait_signal(program.document.replaced):
        window.files.open(path)
    qtbot.wait_until(lambda: program.settings.value.words.prompt == "a red boat")
    assert program.settings.value.sampling.seed == 99
    assert window.top_bar.tabs.names[-1] == "boat.png" and window.windowTitle().startswith("boat.png")


def test_what_is_no_picture_is_named_and_the_drawing_stays(program, qtbot, tmp_path):
    before = snapshot_full(program.document)
    path = tmp_path / "letter.png"
    path.write_text("Dear reader")
    program.window.files.open(path)
    qtbot.wait_until(program.window.messages.isVisible)
    assert "letter.png" in program.window.messages.text.text()
    assert np.array_equal(snapshot_full(program.document), before)


def test_a_dropped_picture_is_opened_at_its_size(program, qtbot, tmp_path):
    path = tmp_path / "photo.jpg"
    Image.new("RGB", (300, 200), (10, 200, 30)).save(path)
    with qtbot.wait_signal(program.document.replaced):
        program.window.files.open(path)
    assert program.document.size == (300, 200)


def test_a_dropped_folder_that_is_no_model_changes_nothing(program, qtbot, tmp_path):
    model = program.settings.value.uses.model
    (tmp_path / "holiday").mkdir()
    program.window.drops.drop([str(tmp_path / "holiday")])
    qtbot.wait_until(program.window.messages.isVisible)
    assert "holiday" in program.window.messages.text.text()
    assert program.settings.value.uses.model == model


def test_another_model_comes_with_its_own_numbers(program, tmp_path):
    program.settings.set(steps=2, spacing="trailing")  # as a speed preset for the last one does
    program.window.open_model(str(bare_model(tmp_path / "another", native_size=128)))
    now = program.settings.value
    assert (now.size, now.sampling.steps, now.sampling.spacing) == ((128, 128), 3, None)


def test_saving_into_a_folder_that_is_gone_is_told(program, qtbot, tmp_path):
    program.window.files.save_to(tmp_path / "gone" / "picture.png")
    qtbot.wait_until(program.window.messages.isVisible)
    assert "picture.png" in program.window.messages.text.text()


def test_the_drawing_comes_back_at_the_next_start(program, qtbot, tmp_path):
    program.document.load_pixels(np.full((40, 30, 3), 77, np.uint8))
    program.window.close()
    again = Program(Autosave(tmp_path / "last"), program.window.preferences, FakeEngine())
    again.faults.release()
    assert again.document.size == (30, 40)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_saving_after_a_restart_writes_the_same_file(program, qtbot, tmp_path):
    target = tmp_path / "boat.ora"
    with qtbot.wait_signal(program.window.files.saved):
        program.window.files.save_document(target)
    program.window.close()
    written = target.stat().st_mtime_ns
    again = Program(Autosave(tmp_path / "last"), program.window.preferences, FakeEngine())
    again.show()
    qtbot.wait_until(again.window.isActiveWindow)
    clear(again.document)
    with qtbot.wait_signal(again.window.files.saved):
        qtbot.keyClick(again.window.canvas.first, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert target.stat().st_mtime_ns > written and not again.document.modified
    again.window.close()
    again.faults.release()


def test_closing_asks_before_it_lets_go_of_what_is_nowhere_else(program, qtbot, tmp_path):
    Image.new("RGB", (20, 30), "white").save(tmp_path / "other.png")
    invert_mask(program.document)
    drawing = program.document.id
    program.window.files.open(tmp_path / "other.png")
    qtbot.wait_until(lambda: program.document.size == (20, 30))
    program.window.files.close(drawing)
    qtbot.wait_until(lambda: program.window.files.guard.box is not None)
    box = program.window.files.guard.box
    assert "unsaved changes" in box.informativeText()
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert program.document.id == drawing and has_mask(program.document)
    program.window.files.close(drawing)
    discard(program, qtbot)
    qtbot.wait_until(lambda: program.document.size == (20, 30))
    assert program.window.top_bar.tabs.names == ["other.png"]


def test_mask_and_results_come_back_at_the_next_start(program, qtbot, tmp_path):
    program.settings.set(workspace=Workspace.GENERATE, count=2, seed=7)
    program.studio.generate()
    qtbot.wait_until(lambda: len(program.studio.candidates) == 2)
    invert_mask(program.document)
    made = list(program.studio.candidates)
    program.window.close()
    again = Program(Autosave(tmp_path / "last"), program.window.preferences, FakeEngine())
    again.faults.release()
    qtbot.wait_until(lambda: len(again.studio.candidates) == 2)
    assert has_mask(again.document) and again.document.modified
    for item, before in zip(again.studio.candidates, made, strict=True):
        assert np.array_equal(item.image, before.image)
        assert (item.request, item.index, item.environment) == (before.request, before.index, before.environment)
    again.window.close()


@pytest.fixture
def hub(tmp_path, monkeypatch):
    with of_a_fresh_user(tmp_path / "data", monkeypatch.setenv, monkeypatch.delenv) as made:
        unet = {"_class_name": "UNet2DConditionModel", "in_channels": 4, "out_channels": 4, "sample_size": 64}
        offer(made, "sd-1.5")
        repo = downloads.find("sd-1.5").repo
        made.files[f"{repo}/unet/config.json"] = json.dumps(unet).encode()
        yield made


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_fetched_model_can_be_chosen_at_once(hub, program, qtbot):
    window = program.window
    window.top_bar.downloads_requested.emit()
    dialog = window.downloads.show("sd-1.5")
    assert window.downloads.show("sd-1.5") is dialog
    assert "Stable Diffusion 1.5" not in [each.text() for each in window.top_bar.model.menu().actions()]
    dialog.rows["sd-1.5"].action.click()
    qtbot.wait_until(lambda: window.downloads.fetches.current is None, timeout=20_000)
    assert "Stable Diffusion 1.5" in [each.text() for each in window.top_bar.model.menu().actions()]
    assert window.status.network.text() == "All local"
    window.downloads.network.offline_changed.emit(True)
    assert window.status.network.text() == "Offline"
    dialog.close()


def test_the_status_bar_says_that_something_comes_from_outside(hub, program, qtbot):
    hub.hold_after = 300_000
    program.window.downloads.fetches.fetch(downloads.find("sd-1.5"))
    qtbot.wait_until(lambda: "Fetching Stable Diffusion 1.5 " in program.window.status.network.text())
    program.window.close()
    assert downloads.find("sd-1.5").partial_bytes > 0


def test_a_failed_download_is_told_in_the_window_where_no_list_is_open(hub, program, qtbot):
    program.window.downloads.fetches.fetch(downloads.find("taesd"))
    qtbot.wait_until(program.window.messages.isVisible)
    assert "madebyollin/taesd is not on" in program.window.messages.text.text()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_card_leads_to_what_it_lacks(hub, program, qtbot):
    program.settings.set(controls=(ControlSettings("depth"),))
    program.window.panel.controls.cards()[0].fetch.click()
    dialog = program.window.downloads.show("depth-anything-v2-small")
    qtbot.wait_until(dialog.rows["depth-anything-v2-small"].action.hasFocus)
    dialog.close()


def test_the_pencil_of_a_card_draws_its_map_and_done_gives_the_sketch_back(program, qtbot):
    window, tools = program.window, program.tools
    seg, pose = ControlSettings("segmentation", on=False), ControlSettings("pose", on=False)
    program.settings.set(controls=(seg, pose))
    qtbot.mouseClick(window.panel.controls.card(seg.id).draw, Qt.MouseButton.LeftButton)
    assert window.map_wiring.map_options.isVisible() and not window.map_wiring.pose_options.isVisible()
    assert window.panel.controls.card(seg.id).draw.isChecked()
    assert tools.value.painted is not None and tools.value.painted.id == seg.id
    qtbot.mouseClick(window.panel.controls.card(pose.id).draw, Qt.MouseButton.LeftButton)
    assert window.map_wiring.pose_options.isVisible() and not window.map_wiring.map_options.isVisible()
    assert not window.panel.controls.card(seg.id).draw.isChecked()
    assert len(window.editing.posing.pose.people) == 1
    qtbot.mouseClick(window.map_wiring.pose_options.done, Qt.MouseButton.LeftButton)
    assert not window.map_wiring.pose_options.isVisible()
    assert tools.tool == "brush" and tools.value.drawn is None
    qtbot.mouseClick(window.panel.controls.card(pose.id).draw, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.panel.controls.card(pose.id).draw, Qt.MouseButton.LeftButton)
    assert window.editing.card is None


def test_the_source_draw_takes_the_map_along_that_is_there(program, qtbot):
    card = ControlSettings("canny", on=False, shown=True)
    program.settings.set(controls=(card,))
    qtbot.wait_until(lambda: program.studio.maps.map_of(card.id).pixels is not None)
    before = program.studio.maps.map_of(card.id).pixels
    program.window.panel.controls.card(card.id).source.chosen.emit("drawn")
    assert program.window.editing.can_start_from
    program.window.editing.start_from()
    width, height = before.shape[1], before.shape[0]
    drawn = program.document.maps.picture(card.id, (width, height)).pixels[..., :3]
    assert np.abs(drawn.astype(int) - before).mean() < 8


def test_a_pose_comes_from_a_file_and_goes_into_one(program, qtbot, tmp_path):
    poses, posing = program.window.poses, program.window.editing.posing
    program.tools.set(tool="pose")
    write_pose(tmp_path / "two.json", pose_library.named("holding hands"))
    poses.import_pose(tmp_path / "two.json")
    qtbot.wait_until(lambda: len(posing.pose.people) == 2)
    assert program.document.history.undo_label == "Import pose"
    poses.export_pose(tmp_path / "out.json")
    qtbot.wait_until((tmp_path / "out.json").exists)
    assert len(read_pose(tmp_path / "out.json").people) == 2
    (tmp_path / "bad.json").write_text("[]")
    poses.import_pose(tmp_path / "bad.json")
    qtbot.wait_until(lambda: "no list of “people”" in program.window.messages.text.text())
    assert len(posing.pose.people) == 2


def test_people_of_a_picture_come_into_the_pose(program, qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    program.tools.set(tool="pose")
    Image.new("RGB", (60, 40), "white").save(tmp_path / "group.png")
    program.window.poses.from_picture(tmp_path / "group.png")
    qtbot.wait_until(lambda: "body_pose_model.pth (209 MB)" in program.window.messages.text.text())
    control_weights.folder().mkdir(parents=True)
    (control_weights.folder() / "body_pose_model.pth").write_bytes(b"for the fake engine")
    program.window.poses.from_picture(tmp_path / "group.png")
    qtbot.wait_until(lambda: program.document.history.undo_label == "Pose from picture")
    assert len(program.window.editing.posing.pose.people) == 1


def test_a_pose_is_there_again_at_the_next_start(program, qtbot, tmp_path):
    program.tools.set(tool="pose")
    program.window.editing.posing.add("running")
    pose = program.window.editing.posing.pose
    program.window.close()
    preferences = QSettings(str(tmp_path / "preferences.ini"), QSettings.Format.IniFormat)
    again = Program(Autosave(tmp_path / "last"), preferences, FakeEngine())
    (card,) = [each for each in again.settings.value.controls if each.control == "pose"]
    kept = again.document.maps.poses([card.id])[card.id]
    assert len(kept.people) == 2
    for person, other in zip(pose.people, kept.people, strict=True):
        for joint, twin in zip(person.joints, other.joints, strict=True):
            assert (twin is None) == (joint is None)
            assert joint is None or (twin.x, twin.y) == pytest.approx((joint.x, joint.y), abs=0.01)
    again.window.close()
    again.faults.release()


def test_a_saved_picture_opened_again_puts_the_cards_back_with_their_pictures(program, qtbot, tmp_path):
    net = Path(program.settings.value.uses.model) / "controlnets" / "canny"
    net.mkdir(parents=True)
    (net / "config.json").write_text("{}")
    picture = Picture(np.random.default_rng(3).integers(0, 256, (64, 64, 3), np.uint8))
    card = ControlSettings("canny", source=MapSource.PICTURE, picture=picture, scale=0.7, end=0.5)
    program.settings.set(workspace=Workspace.GENERATE, controls=(card,))
    program.studio.generate()
    qtbot.wait_until(lambda: len(program.studio.candidates) == 1)
    path = tmp_path / "boat.png"
    program.window.files.save_to(path)
    qtbot.wait_until(path.exists)
    program.settings.set(controls=())
    with qtbot.wait_signal(program.document.replaced):
        program.window.files.open(path)
    qtbot.wait_until(lambda: bool(program.settings.value.controls))
    again = program.settings.value.controls[0]
    assert (again.control, again.source, again.scale, again.end) == ("canny", MapSource.PICTURE, 0.7, 0.5)
    assert again.picture == picture
    assert program.window.panel.controls.card(again.id).strength.text() == "0.70"


def drawn_result(program, qtbot, workspace=Workspace.GENERATE):
    """A result that lies over the drawing."""
    program.settings.set(workspace=workspace)
    program.studio.generate()
    qtbot.wait_until(lambda: program.studio.candidates.selected is not None)
    return program.studio.candidates.selected


def press_canvas(program, qtbot):
    pane = program.window.canvas.first
    qtbot.mouseClick(pane, Qt.MouseButton.LeftButton, pos=pane.rect().center())


@pytest.mark.parametrize("tool", ["brush", "eraser", "mask_brush"])
def test_a_tool_over_a_shown_result_lifts_it_into_the_drawing_first(program, qtbot, tool):
    clear(program.document)
    before = snapshot_full(program.document)
    done = program.document.history.labels[1]
    chosen = drawn_result(program, qtbot)
    program.tools.set(tool=tool)
    press_canvas(program, qtbot)
    assert program.studio.candidates.selected is None
    labels = program.document.history.labels[0][done:]
    assert labels[0] == "Take result" and len(labels) <= 2
    assert not np.array_equal(snapshot_full(program.document), before)
    assert program.window.messages.isVisible() and program.window.messages.act.text() == "Undo"
    qtbot.mouseClick(program.window.messages.act, Qt.MouseButton.LeftButton)
    assert np.array_equal(snapshot_full(program.document), before) and not has_mask(program.document)
    assert program.studio.candidates.selected is chosen


def test_what_is_pasted_over_a_shown_result_lies_on_it(program, qtbot):
    before = snapshot_full(program.document)
    drawn_result(program, qtbot)
    program.window.edits.do("copy_result")
    program.window.edits.do("paste")
    assert program.studio.candidates.selected is None
    assert "Pasted" in [node.name for node in program.document.stack]
    program.document.undo()
    assert "Pasted" not in [node.name for node in program.document.stack]
    assert not np.array_equal(snapshot_full(program.document), before), "the result is there"
    program.document.undo()
    assert np.array_equal(snapshot_full(program.document), before)


def test_the_bar_says_no_longer_that_a_result_is_in_the_drawing_once_it_is_undone(program, qtbot):
    drawn_result(program, qtbot)
    press_canvas(program, qtbot)
    bar = program.window.messages
    assert bar.isVisible() and "in the drawing now" in bar.text.text()
    program.document.undo()
    assert bar.isVisible(), "the stroke is gone, the result isn't"
    program.document.undo()
    assert not bar.isVisible()


def test_undo_under_a_shown_result_is_seen_and_the_result_stays_in_the_strip(program, qtbot):
    clear(program.document)
    drawn_result(program, qtbot)
    program.document.undo()
    assert program.studio.candidates.selected is None and len(program.studio.candidates) == 1
    assert program.studio.on_show.picture() is None


def test_looking_at_a_result_leaves_it_where_it_is(program, qtbot):
    drawn_result(program, qtbot)
    for tool in ("hand", "eyedropper"):
        program.tools.set(tool=tool)
        press_canvas(program, qtbot)
    assert program.studio.candidates.selected is not None


def test_the_live_picture_comes_along_to_inpaint_and_a_mask_works_on_it(program, qtbot):
    program.settings.set(live=True)
    qtbot.wait_until(lambda: program.studio.on_show.live is not None)
    live = program.studio.on_show.live.images[0]
    program.settings.set(workspace=Workspace.INPAINT)
    assert program.studio.candidates.selected.image is live
    assert not program.window.messages.isVisible()
    press_canvas(program, qtbot)
    assert has_mask(program.document) and program.document.history.labels[0][-2] == "Take result"


def test_after_taking_the_canvas_has_the_keyboard(program, qtbot):
    drawn_result(program, qtbot)
    program.window.activateWindow()
    program.window.panel.prompt_panel.prompt.setFocus()
    qtbot.mouseClick(program.window.strip.take, Qt.MouseButton.LeftButton)
    qtbot.wait_until(lambda: program.window.canvas.first.hasFocus())


def test_after_any_button_the_canvas_has_the_keyboard(program, qtbot):
    program.window.activateWindow()
    for button in program.window.rail.findChildren(QAbstractButton):
        program.window.panel.prompt_panel.prompt.setFocus()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.wait_until(lambda: program.window.canvas.first.hasFocus())


@pytest.mark.parametrize("keys", ["Ctrl+Y", "Ctrl+Shift+Z"])
def test_the_platforms_keys_for_redo(program, qtbot, keys):
    invert_mask(program.document)
    program.document.undo()
    program.window.canvas.first.setFocus()
    combination = QKeySequence(keys)[0]
    qtbot.keyClick(program.window.canvas.first, combination.key(), combination.keyboardModifiers())
    assert has_mask(program.document)


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("uses", [{"model": "~nosuchuser/x"}, {"model": "/" + "a" * 300}, {"vae": "~nosuchuser/x"}])
def test_a_recipe_that_names_what_no_path_can_be_is_survived_by_this_start_and_the_next(program, qtbot, tmp_path, uses):
    drawn_result(program, qtbot)
    made = program.studio.candidates.selected
    path = tmp_path / "odd.png"
    save_picture(path, made.image, replace(made, request=altered(made.request, **uses)))
    program.studio.candidates.clear()
    program.window.files.open(path)
    qtbot.wait_until(lambda: program.document.name == "odd.png")
    program.window.close()
    again = Program(Autosave(tmp_path / "last"), program.window.preferences, FakeEngine())
    again.show()
    QApplication.processEvents()
    assert again.document.name == "odd.png"
    again.window.close()
    again.faults.release()
