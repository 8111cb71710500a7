"""A hub that does harm: it is stopped, told of in right words, and nothing of it stands where models are looked for."""

from __future__ import annotations

import gzip
import hashlib
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest
from huggingface_hub.constants import is_offline_mode

from engine.catalog.download_table import Download, DownloadKind, File
from engine.cli import main
from engine.errors import CannotFetch, SketchlightError
from engine.fetching.fetch import Patience, fetch
from engine.paths import models_dir
from hostile_hub import Answer, Asked, HostileHub, about, head, running

DATA = bytes(range(256)) * 1024
"""256 KB."""
REPO, PATH = "someone/thing", "unet/model.safetensors"
URL = f"/{REPO}/resolve/main/{PATH}"
QUICK = Patience(timeout=1.5, tries=3, pause=0)
HASTY = Patience(timeout=0.2, tries=1, pause=0, window=0.3, slowest=1000)
BOUND = 40 * 2**20
"""Bytes after which a hub that sends without an end has to be stopped by: what lies in sockets counts."""


def thing(sha256: str = "", megabytes: float | None = 0.3) -> Download:
    file = File(PATH, PurePosixPath("thing/unet/model.safetensors"), megabytes, sha256)
    return Download("thing", "The thing", DownloadKind.CHECKPOINT, REPO, (file,))


def says(**changes: object) -> Answer:
    """Tells of the file, with some headers changed."""

    def answer(asked: Asked) -> Iterator[bytes]:
        yield head(200, "OK", **about(DATA, **changes))

    return answer


def sends(data: bytes, **changes: object) -> Answer:
    """Sends the file, from where it was asked for."""

    def answer(asked: Asked) -> Iterator[bytes]:
        rest = data[asked.start :]
        status = 206 if asked.start else 200
        ranged = {"Content_Range": f"bytes {asked.start}-{len(data) - 1}/{len(data)}"} if asked.start else {}
        yield head(status, "OK", **{**about(data), "Content_Length": len(rest), **ranged, **changes})
        yield rest

    return answer


def answers(status: int, body: bytes = b"", **headers: object) -> Answer:
    def answer(asked: Asked) -> Iterator[bytes]:
        yield head(status, "X", Content_Length=len(body), Connection="close", **headers) + body

    return answer


def redirects(location: str) -> Answer:
    return answers(302, Location=location)


def endless(asked: Asked) -> Iterator[bytes]:
    yield head(200, "OK", Connection="close", ETag='"x"')
    while True:
        yield DATA


def endless_chunks(asked: Asked) -> Iterator[bytes]:
    yield head(200, "OK", Transfer_Encoding="chunked", Connection="close")
    while True:
        yield b"%x\r\n" % len(DATA) + DATA + b"\r\n"


def endless_head(asked: Asked) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    while True:
        yield b"X-Nothing: " + b"a" * 60_000 + b"\r\n"


def endless_continues(asked: Asked) -> Iterator[bytes]:
    for _ in range(3000):
        yield b"HTTP/1.1 100 Continue\r\n\r\n"


def cut_at(count: int, *, ranges: bool = True, growing: int = 0) -> Answer:
    """Cuts after so many bytes of each answer, and by so many more each time."""

    def answer(asked: Asked) -> Iterator[bytes]:
        start = asked.start if ranges else 0
        rest = DATA[start:]
        ranged = {"Content_Range": f"bytes {start}-{len(DATA) - 1}/{len(DATA)}"} if start else {}
        yield head(206 if start else 200, "OK", **{**about(DATA), "Content_Length": len(rest), **ranged})
        yield rest[: count + growing * asked.count]

    return answer


def another_part(asked: Asked) -> Iterator[bytes]:
    """The first answer breaks, the next ones send the beginning as if it were the rest."""
    if not asked.start:
        yield from cut_at(100_000)(asked)
        return
    rest = DATA[: len(DATA) - asked.start]
    ranged = f"bytes 0-{len(rest) - 1}/{len(DATA)}"
    yield head(206, "OK", **{**about(DATA), "Content_Length": len(rest), "Content_Range": ranged})
    yield rest


def no_more(asked: Asked) -> Iterator[bytes]:
    """The first answer breaks; then there is nothing behind it; then all is well."""
    if asked.count == 0:
        yield from cut_at(100_000)(asked)
    elif asked.count == 1:
        yield head(416, "X", Content_Length=0, Connection="close")
    else:
        yield from sends(DATA)(asked)


def longer(asked: Asked) -> Iterator[bytes]:
    """More than is announced, without a length of its own."""
    yield head(200, "OK", Connection="close")
    yield DATA + b"more"


