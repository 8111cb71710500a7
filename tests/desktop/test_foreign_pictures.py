"""A picture of another program, opened in the window: its words and numbers, and the model that was at hand."""

import json

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PySide6.QtCore import QSettings

from desktop.app import Program
from desktop.model.keeping.autosave import Autosave
from engine.groups import built
from engine.pictures.files import write_picture
from engine.pictures.recipe import Recipe
from engine.request import LoraUse, RefinerUse, Request
from fakes import FakeEngine, bare_model
from fuzz_cases import COMFY, PARAMETERS

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def program(qtbot, tmp_path):
    preferences = QSettings(str(tmp_path / "preferences.ini"), QSettings.Format.IniFormat)
    made = Program(Autosave(tmp_path / "last"), preferences, FakeEngine())
    made.settings.set(model=str(bare_model(tmp_path / "a model", native_size=64)), live=False, size=(64, 64))
    made.show()
    qtbot.wait_until(made.thread.isRunning)
    made.window.messages.dismiss()
    yield made
    made.window.close()
    made.faults.release()


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
def test_a_recipe_that_names_another_machine_is_not_followed(program, qtbot, tmp_path, name, field):
    """To look for a file there makes some systems log in."""
    values = {"loras": (LoraUse(name),), "refiner": RefinerUse(name)}
    request = built(Request, prompts=("a castle",), size=(64, 64), **{"model": "x", field: values.get(field, name)})
    write_picture(tmp_path / "foreign.png", np.zeros((64, 64, 3), np.uint8), Recipe(request))
    before, told = program.settings.value, []
    program.window.files.failed.connect(told.append)
    with qtbot.wait_signal(program.document.replaced):
        program.window.files.open(tmp_path / "foreign.png")
    qtbot.wait_until(lambda: bool(told))
    assert "another machine" in told[0].message and program.settings.value == before
