"""The application as it is dressed for a person: fonts, style and dark tokens."""

from collections.abc import Iterator

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
