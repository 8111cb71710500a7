"""Seeds are whole numbers of 64 bits on every way in, and those of a batch count on."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from drive import asked, finished, picture_of
from engine import seeds
from engine.cli import main
from engine.engine import Engine
from engine.errors import InvalidRequest, UnreadableFile
from engine.groups import built
from engine.paths import starter_dir
from engine.pictures import sheet_cells
from engine.pictures.recipe import Recipe, from_json, to_json
from engine.request import Axis, Request, Sheet, SheetAxis
from engine.runs import batches
from fakes import FakeEngine

LAST = 2**64 - 1


@pytest.mark.parametrize("seed", [0, 1, 2**31 - 1, 2**31, 2**32, 2**53 + 1, 2**63, LAST])
def test_every_seed_of_64_bits_is_taken_by_request_recipe_and_command_line(here: Path, seed: int) -> None:
    request = built(Request, model="starter", seed=seed)
    assert from_json(to_json(Recipe(request)), "it").request.sampling.seed == seed
    fake = FakeEngine()
    words = ["generate", "--model", "../model", "--prompt", "x", "--seed", str(seed), "--out", "out.png"]
    assert main(words, fake) == 0
    assert fake.asked[0].sampling.seed == seed
    assert main(["generate", "--recipe", "out.png", "--out", "again.png"], fake) == 0
    assert fake.asked[1].sampling.seed == seed


@pytest.mark.parametrize("text", ["-2", str(2**64), "1e5", "1.5", "", "x", "0x10", "1_000", "٣", "nan", "9" * 5000])
def test_what_is_no_seed_is_refused_in_words(text: str) -> None:
    with pytest.raises(InvalidRequest, match=r"is not a whole number from 0 to 18446744073709551615 \(or -1"):
        seeds.read(text)


def test_minus_one_is_random_on_every_way_in(here: Path) -> None:
    assert len({seeds.read(text) for text in ("-1", "−1", " -1 ") * 4}) > 1
    tree = json.loads(to_json(Recipe(built(Request, model="starter"))))
    tree["request"]["sampling"]["seed"] = -1
    assert len({from_json(json.dumps(tree), "it").request.sampling.seed for _ in range(8)}) > 1
    fake = FakeEngine()
    for _ in range(4):
        words = ["generate", "--model", "../model", "--prompt", "x", "--seed", "-1", "--out", "out.png"]
        assert main(words, fake) == 0
    assert len({each.sampling.seed for each in fake.asked}) > 1
    assert all(each.sampling.seed >= 0 for each in fake.asked)


@pytest.mark.parametrize("seed", [-2, 2**64, 1e5, 1.5, "7", None, True])
def test_a_recipe_with_another_seed_is_refused(seed: object) -> None:
    tree = json.loads(to_json(Recipe(built(Request, model="starter"))))
    tree["request"]["sampling"]["seed"] = seed
    with pytest.raises(UnreadableFile):
        from_json(json.dumps(tree), "it")


def test_pictures_count_on_from_the_last_seed_to_the_first() -> None:
    request = built(Request, model="starter", seed=LAST - 1, count=4)
    assert [Recipe(request, index).seed for index in range(4)] == [LAST - 1, LAST, 0, 1]
    assert [part.sampling.seed for part in batches.split(request, 1)] == [LAST - 1, LAST, 0, 1]


def test_pictures_of_a_batch_over_the_last_seed_are_those_of_their_own_seeds() -> None:
    """Together in one forward, and each by itself."""
    engine = Engine()
    both = finished(engine, asked(starter_dir(), seed=LAST, count=2)).images
    alone = [picture_of(engine, asked(starter_dir(), seed=seed)) for seed in (LAST, 0)]
    for ours, theirs in zip(both, alone, strict=True):
        assert np.abs(ours.astype(int) - theirs).max() <= 1
    assert np.abs(both[0].astype(int) - both[1]).max() > 10


def test_a_sheet_varies_seeds_of_64_bits() -> None:
    sheet = Sheet(SheetAxis(Axis.SEED, ("1", str(LAST))))
    assert [cell.request.sampling.seed for cell in sheet_cells.cells(built(Request, model="starter", sheet=sheet))] == [
        1,
        LAST,
    ]
    with pytest.raises(InvalidRequest, match="1e5"):
        sheet_cells.cells(built(Request, model="starter", sheet=Sheet(SheetAxis(Axis.SEED, ("1e5",)))))
