"""The recipe's short form: from scenes to a pipeline that diffusers loads and runs."""

import json
from pathlib import Path

import numpy as np
import pytest
import torch

from storybook import autoencoder, export, learn, text
from storybook.config import PROFILES
from storybook.training import plot

pytestmark = pytest.mark.slow
TINY = PROFILES["tiny"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(work folder, model folder) of a complete run of the tiny profile."""
    work = Path(tmp_path_factory.mktemp("work"))
    autoencoder.train(TINY, work)
    text.train(TINY, work)
    learn.teacher(TINY, work)
    learn.student(TINY, work)
    return work, export.export(TINY, work, work / "starter")


def curve(path: Path, column: str) -> list[float]:
    lines = path.read_text().splitlines()
    at = lines[0].split(",").index(column)
    return [float(line.split(",")[at]) for line in lines[1:]]


@pytest.mark.timeout(240)
def test_the_folder_is_an_ordinary_pipeline(made: tuple[Path, Path]) -> None:
    from diffusers import StableDiffusionPipeline

    pipe = StableDiffusionPipeline.from_pretrained(made[1], dtype=torch.float32, local_files_only=True)
    pipe.set_progress_bar_config(disable=True)
    pictures = [
        pipe(
            prompt,
            num_inference_steps=4,
            guidance_scale=1.0,
            height=64,
            width=64,
            output_type="np",
            generator=torch.Generator().manual_seed(seed),
        ).images[0]
        for prompt, seed in (("a red apple", 1), ("a red apple", 1), ("a red apple", 2), ("a blue car at night", 1))
    ]
    assert pictures[0].shape == (64, 64, 3) and np.isfinite(pictures).all()
    assert np.array_equal(pictures[0], pictures[1])
    assert not np.array_equal(pictures[0], pictures[2]) and not np.array_equal(pictures[0], pictures[3])


def test_the_folder_says_what_it_knows(made: tuple[Path, Path]) -> None:
    about = json.loads((made[1] / "sketchlight.json").read_text())
    assert {"apple", "castle", "red"} <= set(about["vocabulary"]) and "dragon" not in about["vocabulary"]
    assert np.array(about["latent_rgb"]["factors"]).shape == (4, 3) and len(about["latent_rgb"]["bias"]) == 3
    assert about["native_sizes"] == [[64, 64]] and about["steps"] == 4


def test_weights_are_half_precision_safetensors(made: tuple[Path, Path]) -> None:
    from safetensors.torch import load_file

    files = sorted(made[1].rglob("*.safetensors"))
    assert {f.parent.name for f in files} == {"unet", "vae", "text_encoder"}
    assert {t.dtype for f in files for t in load_file(f).values() if t.is_floating_point()} == {torch.float16}
    assert not list(made[1].rglob("*.bin"))


def test_a_finished_stage_is_not_trained_again(made: tuple[Path, Path]) -> None:
    before = (made[0] / "teacher-compose.pt").read_bytes()
    learn.teacher(TINY, made[0])
    assert (made[0] / "teacher-compose.pt").read_bytes() == before


def test_curves_are_kept_and_drawn(made: tuple[Path, Path]) -> None:
    assert curve(made[0] / "autoencoder.csv", "step")[-1] == TINY.autoencoder.steps
    assert plot(made[0] / "teacher-compose.csv").stat().st_size > 1000
