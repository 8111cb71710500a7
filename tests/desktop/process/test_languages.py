"""The window in another language: chosen before it opens, whole, and with the values in their places."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

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


def test_what_the_engine_says_is_translated_with_its_values(german):
    error = InvalidRequest(phrase("{name} is larger than {value} MB: make it smaller first.", name="a.png", value=20))
    assert str(error) == "a.png is larger than 20 MB: make it smaller first."
    assert shown(str(error)) == "a.png ist größer als 20 MB: zuerst verkleinern."
    assert tr("{error} The layers were opened without the panels.", error=error).startswith("a.png ist größer")
    assert tr("%n thread(s)", "", 1) == "1 Thread" and tr("%n thread(s)", "", 3) == "3 Threads"


def test_english_needs_no_file():
    assert tr("%n picture(s)", "", 1) == "1 picture" and tr("%n picture(s)", "", 2) == "2 pictures"
    assert tr("nothing that is marked") == "nothing that is marked"
