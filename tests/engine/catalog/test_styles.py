"""Style presets: what they put where, and who is offered them."""

from __future__ import annotations

import pytest

from engine.catalog.styles import Style, known_to, style, style_in, styled, styles, with_style
from engine.errors import InvalidRequest
from engine.groups import built
from engine.request import Request

OIL, PIXEL = Style("oil", "oil painting"), Style("pixels", "pixel art", "photograph")
PHOTO = Style("photo", "photograph, 35 mm", "drawing")
AMONG = (OIL, PIXEL, PHOTO)


@pytest.mark.parametrize(
    ("prompt", "chosen", "after"),
    [
        ("a cat", PIXEL, "a cat, pixel art"),
        ("a cat, pixel art", OIL, "a cat, oil painting"),
        ("a cat, Photograph, 35 mm", PIXEL, "a cat, pixel art"),
        ("a cat, pixel art", None, "a cat"),
        ("a cat, asleep", None, "a cat, asleep"),
        ("", PIXEL, "pixel art"),
        ("pixel art", None, ""),
        ("a cat,", PIXEL, "a cat, pixel art"),
        ("a great pixel art", OIL, "a great pixel art, oil painting"),
        ('("a cat", "a dog").blend(1, 1)', OIL, '("a cat", "a dog").blend(1, 1), oil painting'),
    ],
)
def test_a_style_replaces_the_one_before(prompt: str, chosen: Style | None, after: str) -> None:
    assert with_style(prompt, "", chosen, AMONG)[0] == after
    assert style_in(after, AMONG) == chosen


def test_negative_words_come_and_go_with_their_style() -> None:
    assert with_style("a cat", "rain", PIXEL, AMONG) == ("a cat, pixel art", "rain, photograph")
    assert with_style("a cat, pixel art", "rain, photograph", PHOTO, AMONG)[1] == "rain, drawing"
    assert with_style("a cat, pixel art", "photograph", None, AMONG) == ("a cat", "")
    assert with_style("a cat, pixel art", "mine", OIL, AMONG)[1] == "mine"


def test_every_preset_can_be_had_by_name_and_taken_off_again() -> None:
    assert len({each.name for each in styles()}) == len(styles()) >= 4
    for each in styles():
        assert style(each.name.upper()) == each
        put = with_style("a cat", "", each, styles())
        assert with_style(*put, None, styles()) == ("a cat", "")


def test_an_unknown_style_names_the_known_ones() -> None:
    with pytest.raises(InvalidRequest, match="Known: oil painting, "):
        style("cubism")


def test_only_what_a_model_knows_is_offered_to_it() -> None:
    assert known_to(None) == styles()
    assert known_to(frozenset({"pixel", "art", "oil"})) == (Style("pixel art", "pixel art"),)
    assert known_to(frozenset({"pixel", "art", "photograph", "blur"}))[0].negative == "photograph, blur"


def test_each_prompt_of_a_request_gets_it_once() -> None:
    request = styled(built(Request, model="m", prompts=("a cat", "a dog, watercolour"), negative="rain"), "pixel art")
    assert request.words.prompts == ("a cat, pixel art", "a dog, pixel art")
    assert request.words.negative == "rain, photograph, blur"
