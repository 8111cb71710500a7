"""The token of a model hub's account, in the system's own keyring: never in a file of ours, nor in a log."""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from engine.errors import CannotWrite
from engine.paths import APP_NAME
from engine.phrase import phrase

VARIABLE = "HF_TOKEN"


def token(address: str) -> str | None:
    """Give the token for a hub: HF_TOKEN, or the keyring's; None for none, or where there is no keyring."""
    if os.environ.get(VARIABLE):
        return os.environ[VARIABLE]
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(APP_NAME, _host(address)) or None
    except (KeyringError, OSError, RuntimeError):
        return None


def keep(address: str, told: str) -> None:
    """Keep a token, or with "" forget it. Raises CannotWrite where this system has no keyring, or refuses."""
    import keyring
    from keyring.errors import KeyringError, PasswordDeleteError

    try:
        if told:
            keyring.set_password(APP_NAME, _host(address), told)
        else:
            keyring.delete_password(APP_NAME, _host(address))
    except PasswordDeleteError:
        return
    except (KeyringError, OSError, RuntimeError) as error:
        raise CannotWrite(
            phrase(
                "The system's keyring doesn't take the token ({value}): unlock it, install one, or "
                "set {VARIABLE} before the program is started.",
                value=str(error).rstrip(".") or type(error).__name__,
                VARIABLE=VARIABLE,
            )
        ) from error


def _host(address: str) -> str:
    return urlsplit(address).netloc
