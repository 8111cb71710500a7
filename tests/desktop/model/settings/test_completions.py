"""What a word that is being typed may become."""

from desktop.model.settings.completions import KnownWords, Suggestion, suggestions
from engine.prompt.tag_lists import Tag, TagList

TAGS = TagList([("long hair", Tag("long hair", 9)), ("longboat", Tag("longboat", 90)), ("red dress", Tag("red dress"))])
KNOWN = KnownWords(("longhouse", "red"), ("long ink lines",), ("longneg",), ("clothes/hats", "colour"))


def texts(before: str) -> list[str]:
    return [each.text for each in suggestions(before, KNOWN, TAGS)]


def test_what_belongs_to_loras_and_embeddings_comes_first_then_the_models_words_then_tags():
    assert texts("a cat, lon") == ["long ink lines", "longneg", "longhouse", "longboat", "long hair"]


def test_a_phrase_goes_before_its_last_word_and_is_replaced_as_a_whole():
    assert suggestions("a (red dr", KNOWN, TAGS) == [Suggestion("red dress", 6, "tag")]
    assert texts("a cat with lo") == ["long ink lines", "longneg", "longhouse", "longboat", "long hair"]


def test_wildcards_are_suggested_by_their_underscores():
    assert suggestions("a __co", KNOWN, TAGS) == [Suggestion("__colour__", 4, "wildcard")]
    assert texts("a __") == ["__clothes/hats__", "__colour__"]


def test_nothing_is_suggested_for_a_letter_or_for_what_is_written_out():
    assert texts("a") == [] and texts("") == [] and texts("a longboat") == [] and texts("cat, ") == []
