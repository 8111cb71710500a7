"""The window in another language: chosen before it opens, whole, and with the values in their places."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QMenu, QWidget

from desktop.model.settings.settings import Workspace
from desktop.process import languages
from desktop.words import shown, tr
from engine.errors import InvalidRequest
from engine.phrase import phrase


@pytest.fixture
def german(qapp):
    locale = QLocale()
    assert languages.install(qapp, "de") == "de"
    yield
    for each in qapp.findChildren(QTranslator):
        QCoreApplication.removeTranslator(each)
        each.deleteLater()
    QLocale.setDefault(locale)


class Marking(QTranslator):
    """“Translates” by putting brackets round what it is asked for: what has none was never asked for."""

    def translate(self, context: str, text: str, comment: str | None = None, n: int = -1) -> str | None:
        return None if context or not text else f"⟦{text}⟧"

    def isEmpty(self) -> bool:
        return False


SHOWN = "text", "toolTip", "accessibleName", "accessibleDescription", "placeholderText", "windowTitle"
NO_WORDS = re.compile(r"#[0-9a-f]{6}|[\d.]+ (px|GB|MB|ms)|Scroll (Left|Right)")
"""What we needn't translate though it holds letters: colours, numbers with their units, Qt's own buttons."""


@pytest.fixture
def marking(qapp):
    translator = Marking(qapp)
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)
    translator.deleteLater()


def unmarked(window: QWidget) -> set[str]:
    """List what can be read or heard of a window and was never asked to be translated."""
    widgets = [
        each for each in window.findChildren(QWidget) if not each.objectName().startswith("qt_")
    ]  # Qt translates
    parts = {*widgets, *(action for widget in widgets for action in widget.actions())}
    texts = {text for part in parts for name in SHOWN if isinstance(text := part.property(name), str)}
    return {
        text for text in texts if re.search("[A-Za-z]{2}", text) and "⟦" not in text and not NO_WORDS.fullmatch(text)
    }


@pytest.fixture
def window(german, program):
    return program.window


def test_the_window_opens_and_works_in_german(window, program, qtbot):
    assert window.strip.hint.text() == "Was entsteht, erscheint hier"
    assert window.panel.primary.text() == "Ergebnis übernehmen"
    assert window.status.device.text() == "Startet …"
    labels = {each.text() for each in window.top_bar.menu.actions()}
    assert {"Einstellungen …", "Diagnose …", "Beenden"} <= labels
    program.studio.generate()
    qtbot.wait_until(lambda: len(program.studio.candidates) > 0)
    window.downloads.show().close()
    window.settings.show().close()
    window.diagnostics.show().close()
    page = window.help.show("mask")
    assert page.text.toPlainText().startswith("Maske")
    page.close()


def test_every_word_of_the_window_is_asked_to_be_translated(marking, program):
    window = program.window
    for workspace in Workspace:
        program.settings.set(workspace=workspace)
    for menu in window.findChildren(QMenu):
        menu.aboutToShow.emit()
    for drawer in ("history", "queue", "session"):
        window.panels.toggle_drawer(drawer)
    for dialog in (window.downloads.show(), window.settings.show()):
        assert not unmarked(dialog)
        dialog.close()
    assert not unmarked(window)


def test_what_the_engine_says_is_translated_with_its_values(german):
    error = InvalidRequest(phrase("{name} is larger than {value} MB: make it smaller first.", name="a.png", value=20))
    assert str(error) == "a.png is larger than 20 MB: make it smaller first."
    assert shown(str(error)) == "a.png ist größer als 20 MB: zuerst verkleinern."
    assert tr("{error} The layers were opened without the panels.", error=error).startswith("a.png ist größer")
    assert tr("%n thread(s)", "", 1) == "1 Thread" and tr("%n thread(s)", "", 3) == "3 Threads"


def test_english_needs_no_file():
    assert tr("%n picture(s)", "", 1) == "1 picture" and tr("%n picture(s)", "", 2) == "2 pictures"
    assert tr("nothing that is marked") == "nothing that is marked"
