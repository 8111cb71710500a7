"""Control cards: what a person sets is in the settings, what they lack is said, and files are asked for by signals."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtTest import QTest

from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.control_settings import EDGES, ControlSettings, MapSource
from desktop.model.settings.settings import SettingsModel, Workspace
from desktop.views.cards.control_section import ControlSection
from desktop.views.cards.control_words import FROM, SOURCES, Wanted
from engine import registry
from engine.catalog import downloads
from engine.paths import resources_dir
from engine.picture import Picture
from fakes import bare_model

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def section(qtbot, settings: SettingsModel, tmp_path: Path) -> ControlSection:
    folder = bare_model(tmp_path / "model")
    (folder / "controlnets" / "scribble").mkdir(parents=True)
    (folder / "controlnets" / "scribble" / "config.json").write_text("{}")
    settings.set(model=str(folder))
    made = ControlSection(settings, ChosenModel(settings))
    qtbot.addWidget(made)
    made.resize(316, 700)
    made.show()
    return made


def cards(settings: SettingsModel) -> tuple[ControlSettings, ...]:
    return settings.value.controls


def test_every_source_has_its_words_and_every_control_an_icon() -> None:
    assert set(SOURCES) == set(FROM) == set(MapSource)
    icons = {control.icon for control in registry.controls().values()}
    assert len(icons) > 10
    assert all((resources_dir() / "icons" / f"{name}.svg").is_file() for name in icons)


def test_a_card_off_is_one_line_and_its_line_switches_it(section: ControlSection, settings: SettingsModel) -> None:
    card = section.card(EDGES.id)
    assert not card.body.isVisible()
    folded = card.sizeHint().height()
    QTest.mouseClick(card, LEFT, pos=QPoint(40, 16))
    assert cards(settings)[0].on
    assert card.strength.isVisible() and not card.opacity.isVisible()
    assert card.sizeHint().height() > folded + 100


def test_edges_are_looked_at_without_a_controlnet(section: ControlSection, settings: SettingsModel) -> None:
    card = section.card(EDGES.id)
    card.eye.click()
    assert cards(settings)[0].shown and not cards(settings)[0].on
    assert card.opacity.isVisible() and card.thumbnail.isVisible() and not card.strength.isVisible()
    assert card.note.text() == ""
    QTest.keyClick(card.opacity, Qt.Key.Key_Home)
    assert cards(settings)[0].opacity == 0
    card.fold.set_open(True)
    QTest.keyClick(card.sliders.slider("low"), Qt.Key.Key_End)
    assert cards(settings)[0].settings == (("low", 255.0), ("high", 255.0))
    QTest.keyClick(card.sliders.slider("high"), Qt.Key.Key_Home)
    assert cards(settings)[0].settings == (("low", 0.0), ("high", 0.0))
    for name in ("low", "high"):
        card.sliders.slider(name).reset()
    assert cards(settings)[0].settings == ()  # no other map than the one before they were touched


def test_any_number_is_added_from_the_menu_and_removed(section: ControlSection, settings: SettingsModel) -> None:
    for name in ("scribble", "pose", "scribble"):
        next(each for each in section.menu.actions() if each.data() == name).trigger()
    assert [card.control for card in cards(settings)] == ["canny", "scribble", "pose", "scribble"]
    assert len({card.id for card in cards(settings)}) == 4
    assert cards(settings)[2].source is MapSource.DRAWN, "poses are posed"
    second = section.card(cards(settings)[1].id)
    remove = next(each for each in second.more.menu().actions() if each.text() == "Remove")
    remove.trigger()
    assert [card.control for card in cards(settings)] == ["canny", "pose", "scribble"]
    assert [card.card.control for card in section.cards()] == ["canny", "pose", "scribble"]


def test_the_menu_lists_every_control_and_what_it_needs(section: ControlSection) -> None:
    section.menu.aboutToShow.emit()
    texts = {each.data(): each.text() for each in section.menu.actions()}
    assert set(texts) == set(registry.controls())
    assert texts["depth"] == "Depth\tby hand; of pictures 99 MB" and texts["canny"] == "Edges"


def test_a_net_is_found_by_its_name_or_said_to_be_missing(section: ControlSection, settings: SettingsModel) -> None:
    scribble, other = ControlSettings("scribble"), ControlSettings("lineart")
    settings.set(controls=(scribble, other))
    assert section.card(scribble.id).net.text() == "scribble" and section.card(scribble.id).note.text() == ""
    card = section.card(other.id)
    assert card.net.text() == "No ControlNet"
    assert card.note.text().startswith("There is no ControlNet for it here. Fetch one")
    card.net.menu().actions()[0].trigger()
    assert cards(settings)[1].model == "scribble" and card.note.text() == ""
    settings.set(model="nowhere")
    assert "ControlNet" in card.note.text(), "the nets lay beside the other model"


def test_a_control_that_follows_a_mask_says_where_there_is_none(section, settings, tmp_path) -> None:
    net = tmp_path / "model" / "controlnets" / "inpaint"
    net.mkdir()
    (net / "config.json").write_text("{}")
    next(each for each in section.menu.actions() if each.data() == "inpaint").trigger()
    card = section.cards()[-1]
    assert card.note.text().endswith("Here it is left out.")
    settings.set(workspace=Workspace.INPAINT)
    assert card.note.text() == ""
    settings.set(workspace=Workspace.GENERATE)
    assert "left out" in card.note.text()


def test_strength_and_range_go_both_ways(section: ControlSection, settings: SettingsModel) -> None:
    settings.set(controls=(replace(EDGES, on=True, scale=0.8, start=0.1, end=0.7),))
    card = section.card(EDGES.id)
    assert card.strength.text() == "0.80" and card.range.text() == "10–70 %"
    QTest.keyClick(card.strength, Qt.Key.Key_End)
    QTest.keyClick(card.range.start, Qt.Key.Key_Right)
    QTest.keyClick(card.range.end, Qt.Key.Key_End)
    assert (cards(settings)[0].scale, cards(settings)[0].start, cards(settings)[0].end) == (2.0, 0.15, 1.0)


def test_choosing_a_source_asks_for_its_file(section: ControlSection, settings: SettingsModel, qtbot) -> None:
    settings.set(controls=(replace(EDGES, on=True),))
    card = section.card(EDGES.id)
    for source, wanted in ((MapSource.PICTURE, Wanted.PICTURE), (MapSource.FILE, Wanted.MAP)):
        with qtbot.waitSignal(section.wanted) as got:
            next(each for each in card.source.menu().actions() if each.data() == source.value).trigger()
        assert got.args == [EDGES.id, wanted.value]
        assert cards(settings)[0].source is source
    assert "ready map" in card.note.text()
    settings.set(controls=(replace(cards(settings)[0], map=Picture(np.zeros((8, 8, 3), np.uint8))),))
    assert "ControlNet" in card.note.text(), "the map is there; what is lacking now is the net"
    with qtbot.assertNotEmitted(section.wanted):
        card.source.menu().actions()[0].trigger()
    assert cards(settings)[0].source is MapSource.CANVAS


def test_a_picture_is_dropped_on_the_map(section: ControlSection, settings: SettingsModel, qtbot) -> None:
    settings.set(controls=(replace(EDGES, on=True),))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/somewhere/boat.png")])
    at = QPointF(10, 10)
    drop = QDropEvent(at, Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(section.dropped) as got:
        section.card(EDGES.id).thumbnail.dropEvent(drop)
    assert got.args == [EDGES.id, "/somewhere/boat.png"]


def test_the_map_and_what_is_wrong_with_it_are_shown(section: ControlSection, settings: SettingsModel) -> None:
    settings.set(controls=(replace(EDGES, shown=True),))
    card = section.card(EDGES.id)
    save = card.more.menu().actions()[0]
    assert not save.isEnabled()
    image = QImage(64, 32, QImage.Format.Format_RGB888)
    image.fill(QColor(10, 200, 30))
    section.set_map(EDGES.id, image, "Found nothing in the picture.")
    assert card.thumbnail.grab().toImage().pixelColor(30, 30) == QColor(10, 200, 30)
    assert card.note.isVisible() and card.note.text() == "Found nothing in the picture."
    assert save.isEnabled()
    section.set_map(EDGES.id, None, "")
    assert card.thumbnail.grab().toImage().pixelColor(8, 40) != QColor(10, 200, 30)
    assert not card.note.isVisible()


def test_what_it_lacks_can_be_fetched_from_the_card(section, settings, tmp_path, monkeypatch, qtbot) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    settings.set(controls=(ControlSettings("depth"),))
    card = section.cards()[0]
    qtbot.wait_until(card.fetch.isVisible)
    assert card.fetch.text() == "Fetch… 99 MB"
    with qtbot.wait_signal(section.download_wanted) as wanted:
        card.fetch.click()
    assert wanted.args == ["depth-anything-v2-small"]
    for file in downloads.find("depth-anything-v2-small").files:
        file.place.parent.mkdir(parents=True, exist_ok=True)
        file.place.write_bytes(b"x")
    settings.look_again()
    assert "There is no ControlNet" in card.note.text()
    assert card.fetch.text() == "Fetch… 723 MB"
    (tmp_path / "model" / "controlnets" / "depth").mkdir()
    (tmp_path / "model" / "controlnets" / "depth" / "config.json").write_text("{}")
    settings.look_again()
    assert card.note.text() == ""
    assert not card.fetch.isVisible()


def test_its_menu_leads_to_more_controlnets(section, settings, qtbot) -> None:
    settings.set(controls=(ControlSettings("scribble"),))
    card = section.cards()[0]
    assert not card.fetch.isVisible()
    entry = next(each for each in card.net.menu().actions() if each.text() == "Fetch a ControlNet…")
    with qtbot.wait_signal(section.download_wanted) as wanted:
        entry.trigger()
    assert wanted.args == ["controlnet-sd15-scribble"]
