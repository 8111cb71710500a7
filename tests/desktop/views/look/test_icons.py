"""Icons are there, crisp at any scale, and take the theme's colours."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from desktop.model.stage.tools import TOOLS
from desktop.views.look import icons, theme, tokens
from engine.paths import resources_dir

FOLDER = resources_dir() / "icons"
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg") if "currentColor" in path.read_text())


def ink(name: str, ratio: float = 1.0, mode: QIcon.Mode = QIcon.Mode.Normal) -> tuple[int, int, int]:
    """The colour of the most opaque pixel."""
    image = icons.icon(name).pixmap(QSize(16, 16), ratio, mode).toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda pixel: pixel.alpha()).getRgb()[:3]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_pixmap_has_the_screens_pixels(qapp, ratio: float) -> None:
    pixmap = icons.icon("brush").pixmap(QSize(16, 16), ratio)
    assert pixmap.width() == round(16 * ratio)
    assert pixmap.devicePixelRatio() == ratio


@pytest.mark.parametrize("name", NAMES)
def test_each_icon_draws_something(qapp, name: str) -> None:
    image = icons.tinted(name, QSize(24, 24), tokens.DARK.text, 1.0).toImage()
    assert sum(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)) > 24 * 255


def test_icons_follow_the_theme(qapp) -> None:
    dark = ink("x")
    theme.watcher.choose("light")
    light = ink("x")
    assert sum(dark) > 600
    assert sum(light) < 150


def test_disabled_icons_are_faint(qapp) -> None:
    assert sum(ink("x", mode=QIcon.Mode.Disabled)) < sum(ink("x")) - 150


def test_a_missing_icon_is_said_at_once(qapp) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_every_tool_has_its_icon() -> None:
    assert {tool.icon for tool in TOOLS.values()} <= set(NAMES)


def test_every_icon_that_is_asked_for_is_shipped() -> None:
    asked = re.compile(r'(?:icon|icon_button|IconLabel|paint_icon)\((?:painter, )?"([a-z0-9-]+)"')
    for path in Path(icons.__file__).parents[1].rglob("*.py"):
        assert set(asked.findall(path.read_text(encoding="utf-8"))) <= set(NAMES), path.name


def test_licences_lie_beside_what_they_cover() -> None:
    assert (FOLDER / "LICENSE-Lucide.txt").is_file()
    fonts = resources_dir() / "fonts"
    assert {path.name for path in fonts.glob("*OFL.txt")} == {"Inter-OFL.txt", "JetBrainsMono-OFL.txt"}
