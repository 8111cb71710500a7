"""Variants of a result: four more like it, seen side by side, compared, and taken together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from desktop.files.actions import Actions
from desktop.model.asking import taking
from desktop.model.asking.candidates import Candidate
from desktop.model.asking.studio import Studio
from desktop.model.pixels import conversions
from desktop.views.history.compare_dialog import CompareDialog
from desktop.views.variants.steps_dialog import StepsDialog
from desktop.views.variants.variants_dialog import VariantsDialog
from desktop.views.widgets.commands import command
from desktop.words import tr
from engine import seeds
from engine.groups import altered
from engine.phrase import mark
from engine.pictures.recipe import of_result

MANY = 4


class VariantActions(Actions):
    """Joins the strip's results to the dialog of variants."""

    def __init__(self, studio: Studio, window: QWidget) -> None:
        super().__init__(window)
        self._studio = studio
        self.dialog: VariantsDialog | None = None
        self.compared: CompareDialog | None = None
        self.stepped: StepsDialog | None = None

    def add_commands(self, window: QWidget) -> None:
        """Add what is done with results by the palette."""

        def turn() -> None:
            self._studio.on_show.set_repeating(not self._studio.on_show.repeating)

        label = mark("See seamless results two by two, or once")
        command(window, "view.repeat", label, tr("View"), turn, icon_name="grid-2x2")

    def more_like(self, chosen: Candidate, amount: float) -> None:
        """Queue four pictures whose noise is turned a little away from this one's."""
        alone = of_result(chosen.request, chosen.index, chosen.environment).alone
        varied = altered(alone, count=MANY, variation=amount, variation_seed=seeds.drawn(), sheet=None)
        self._studio.enqueue(varied)

    def see(self, chosen: Candidate) -> None:
        """See a result beside those that were made with it, or else beside the newest others."""
        results = list(self._studio.candidates)
        together = [each for each in results if each.request is chosen.request and not each.is_table]
        shown = together if len(together) > 1 else [chosen, *(each for each in results if each is not chosen)]
        self.dialog = VariantsDialog(shown[:MANY], self.window)
        self.dialog.more_wanted.connect(self.more_like)
        self.dialog.compare_wanted.connect(self.compare)
        self.dialog.take_wanted.connect(self.take)
        self.dialog.show()

    def steps(self, chosen: Candidate) -> None:
        """Go through the steps of a result's run, and go on from one of them with other words."""
        seen = self._studio.steps.of(chosen.request, chosen.index)
        if len(seen) < 2:
            self.noted.emit(tr("The steps of this run aren't known any more: make it again, then look at once."))
            return
        alone = of_result(chosen.request, chosen.index, chosen.environment).alone
        words = alone.words

        def go_on(step: int, prompt: str) -> None:
            opening = words.opening if words.opening_steps else words.prompt
            self._studio.enqueue(altered(alone, prompts=(prompt,), opening=opening, opening_steps=step))

        pictures = [conversions.to_drawable(each) for each in seen]
        most = words.opening_steps or None
        self.stepped = StepsDialog(pictures, words.prompt, self.window, most=most)
        self.stepped.wanted.connect(go_on)
        self.stepped.show()

    def compare(self, pair: Sequence[Candidate]) -> None:
        """See two of them one over the other, by a slider or in turns."""
        shown = [(conversions.to_drawable(each.image), _title(each)) for each in pair]
        self.compared = CompareDialog(shown, self.window)
        self.compared.show()

    def take(self, favourites: Sequence[Candidate]) -> None:
        """Put several into the drawing, a layer each, as one undo item."""
        taking.take_all(self._studio.document, favourites)
        self._studio.candidates.select(None)
        self._studio.taken.emit()
        self.noted.emit(tr("Taken as %n layer(s) of the drawing.", "", len(favourites)))


def _title(each: Candidate) -> str:
    recipe = of_result(each.request, each.index, each.environment)
    sampling = recipe.request.sampling
    seed = tr("Seed {seed}", seed=recipe.seed)
    if not sampling.variation:
        return seed
    return tr("{seed}, varied {share:.0%}", seed=seed, share=sampling.variation)
