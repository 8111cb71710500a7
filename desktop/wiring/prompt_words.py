"""Joins the prompts to what helps with writing them: suggestions, and text pasted from other programs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.background import Errand
from desktop.model.asking.recall import recalled
from desktop.model.asking.studio import Studio
from desktop.model.settings.completions import KnownWords, Suggestion, suggestions
from desktop.model.settings.lora_choice import trigger_words
from desktop.model.settings.pasted import PastedPrompt
from desktop.views.prompt.completer import PromptCompleter
from desktop.views.prompt.panel import PromptPanel
from desktop.words import shown, tr
from engine.brief_memory import MEMORY
from engine.catalog import embedding_files
from engine.catalog.catalog import Model
from engine.groups import altered
from engine.pictures.recipe import Recipe
from engine.prompt import tag_lists, wildcards
from engine.request import LoraUse


class PromptWords(QObject):
    """Suggests what is known here; a text of parameters sets the panels, as one change that is undone."""

    noted = Signal(str)

    def __init__(self, panel: PromptPanel, studio: Studio) -> None:
        super().__init__(panel)
        self._studio = studio
        self.tags = tag_lists.TagList([])
        """What is suggested besides the words in use; empty until it was read."""
        self.completers = [PromptCompleter(edit, self.suggest) for edit in (panel.prompt, panel.negative)]
        for edit, completer in zip((panel.prompt, panel.negative), self.completers, strict=True):
            edit.edited.connect(lambda _text, completer=completer: completer.look())
            edit.parameters_pasted.connect(self.take_over)
            edit.translated.connect(self.tell_translated)
        errand = Errand(tag_lists.read_all, self)
        errand.done.connect(self._take_tags)
        errand.start()

    def suggest(self, before: str) -> list[Suggestion]:
        """What the text before the caret may become."""
        model = self._studio.model.or_none()
        return suggestions(before, self._known(model), self.tags)

    def take_over(self, recipe: Recipe) -> None:
        """Put all that a pasted text of parameters says into the panels."""
        settings = self._studio.settings
        taken, notes = recalled(recipe, settings.value)
        settings.replace(taken)
        self.noted.emit(
            " ".join(
                (
                    tr("The panels say what was pasted; Ctrl+Z takes that back."),
                    *map(shown, notes),
                    *map(shown, recipe.notes),
                )
            )
        )

    def tell_translated(self, pasted: PastedPrompt) -> None:
        """Say that a prompt was translated, and put the LoRAs that it called for on cards."""
        settings = self._studio.settings
        uses = settings.value.uses.loras
        fresh = [LoraUse(name, weight) for name, weight in pasted.loras if name not in {use.model for use in uses}]
        if fresh:
            settings.replace(altered(settings.value, loras=(*uses, *fresh)))
        told = tr("What was pasted is in Sketchlight's own signs now.")
        if fresh:
            told = f"{told} {tr('%n LoRA(s) came with it.', '', len(fresh))}"
        self.noted.emit(told)

    def _known(self, model: Model | None) -> KnownWords:
        loras = [word for use in self._studio.settings.value.uses.loras for word in trigger_words(use, model)]
        embeddings = []
        if model is not None:
            found = MEMORY.ask(embedding_files.lengths, model, self._studio.model.loras)
            embeddings = [name for name, _ in found]
        return KnownWords(
            sorted(model.vocabulary) if model is not None else (), loras, embeddings, MEMORY.ask(wildcards.names)
        )

    def _take_tags(self, tags: tag_lists.TagList) -> None:
        self.tags = tags
