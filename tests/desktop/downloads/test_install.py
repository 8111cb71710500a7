"""What an installation tells and asks: the first start's card, sets, PyTorch, settings, the library, a crash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSettings, QSize
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.actions.first_steps import FirstSteps
from desktop.downloads.downloads import DownloadActions
from desktop.downloads.welcome import MOST, Welcome
from desktop.model.settings.settings import Settings, SettingsModel
from desktop.views.canvas.free_place import free_place
from desktop.views.dialogs.crash_dialog import CrashDialog
from desktop.views.dialogs.torch_dialog import TorchDialog
from desktop.views.widgets.message_bar import MessageBar
from desktop.views.widgets.set_row import SetRow
from desktop.views.window.right_panel import RightPanel
from engine.catalog import downloads, sets
from engine.errors import NeedsTorch
from engine.fetching import network
from engine.request import Key, Lane
from engine.torch_pack import lock, pack
from engine.torch_pack.lock import Build
from engine.worker import failure
from fake_hub import FakeHub, of_a_fresh_user


@pytest.fixture
def hub(tmp_path, monkeypatch):
    with of_a_fresh_user(tmp_path, monkeypatch.setenv, monkeypatch.delenv) as made:
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
        yield made


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.add_widget(made)
    made.resize(900, 700)
    made.show()
    return made


@pytest.fixture
def actions(hub, window, qtbot):
    made = DownloadActions(SettingsModel(Settings()), window)
    yield made
    made.close(5_000)


def _offer(hub: FakeHub, wanted: sets.DownloadSet) -> sets.DownloadSet:
    """Give the hub small files for a set, and the set sizes and hashes that are theirs."""
    small = []
    for each in wanted.downloads:
        files = tuple(replace(file, megabytes=0.05, sha256="") for file in each.files)
        small.append(replace(each, files=files))
        for file in files:
            hub.files[f"{each.repo}/{file.path}"] = b"{}" if file.path.endswith(".json") else bytes(50_000)
    return replace(wanted, downloads=tuple(small))


def test_the_first_start_offers_sets_in_the_panel_until_it_is_dismissed(actions, tmp_path, qtbot):
    panel = RightPanel(SettingsModel(Settings()))
    qtbot.add_widget(panel)
    panel.resize(348, 590)
    panel.show()
    preferences = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    welcome = Welcome(panel, actions, panel.cancel_clicked, preferences)
    card = welcome.card
    assert card is not None and len(card.rows) == MOST and card.parent() is None
    welcome.show()
    assert card.isVisible() and not card.fold.header.isChecked(), "low: one line, the prompt stays in sight"
    card.fold.set_open(True)
    row = next(iter(card.rows.values()))
    qtbot.wait_until(lambda: "picture" in row.told.text() and "here" in row.told.text(), timeout=20_000)
    assert row.told.height() >= row.told.heightForWidth(row.told.width()), "its sentences are seen whole"
    assert row.megabytes.text().startswith("about ")
    card.close_button.click()
    assert Welcome(panel, actions, panel.cancel_clicked, preferences).card is None


@pytest.mark.parametrize("size", [(1280, 720), (960, 540), (1440, 900)])
def test_the_first_steps_never_lie_where_one_draws(program, size, tmp_path, qtbot):
    preferences = QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)
    window = program.window
    window.resize(*size)
    guide = FirstSteps(window.canvas, preferences)
    qtbot.wait_until(lambda: guide.card.isVisible())
    for title in ("Draw", "Mask", "Control"):
        assert guide.card.title.text() == title
        assert not guide.card.geometry().intersects(window.canvas.pictures()[0])
        guide.card.next.click()
    assert guide.card is None and FirstSteps(window.canvas, preferences).card is None, "dismissed for ever"


def test_small_things_lie_beside_the_pictures_or_over_the_result_or_nowhere():
    area, size = QRect(0, 0, 600, 400), QSize(200, 60)
    assert free_place(area, [QRect(0, 100, 290, 200), QRect(310, 100, 290, 200)], size).top() > 300
    assert free_place(area, [QRect(0, 0, 300, 400)], size).left() > 300
    over = free_place(area, [QRect(0, 0, 290, 400), QRect(310, 0, 290, 400)], size)
    assert QRect(310, 0, 290, 400).contains(over)
    assert free_place(area, [area], size) is None


def test_a_set_is_fetched_in_one_click_paused_and_resumed(actions, hub, qtbot):
    wanted = _offer(hub, sets.sets()[0])
    row = SetRow(wanted)
    qtbot.add_widget(row)
    row.show()
    actions.sets.bind(row)
    hub.hold_after = 20_000
    row.action.click()
    qtbot.wait_until(lambda: row.bar.isVisible() and row.action.text() == "Pause")
    assert hub.held.wait(10)
    row.action.click()
    hub.go.set()
    qtbot.wait_until(lambda: actions.fetches.current is None, timeout=20_000)
    assert not wanted.is_there and row.action.text() == "Resume"
    hub.hold_after = None
    row.action.click()
    qtbot.wait_until(lambda: row.action.text() == "Here", timeout=20_000)
    assert wanted.is_there


def test_a_set_that_shares_a_download_neither_shows_nor_stops_what_another_fetches(actions, hub, qtbot):
    wanted = _offer(hub, sets.sets()[0])
    other = replace(wanted, name="another")
    rows = [SetRow(wanted), SetRow(other)]
    for row in rows:
        qtbot.add_widget(row)
        actions.sets.bind(row)
    hub.hold_after = 1000
    rows[0].action.click()
    assert rows[0].action.text() == "Pause"
    assert rows[1].action.text() != "Pause" and "Part of it" in rows[1].note.text()
    rows[1].action.click()
    rows[1].action.click()
    assert actions.fetches.current is not None and not actions.fetches.is_stopping
    assert rows[0].action.text() == "Pause" and rows[1].action.text() != "Pause"
    rows[0].action.click()
    hub.go.set()
    qtbot.wait_until(lambda: actions.fetches.current is None, timeout=20_000)


def test_a_trouble_with_one_of_a_set_stands_under_it(actions, hub, qtbot):
    wanted = _offer(hub, sets.sets()[0])
    hub.refusals[wanted.downloads[-1].repo] = (401, "GatedRepo")
    row = SetRow(wanted)
    qtbot.add_widget(row)
    row.show()
    actions.sets.bind(row)
    row.action.click()
    qtbot.wait_until(row.note.isVisible, timeout=20_000)
    assert "accepted its terms" in row.note.text() and row.action.text() == "Resume"


def test_what_needs_pytorch_says_so_with_a_button_and_asks(qtbot):
    bar = MessageBar()
    qtbot.add_widget(bar)
    told = failure(Key(0, Lane.EXPLICIT, 1), NeedsTorch("Stable Diffusion 1.5 needs PyTorch."))
    with qtbot.wait_signal(bar.torch_lacking) as lacking:
        bar.show_failure(told)
    assert lacking.args == ["Stable Diffusion 1.5 needs PyTorch."]
    assert bar.act.text() == "Install…" and bar.copy.isHidden()
    with qtbot.wait_signal(bar.torch_wanted):
        bar.act.click()


def test_the_question_says_sizes_and_what_it_computes_on(qtbot, window):
    builds = {build: pack.download(build) for build in (Build.CPU, Build.CUDA)}
    dialog = TorchDialog("SDXL needs PyTorch.", builds, Path("/home/me/torch"), 50 * 10**9, window)
    qtbot.add_widget(dialog)
    assert dialog.asked.build is Build.CPU and "50.0 GB left" in dialog.told.text()
    if lock.has_builds():
        assert builds[Build.CUDA].megabytes > 5 * builds[Build.CPU].megabytes
    dialog.choices[Build.CUDA].setChecked(True)
    assert dialog.asked is builds[Build.CUDA] and dialog.go.isEnabled()
    full = TorchDialog("", builds, Path("/home/me/torch"), 10**6, window)
    qtbot.add_widget(full)
    assert not full.go.isEnabled() and "Free some space first" in full.told.text()


def test_the_settings_are_kept_and_a_wrong_address_is_told(actions, hub, qtbot):
    dialog = actions.network.show()
    qtbot.add_widget(dialog)
    dialog.fields["packages"].setText("http://elsewhere.example/simple")
    dialog.go.click()
    assert "must start with https" in dialog.told.text() and dialog.isVisible()
    dialog.fields["packages"].setText("https://mirror.example/simple")
    dialog.offline.setChecked(True)
    dialog.go.click()
    assert not dialog.isVisible()
    assert network.chosen() == network.Network(packages="https://mirror.example/simple", offline=True)


def test_a_newer_version_is_looked_for_only_when_asked(actions, hub, qtbot):
    dialog = actions.network.show()
    qtbot.add_widget(dialog)
    dialog.look.click()
    qtbot.wait_until(lambda: "No address is set" in dialog.told.text())
    assert not hub.asked
    hub.files["a/releases/version.json"] = b'{"version": "99.0", "page": ""}'
    dialog.fields["updates"].setText(f"{hub.url}/a/releases/resolve/main/version.json")
    dialog.look.click()
    qtbot.wait_until(lambda: "There is version 99.0" in dialog.told.text(), timeout=10_000)
    hub.files["a/releases/version.json"] = b"no list"
    dialog.look.click()
    qtbot.wait_until(lambda: "no list of versions" in dialog.told.text(), timeout=10_000)


def test_removing_says_what_it_frees_and_what_stops(actions, hub, window, qtbot):
    taesd = downloads.find("taesd")
    for file in taesd.files:
        file.place.parent.mkdir(parents=True, exist_ok=True)
        file.place.write_bytes(bytes(2_000_000))
    actions.library.remove(taesd)
    (box,) = window.findChildren(QMessageBox)
    assert "previews of every step" in box.informativeText() and "4.0 MB" in box.informativeText()
    with qtbot.wait_signal(actions.library.changed):
        _button(box, "Remove")().click()
    assert not taesd.is_there


def test_a_crash_report_can_be_copied(qtbot):
    dialog = CrashDialog("where it stopped")
    qtbot.add_widget(dialog)
    dialog.copy.click()
    assert dialog.copy.text() == "Copied"
    with qtbot.wait_signal(dialog.safe_mode_clicked):
        dialog.safe_mode.click()


def _button(box: QMessageBox, text: str) -> Callable[[], QWidget]:
    return lambda: next(each for each in box.buttons() if each.text().replace("&", "") == text)
