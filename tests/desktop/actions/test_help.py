"""The help: pages that are there, links and pictures that lead somewhere, and F1 on what has the focus."""

from __future__ import annotations

import re

import pytest

from desktop.views.dialogs.help_dialog import PAGES
from desktop.views.widgets.commands import commands_of, name_of
from engine.paths import resources_dir

FOLDER = resources_dir() / "help"


@pytest.mark.parametrize("language", ["", "de", "zh_CN"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_there_and_leads_somewhere(page, language):
    text = (FOLDER / language / f"{page}.md").read_text("utf-8")
    assert text.startswith("# ")
    for link in re.findall(r"\]\(([^)]+)\)", text):
        assert (FOLDER / language / link).is_file() or (FOLDER / link).is_file(), link


def test_f1_opens_the_page_of_what_has_the_focus(program, qtbot):
    window = program.window
    f1 = next(each for each in commands_of(window) if name_of(each) == "window.help")
    window.activateWindow()
    for widget, page in (
        (window.panel.prompt_panel.prompt, "prompt"),
        (window.canvas.first, "draw"),
        (window.panel.numbers_panel.findChildren(type(window.canvas.footer.opacity))[0], "sliders"),
    ):
        widget.setFocus()
        qtbot.wait_until(widget.hasFocus)
        f1.trigger()
        assert window.help.dialog.page == page
        assert PAGES[page] == window.help.dialog.pages.currentItem().text()
        window.help.dialog.close()
        window.activateWindow()
    window.help.dialog.show_page("sliders")
    assert len(window.help.dialog.text.toPlainText()) > 200
