"""Both languages are complete: every text that is marked, with its values, and the files that are shipped of them."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QTranslator

import translations
from desktop.process.languages import LANGUAGES

VALUE = re.compile(r"\{[^{}|]*\}|%n")


@pytest.fixture(scope="module")
def wanted():
    return translations.sources()


@pytest.mark.parametrize("language", translations.PLURALS)
def test_every_text_is_translated_with_the_same_values(language, wanted):
    told = translations.read(translations.FOLDER / f"sketchlight_{language}.ts")
    assert set(told) == set(wanted), "run python packaging/translations.py, and translate what is new"
    for source, forms in told.items():
        assert len(forms) == (translations.PLURALS[language] if source.counted else 1), source
        for form in forms:
            assert form.strip(), source
            assert sorted(VALUE.findall(form)) == sorted(VALUE.findall(source.text)), (source, form)
            assert form.startswith(" ") == source.text.startswith(" ") or language == "zh_CN", (source, form)


@pytest.mark.parametrize("language", translations.PLURALS)
def test_what_is_shipped_was_made_of_it(language):
    translator = QTranslator()
    assert language in LANGUAGES and translator.load(str(translations.COMPILED / f"sketchlight_{language}.qm"))
    for source, forms in translations.read(translations.FOLDER / f"sketchlight_{language}.ts").items():
        count = 1 if source.counted else -1
        assert translator.translate("", source.text, source.comment, count) == forms[0], source
