"""Joins a result in the strip to what its picture can be used for: by its menu, or dragged out."""

from __future__ import annotations

from collections.abc import Callable

from desktop.actions.drops import DropActions
from desktop.actions.variants import VariantActions
from desktop.files.drag_out import DragOut
from desktop.files.file_actions import FileActions
from desktop.model.asking.candidates import Candidate
from desktop.model.asking.recall import settings_of
from desktop.model.asking.studio import Studio
from desktop.views.variants.variants_dialog import USUAL
from desktop.views.window.strip import Strip
from engine.errors import SketchlightError
from engine.picture import Picture
from engine.pictures.recipe import of_result


def connect_strip(
    strip: Strip,
    studio: Studio,
    files: FileActions,
    drops: DropActions,
    variants: VariantActions,
    drag_out: DragOut,
) -> None:
    """Do with the chosen result what its menu says, and drag it out; what goes wrong is told."""

    def settings(chosen: Candidate) -> None:
        recipe = of_result(chosen.request, chosen.index, chosen.environment)
        try:
            studio.settings.replace(settings_of(recipe.alone, studio.settings.value))
        except SketchlightError as error:
            files.tell(error)

    uses: dict[str, Callable[[Candidate], object]] = {
        "settings": settings,
        "variants": variants.see,
        "steps": variants.steps,
        "like": lambda chosen: variants.more_like(chosen, float(USUAL)),
        "reference": lambda chosen: drops.add_reference("", Picture(chosen.image)),
        "control": lambda chosen: drops.add_control("", Picture(chosen.image)),
        "export": lambda _chosen: files.export(),
    }

    def use(name: str) -> None:
        chosen = studio.candidates.selected
        if chosen is not None:
            uses[name](chosen)

    strip.use_chosen.connect(use)
    strip.dragged.connect(drag_out.drag)
