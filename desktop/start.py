"""Where the window's start begins, before the program's own modules are there: `desktop.app` brings them along."""

from __future__ import annotations

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Start the window; returns the exit code."""
    leave_sources_unread()
    from desktop import app

    return app.main(argv)


def leave_sources_unread() -> None:
    """Keep PySide from reading the source of each module that is imported, torch's thousands as well.

    It looks whether that uses PySide, so that `from __feature__ import snake_case` in one module leaves others as they
    are. Nothing here switches features; without this a tenth of the start is spent on reading.
    """
    # WORKAROUND https://code.qt.io/cgit/pyside/pyside-setup.git (shibokensupport/feature.py, _mod_uses_pyside)
    import PySide6.QtCore  # noqa: F401 (puts shibokensupport in place)
    from shibokensupport import feature  # type: ignore[import-not-found]

    feature._mod_uses_pyside = lambda _module: False
