"""Names that are told apart by nothing but their module are mixed up by whoever reads them."""

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_no_class_name_occurs_twice() -> None:
    names = Counter(
        node.name.lstrip("_")
        for package in ("engine", "desktop")
        for path in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
    )
    assert len(names) > 300
    assert {name for name, count in names.items() if count > 1} == set()
