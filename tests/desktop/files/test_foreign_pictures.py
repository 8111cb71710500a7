"""A picture of another program, opened in the window: its words and numbers, and the model that was at hand."""

import json

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from desktop.model.document.changes import clear_mask
from desktop.model.document.snapshots import has_mask, snapshot_mask
from desktop.model.settings.settings import Workspace
from engine.groups import altered, built
from engine.picture import Picture
from engine.pictures.files import write_picture
from engine.pictures.recipe import Recipe
from engine.request import ControlUse, LoraUse, ReferenceUse, RefinerUse, Request
from engine.request_groups import ModelUse
from fuzz_cases import COMFY, PARAMETERS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.parametrize(
    ("keyword", "text", "prompt"),
    [("parameters", PARAMETERS, "a castle on a hill"), ("prompt", json.dumps(COMFY), "a boat on a lake")],
)
def test_its_recipe_leaves_the_model_at_hand_and_says_so(program, qtbot, tmp_path, keyword, text, prompt):
    model = program.settings.value.uses.model
    info = PngInfo()
    info.add_text(keyword, text)
    Image.new("RGB", (64, 96)).save(tmp_path / "foreign.png", pnginfo=info)
    noted = []
    program.window.files.noted.connect(noted.append)
    with qtbot.wait_signal(program.document.replaced):
        program.window.files.open(tmp_path / "foreign.png")
    qtbot.wait_until(lambda: prompt in program.settings.value.words.prompt)
    assert program.settings.value.uses.model == model
    assert any("is not here" in note and "stands in" in note for note in noted)


@pytest.mark.parametrize("name", [r"\\server\share\model", "//server/share/model", "https://server/model"])
@pytest.mark.parametrize("field", ["model", "vae", "loras", "refiner"])
def test_what_a_recipe_names_on_another_machine_is_not_looked_for(program, qtbot, tmp_path, name, field):
    """To look for a file there makes some systems log in."""
    values = {"loras": (LoraUse(name),), "refiner": RefinerUse(name)}
    request = built(Request, prompts=("a castle",), size=(64, 64), **{"model": "x", field: values.get(field, name)})
    write_picture(tmp_path / "foreign.png", np.zeros((64, 64, 3), np.uint8), Recipe(request))
    model = program.settings.value.uses.model
    if field != "model":
        request = altered(request, model=model)
    write_picture(tmp_path / "foreign.png", np.zeros((64, 64, 3), np.uint8), Recipe(request))
    assert "on another machine" in opened_with_a_note(program, qtbot, tmp_path / "foreign.png")
    assert program.settings.value.uses == ModelUse(model)
    assert program.settings.value.words.prompt == "a castle"


def opened_with_a_note(program, qtbot, path) -> str:
    noted = []
    program.window.files.noted.connect(noted.append)
    with qtbot.wait_signal(program.document.replaced):
        program.window.files.open(path)
    qtbot.wait_until(lambda: bool(noted))
    return noted[0]


@pytest.mark.parametrize("name", ["/home/somebody/models/anime.safetensors", "../../anime", "anime", "~nobody/x"])
@pytest.mark.parametrize("field", ["model", "vae", "loras", "refiner", "controls", "references"])
def test_what_a_recipe_of_our_own_names_and_is_not_here_leaves_what_is(program, qtbot, tmp_path, name, field):
    model = program.settings.value.uses.model
    made_of = Picture(np.zeros((64, 64, 3), np.uint8))
    missing = {
        "loras": (LoraUse(name),),
        "refiner": RefinerUse(name),
        "controls": (ControlUse("canny", name),),
        "references": (ReferenceUse(name, made_of),),
    }
    values = {"model": model, field: missing.get(field, name)}
    request = built(Request, prompts=("a castle",), size=(64, 64), steps=7, source=made_of, **values)
    write_picture(tmp_path / "own.png", np.zeros((64, 64, 3), np.uint8), Recipe(request))
    assert name[-20:] in opened_with_a_note(program, qtbot, tmp_path / "own.png")
    now = program.settings.value
    assert now.uses == ModelUse(model)
    assert (now.words.prompt, now.sampling.steps) == ("a castle", 7)
    cards = (*now.controls, *now.references) if field in ("controls", "references") else ()
    assert [each.on for each in cards if each.picture or field == "controls"] == [False] * bool(cards)


def test_a_hole_is_offered_as_the_mask(program, qtbot, tmp_path):
    pixels = np.full((64, 64, 4), 255, np.uint8)
    pixels[20:30, 20:40, 3] = 0
    write_picture(tmp_path / "hole.png", pixels)
    with qtbot.wait_signal(program.window.files.hole_found):
        program.window.files.open(tmp_path / "hole.png")
    bar = program.window.messages
    assert bar.act.isVisible() and not has_mask(program.document)
    bar.act.click()
    assert program.settings.value.workspace is Workspace.INPAINT
    assert np.array_equal(snapshot_mask(program.document) > 0, pixels[..., 3] == 0)
    clear_mask(program.document)
    program.window.panel.inpaint_panel.hole.click()
    assert np.array_equal(snapshot_mask(program.document) > 0, pixels[..., 3] == 0)
