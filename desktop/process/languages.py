"""The language of the window: chosen in the settings or the system's, from files that Qt's lrelease made."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from engine.paths import resources_dir

LANGUAGES = ("en", "de", "zh_CN")
"""Those there are; English is what the program is written in."""


def install(app: QApplication, choice: str = "") -> str:
    """Speak a language from now on ("": the system's, English where there is none of that); give its name.

    Called once, before the first window. Qt's own words and the side that writing begins on follow.
    """
    name = choice if choice in LANGUAGES else _of_the_system()
    QLocale.setDefault(QLocale(name))
    for file, folder in (
        (f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"sketchlight_{name}", str(resources_dir() / "languages")),
    ):
        translator = QTranslator(app)
        if translator.load(file, folder):
            QCoreApplication.installTranslator(translator)
    app.setLayoutDirection(QLocale(name).textDirection())
    return name


def _of_the_system() -> str:
    for wanted in QLocale.system().uiLanguages():
        for name in LANGUAGES:
            if QLocale(wanted).language() == QLocale(name).language():
                return name
    return "en"
