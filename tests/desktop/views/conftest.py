"""The application as it is dressed for a person: fonts, style and dark tokens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.model.settings.settings import SettingsModel
from desktop.views.look import theme


@pytest.fixture(scope="session")
def installed(qapp: QApplication) -> None:
    theme.install(qapp, theme.ThemeChoice.DARK)


@pytest.fixture(autouse=True)
def dressed(installed: None) -> Iterator[None]:
    theme.watcher.choose(theme.ThemeChoice.DARK)
    yield
    theme.watcher.choose(theme.ThemeChoice.DARK)


@pytest.fixture
def settings() -> SettingsModel:
    return SettingsModel()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says this of windows with a least size and of popups; no person sees it."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))
