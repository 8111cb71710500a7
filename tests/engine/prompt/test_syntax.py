"""What a prompt says beside its words, and what can't be read of it."""

from __future__ import annotations

from time import perf_counter

import pytest

from engine.errors import InvalidRequest
from engine.prompt.syntax import check, parse
from engine.prompt.tree import Group
from engine.prompt.wording import WeightedText, longest, of


def read(text: str, seed: int = 0) -> list[tuple[str, float]]:
    """The pieces of a prompt that is one text, weights to six places."""
    assert parse(text).problems == ()
    (words,) = of(text, seed).parts
    return [(piece, round(weight, 6)) for piece, weight in words.pieces]


@pytest.mark.parametrize(
    "text",
    [
        "a red house",
        "a cat (asleep), 3:2 — “quoted”, it's 100% 北京",
        "C++ and g++ on a screen, c++11, grade A+ or B-, 18+, notepad++",
        "a t-shirt, pre- and post-war, well -- a cat, red--blue, a + b",
        "(red)-haired, (a)/(b), tree(s), (note: a cat), see 10:30",
        'she said "a cat", | and \\ and \\n',
        "",
        "  two  spaces ",
    ],
)
def test_ordinary_text_is_read_as_it_stands(text: str) -> None:
    assert parse(text).problems == ()
    assert of(text, 0).parts[0].text == text
    assert not of(text, 0).parts[0].weighted


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("a (red)1.3 house", [("a ", 1.0), ("red", 1.3), (" house", 1.0)]),
        ("a (red:1.5) house", [("a ", 1.0), ("red", 1.5), (" house", 1.0)]),
        ("(red: 0.5 )", [("red", 0.5)]),
        ("castle++, dawn", [("castle", 1.21), (", dawn", 1.0)]),
        ("(purple castle)+++.", [("purple castle", 1.331), (".", 1.0)]),
        ("(old) house--", [("(old) ", 1.0), ("house", 0.81)]),
        ("tower+", [("tower", 1.1)]),
        ("(red)1.3.", [("red", 1.3), (".", 1.0)]),
        ("(a (red)1.2 house)0.5", [("a ", 0.5), ("red", 0.6), (" house", 0.5)]),
        ("(C++)1.2", [("C++", 1.2)]),
        ("(red)1.0 house", [("red house", 1.0)]),
        ("(ratio 16\\:9:1.2)", [("ratio 16:9", 1.2)]),
        ("red\\+\\+ \\(a\\) \\{b\\}", [("red++ (a) {b}", 1.0)]),
    ],
)
def test_weights(text: str, pieces: list[tuple[str, float]]) -> None:
    assert read(text) == pieces


@pytest.mark.parametrize(
    ("text", "at", "reason"),
    [
        ("a (red house", "(", "never closed"),
        ("a red) house", ")", "Nothing opened"),
        ("a :)", ")", "\\)"),
        ("a () house", "()", "nothing in these"),
        ("a (:1.3)", "(:1.3)", "nothing in these"),
        ("(red)1.3.4", "1.3.4", "not a weight"),
        ("(red)1,3", "1,3", "not a weight"),
        ("(red)3", "3", "outside 0–2"),
        ("(red)-1", "-1", "outside 0–2"),
        ("(red:big)", ":big", "not a weight"),
        ("(red:)", ":", "no weight"),
        ("(red)+-", "+-", "not a weight"),
        ("(red)++house", "(red)++", "space"),
        ("red++++++++", "red++++++++", "outside 0–2"),
        ("((red)1.5)1.5", "(red)1.5", "multiply to 2.25"),
        ("a {red|blue", "{", "never closed"),
        ("a red} house", "}", "Nothing opened"),
        ("a {red} house", "{red}", "two or more"),
        ("a {|} house", "{|}", "nothing to choose"),
        ('("a", "b").blend(1)', ".blend(1)", "2 prompts and 1 weights"),
        ('("a", "b").blend(x, 1)', ".blend(x, 1)", "is a number"),
        ('("a", "b").blend(0, 0)', ".blend(0, 0)", "above 0"),
        ('("a", "b").swap(1, 1)', ".swap(1, 1)", "no .swap()"),
        ("(a, b).blend(1, 1)", "(a, b).blend(", "in quotes"),
        ('(("a", "b").blend(1, 1))1.2', ".blend(1, 1)", "inside a weight"),
        ('("a", "b").and() ("c", "d").and()', ".and()", "One blend"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_place(text: str, at: str, reason: str) -> None:
    problem = parse(text).problems[0]
    assert text[problem.start : problem.end] == at
    assert reason in problem.reason
    with pytest.raises(InvalidRequest, match="can't be read at"):
        check(text)


def test_deep_nesting_and_long_rubbish_are_told_quickly() -> None:
    began = perf_counter()
    for text in ("(" * 5000, "{" * 5000, '("' * 3000, "a++" * 5000, "(a:" * 3000, ")" * 5000):
        assert parse(text).nodes
    assert parse("(" * 5000).problems
    assert perf_counter() - began < 10


def test_a_choice_follows_from_the_seed_alone() -> None:
    text = "a {red|blue|green} {cat|dog}"
    drawn = [of(text, seed).parts[0].text for seed in range(60)]
    assert drawn == [of(text, seed).parts[0].text for seed in range(60)]
    assert set(drawn) == {f"a {colour} {pet}" for colour in ("red", "blue", "green") for pet in ("cat", "dog")}


def test_choices_keep_when_words_before_them_change() -> None:
    one = [of("a {red|blue} cat", seed).parts[0].text.split()[1] for seed in range(20)]
    other = [of("a very big {red|blue} cat", seed).parts[0].text.split()[3] for seed in range(20)]
    assert one == other


def test_choices_nest_may_be_empty_and_may_hold_weights() -> None:
    drawn = {of("a {{red|blue} (big)1.2|} cat", seed).parts[0] for seed in range(40)}
    assert {words.text for words in drawn} == {"a red big cat", "a blue big cat", "a  cat"}
    assert WeightedText((("a red ", 1.0), ("big", 1.2), (" cat", 1.0))) in drawn


def test_a_blend_and_the_words_around_it() -> None:
    mixture = of('oil of ("a (cat)1.2", "a dog").blend(0.7, 0.3), dawn', 0)
    assert [words.text for words in mixture.parts] == ["oil of a cat, dawn", "oil of a dog, dawn"]
    assert (mixture.kind, mixture.weights) == ("blend", (0.7, 0.3))
    assert mixture.parts[0].weighted
    assert not mixture.parts[1].weighted


def test_and_lays_prompts_end_to_end_with_even_weights_unless_given() -> None:
    mixture = of('("a cat", "say \\"hi\\" (to) me").and()', 0)
    assert [words.text for words in mixture.parts] == ["a cat", 'say "hi" (to) me']
    assert (mixture.kind, mixture.weights) == ("and", (1.0, 1.0))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("a (red)1.3 house", 3),
        ("a {red|very dark red} house", 5),
        ('("a cat", "a big dog").blend(1, 1)', 3),
        ('("a cat", "a big dog").and()', 3),
    ],
)
def test_the_longest_text_counts(text: str, count: int) -> None:
    parts = longest(text, lambda words: len(words.text.split())).parts
    assert max(len(words.text.split()) for words in parts) == count


def test_a_weighted_word_with_an_escape_in_it_is_replaced_whole() -> None:
    (group,) = parse(r"well\-known++").nodes
    assert isinstance(group, Group)
    assert (group.start, group.end, group.inner) == (0, 13, (0, 11))
