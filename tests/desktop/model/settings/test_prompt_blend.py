"""Shares of a blend, as they are written in the prompt."""

import pytest

from desktop.model.settings.prompt_blend import Blend, blend_in, with_share

TWO = 'oil of ("a cat", "a (dog)1.2").blend(3, 1), dawn'


def test_a_blend_is_found_with_its_shares() -> None:
    assert blend_in(TWO) == Blend(("a cat", "a (dog)1.2"), (0.75, 0.25))
    assert blend_in("a cat") is None
    assert blend_in('("a", "b").and()') is None
    assert blend_in('("a", "b").blend(1, 1) (') is None


@pytest.mark.parametrize(
    ("prompt", "index", "share", "after"),
    [
        (TWO, 0, 0.4, 'oil of ("a cat", "a (dog)1.2").blend(0.4, 0.6), dawn'),
        (TWO, 1, 1.0, 'oil of ("a cat", "a (dog)1.2").blend(0, 1), dawn'),
        ('("a", "b", "c").blend(1, 2, 1)', 0, 0.4, '("a", "b", "c").blend(0.4, 0.4, 0.2)'),
        ('("a", "b").blend(1, 0)', 0, 0.3, '("a", "b").blend(0.3, 0.7)'),
        ('("a", "b").blend()', 0, 0.7, '("a", "b").blend(0.7, 0.3)'),
        ("a cat", 0, 0.5, "a cat"),
    ],
)
def test_another_share(prompt: str, index: int, share: float, after: str) -> None:
    assert with_share(prompt, index, share) == after
