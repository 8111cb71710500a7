"""Where things are: the shipped resources, and the user's own models and settings."""

import sys
from functools import cache
from pathlib import Path

APP_NAME = "Sketchlight"


def resources_dir() -> Path:
    """Give the folder with icons, catalog and starter model: in a bundle, a checkout, or an installed copy."""
    bundle = getattr(sys, "_MEIPASS", None)
    return _beside_package() if bundle is None else Path(bundle) / "resources"


@cache
def _beside_package() -> Path:
    """Resolve links once: the folder is asked for a hundred times before the window is there."""
    return Path(__file__).resolve().parent.parent / "resources"


def starter_dir() -> Path:
    """Give the model that ships with the program."""
    return resources_dir() / "starter"


def models_dir() -> Path:
    """Give the user's own model folder (not made here)."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False) / "models"


def cache_dir() -> Path:
    """Tell where what can be made again is kept (not made here)."""
    from platformdirs import user_cache_path

    return user_cache_path(APP_NAME, appauthor=False)


def history_dir(profile: str = "") -> Path:
    """Tell where everything that was made is kept (not made here); each profile has its own."""
    from platformdirs import user_data_path

    data = user_data_path(APP_NAME, appauthor=False)
    return (data / "profiles" / profile if profile else data) / "history"


def queue_dir(profile: str = "") -> Path:
    """Tell where what waits to be made is kept (not made here), beside the history."""
    return history_dir(profile).with_name("queue")


def session_dir(profile: str = "") -> Path:
    """Tell where recorded sessions are kept (not made here), beside the history."""
    return history_dir(profile).with_name("session")


def words_dir() -> Path:
    """Where the person's own words lie (not made here): snippets and styles, and the folders below."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False) / "words"


def wildcards_dir() -> Path:
    """Where wildcards lie, a text file each (not made here)."""
    return words_dir() / "wildcards"


def tags_dir() -> Path:
    """Where lists of tags lie, as CSV (not made here)."""
    return words_dir() / "tags"
