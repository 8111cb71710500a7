"""What should be seen, in words: the prompt, styles as chips, and what to keep out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.known_words import unknown_told
from desktop.model.settings.settings import SettingsModel, Workspace
from desktop.model.settings.token_counter import TokenCounter
from desktop.views.prompt.blend_sliders import BlendSliders
from desktop.views.prompt.edit import PromptEdit
from desktop.views.prompt.embedding_menu import EmbeddingMenu
from desktop.views.prompt.highlighter import unknown_words
from desktop.views.prompt.own_words_menu import OwnWordsMenu
from desktop.views.prompt.word_chips import WordChips
from desktop.views.widgets.chip import Chip
from desktop.views.widgets.flow_layout import FlowLayout
from desktop.views.widgets.fold import Fold
from desktop.views.widgets.note_line import NoteLine
from desktop.views.widgets.parts import button, label, section
from desktop.words import tr
from engine.catalog import styles
from engine.catalog.styles import Style
from engine.prompt import own_words

OWN_ROOM, HEADING = 30, 14
"""Pixels that the button of one's own words takes of the heading, and how high that is."""


class PromptPanel(QWidget):
    """Bound to the settings' prompt and negative prompt."""

    models_wanted = Signal()
    """A word isn't known: other models are to be seen."""
    submitted = Signal()
    """Ctrl+Enter: the picture is wanted now."""
    submitted_first = Signal()
    """Ctrl+Shift+Enter: before all that waits."""

    def __init__(
        self, settings: SettingsModel, model: ChosenModel | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        model = model or ChosenModel(settings, self)
        self._counters = TokenCounter(model, self), TokenCounter(model, self)
        self._styles: tuple[Style, ...] = ()
        self._shipped: tuple[Style, ...] = ()
        self.chips: dict[str, Chip] = {}
        self.prompt = PromptEdit(
            tr("Prompt"),
            lines=3,
            placeholder=tr("Describe the picture: a castle at dawn"),
            counter=self._counters[0],
        )
        self.negative = PromptEdit(
            tr("Negative prompt"), lines=2, placeholder=tr("What to keep out"), counter=self._counters[1]
        )
        self.prompt.edited.connect(lambda text: settings.set(prompts=(text,)))
        self.negative.edited.connect(lambda text: settings.set(negative=text))
        for edit in (self.prompt, self.negative):
            edit.submitted.connect(self.submitted)
            edit.submitted_first.connect(self.submitted_first)
        self.blend = BlendSliders()
        self.blend.edited.connect(lambda text: settings.set(prompts=(text,)))
        self.words = WordChips(settings, model, self)  # a widget of no one that is shown is a window
        self.unknown = NoteLine()
        self.other_models = button(tr("Models that know more"), look="link")
        self.other_models.clicked.connect(self.models_wanted)
        self._model = model
        self.note = label(tr("Has an effect with guidance above 1"), "note")
        self._chip_row = QWidget()
        self._flow = FlowLayout(self._chip_row, gap=4)
        self.fold = Fold(tr("Negative prompt"), self._negative_body())
        self.fold.toggled.connect(
            lambda open: self.negative.setFocus() if open and self.fold.header.hasFocus() else None
        )
        head = QHBoxLayout()
        head.addWidget(section(tr("Prompt")))
        head.addStretch(1)
        self._hint = label("", "note")
        head.addWidget(self._hint)
        self.embeddings = EmbeddingMenu(model, self)
        self.embeddings.wanted.connect(self._call)
        head.addWidget(self.embeddings)
        self.own = OwnWordsMenu(self)
        self.own.wanted.connect(self._choose_own)
        self.own.inserted.connect(lambda name: self._call(name, False))
        self.own.changed.connect(lambda: self.set_styles(self._shipped))
        head.addSpacing(OWN_ROOM)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.prompt)
        column.addWidget(self.words)
        column.addWidget(self.unknown)
        column.addWidget(self.other_models, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.blend)
        column.addWidget(self._chip_row)
        column.addWidget(self.fold)
        settings.changed.connect(self._show)
        self._show(frozenset(("workspace", "prompts", "negative", "guidance")))
        self.other_models.setToolTip(tr("Open “Models and weights”"))
        self.set_styles(styles.styles())
        if settings.value.words.negative:
            self.fold.set_open(True)

    def set_vocabulary(self, vocabulary: frozenset[str] | None) -> None:
        """Lower-case words that the model knows: others are marked, and styles of them offered. None knows any word."""
        self.prompt.set_vocabulary(vocabulary)
        self.negative.set_vocabulary(vocabulary)
        self.set_styles(styles.known_to(vocabulary))

    def set_styles(self, offered: Sequence[Style]) -> None:
        """Offer presets as chips that put them at the prompt's end, one's own behind them; none: no chips."""
        self._shipped = tuple(offered)
        offered = (*offered, *(each for each in own_words.own() if each.suffix))
        if tuple(offered) == self._styles:
            return
        self._styles = tuple(offered)
        for chip in self.chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = {style.name: Chip(style.name) for style in self._styles}
        for style, chip in zip(self._styles, self.chips.values(), strict=True):
            chip.clicked.connect(lambda on, style=style: self._choose_style(style if on else None))
            chip.setToolTip(_told(style))
            self._flow.addWidget(chip)
        self._chip_row.setVisible(bool(self._styles))
        self._show_style()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button of one's own words at the heading's end, without making the heading as high."""
        super().resizeEvent(event)
        self.own.adjustSize()
        trailing = 0 if self.isRightToLeft() else self.width() - self.own.width()
        self.own.move(trailing, (HEADING - self.own.height()) // 2)
        self.own.raise_()

    def _negative_body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.negative)
        column.addWidget(self.note)
        return body

    def _call(self, name: str, keep_out: bool) -> None:
        """Put an embedding's name at the end of the prompt, or of the negative one, which is opened."""
        words = self._settings.value.words
        text = ", ".join(each for each in ((words.negative if keep_out else words.prompt).rstrip(", "), name) if each)
        if keep_out:
            self._settings.set(negative=text)
            self.fold.set_open(True)
        else:
            self._settings.set(prompts=(text,))

    def _choose_style(self, style: Style | None) -> None:
        value = self._settings.value
        prompt, negative = styles.with_style(value.words.prompt, value.words.negative, style, self._styles)
        self._settings.set(prompts=(prompt,), negative=negative)

    def _choose_own(self, chosen: Style) -> None:
        """Put one's own words in, or a negative preset behind what is kept out; what is in is taken out."""
        words = self._settings.value.words
        if chosen.suffix:
            self._choose_style(None if styles.style_in(words.prompt, [chosen]) else chosen)
            return
        _, negative = styles.with_style("", words.negative, chosen, [])
        self._settings.set(negative=words.negative if chosen.negative in words.negative else negative)
        self.fold.set_open(True)

    def _show(self, names: frozenset[str]) -> None:
        value = self._settings.value
        if "workspace" in names:
            live = value.workspace is Workspace.LIVE
            self._hint.setText(tr("Ctrl+↑↓ weighs words") if live else tr("Ctrl+Enter generates"))
        if names & {"model", "loras"}:
            for counter in self._counters:
                counter.ask_again()
            self.embeddings.look_again()
        if names & {"prompts", "model"}:
            self._show_unknown()
        if "prompts" in names:
            self.prompt.set_text(value.words.prompt)
            self.blend.set_prompt(value.words.prompt)
            self._show_style()
        if "negative" in names:
            self.negative.set_text(value.words.negative)
        self.own.words, self.own.negative = value.words.prompt, value.words.negative
        if names & {"negative", "guidance"}:
            idle = not value.sampling.guided
            self.note.setVisible(idle)
            self.fold.set_summary(value.words.negative or (tr("off at guidance 1") if idle else tr("none")))

    def _show_unknown(self) -> None:
        """Say which words aren't known, and lead to a model that knows them."""
        model, prompt = self._model.or_none(), self._settings.value.words.prompt
        vocabulary = frozenset(model.vocabulary) or None if model else None
        words = [prompt[start : start + length] for start, length in unknown_words(prompt, vocabulary)]
        told = unknown_told(words, model) if model else ""
        self.unknown.set_text(told)
        self.other_models.setVisible(bool(told))

    def _show_style(self) -> None:
        chosen = styles.style_in(self._settings.value.words.prompt, self._styles)
        for name, chip in self.chips.items():
            chip.setChecked(chosen is not None and name == chosen.name)


def _told(style: Style) -> str:
    told = tr("Puts “{suffix}” at the end of the prompt", suffix=style.suffix)
    return (
        tr("{told}, and “{negative}” at the end of the negative prompt", told=told, negative=style.negative)
        if style.negative
        else told
    )
