"""Models and weights: found, fetched, cancelled and continued, with what went wrong in its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import weights_files
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.model.fetches import Fetches
from desktop.views.dialogs.downloads_dialog import DownloadsDialog
from engine.catalog import downloads, library
from engine.paths import models_dir
from fake_hub import FakeHub, of_a_fresh_user, offer

NAME = "vae-ft-mse"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    with of_a_fresh_user(tmp_path, monkeypatch.setenv, monkeypatch.delenv) as made:
        offer(made, NAME)
        yield made


@pytest.fixture
def fetches(hub: FakeHub) -> Iterator[Fetches]:
    made = Fetches()
    yield made
    hub.go.set()
    made.close(5000)


@pytest.fixture
def dialog(fetches: Fetches, qtbot) -> DownloadsDialog:
    made = DownloadsDialog(fetches, NAME)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.add_widget(made)
    made.show()
    return made


def press(qtbot, row) -> None:
    qtbot.mouseClick(row.action, Qt.MouseButton.LeftButton)


def shown(dialog: DownloadsDialog) -> list[str]:
    return [name for name, row in dialog.rows.items() if row.isVisible()]


def texts(dialog: DownloadsDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel)]


def test_it_opens_with_what_was_asked_for_in_view_and_in_hand(dialog, qtbot):
    row = dialog.rows[NAME]
    qtbot.wait_until(row.action.hasFocus)
    assert dialog.list.viewport().rect().intersects(row.rect().translated(row.mapTo(dialog.list.viewport(), row.pos())))
    assert row.visibleRegion().boundingRect().height() == row.height()


def test_all_is_listed_with_its_size_and_where_it_is_kept(dialog):
    assert set(dialog.rows) == {each.name for each in downloads.downloads()}
    assert dialog.rows["sdxl-base"].state.text() == "about 6.9 GB"
    assert dialog.rows["controlnet-sd15-tile"].state.text() == "size unknown"
    assert dialog.free.text().endswith("free")
    kept = Path(next(said for said in texts(dialog) if said.startswith("Kept in ")).removeprefix("Kept in "))
    assert kept.expanduser() == models_dir()


def test_words_find_it_by_what_it_is(dialog):
    dialog.search.setText("sdxl REFINER")
    assert shown(dialog) == ["sdxl-refiner"]
    dialog.search.setText("h1t/")
    assert shown(dialog) == ["tcd-lora-sd15", "tcd-lora-sdxl"]
    dialog.search.setText("unicorn")
    assert shown(dialog) == []
    assert dialog.nothing.isVisible()
    dialog.search.clear()
    assert len(shown(dialog)) == len(dialog.rows)


def test_fetched_it_says_that_it_is_here(dialog, hub, qtbot):
    row = dialog.rows[NAME]
    hub.hold_after = 300_000
    press(qtbot, row)
    qtbot.wait_until(lambda: row.bar.isVisible() and row.bar.value() > 0)
    assert row.action.text() == "Cancel"
    assert "of 1.0 MB" in row.state.text()
    hub.go.set()
    qtbot.wait_until(row.here.isVisible)
    assert not row.action.isVisible()
    assert not row.bar.isVisible()
    assert (models_dir() / "vaes" / "vae-ft-mse" / "config.json").is_file()


def test_cancelled_it_offers_to_resume(dialog, hub, qtbot):
    row = dialog.rows[NAME]
    hub.hold_after = 300_000
    press(qtbot, row)
    qtbot.wait_until(lambda: row.bar.value() > 0)
    press(qtbot, row)
    assert row.state.text() == "stopping…"
    assert not row.action.isEnabled()
    hub.go.set()
    qtbot.wait_until(lambda: row.action.text() == "Resume")
    assert row.action.isEnabled()
    assert "of 335 MB" in row.state.text()
    hub.hold_after = None
    press(qtbot, row)
    qtbot.wait_until(row.here.isVisible)


def test_a_trouble_stands_under_it_until_it_is_tried_again(dialog, hub, qtbot):
    row = dialog.rows[NAME]
    hub.refusals["stabilityai/sd-vae-ft-mse"] = (404, "RepoNotFound")
    press(qtbot, row)
    qtbot.wait_until(row.note.isVisible)
    assert "stabilityai/sd-vae-ft-mse is not on" in row.note.text()
    assert row.action.text() == "Fetch"
    hub.refusals.clear()
    press(qtbot, row)
    assert not row.note.isVisible()
    qtbot.wait_until(row.here.isVisible)


def test_it_goes_on_when_the_dialog_is_closed_and_the_next_one_shows_it(dialog, fetches, hub, qtbot):
    hub.hold_after = 300_000
    press(qtbot, dialog.rows[NAME])
    qtbot.wait_until(lambda: fetches.progress is not None and fetches.progress.done > 0)
    dialog.close()
    again = DownloadsDialog(fetches)
    qtbot.add_widget(again)
    again.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    assert again.rows[NAME].action.text() == "Cancel"
    hub.go.set()
    qtbot.wait_until(lambda: fetches.current is None)
    assert downloads.find(NAME).is_there


def test_what_must_wait_says_so(dialog, hub, qtbot):
    offer(hub, "taesdxl")
    hub.hold_after = 300_000
    press(qtbot, dialog.rows[NAME])
    press(qtbot, dialog.rows["taesdxl"])
    assert dialog.rows["taesdxl"].state.text() == "waiting"
    press(qtbot, dialog.rows["taesdxl"])
    assert dialog.rows["taesdxl"].action.text() == "Fetch"


def test_folders_of_other_programs_are_chosen_counted_and_let_go_of(dialog, qtbot, tmp_path):
    wanted, unwanted = [], []
    dialog.folders.add_clicked.connect(lambda: wanted.append(True))
    dialog.folders.remove_clicked.connect(unwanted.append)
    assert not dialog.folders.rows
    qtbot.mouseClick(dialog.folders.add, Qt.MouseButton.LeftButton)
    assert wanted
    tree = tmp_path / "webui" / "models"
    weights_files.lora(tree / "Lora" / "ink.safetensors", width=768)
    library.choose([tree, tmp_path / "unplugged"])
    dialog.folders.look_again()
    first, second = dialog.folders.rows
    qtbot.wait_until(lambda: first.found.text() == "1 × LoRA")
    assert second.found.text() == "The folder isn't there now"
    qtbot.mouseClick(first.remove, Qt.MouseButton.LeftButton)
    assert unwanted == [tree]
    dialog.search.setText("depth")
    assert dialog.folders.isHidden()
