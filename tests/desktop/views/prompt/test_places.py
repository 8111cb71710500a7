"""An emoji is one letter to Python and two to Qt."""

from desktop.views.prompt.places import from_qt, to_qt


def test_letters_after_an_emoji_are_found():
    text = "a 😀 cat"
    assert to_qt(text, text.index("cat")) == 5 and from_qt(text, 5) == text.index("cat")
    assert [from_qt(text, to_qt(text, at)) for at in range(len(text) + 1)] == list(range(len(text) + 1))
    assert from_qt(text, 3) == 2  # in the middle of it
