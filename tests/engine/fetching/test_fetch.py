"""Downloads from a hub on the loopback: whole or not at all, continued, proved, and every trouble in one sentence."""

from __future__ import annotations

import errno
import hashlib
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from engine.catalog.download_table import Download, DownloadKind, File
from engine.errors import CannotFetch, CannotWrite
from engine.fetching.fetch import Patience, Progress, fetch
from engine.paths import models_dir
from fake_hub import FakeHub, of_a_fresh_user

REPO = "someone/thing"
WEIGHTS = bytes(range(256)) * 4096
"""1 MB."""
CONFIG = b'{"a": 1}'
QUICK = Patience(timeout=2, tries=3, pause=0)


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    """A hub with one repository, a user without files, and no settings of this machine's."""
    with of_a_fresh_user(tmp_path, monkeypatch.setenv, monkeypatch.delenv) as made:
        made.files |= {f"{REPO}/config.json": CONFIG, f"{REPO}/unet/model.safetensors": WEIGHTS}
        yield made


def thing(sha256: str = "") -> Download:
    files = (
        File("config.json", PurePosixPath("thing/config.json"), 0.01),
        File("unet/model.safetensors", PurePosixPath("thing/unet/weights.safetensors"), 1, sha256),
    )
    return Download("thing", "The thing", DownloadKind.CHECKPOINT, REPO, files)


def placed() -> dict[str, bytes]:
    """Everything in the user's folders but what still grows."""
    found = [each for each in models_dir().rglob("*") if each.is_file() and ".partial" not in each.parts]
    return {each.relative_to(models_dir()).as_posix(): each.read_bytes() for each in found}


WHOLE = {"thing/config.json": CONFIG, "thing/unet/weights.safetensors": WEIGHTS}


def stopped_half_way(hub: FakeHub) -> None:
    hub.hold_after = 300_000
    running_fetch = fetch(thing(), QUICK)
    for progress in running_fetch:
        if progress.done > len(CONFIG):
            break
    running_fetch.close()
    hub.go.set()
    hub.hold_after = None


def test_files_come_into_their_places_and_nothing_else_is_left(hub: FakeHub) -> None:
    told = list(fetch(thing(), QUICK))
    assert placed() == WHOLE
    assert thing().is_there
    assert not list(models_dir().glob(".partial*"))
    dones = [each.done for each in told]
    assert dones == sorted(dones)
    size = len(WEIGHTS) + len(CONFIG)
    assert told[-1] == Progress("thing", size, size)
    assert {each.file for each in told} == {"", "config.json", "weights.safetensors"}


def test_what_is_there_is_not_asked_for_again(hub: FakeHub) -> None:
    list(fetch(thing(), QUICK))
    hub.asked.clear()
    assert list(fetch(thing(), QUICK))
    assert hub.asked == []


def test_a_stop_leaves_nothing_half_and_the_next_one_goes_on_from_there(hub: FakeHub) -> None:
    stopped_half_way(hub)
    assert placed() == {}
    waiting = thing().partial_bytes
    assert waiting > len(CONFIG)
    hub.asked.clear()
    list(fetch(thing(), QUICK))
    assert placed() == WHOLE
    (get,) = (each for each in hub.gets if "unet" in each.path)
    assert get.range == f"bytes={waiting - len(CONFIG)}-"


def test_a_file_that_changed_meanwhile_is_begun_anew(hub: FakeHub) -> None:
    stopped_half_way(hub)
    hub.files[f"{REPO}/unet/model.safetensors"] = other = WEIGHTS[::-1]
    list(fetch(thing(), QUICK))
    assert placed()["thing/unet/weights.safetensors"] == other


def test_a_hub_that_can_not_continue_begins_anew(hub: FakeHub) -> None:
    stopped_half_way(hub)
    hub.ranges = False
    list(fetch(thing(), QUICK))
    assert placed() == WHOLE


def test_a_broken_connection_is_taken_up_again_by_itself(hub: FakeHub) -> None:
    hub.breaks = [len(CONFIG), 200_000, 300_000]
    list(fetch(thing(), QUICK))
    assert placed() == WHOLE
    assert [each.range for each in hub.gets if "unet" in each.path][1:] == ["bytes=200000-", "bytes=500000-"]


def test_a_connection_that_only_breaks_is_given_up_with_what_came(hub: FakeHub) -> None:
    hub.breaks = [len(CONFIG), 200_000, *[0] * 9]
    with pytest.raises(CannotFetch, match=r"broke while someone/thing was fetched: fetch it again"):
        list(fetch(thing(), QUICK))
    assert placed() == {}
    assert thing().partial_bytes == 200_000 + len(CONFIG)


def test_silence_is_told_with_its_length(hub: FakeHub) -> None:
    hub.hold_after = 0
    with pytest.raises(CannotFetch, match=r"did not answer for 0\.3 s while someone/thing"):
        list(fetch(thing(), Patience(timeout=0.3, tries=1, pause=0)))


