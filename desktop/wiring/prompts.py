"""Joins the prompts to what was asked before, what helps with writing, and where a person reads what went wrong."""

from __future__ import annotations

from desktop.downloads.downloads import DownloadActions
from desktop.model.asking.studio import Studio
from desktop.model.history.archive import Archive
from desktop.views.prompt.panel import PromptPanel
from desktop.views.widgets.message_bar import MessageBar
from desktop.wiring.prompt_history import PromptHistory
from desktop.wiring.prompt_words import PromptWords


def connect_prompts(
    panel: PromptPanel, studio: Studio, archive: Archive, downloads: DownloadActions, messages: MessageBar
) -> PromptWords:
    """Connect both prompts and the panel around them; give what suggests words there."""

    def tell(error: Exception) -> None:
        messages.show_error(str(error), "")

    words = PromptWords(panel, studio)
    words.noted.connect(messages.show_note)
    panel.own.failed.connect(tell)
    PromptHistory(panel.prompt, archive)
    PromptHistory(panel.negative, archive, negative=True)
    panel.models_wanted.connect(downloads.show)
    return words
