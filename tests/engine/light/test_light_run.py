"""Runs without torch: the starter's pictures as the engine draws them, and what is left to the engine."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from drive import KEY, box_mask, colours, events, finished, loadings, previews
from engine.catalog import catalog
from engine.engine import Engine
from engine.errors import InvalidRequest, ModelError
from engine.events import Finished
from engine.groups import altered, built
from engine.light import engine as light
from engine.light import noise
from engine.paths import starter_dir
from engine.picture import Picture
from engine.request import (
    Attention,
    Backend,
    ControlUse,
    LoraUse,
    Mask,
    Masking,
    Offload,
    Outpaint,
    Placement,
    Request,
    SecondPass,
)

SIDE = 128
STARTER = built(Request, model="starter", prompts=("a red house on a meadow",), size=(SIDE, SIDE), seed=5)
SOURCE = Picture(colours(SIDE, SIDE))
EMPTY = Picture(np.zeros((8, 8, 3), np.uint8))
MASK = Mask(Picture(box_mask(SIDE, SIDE, 30, 40, 90, 100)), Masking(grow=0, feather=4))

pytestmark = pytest.mark.skipif(not noise.available(), reason="on this processor torch draws noise in another way")


def sketch() -> Picture:
    """A red square on an empty page."""
    pixels = np.zeros((SIDE, SIDE, 4), np.uint8)
    pixels[40:90, 30:100] = (200, 30, 40, 255)
    return Picture(pixels)


ASKED: dict[str, dict[str, Any]] = {
    "from words": {},
    "two with guidance": {"count": 2, "guidance": 2.0, "negative": "a tree"},
    "two prompts of other lengths": {"prompts": ("a red house", "a blue boat on the sea " * 30)},
    "from a picture": {"source": SOURCE, "strength": 0.5},
    "from a sketch": {"source": sketch(), "strength": 0.6},
    "guided by the sketch": {"source": sketch(), "strength": 0.6, "guidance": 1.5, "residual_guidance": True},
    "guided by a sketch that is not seen": {
        "source": sketch(),
        "strength": 1.0,
        "guidance": 2.0,
        "residual_guidance": True,
    },
    "under a mask": {"source": SOURCE, "mask": MASK},
    "under a mask, in part": {"source": SOURCE, "mask": MASK, "strength": 0.7, "steps": 6},
    "of one step": {"steps": 1},
    "by DDIM": {"sampler": "ddim", "steps": 8, "guidance": 2.0},
    "by DDIM from a picture": {"sampler": "ddim", "steps": 3, "source": SOURCE, "strength": 0.2},
    "in two passes": {"source": SOURCE, "strength": 0.5, "second": SecondPass((192, 192), 0.3, 3, sampler="ddim")},
    "upright": {"size": (96, SIDE)},
    "from a sketch's lines": {"source": sketch(), "strength": 0.6, "controls": (ControlUse("scribble", "scribble"),)},
    "by two maps, for a time": {
        "controls": (
            ControlUse("canny", "canny", map=SOURCE, scale=0.7),
            ControlUse("depth", "depth", map=SOURCE, end=0.5),
        ),
        "guidance": 1.5,
    },
    "by a map without anything": {"controls": (ControlUse("canny", "canny", map=EMPTY),)},
}


@pytest.mark.parametrize("name", ASKED)
def test_a_picture_is_the_engines(name: str, engine: Engine) -> None:
    request = altered(STARTER, **ASKED[name])
    assert light.refusal(request, catalog.find("starter")) is None
    ours = finished(engine, request)
    theirs = finished(engine, replace(request, placement=Placement(backend=Backend.TORCH)))
    assert ours.environment.backend.startswith("onnxruntime")
    assert replace(theirs.environment, backend=ours.environment.backend) == ours.environment
    assert theirs.environment.backend == "torch"
    assert ours.notes == theirs.notes
    for one, other in zip(ours.images, theirs.images, strict=True):
        assert one.shape == other.shape
        assert np.abs(one.astype(int) - other).max() <= 1  # rounded to whole numbers on either side


def test_strength_0_leaves_the_picture(engine: Engine) -> None:
    done = finished(engine, replace(STARTER, source=SOURCE, strength=0.0))
    np.testing.assert_array_equal(done.images[0], SOURCE.pixels)
    assert "Strength 0" in done.notes[0]


def test_outside_a_mask_nothing_changes(engine: Engine) -> None:
    done = finished(engine, replace(STARTER, source=SOURCE, mask=MASK))
    far = np.ones((SIDE, SIDE), bool)
    far[30:110, 20:100] = False
    np.testing.assert_array_equal(done.images[0][far], SOURCE.pixels[far])


def test_the_same_request_gives_the_same_bits_in_another_engine(engine: Engine) -> None:
    one, other = finished(engine, STARTER), finished(Engine(), STARTER)
    np.testing.assert_array_equal(one.images[0], other.images[0])
    assert one.environment == other.environment


def test_every_step_is_shown_and_what_is_kept_is_not_made_again() -> None:
    fresh = Engine()
    found = events(fresh, replace(STARTER, source=SOURCE, strength=0.5))
    assert [each.step for each in previews(found)] == [1, 2, 3, 4]
    again = {each.stage for each in loadings(events(fresh, altered(STARTER, source=SOURCE, strength=0.5, seed=6)))}
    assert again == {"Drawing", "Decoding"}


def test_a_run_can_be_stopped_between_two_events(engine: Engine) -> None:
    from engine.events import Job

    run = engine.run(Job(KEY, STARTER))
    next(run)
    run.close()
    assert isinstance(events(engine, STARTER)[-1], Finished)


REFUSED: dict[str, dict[str, Any]] = {
    "the backend": {"placement": Placement(backend=Backend.TORCH)},
    "another precision": {"placement": Placement(dtype="bfloat16")},
    "another layout": {"placement": Placement(offload=Offload.GROUP)},
    "another attention": {"placement": Placement(attention=Attention.SLICED)},
    "another sampler": {"sampler": "euler"},
    "another way": {"sampler": "ddim", "spacing": "trailing"},
    "its clip_skip": {"clip_skip": 1},
    "its prediction": {"prediction": "epsilon"},
    "another sampler in its second pass": {"second": SecondPass((256, 256), sampler="euler")},
    "its loras": {"loras": (LoraUse("watercolour"),)},
    "its outpaint": {"source": SOURCE, "outpaint": Outpaint(left=32)},
    "weights on words": {"prompts": ("a (red:1.3) house",)},
    "so many pixels": {"count": 64, "size": (512, 512)},
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_needs_torch_is_named(what: str) -> None:
    refused = light.refusal(altered(STARTER, **REFUSED[what]), catalog.find("starter"))
    assert refused is not None and refused.startswith(what.partition(" in ")[0])


def test_a_model_without_graphs_is_left_to_torch(tiny_vae_folder: Path, model_folder: Path) -> None:
    for folder in (tiny_vae_folder, model_folder):
        assert light.refusal(altered(STARTER, model=str(folder)), catalog.find(str(folder))) is not None


def test_weights_that_no_graph_takes_are_left_to_torch(tmp_path: Path) -> None:
    """The starter's, but as bfloat16, which numpy does not know."""
    from safetensors.torch import load_file, save_file

    folder = shutil.copytree(starter_dir(), tmp_path / "other", ignore=shutil.ignore_patterns("controlnets", "graphs"))
    file = folder / "unet" / "diffusion_pytorch_model.safetensors"
    save_file({name: each.bfloat16() for name, each in load_file(file).items()}, file, {"format": "pt"})
    request = altered(STARTER, model=str(folder))
    assert light.refusal(request, catalog.find(str(folder))) is None
    fresh = Engine()
    done = finished(fresh, request)
    assert np.abs(done.images[0].astype(int) - finished(fresh, STARTER).images[0]).mean() < 20


def test_a_control_that_is_not_there_is_named(engine: Engine) -> None:
    with pytest.raises(ModelError, match="other"):
        events(engine, replace(STARTER, controls=(ControlUse("canny", "other", map=SOURCE),)))


def test_a_prompt_that_cannot_be_read_is_said_at_once(engine: Engine) -> None:
    with pytest.raises(InvalidRequest):
        events(engine, altered(STARTER, prompts=("a (red house",)))


def test_a_picture_from_the_command_line_imports_no_torch(tmp_path: Path) -> None:
    """In a process of its own, as a person starts it."""
    words = ["generate", "--prompt", "a red house", "--size", "128x128", "--out", str(tmp_path / "made.png")]
    script = (
        "import sys; from engine.cli import main; code = main(sys.argv[1:]);"
        "heavy = {'torch', 'diffusers', 'transformers', 'scipy'} & set(sys.modules);"
        "sys.exit(f'{code} {heavy}' if code or heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "made.png").stat().st_size > 1000
