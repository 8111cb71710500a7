"""Weights by key, and where a prompt's marks stand."""

import pytest

from desktop.model.settings.prompt_reading import Edit, problems, weigh, weighted


def stepped(marked: str, *, up: bool = True) -> str | None:
    """The text after a step; in `marked`, | is the caret, or two of them a selection. None: nothing happens."""
    parts = marked.split("|")
    text = "".join(parts)
    start = len(parts[0])
    end = start + len(parts[1]) if len(parts) == 3 else start
    edit = weigh(text, start, end, up=up)
    if edit is None:
        return None
    after = text[: edit.start] + edit.text + text[edit.end :]
    if edit.anchor == edit.caret:
        return after[: edit.caret] + "|" + after[edit.caret :]
    return f"{after[: edit.anchor]}|{after[edit.anchor : edit.caret]}|{after[edit.caret :]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a |purple castle| at dawn", "a (|purple castle|)1.1 at dawn"),
        ("a pur|ple castle", "a (pur|ple)1.1 castle"),
        ("a (|purple castle|)1.1", "a (|purple castle|)1.2"),
        ("a (purple cas|tle)1.1", "a (purple cas|tle)1.2"),
        ("a |castle++|", "a (|castle|)1.3"),
        ("a (red:1.5|) house", "a (red|)1.6 house"),
        ("a (|red|)0.9 house", "a |red| house"),
        ("a (red)1.9|", "a (red|)2"),
        ("(a (re|d)1.2 house)1.1", "(a (re|d)1.3 house)1.1"),
        ("a |red |house", "a (|red|)1.1 house"),
    ],
)
def test_up(before: str, after: str) -> None:
    assert stepped(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a |red| house", "a (|red|)0.9 house"),
        ("a (re|d)1.1 house", "a re|d house"),
        ("a |castle++|", "a (|castle|)1.2"),
        ("a (|red|)0.1 house", "a (|red|)0 house"),
    ],
)
def test_down(before: str, after: str) -> None:
    assert stepped(before, up=False) == after


@pytest.mark.parametrize("text", ["", "a | , b", "a (|red|)2 house", "|cas|tle", "a |(red| house", "| |"])
def test_nothing_happens_where_nothing_can(text: str) -> None:
    assert stepped(text) is None


def test_a_step_there_and_back_leaves_the_text_as_it_was() -> None:
    there = stepped("a |red house| at dawn")
    assert there is not None
    assert stepped(there, up=False) == "a |red house| at dawn"


def test_places_are_counted_as_qt_counts() -> None:
    text = "🏰 (red)1.2 ("
    assert [(each.start, each.end) for each in weighted(text)] == [(3, 11)]
    assert [(each.start, each.end) for each in problems(text)] == [(12, 13)]
    assert weigh("🏰 red", 3, 6, up=True) == Edit(3, 6, "(red)1.1", 4, 7)