def bomb(asked: Asked) -> Iterator[bytes]:
    packed = gzip.compress(b"\0" * 50_000_000)
    yield head(200, "OK", Content_Encoding="gzip", Content_Length=len(packed), Connection="close")
    yield packed


def garbage(asked: Asked) -> Iterator[bytes]:
    yield b"\0\xff" * 400


def silence(asked: Asked) -> Iterator[bytes]:
    for _ in range(60):
        time.sleep(0.05)
        yield b""


def dripping_head(asked: Asked) -> Iterator[bytes]:
    """Never silent, and never done: only the time that all of it takes tells."""
    yield b"HTTP/1.1 200 OK\r\nX-Nothing: "
    for _ in range(600):
        time.sleep(0.05)
        yield b"a"


def dripping_body(asked: Asked) -> Iterator[bytes]:
    yield head(200, "OK", **about(DATA))
    for place in range(600):
        time.sleep(0.05)
        yield DATA[place : place + 1]


def blob(data: bytes) -> str:
    return hashlib.sha1(f"blob {len(data)}\0".encode() + data, usedforsecurity=False).hexdigest()


OTHER = DATA[::-1]
WELL = sends(DATA)
KINDS: dict[str, tuple[Answer, Answer, str]] = {
    # what it says of the file
    "no answer": (silence, WELL, "did not answer"),
    "garbage for an answer": (garbage, WELL, "broke|does not answer"),
    "a head without an end": (endless_head, WELL, "broke|does not answer"),
    "a thousand promises to go on": (endless_continues, WELL, "broke|did not answer|does not answer"),
    "a negative size": (says(Content_Length=None, X_Linked_Size=-5), WELL, "-5 bytes, which can't be"),
    "a size larger than any disk": (says(Content_Length=None, X_Linked_Size=10**18), WELL, "disk"),
    "no name of a commit": (says(X_Repo_Commit=None), WELL, "does not answer as a model hub does"),
    "another file than is known": (says(ETag=f'"{hashlib.sha256(OTHER).hexdigest()}"'), WELL, "SHA-256 differs"),
    "not found": (answers(404, X_Error_Code="RepoNotFound"), WELL, "is not on"),
    "no such file": (answers(404, X_Error_Code="EntryNotFound"), WELL, "has no unet/model.safetensors any more"),
    "forbidden": (answers(403), WELL, "accepted its terms"),
    "who are you": (answers(401), WELL, "is private"),
    "too many requests": (answers(429), WELL, "too many requests"),
    "a fault": (answers(500), WELL, "a fault of its own"),
    "a status that is none": (answers(999), WELL, "fault of its own|does not answer"),
    "a message with signs a terminal obeys": (answers(401, X_Error_Message="\x1b[2J credentials"), WELL, "token"),
    # where it sends to
    "a redirect to a file": (says(), redirects("file:///etc/passwd"), "no address of the web"),
    "a redirect to ftp": (says(), redirects("ftp://example.org/x"), "no address of the web"),
    "a redirect without encryption": (says(), redirects("http://example.org/x"), "example.org unencrypted"),
    "a redirect that is no address": (says(), redirects("http://[::1"), "not followed|does not answer"),
    "a redirect to data": (says(), redirects("data:text/plain,x"), "no address of the web"),
    "redirects without an end": (says(), redirects(URL), "without an end"),
    # what it sends
    "nothing": (says(), lambda asked: iter(()), "broke"),
    "bytes without an end": (says(), endless, "more of .* than it announced"),
    "chunks without an end": (says(), endless_chunks, "more of .* than it announced"),
    "more than it announced": (says(), longer, "more of .* than it announced"),
    "less than it announced": (says(), cut_at(100_000, ranges=False), "broke|only a part"),
    "always another piece of the beginning": (says(), cut_at(60_000, ranges=False, growing=1), "broke|only a part"),
    "a byte at a time": (says(), cut_at(1), "broke|only a part"),
    "another part than was asked for": (says(), another_part, "another part"),
    "another file of that size": (says(), sends(OTHER), "SHA-256 differs"),
    "another small file": (says(ETag=f'"{blob(DATA)}"'), sends(OTHER), "hash differs"),
    "a packed bomb": (says(), bomb, "packed"),
    "a packed file": (says(), sends(zlib.compress(DATA), Content_Encoding="deflate"), "packed"),
    "a body in the place of bytes": (says(), answers(200, b"<html>sign in first</html>"), "only a part|broke"),
    "a fault in the middle": (says(), answers(503), "fault of its own"),
    "no more where there must be more": (says(), answers(416), "anew"),
}


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Answer, Answer], HostileHub]]:
    """Starts a hub that answers so to HEAD and GET; the user has no files."""
    if is_offline_mode():
        pytest.skip("HF_HUB_OFFLINE is set")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    for name in ("http_proxy", "https_proxy", "all_proxy", "hf_token"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    open_hubs = []

    def start(look: Answer, get: Answer) -> HostileHub:
        hub = running({"HEAD": look, "GET": get})
        open_hubs.append(hub)
        made = hub.__enter__()
        monkeypatch.setenv("HF_ENDPOINT", made.url)
        return made

    yield start
    for each in open_hubs:
        each.__exit__(None, None, None)


def placed() -> list[Path]:
    return [each for each in models_dir().rglob("*") if each.is_file() and ".partial" not in each.parts]


def test_there_are_as_many_kinds_as_were_found() -> None:
    assert len(KINDS) >= 37


@pytest.mark.parametrize("kind", KINDS)
def test_harm_is_stopped_and_told(hostile: Callable[[Answer, Answer], HostileHub], kind: str) -> None:
    look, get, told = KINDS[kind]
    hub = hostile(look, get)
    known = hashlib.sha256(DATA).hexdigest() if kind == "another file than is known" else ""
    with pytest.raises(SketchlightError, match=told) as raised:
        list(fetch(thing(known), QUICK))
    message = str(raised.value)
    assert len(message.splitlines()) == 1
    assert len(message) < 400
    assert REPO in message or "disk" in message
    assert placed() == []
    assert hub.sent < BOUND
    assert len(hub.asked) <= 40
    assert {each.target for each in hub.asked} <= {URL}, "something else was asked for"
    assert sum(each.stat().st_size for each in models_dir().rglob("*") if each.is_file()) <= len(DATA)


@pytest.mark.parametrize(
    ("look", "get", "told"),
    [
        (dripping_head, WELL, "did not answer for 0.6 s"),
        (says(), dripping_head, "did not answer for 0.6 s"),
        (says(), dripping_body, "sent only .* bytes of .* in 0.3 s"),
    ],
    ids=["of what it says", "of what it sends", "of the file"],
)
def test_one_that_drips_is_bounded_in_time(
    hostile: Callable[[Answer, Answer], HostileHub], look: Answer, get: Answer, told: str
) -> None:
    hub = hostile(look, get)
    with pytest.raises(SketchlightError, match=told):
        list(fetch(thing(), HASTY))
    assert placed() == []
    assert hub.sent < 2000, "it was listened to until it ended by itself"


def test_one_that_has_no_more_is_asked_anew(hostile: Callable[[Answer, Answer], HostileHub]) -> None:
    hub = hostile(says(), no_more)
    list(fetch(thing(), QUICK))
    assert [each.read_bytes() for each in placed()] == [DATA]
    assert [each.start for each in hub.asked if each.method == "GET"] == [0, 100_000, 0]


@pytest.mark.parametrize(
    ("etag", "sha256", "unproved"),
    [
        (hashlib.sha256(DATA).hexdigest(), "", False),
        (blob(DATA), "", False),
        ("", hashlib.sha256(DATA).hexdigest(), False),
        ("", "", True),
        ("some-word", "", True),
    ],
)
def test_a_body_that_nobody_told_a_hash_of_is_said_to_be_unproved(
    hostile: Callable[[Answer, Answer], HostileHub], etag: str, sha256: str, unproved: bool
) -> None:
    hostile(says(ETag=f'"{etag}"' if etag else None), sends(DATA, ETag=f'"{etag}"'))
    *_, last = fetch(thing(sha256), QUICK)
    assert [each.read_bytes() for each in placed()] == [DATA]
    assert last.unproved == (("model.safetensors",) if unproved else ())


def test_a_size_that_nobody_knows_is_bounded_by_the_table(hostile: Callable[[Answer, Answer], HostileHub]) -> None:
    hub = hostile(says(Content_Length=None, ETag=None), endless)
    with pytest.raises(CannotFetch, match=r"more of .* than it announced"):
        list(fetch(thing(), QUICK))
    assert placed() == []
    assert hub.sent < BOUND


def test_the_command_line_says_what_is_unproved(
    hostile: Callable[[Answer, Answer], HostileHub], capsys: pytest.CaptureFixture[str]
) -> None:
    def any_size(asked: Asked) -> Iterator[bytes]:
        yield head(200, "OK", **about(DATA, ETag='"word"'))

    hostile(any_size, sends(DATA))
    main(["fetch", "taesd"])
    said = capsys.readouterr().err
    assert "Nobody told a hash of" in said or "SHA-256 differs" in said
