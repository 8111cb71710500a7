"""A model's few words: found in a prompt, put into it, and named where one isn't among them."""

import pytest

from desktop.model.settings import known_words
from engine.catalog import catalog
from engine.paths import starter_dir

GROUPS = {
    "colours": ("red", "orange", "green"),
    "things": ("tree", "apple", "house"),
    "places": ("in the snow", "on the beach"),
    "times": ("at dawn", "by day"),
}


@pytest.mark.parametrize(
    ("prompt", "group", "word", "after"),
    [
        ("a green tree in the snow", "colours", "red", "a red tree in the snow"),
        ("a green tree in the snow", "colours", "orange", "an orange tree in the snow"),
        ("an orange tree", "colours", "green", "a green tree"),
        ("a green tree in the snow", "things", "apple", "a green apple in the snow"),
        ("a green tree in the snow", "places", "on the beach", "a green tree on the beach"),
        ("a green tree", "places", "in the snow", "a green tree in the snow"),
        ("a tree", "colours", "green", "a green tree"),
        ("a tree", "things", "apple", "an apple"),
        ("", "things", "tree", "a tree"),
        ("at dawn", "things", "apple", "at dawn, an apple"),
        ("a tree in the snow", "times", "at dawn", "a tree in the snow at dawn"),
        ("a treehouse", "things", "tree", "a treehouse, a tree"),
    ],
)
def test_a_word_goes_where_a_sentence_has_it(prompt: str, group: str, word: str, after: str) -> None:
    assert known_words.put(prompt, GROUPS, group, word) == after


def test_what_a_prompt_holds_is_found_as_a_word() -> None:
    assert known_words.found("A Red apple and a green tree", GROUPS["colours"]) == "red"
    assert known_words.found("a treehouse", GROUPS["things"]) == ""


@pytest.mark.skipif(not (starter_dir() / "model_index.json").is_file(), reason="the starter is not there")
def test_every_word_that_the_starter_offers_it_was_taught() -> None:
    model = catalog.find("starter")
    groups = known_words.offered(model)
    assert set(groups) == set(known_words.GROUPS)
    assert {each for words in groups.values() for word in words for each in word.split()} <= set(model.vocabulary)
    told = known_words.unknown_told(["dragon"], model)
    assert "“dragon”" in told and groups["things"][0] in told
