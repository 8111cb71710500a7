"""Asking a package index for a wheel's address, by the simple repository API (PEP 503, PEP 691). On request only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

from engine.errors import CannotFetch
from engine.fetching import hub
from engine.fetching.addresses import is_safe
from engine.fetching.hub import Remote
from engine.phrase import phrase
from engine.torch_pack.lock import Wheel

ACCEPT = "application/vnd.pypi.simple.v1+json, text/html;q=0.5"
LARGEST = 64 * 2**20
"""Bytes of an index's page: those of packages with thousands of files are some megabytes."""
SETTING = "the download settings"


def find(address: str, wheel: Wheel, timeout: float = hub.TIMEOUT) -> Remote:
    """Tell where the index keeps the wheel that fits this Python best; its `etag` is the SHA-256 to hold it against.

    That is the lock's, or, for a build that the lock doesn't know, the one that the index tells. Raises CannotFetch.
    """
    offered = {name: (url, told) for name, url, told in _files(address, wheel.name, timeout)}
    known = wheel.files or {name: (0, told) for name, (_, told) in offered.items() if _is_version(name, wheel)}
    name = best(known)
    if name is None or name not in offered:
        raise CannotFetch(
            phrase(
                "{netloc} has no {name} {version} for this system: check the address of the package index ({SETTING}).",
                netloc=urlsplit(address).netloc,
                name=wheel.name,
                version=wheel.version,
                SETTING=SETTING,
            )
        )
    size, sha256 = known[name]
    if len(sha256) != 64:
        raise CannotFetch(
            phrase(
                "{netloc} tells no SHA-256 of {name}, so it was not fetched.",
                netloc=urlsplit(address).netloc,
                name=name,
            )
        )
    return Remote(wheel.name, name, offered[name][0], size or None, sha256)


def best(names: object) -> str | None:
    """Give the name of the wheel that this Python would rather have than all others; None if none fits."""
    from packaging.tags import sys_tags
    from packaging.utils import InvalidWheelFilename, parse_wheel_filename

    order = {tag: place for place, tag in enumerate(sys_tags())}
    ranked = []
    for name in list(names):  # type: ignore[call-overload]
        try:
            tags = parse_wheel_filename(name)[3]
        except InvalidWheelFilename:
            continue
        places = [order[tag] for tag in tags if tag in order]
        if places:
            ranked.append((min(places), name))
    return min(ranked)[1] if ranked else None


def _is_version(name: str, wheel: Wheel) -> bool:
    from packaging.utils import InvalidWheelFilename, parse_wheel_filename
    from packaging.version import Version

    try:
        return parse_wheel_filename(name)[1] == Version(wheel.version)
    except InvalidWheelFilename:
        return False


def _files(address: str, name: str, timeout: float) -> Iterator[tuple[str, str, str]]:
    """Give names, addresses and SHA-256 ("" if it isn't told) of a package's files."""
    if not is_safe(address):
        raise CannotFetch(
            phrase(
                "The package index is {value}: give an address that starts with https:// in {SETTING}.",
                value=address[:80] or "not set",
                SETTING=SETTING,
            )
        )
    page = f"{address.rstrip('/')}/{name}/"
    kind, text = _page(page, name, timeout)
    try:
        found = _of_json(text) if "json" in kind else _of_html(text)
        for file, url, sha256 in found:
            whole = urljoin(page, url)
            if is_safe(whole) and "/" not in file:
                yield file, whole, sha256
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise CannotFetch(
            phrase("{netloc} does not answer as a package index does: check it.", netloc=urlsplit(address).netloc)
        ) from error


def _page(url: str, name: str, timeout: float) -> tuple[str, str]:
    """Give the kind and the text of a page."""
    asked = Remote(name, "its list of files", url, None, "")
    with (
        hub.in_words(asked.repo, asked.path, timeout, url),
        hub.response_to(asked, {"accept": ACCEPT}, timeout) as response,
    ):
        parts, total = [], 0
        for chunk in response.iter_bytes():
            total += len(chunk)
            if total > LARGEST:
                raise CannotFetch(
                    phrase("{netloc} has no end to its list of {name}'s files.", netloc=urlsplit(url).netloc, name=name)
                )
            parts.append(chunk)
        return response.headers.get("content-type", ""), b"".join(parts).decode("utf-8", "replace")


def _of_json(text: str) -> Iterator[tuple[str, str, str]]:
    for each in json.loads(text)["files"]:
        if not each.get("yanked"):
            yield str(each["filename"]), str(each["url"]), str(each.get("hashes", {}).get("sha256", ""))


def _of_html(text: str) -> Iterator[tuple[str, str, str]]:
    reader = _Links()
    reader.feed(text)
    for href in reader.found:
        url, told = urldefrag(href)
        sha256 = told.partition("sha256=")[2].partition("&")[0]
        yield _name(url), url, sha256


def _name(url: str) -> str:
    from urllib.parse import unquote

    return unquote(urlsplit(url).path.rpartition("/")[2])


class _Links(HTMLParser):
    """Collects the addresses of a page's links."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and (href := dict(attrs).get("href")):
            self.found.append(href)
