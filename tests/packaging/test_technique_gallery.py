"""The gallery's page says the command lines that made its pictures, and the pictures are there."""

from technique_gallery.__main__ import ROOT, page, techniques

GALLERY = ROOT / "resources/samples/gallery"


def test_the_page_is_what_its_table_says() -> None:
    assert (GALLERY / "README.md").read_text("utf-8") == page(techniques())


def test_every_technique_has_its_picture() -> None:
    assert {path.stem for path in GALLERY.glob("*.webp")} == {each.name for each in techniques()}
