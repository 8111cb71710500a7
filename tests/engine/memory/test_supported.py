"""What a family can't do is said before anything is loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from drive import asked, events
from engine import registry
from engine.catalog import catalog
from engine.engine import Engine
from engine.errors import InvalidRequest
from engine.groups import altered
from engine.memory import supported
from engine.records import Feature
from engine.request import Micro, RefinerUse


def test_stable_diffusion_1_says_that_it_takes_no_refiner_and_no_sizes(model_folder: Path) -> None:
    wanted = asked(model_folder, refiner=RefinerUse("sdxl-refiner"), micro=Micro(crop=(8, 8)))
    with pytest.raises(InvalidRequest, match="takes no refiner"):
        events(Engine(), wanted)
    with pytest.raises(InvalidRequest, match="is told no original size"):
        supported.check(catalog.find(str(model_folder)), altered(wanted, refiner=None))


def test_a_refiner_says_that_it_needs_a_picture(refiner_folder: Path) -> None:
    with pytest.raises(InvalidRequest, match="give one"):
        events(Engine(), asked(refiner_folder))


def test_every_feature_is_looked_for_and_some_family_has_it() -> None:
    assert set(supported.ASKED) == set(Feature)
    assert set().union(*(family.supports for family in registry.families().values())) == set(Feature)
