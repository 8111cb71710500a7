"""A model hub on this machine's loopback: real HTTP, laid out as huggingface.co lays out `resolve/main`."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from huggingface_hub.constants import is_offline_mode

from engine.catalog import downloads
from loopback import LoopbackHandler, served

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass(frozen=True)
class Asked:
    """One request as it came."""

    method: str
    path: str
    token: str
    range: str


@dataclass
class FakeHub:
    """Files by “owner/name/path”. Files of `elsewhere` are sent for to another address, as large files are."""

    files: dict[str, bytes] = field(default_factory=dict)
    refusals: dict[str, tuple[int, str]] = field(default_factory=dict)
    """By repository: a status and the hub's error code."""
    elsewhere: str = ""
    """“cdn”: another name of this machine; otherwise an address that GETs are redirected to."""
    announced: dict[str, int] = field(default_factory=dict)
    """Sizes that are no truth."""
    hold_after: int | None = None
    """Bytes after which an answer waits for `go`."""
    breaks: list[int] = field(default_factory=list)
    """The next answers stop after so many bytes."""
    ranges: bool = True
    commit: str = COMMIT
    go: threading.Event = field(default_factory=threading.Event)
    held: threading.Event = field(default_factory=threading.Event)
    asked: list[Asked] = field(default_factory=list)
    url: str = ""

    @property
    def gets(self) -> list[Asked]:
        return [each for each in self.asked if each.method == "GET"]


@contextmanager
def running(hub: FakeHub) -> Iterator[FakeHub]:
    """Serve it; `hub.url` says where."""

    class Handler(_Handler):
        serves = hub

    with served(Handler) as hub.url:
        try:
            yield hub
        finally:
            hub.go.set()


class _Handler(LoopbackHandler):
    serves: FakeHub

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def do_GET(self) -> None:
        with suppress(OSError):  # they went away
            self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        hub, headers = self.serves, self.headers
        token, wanted = headers.get("authorization", ""), headers.get("range", "")
        hub.asked.append(Asked(self.command, self.path, token, wanted))
        owner, _, rest = self.path.lstrip("/").partition("/")
        name, _, path = rest.removeprefix("cdn/").partition("/resolve/main/")
        repo, at_cdn = f"{owner}/{name}", rest.startswith("cdn/")
        status, code = hub.refusals.get(repo, (0, ""))
        data = hub.files.get(f"{repo}/{path}")
        if status:
            return self.head(status, {"X-Error-Code": code, "Content-Length": "0"})
        if data is None:
            known = any(each.startswith(f"{repo}/") for each in hub.files)
            return self.head(404, {"X-Error-Code": "EntryNotFound" if known else "RepoNotFound", "Content-Length": "0"})
        size = hub.announced.get(f"{repo}/{path}", len(data))
        about = {"X-Repo-Commit": hub.commit, "ETag": f'"{hashlib.sha256(data).hexdigest()}"'} if hub.commit else {}
        if hub.elsewhere and not at_cdn:
            port = self.server.server_address[1]
            cdn = f"http://localhost:{port}/{owner}/cdn/{name}/resolve/main/{path}"
            location = cdn if hub.elsewhere == "cdn" else hub.elsewhere
            linked = {"X-Linked-Size": str(size), "X-Linked-Etag": about.get("ETag", "")}
            return self.head(302, {**about, **linked, "Location": location, "Content-Length": "0"})
        start = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted and hub.ranges else 0
        if start:
            about["Content-Range"] = f"bytes {start}-{size - 1}/{size}"
        self.head(206 if start else 200, {**about, "Content-Length": str(size - start)})
        if body:
            self._send(data[start:])

    def _send(self, data: bytes) -> None:
        hub = self.serves
        cut = hub.breaks.pop(0) if hub.breaks else None
        if hub.hold_after is not None and len(data) > hub.hold_after:
            self.wfile.write(data[: hub.hold_after])
            self.wfile.flush()
            hub.held.set()
            hub.go.wait(20)
            data = data[hub.hold_after :]
        self.wfile.write(data[:cut])
        self.wfile.flush()
        if cut is not None:
            self.close_connection = True


@contextmanager
def of_a_fresh_user(home: Path, setenv: Any, delenv: Any) -> Iterator[FakeHub]:
    """A hub that this machine's settings lead to, and a user without files; `setenv` and `delenv` are a monkeypatch's.

    The tests that use it are skipped where HF_HUB_OFFLINE forbids asking even this machine.
    """
    if is_offline_mode():
        pytest.skip("HF_HUB_OFFLINE is set")
    setenv("XDG_DATA_HOME", str(home))
    for name in ("http_proxy", "https_proxy", "all_proxy", "hf_token"):
        delenv(name, raising=False)
        delenv(name.upper(), raising=False)
    with running(FakeHub()) as hub:
        setenv("HF_ENDPOINT", hub.url)
        yield hub


def offer(hub: FakeHub, name: str, weights: bytes = bytes(range(256)) * 4096) -> None:
    """Put what the table promises under that name on the hub: settings are empty tables, weights a megabyte."""
    download = downloads.find(name)
    for file in download.files:
        data = weights if file.path.endswith((".safetensors", ".pt", ".pth")) else b"{}"
        hub.files[f"{download.repo}/{file.path}"] = data
