"""The settings of the whole program, and the page of diagnostics, as a person reaches them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from desktop.actions.diagnostics import shortened
from desktop.model.keeping.picture_io import open_picture
from desktop.model.settings.preference_table import BY_NAME, PAGES, PREFERENCES
from desktop.model.settings.preferences import Preferences, kept
from desktop.model.settings.settings import SettingsModel, Workspace
from desktop.views.widgets.commands import commands_of, name_of
from engine.errors import CannotFetch, InvalidRequest, UnreadableFile
from engine.fetching import network
from engine.request import Offload


@pytest.fixture(autouse=True)
def own_config(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def store(tmp_path):
    return QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def preferences(store):
    return Preferences(store, SettingsModel())


def _do(window, name):
    next(each for each in commands_of(window) if name_of(each) == name).trigger()


def test_every_preference_has_a_page_a_meaning_and_a_default_that_fits():
    for each in PREFERENCES:
        assert each.page in PAGES and each.words and not each.words.endswith(".")
        assert each.checked(each.default) == each.default
    assert len(BY_NAME) == len(PREFERENCES)


def test_all_goes_out_to_a_file_and_comes_back(preferences, store, tmp_path):
    wanted = {"threads": 3, "recipes": "none", "offload": "model", "mirror": "https://hub.example", "offline": True}
    for name, value in wanted.items():
        preferences.set(name, value)
    preferences.export(tmp_path / "all.json")
    preferences.reset()
    assert preferences.value("threads") == 0 and not network.chosen().offline
    assert preferences.take(tmp_path / "all.json") == []
    assert {name: preferences.value(name) for name in wanted} == wanted
    assert kept(store, "threads") == 3


@pytest.mark.parametrize("text", ["[]", '{"values": {}}', "{" * 5000, '{"sketchlight": "settings", "values": 3}'])
def test_a_file_without_settings_changes_nothing(preferences, tmp_path, text):
    (tmp_path / "bad.json").write_text(text)
    with pytest.raises(UnreadableFile, match=r"bad\.json holds no settings"):
        preferences.take(tmp_path / "bad.json")


def test_what_a_file_has_wrong_is_told_and_the_rest_taken(preferences, tmp_path):
    values = {"threads": 4, "theme": "pink", "history_gigabytes": -3, "mirror": "ftp://x", "of_later": 1}
    (tmp_path / "some.json").write_text(json.dumps({"sketchlight": "settings", "values": values}))
    notes = preferences.take(tmp_path / "some.json")
    assert len(notes) == 3 and "Theme" in notes[0] and preferences.value("threads") == 4


def test_wrong_values_are_refused_and_wrong_kept_ones_are_the_default(preferences, store):
    with pytest.raises(InvalidRequest, match="Threads"):
        preferences.set("threads", 1000)
    with pytest.raises(CannotFetch, match="https"):
        preferences.set("mirror", "http://elsewhere.example")
    store.setValue("threads", "many")
    assert preferences.value("threads") == 0


def test_ctrl_comma_opens_the_settings_and_what_is_changed_holds_at_once(program, qtbot, tmp_path):
    window = program.window
    _do(window, "window.settings")
    dialog = next(each for each in QApplication.topLevelWidgets() if type(each).__name__ == "SettingsDialog")
    dialog.search.setText("precision numbers")
    assert [name for name, row in dialog.rows.items() if not row.isHidden()] == ["dtype"]
    dialog.search.clear()
    dialog.rows["offload"].control.chosen.emit("model")
    assert program.settings.value.placement.offload is Offload.MODEL
    dialog.rows["offline"].control.click()
    assert window.status.network.text() == "Offline" and network.chosen().offline
    dialog.rows["history_gigabytes"].control.number_changed.emit(3)
    assert window.archive.history.limit == 3 * 2**30
    dialog.rows["mirror"].control.setText("http://elsewhere.example")
    dialog.rows["mirror"].control.editingFinished.emit()
    assert "must start with https" in dialog.rows["mirror"].note.text()
    window.settings.export(tmp_path / "mine.json", dialog)
    assert "mine.json" in dialog.told.text()
    dialog.close()


def test_an_exported_picture_tells_as_much_as_the_preference_says(program, qtbot, tmp_path):
    program.studio.generate()
    qtbot.wait_until(lambda: len(program.studio.candidates) > 0)
    for choice, has in (("all", True), ("words", True), ("none", False)):
        program.window.settings.preferences.set("recipes", choice)
        with qtbot.wait_signal(program.window.files.saved):
            program.window.files.save_to(tmp_path / f"{choice}.png")
        assert (open_picture(tmp_path / f"{choice}.png").recipe is not None) is has


def test_the_diagnostics_tell_versions_latency_and_errors_with_short_paths(program, qtbot):
    program.studio.generate()
    qtbot.wait_until(lambda: len(program.studio.candidates) > 0)
    window = program.window
    window.files.open(Path.home() / "not there.png")
    program.studio.failed.emit(type("Told", (), {"message": f"{Path.home()}/x is broken."})())
    dialog = window.diagnostics.show()
    assert "PySide6" in dialog.texts["versions"].toPlainText()
    for part in ("Capture", "Encode", "Each step", "Decode", "Paint"):
        assert part in dialog.texts["latency"].toPlainText()
    dialog.copy.click()
    report = QApplication.clipboard().text()
    assert "~/x is broken." in report and str(Path.home()) not in report
    dialog.close()


def test_paths_are_shortened():
    assert shortened(f"{Path.home()}/a/b") == "~/a/b"


def test_each_way_of_working_remembers_whether_layers_and_colours_are_seen(program):
    window = program.window
    window.resize(1300, 800)
    for workspace, seen in ((Workspace.LIVE, True), (Workspace.INPAINT, True), (Workspace.GENERATE, False)):
        program.settings.set(workspace=workspace)
        assert window.docks.is_seen("layers") is seen
    program.settings.set(workspace=Workspace.INPAINT)
    _do(window, "view.side")
    assert not window.docks.is_seen("layers")
    program.settings.set(workspace=Workspace.LIVE)
    assert window.docks.is_seen("layers")
    program.settings.set(workspace=Workspace.INPAINT)
    assert not window.docks.is_seen("layers")
