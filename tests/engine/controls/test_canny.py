import numpy as np

from engine import registry
from engine.controls.canny import CONTROL


def _square() -> np.ndarray:
    rgb = np.full((64, 64, 3), 40, np.uint8)
    rgb[16:48, 16:48] = 200
    return rgb


def test_edges_are_white_on_black_round_the_square():
    edges = CONTROL.annotate(_square())
    assert edges.shape == (64, 64, 3)
    assert edges.dtype == np.uint8
    assert set(np.unique(edges)) == {0, 255}
    assert edges[14:18, 20:44].any()
    assert not edges[24:40, 24:40].any()


def test_higher_thresholds_show_fewer_edges():
    faint = _square()
    faint[16:48, 16:48] = 60
    assert CONTROL.annotate(faint, low=10, high=20).any()
    assert not CONTROL.annotate(faint, low=200, high=255).any()


def test_thresholds_the_wrong_way_round_are_swapped():
    assert (CONTROL.annotate(_square(), low=160, high=80) == CONTROL.annotate(_square(), low=80, high=160)).all()


def test_is_found_by_scanning_with_its_defaults():
    found = registry.control("canny")
    assert {each.name: each.default for each in found.settings} == {"low": 80, "high": 160}
    assert all((each.low, each.high) == (0, 255) for each in found.settings)
