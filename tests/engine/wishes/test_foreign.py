"""Another program's recipe asks for what is not here: the model at hand stays, and the rest is said."""

from __future__ import annotations

from pathlib import Path

import pytest
import weights_files

from engine.groups import built
from engine.pictures.recipe import Recipe
from engine.request import LoraUse, Request
from engine.wishes.foreign import at_hand
from fakes import bare_model


@pytest.fixture
def home(here: Path) -> Path:
    """The user's models folder, with one model and one LoRA in it."""
    folder = here.parent / "data" / "Sketchlight" / "models"
    bare_model(folder / "Dream-Shaper")
    weights_files.lora(folder / "loras" / "styles" / "Ink.safetensors")
    return folder


def recipe(model: str, *loras: str, clip_skip: int = 0) -> Recipe:
    uses = tuple(LoraUse(name, 0.7) for name in loras)
    return Recipe(built(Request, model=model, seed=7, loras=uses, clip_skip=clip_skip), program="ComfyUI")


@pytest.mark.parametrize(
    "name", ["nonsuch", "/etc/passwd", "~nosuchuser/x", "/" + "a" * 300, r"\\server\share\m", ".."]
)
def test_a_model_that_is_not_here_leaves_the_one_at_hand(home: Path, name: str) -> None:
    request, notes = at_hand(recipe(name), "Dream-Shaper")
    assert (request.uses.model, request.sampling.seed) == ("Dream-Shaper", 7)
    assert len(notes) == 1
    assert "is not here: Nothing stands in." in notes[0]


def test_a_recipe_that_names_none_leaves_it_without_a_word(home: Path) -> None:
    assert at_hand(recipe(""), "Dream-Shaper") == (built(Request, model="Dream-Shaper", seed=7), ())


@pytest.mark.parametrize("name", ["Dream-Shaper", "dream-shaper", "folder\\Dream-Shaper", "dream-shaper.safetensors"])
def test_a_model_that_is_here_is_found_by_its_name(home: Path, name: str) -> None:
    assert at_hand(recipe(name), "starter")[0].uses.model == "Dream-Shaper"


def test_loras_are_found_by_their_name_or_left_out_with_a_note(home: Path) -> None:
    request, notes = at_hand(recipe("Dream-Shaper", "ink", "nonsuch", "../../ink.safetensors"), "starter")
    assert request.uses.loras == (LoraUse("styles/Ink", 0.7), LoraUse("styles/Ink", 0.7))
    assert notes == ("The LoRA “nonsuch” is not here, and is left out.",)
