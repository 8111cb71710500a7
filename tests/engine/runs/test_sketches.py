"""A sketch on a page that is partly empty: strength rules from paper to words, by what the model wants of the page."""

from __future__ import annotations

import itertools
import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from drive import asked, box_mask, colours, finished, picture_of, prepared
from engine.engine import Engine
from engine.frames import source
from engine.groups import altered, built
from engine.loading.models import Models
from engine.paths import starter_dir
from engine.picture import Picture
from engine.records import EmptyPage
from engine.request import Mask, Masking, Request

LEFT = box_mask(64, 64, 0, 0, 32, 64)
"""The left half is painted."""
NOTHING = np.zeros((64, 64), np.uint8)
STRENGTHS = (0.0, 0.05, 0.2, 0.35, 0.5, 0.7, 0.85, 1.0)


def sketch(alpha: np.ndarray) -> Picture:
    return Picture(np.dstack([colours(), alpha]))


@pytest.fixture(scope="module", params=["paper", "free"])
def folder(request: pytest.FixtureRequest, tiny_vae_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that says what it wants of an empty page."""
    copy = tmp_path_factory.mktemp("pages") / request.param
    shutil.copytree(tiny_vae_folder, copy)
    (copy / "sketchlight.json").write_text(json.dumps({"empty_page": request.param}))
    return copy


def first_latents(request: Request, models: Models) -> torch.Tensor:
    return prepared(request, models).latents


@pytest.mark.parametrize("strength", [0.3, 1.0])
def test_an_opaque_sketch_is_ordinary_image_to_image(engine: Engine, folder: Path, strength: float) -> None:
    opaque = asked(folder, source=sketch(np.full((64, 64), 255, np.uint8)), strength=strength)
    plain = replace(opaque, source=Picture(colours()))
    np.testing.assert_array_equal(picture_of(engine, opaque), picture_of(engine, plain))


@pytest.mark.parametrize("alpha", [LEFT, NOTHING])
def test_strength_zero_gives_the_sketch_on_its_paper_to_the_bit(
    engine: Engine, folder: Path, alpha: np.ndarray
) -> None:
    drawn = picture_of(engine, asked(folder, source=sketch(alpha), strength=0.0))
    painted = alpha > 0
    np.testing.assert_array_equal(drawn[painted], colours()[painted])
    assert (drawn[~painted] == 255).all()


@pytest.mark.parametrize("alpha", [LEFT, NOTHING, np.full((64, 64), 255, np.uint8)])
def test_strength_one_leaves_the_words_alone(engine: Engine, folder: Path, alpha: np.ndarray) -> None:
    request = asked(folder, source=sketch(alpha), strength=1.0)
    np.testing.assert_array_equal(picture_of(engine, request), picture_of(engine, replace(request, source=None)))


def test_the_first_step_sees_what_is_painted_the_less_the_higher_the_strength(folder: Path) -> None:
    models = Models()
    request = asked(folder, source=sketch(LEFT), strength=0.5)
    other = replace(request, source=Picture(np.dstack([255 - colours(), LEFT])))

    def seen(strength: float) -> float:
        one, two = (first_latents(replace(each, strength=strength), models) for each in (request, other))
        return float((one - two)[..., :4].abs().mean())

    found = [seen(each) for each in STRENGTHS[1:]]
    assert found[-1] == 0
    assert all(before > after for before, after in itertools.pairwise(found))


def test_an_empty_page_is_paper_or_nothing_as_the_model_was_trained(folder: Path, engine: Engine) -> None:
    empty = asked(folder, source=sketch(NOTHING), strength=0.5)
    white = replace(empty, source=Picture(np.full((64, 64, 3), 255, np.uint8)))
    alone = replace(empty, source=None)
    like = white if folder.name == "paper" else alone
    np.testing.assert_array_equal(picture_of(engine, empty), picture_of(engine, like))


def test_what_is_free_follows_the_seed_and_paper_does_not(folder: Path) -> None:
    request = asked(folder, source=sketch(LEFT), strength=0.5)
    one, other = (source.prepare(altered(request, seed=seed), EmptyPage.FREE) for seed in (1, 2))
    assert one is not None and other is not None
    np.testing.assert_array_equal(one.rgb[:, :32], other.rgb[:, :32])
    assert (one.rgb[:, 48:] != other.rgb[:, 48:]).any()
    paper = source.prepare(request, EmptyPage.PAPER)
    assert paper is not None and (paper.rgb[:, 32:] == 255).all()


def test_a_mask_on_an_empty_page_keeps_the_page_empty_outside_it(engine: Engine, folder: Path) -> None:
    mask = Mask(Picture(box_mask(64, 64, 40, 8, 60, 40)), Masking(grow=0, feather=0))
    drawn = picture_of(engine, asked(folder, source=sketch(LEFT), mask=mask, strength=0.8))
    outside = mask.picture.pixels == 0
    np.testing.assert_array_equal(drawn[outside], sketch(LEFT).pixels[outside])


def test_a_sketch_runs_all_its_steps(engine: Engine, folder: Path) -> None:
    done = finished(engine, asked(folder, source=sketch(LEFT), strength=0.2, steps=6))
    assert len(done.timings.steps) == 6


@pytest.mark.skipif(not (starter_dir() / "model_index.json").is_file(), reason="the starter is not there")
@pytest.mark.parametrize("opaque", [False, True])
def test_the_starter_agrees_with_a_sketch_the_less_the_higher_the_strength(engine: Engine, opaque: bool) -> None:
    """Distance to the painted square falls nowhere from strength 0 to 1."""
    pixels = np.full((256, 256, 4), 255, np.uint8) if opaque else np.zeros((256, 256, 4), np.uint8)
    pixels[120:200, 150:230] = (220, 40, 40, 255)
    square = np.s_[120:200, 150:230]
    away = []
    for strength in (0.0, 0.35, 0.7, 1.0):
        request = built(
            Request,
            model="starter",
            prompts=("a red house in the snow",),
            size=(256, 256),
            source=Picture(pixels),
            strength=strength,
        )
        drawn = picture_of(engine, request)[square].astype(float)
        away.append(np.abs(drawn - pixels[square][..., :3]).mean())
    assert away[0] == 0
    assert all(before <= after + 1 for before, after in itertools.pairwise(away)), away