def test_large_files_come_from_elsewhere_without_the_token(hub: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    hub.elsewhere = "cdn"
    list(fetch(thing(), QUICK))
    assert placed() == WHOLE
    at_cdn = [each for each in hub.asked if "/cdn/" in each.path]
    assert at_cdn
    assert {each.token for each in at_cdn} == {""}
    assert {each.token for each in hub.asked if "/cdn/" not in each.path} == {"Bearer hf_secret"}


@pytest.mark.parametrize("elsewhere", ["http://example.org/evil", "ftp://localhost/evil", "file:///etc/motd"])
def test_a_way_that_is_not_encrypted_is_not_gone(hub: FakeHub, elsewhere: str) -> None:
    hub.elsewhere = elsewhere
    with pytest.raises(CannotFetch, match=r"someone/thing sends to .*unencrypted"):
        list(fetch(thing(), QUICK))
    assert placed() == {}


@pytest.mark.parametrize("endpoint", ["http://huggingface.co", "ftp://127.0.0.1", "huggingface.co"])
def test_nor_is_such_a_hub_asked(hub: FakeHub, monkeypatch: pytest.MonkeyPatch, endpoint: str) -> None:
    monkeypatch.setenv("HF_ENDPOINT", endpoint)
    with pytest.raises(CannotFetch, match="must start with https"):
        list(fetch(thing(), QUICK))


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        ((401, "GatedRepo"), r"accepted its terms: do so at https://.*/someone/thing, then set HF_TOKEN"),
        ((403, ""), r"accepted its terms"),
        ((401, ""), r"someone/thing is not on 127.* or is private"),
        ((404, "RepoNotFound"), r"someone/thing is not on 127.* or is private"),
        ((404, "EntryNotFound"), r"someone/thing has no config\.json any more"),
        ((429, ""), r"too many requests, the last for someone/thing: wait"),
        ((503, ""), r"fault of its own \(HTTP 503\) with someone/thing: try again later"),
    ],
)
def test_a_refusal_is_one_sentence_that_says_what_to_do(hub: FakeHub, refusal: tuple[int, str], told: str) -> None:
    hub.refusals[REPO] = refusal
    with pytest.raises(CannotFetch, match=told) as raised:
        list(fetch(thing(), QUICK))
    assert "\n" not in str(raised.value)
    assert not list(models_dir().glob(".partial/*"))


def test_no_network_is_told(hub: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setenv("HF_ENDPOINT", f"http://127.0.0.1:{free.getsockname()[1]}")
    with pytest.raises(CannotFetch, match=r"can't be reached for someone/thing: check the network connection"):
        list(fetch(thing(), QUICK))


def test_what_answers_but_is_no_hub_is_told(hub: FakeHub) -> None:
    hub.commit = ""
    with pytest.raises(CannotFetch, match="sign in first"):
        list(fetch(thing(), QUICK))


def test_a_file_that_is_not_the_known_one_is_not_even_fetched(hub: FakeHub) -> None:
    with pytest.raises(CannotFetch, match=r"unet/model\.safetensors of someone/thing is not the file"):
        list(fetch(thing(sha256="0" * 64), QUICK))
    assert hub.gets == []
    list(fetch(thing(sha256=hashlib.sha256(WEIGHTS).hexdigest()), QUICK))
    assert placed() == WHOLE


def test_a_part_that_was_spoilt_is_found_out_and_thrown_away(hub: FakeHub) -> None:
    stopped_half_way(hub)
    largest = max(thing().partial.iterdir(), key=lambda each: each.stat().st_size)
    largest.write_bytes(b"?" * largest.stat().st_size)
    with pytest.raises(CannotFetch, match="SHA-256 differs"):
        list(fetch(thing(), QUICK))
    assert placed() == {}
    list(fetch(thing(), QUICK))
    assert placed() == WHOLE


def test_too_little_space_is_told_before_a_byte_is_fetched(hub: FakeHub) -> None:
    hub.announced[f"{REPO}/unet/model.safetensors"] = 10**16
    with pytest.raises(CannotWrite, match=r"The thing needs 10000000\.0 GB more, and the disk of .* has .* left"):
        list(fetch(thing(), QUICK))
    assert hub.gets == []


def test_a_disk_that_fills_up_is_cleared_of_it(hub: FakeHub) -> None:
    resource = pytest.importorskip("resource")
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500_000, usual[1]))  # the system's own EFBIG stands for ENOSPC
    try:
        with pytest.raises(CannotWrite, match="became full while The thing was fetched") as raised:
            list(fetch(thing(), QUICK))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)
    assert isinstance(raised.value.__cause__, OSError)
    assert raised.value.__cause__.errno == errno.EFBIG
    assert placed() == {}
    assert thing().partial_bytes == 0


def test_a_folder_that_can_not_be_written_is_named(hub: FakeHub) -> None:
    models_dir().parent.mkdir(parents=True)
    models_dir().write_text("a file where the folder belongs")
    with pytest.raises(CannotWrite, match="models"):
        list(fetch(thing(), QUICK))


def test_two_at_once_do_not_write_over_each_other(hub: FakeHub) -> None:
    hub.hold_after = 1000
    first = fetch(thing(), QUICK)
    next(first)
    with pytest.raises(CannotFetch, match="The thing is being fetched already"):
        list(fetch(thing(), QUICK))
    first.close()
    hub.go.set()
    list(fetch(thing(), QUICK))
    assert placed() == WHOLE


def test_files_that_downloads_share_come_once(hub: FakeHub) -> None:
    list(fetch(replace(thing(), name="other", files=thing().files[1:]), QUICK))
    hub.asked.clear()
    list(fetch(thing(), QUICK))
    assert [each.path for each in hub.gets] == [f"/{REPO}/resolve/main/config.json"]
    assert placed() == WHOLE
