"""Brings the translations up to date: python packaging/translations.py

Qt's lupdate collects what is marked in the sources (`tr` in the window, `phrase` and `mark` in the engine) and what the
tables of resources call things; what is translated already is kept in packaging/languages/*.ts, and what is new stands
there as unfinished, for Qt Linguist or an editor. Qt's lrelease makes what the program reads of them.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "packaging" / "languages"
COMPILED = ROOT / "resources" / "languages"
PLURALS = {"de": 2, "zh_CN": 1}
"""By language, how many forms a counted thing has."""
ALIASES = "tr+=mark,tr+=phrase"
TABLES = ("downloads", "sets", "presets", "catalog", "shortcuts")
NAMED = ("label", "about")
"""Keys of the tables whose texts are shown."""
UNSPOKEN = ("engine/commands", "engine/cli.py")
"""The command line stays English."""


@dataclass(frozen=True)
class Source:
    """A text to be translated."""

    text: str
    comment: str = ""
    counted: bool = False


def sources() -> list[Source]:
    """Give every text that the window shows, each once, in the order of the alphabet."""
    files = [
        path.relative_to(ROOT).as_posix() for part in ("desktop", "engine") for path in (ROOT / part).rglob("*.py")
    ]
    with tempfile.TemporaryDirectory() as folder:
        named = Path(folder) / "tables.py"
        named.write_text("".join(f"mark({text!r})\n" for text in _tables()), "utf-8")
        listed = Path(folder) / "files"
        spoken = [str(ROOT / each) for each in sorted(files) if not each.startswith(UNSPOKEN)]
        listed.write_text("\n".join([*spoken, str(named)]), "utf-8")
        found = Path(folder) / "found.ts"
        _run("lupdate", "-silent", "-locations", "none", "-tr-function-alias", ALIASES, f"@{listed}", "-ts", str(found))
        messages = ElementTree.parse(found).iter("message")
        made = {
            Source(each.findtext("source", ""), each.findtext("comment", ""), each.get("numerus") == "yes")
            for each in messages
        }
    return sorted(made, key=lambda each: (each.text, each.comment))


def read(path: Path) -> dict[Source, list[str]]:
    """Give what a .ts file says of each text: one translation, or one for each plural form; none while unfinished."""
    told = {}
    for message in ElementTree.parse(path).iter("message") if path.exists() else ():
        counted = message.get("numerus") == "yes"
        translation = message.find("translation")
        key = Source(message.findtext("source", ""), message.findtext("comment", ""), counted)
        forms = [] if translation is None or translation.get("type") == "unfinished" else list(_forms(translation))
        told[key] = forms
    return told


def write(path: Path, language: str, told: dict[Source, list[str]]) -> int:
    """Write a .ts file of these; give how many are unfinished."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name")
    unfinished = 0
    for source, forms in told.items():
        message = ElementTree.SubElement(context, "message", **({"numerus": "yes"} if source.counted else {}))
        ElementTree.SubElement(message, "source").text = source.text
        if source.comment:
            ElementTree.SubElement(message, "comment").text = source.comment
        translation = ElementTree.SubElement(message, "translation")
        if not forms:
            translation.set("type", "unfinished")
            unfinished += 1
        if source.counted:
            for form in forms or [""] * PLURALS[language]:
                ElementTree.SubElement(translation, "numerusform").text = form
        else:
            translation.text = forms[0] if forms else ""
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, "unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")
    return unfinished


def main() -> int:
    """Bring both languages up to date; 1 if something is still to be translated."""
    FOLDER.mkdir(exist_ok=True)
    COMPILED.mkdir(exist_ok=True)
    wanted, missing = sources(), 0
    for language in PLURALS:
        path = FOLDER / f"sketchlight_{language}.ts"
        known = read(path)
        unfinished = write(path, language, {each: known.get(each, []) for each in wanted})
        print(f"{language}: {len(wanted)} texts, {unfinished} to be translated")
        _run("lrelease", "-silent", str(path), "-qm", str(COMPILED / f"{path.stem}.qm"))
        missing += unfinished
    return 1 if missing else 0


def _tables() -> Iterator[str]:
    for name in TABLES:
        yield from _named(tomllib.loads((ROOT / "resources" / f"{name}.toml").read_text("utf-8")))
    for path in (ROOT / "resources" / "palettes").glob("*.gpl"):
        yield from re.findall(r"^Name: *(.+)$", path.read_text("utf-8"), re.MULTILINE)
    yield from (path.stem.replace("-", " ") for path in (ROOT / "resources" / "poses").glob("*.json"))


def _named(tree: Any) -> Iterator[str]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key in NAMED and isinstance(value, str):
                yield value
            else:
                yield from _named(value)
    elif isinstance(tree, list):
        for each in tree:
            yield from _named(each)


def _forms(translation: ElementTree.Element) -> Iterator[str]:
    forms = translation.findall("numerusform")
    yield from (each.text or "" for each in forms) if forms else [translation.text or ""]


def _run(tool: str, *words: str) -> None:
    subprocess.run([str(Path(sys.executable).with_name(f"pyside6-{tool}")), *words], cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
