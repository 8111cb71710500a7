"""Whether there is a newer version of the program: asked when a person asks, at an address that a person gave."""

from __future__ import annotations

import json
from dataclasses import dataclass

from engine.errors import CannotFetch
from engine.fetching import hub, network
from engine.fetching.addresses import is_safe
from engine.fetching.hub import Remote
from engine.phrase import phrase

MOST = 1 << 20


@dataclass(frozen=True)
class Release:
    """A version that can be had; `page` is where, for a person's own browser. Nothing is fetched or installed."""

    version: str
    page: str
    is_newer: bool


def look(current: str, timeout: float = hub.TIMEOUT) -> Release:
    """Read the page, a JSON object with `version` and `page`. Raises CannotFetch, also where no address is set."""
    from packaging.version import InvalidVersion, Version

    address = network.chosen().updates
    if not address:
        raise CannotFetch(phrase("No address is set to look for newer versions at: give one in the download settings."))
    network.check(address)
    asked = Remote("the list of versions", "version", address, None, "")
    with hub.in_words(asked.repo, asked.path, timeout, address), hub.response_to(asked, {}, timeout) as response:
        text = b""
        for chunk in response.iter_bytes():
            text += chunk
            if len(text) > MOST:
                raise CannotFetch(phrase("What was sent is no list of versions: check the address."))
    try:
        told = json.loads(text)
        version, page = str(told["version"]), str(told.get("page", ""))
        newer = Version(version) > Version(current or "0")
    except (ValueError, TypeError, KeyError, AttributeError, InvalidVersion) as error:
        raise CannotFetch(phrase("What was sent is no list of versions: check the address.")) from error
    return Release(version[:40], page if is_safe(page) else "", newer)
