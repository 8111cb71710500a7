"""Joins the session panel's button to the preference that says whether the session is recorded."""

from __future__ import annotations

from desktop.model.settings.preferences import Preferences
from desktop.views.session.panel import SessionPanel

NAME = "record_session"


def connect_recording(session: SessionPanel, preferences: Preferences) -> None:
    """Let the button set the preference, and show it, whoever set it."""

    def record(on: bool) -> None:
        preferences.set(NAME, on)

    def show(name: str = NAME) -> None:
        if name == NAME:
            session.set_recording(bool(preferences.value(NAME)))

    session.record_toggled.connect(record)
    preferences.changed.connect(show)
    show()
