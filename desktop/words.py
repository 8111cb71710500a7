"""Words as they are shown: translated into the language that was chosen, with their values put in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine.errors import SketchlightError
from engine.phrase import Phrase


def tr(template: str, comment: str = "", n: int = -1, /, **values: object) -> str:
    """Give an English template in the language of the window, its {values} put in.

    `comment` tells apart what is one word in English. With `n`, `%n` is that number, in the language's plural forms.
    """
    if not template:
        return ""
    if isinstance(template, Phrase):
        return shown(template)
    found = QCoreApplication.translate("", template, comment, n)
    if n >= 0 and found == template.replace("%n", str(n)):
        found = _english(template, n)
    return found.format(**{name: _value(value) for name, value in values.items()}) if values else found


def shown(text: str) -> str:
    """Give what the engine says in the language of the window; text that isn't marked, as it is."""
    return tr(text.template, **text.values) if isinstance(text, Phrase) else tr(text)


def _value(value: object) -> object:
    """Translate a value that is words itself, as an error in the middle of a sentence is."""
    if isinstance(value, SketchlightError):
        value = str(value)
    return shown(value) if isinstance(value, str) else value


def _english(template: str, n: int) -> str:
    """Write “%n layer(s)” for a number: what English needs no file for."""
    return template.replace("%n", str(n)).replace("(s)", "" if n == 1 else "s")
