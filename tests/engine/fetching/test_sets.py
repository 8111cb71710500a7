"""A whole set from a hub on the loopback, through all that happens to networks and disks; and what is kept of it."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from engine.catalog import belongings, downloads, sets
from engine.catalog.download_table import Download, File
from engine.catalog.sets import DownloadSet
from engine.cli import main
from engine.errors import CannotFetch, CannotWrite, ModelError
from engine.fetching import carried, network
from engine.fetching.fetch import Patience, fetch
from engine.memory import probe
from engine.paths import models_dir
from fake_hub import FakeHub, of_a_fresh_user

QUICK = Patience(timeout=2, tries=12, pause=0)
SIZE = 300_000


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    with of_a_fresh_user(tmp_path, monkeypatch.setenv, monkeypatch.delenv) as made:
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
        yield made


@pytest.fixture
def wanted(hub: FakeHub) -> DownloadSet:
    """The first set, whose files the hub has, small and each of its own."""
    found = sets.sets()[0]
    numbers = itertools.count()
    small = tuple(replace(each, files=tuple(_small(file) for file in each.files)) for each in found.downloads)
    for each in small:
        for file in each.files:
            data = b"{}" if file.path.endswith(".json") else random.Random(next(numbers)).randbytes(SIZE)
            hub.files[f"{each.repo}/{file.path}"] = data
    return replace(found, downloads=small)


def _small(file: File) -> File:
    return replace(file, megabytes=SIZE / 1e6, sha256="")


def bring(wanted: DownloadSet, patience: Patience = QUICK) -> None:
    for each in wanted.missing:
        for _ in fetch(each, patience):
            pass


def held(wanted: DownloadSet, hub: FakeHub) -> bool:
    """Whether every file is the hub's, and nothing unfinished is left."""
    whole = all(
        file.place.read_bytes() == hub.files[f"{each.repo}/{file.path}"]
        for each in wanted.downloads
        for file in each.files
    )
    return whole and not list(models_dir().rglob("*.part"))


def test_the_sets_name_downloads_that_there_are_and_tell_their_size():
    for each in sets.sets():
        assert each.downloads and each.megabytes and each.megabytes > 1000
    with pytest.raises(ModelError, match="nothing-of-the-kind"):
        sets.parse(
            '[[set]]\nname="a"\nlabel=""\nabout=""\nfamily=""\ndownloads=["nothing-of-the-kind"]\nnumbers=1\nwork=1'
        )


def test_a_set_cut_at_ten_places_comes_whole(hub, wanted):
    places = random.Random(7)
    hub.breaks = [places.randrange(1, SIZE) for _ in range(10)]
    bring(wanted)
    assert wanted.is_there and held(wanted, hub) and not hub.breaks


def test_a_set_that_is_stopped_between_goes_on_where_it_was(hub, wanted):
    stops = random.Random(11)
    for _ in range(10):
        left = list(wanted.missing)
        if not left:
            break
        with closing(fetch(left[0], QUICK)) as steps:
            for _step in itertools.islice(steps, stops.randrange(1, 6)):
                pass
    bring(wanted)
    assert held(wanted, hub)


@pytest.mark.parametrize(
    ("trouble", "words"),
    [("gated", "accepted its terms"), ("moved", "is not on"), ("gone", "has no .* any more"), ("changed", "SHA-256")],
)
def test_what_goes_wrong_with_one_leaves_the_others_and_says_so(hub, wanted, trouble, words):
    last = wanted.downloads[-1]
    if trouble == "gated":
        hub.refusals[last.repo] = (401, "GatedRepo")
    elif trouble == "moved":
        hub.refusals[last.repo] = (404, "RepoNotFound")
    elif trouble == "gone":
        del hub.files[f"{last.repo}/{last.files[-1].path}"]
    else:
        files = (*last.files[:-1], replace(last.files[-1], sha256="0" * 64))
        last = replace(last, files=files)
        wanted = replace(wanted, downloads=(*wanted.downloads[:-1], last))
    with pytest.raises(CannotFetch, match=words):
        bring(wanted)
    assert [each.name for each in wanted.missing] == [last.name]
    assert not last.files[0].is_there and not last.files[-1].is_there


def test_a_disk_that_is_too_small_is_told_before_a_byte(hub, wanted):
    first = wanted.downloads[0]
    hub.announced[f"{first.repo}/{first.files[-1].path}"] = 10**15
    with pytest.raises(CannotWrite, match="free some space"):
        bring(wanted)
    assert not hub.gets


def test_what_was_proven_once_is_held_to(hub, wanted, capsys):
    bring(wanted)
    last = wanted.downloads[-1]
    proven = json.loads((models_dir().with_name("proven.json")).read_text())
    weights = next(each for each in last.files if not each.path.endswith(".json"))
    assert proven[f"{last.repo}/{weights.path}"]["size"] == SIZE
    weights.place.unlink()
    hub.files[f"{last.repo}/{weights.path}"] = b"another" * 1000
    with pytest.raises(CannotFetch, match="another file than the one that was fetched first"):
        bring(wanted)


def test_offline_nothing_is_asked(hub, wanted):
    network.choose(network.Network(offline=True))
    with pytest.raises(CannotFetch, match="“Work offline” is on"):
        bring(wanted)
    assert not hub.asked


def test_a_mirror_that_was_chosen_is_asked(hub, wanted, monkeypatch):
    monkeypatch.delenv("HF_ENDPOINT")
    network.choose(network.Network(mirror=hub.url))
    bring(wanted)
    assert wanted.is_there
    with pytest.raises(CannotFetch, match="must start with https"):
        network.choose(network.Network(mirror="http://elsewhere.example"))


def test_a_pack_is_carried_to_another_machine(hub, wanted, tmp_path, monkeypatch):
    hashed = {each.name for each in downloads.downloads() if any(file.sha256 for file in each.files)}
    # The pack's files are held against the table's hashes too, which these small ones can't have.
    wanted = replace(wanted, downloads=tuple(each for each in wanted.downloads if each.name not in hashed))
    bring(wanted)
    pack = tmp_path / "stick"
    for _ in carried.export(wanted.downloads, pack):
        pass
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "other"))
    assert not wanted.is_there
    for _ in carried.bring(pack):
        pass
    assert wanted.is_there and held(wanted, hub)


@pytest.mark.parametrize("harm", ["changed", "cut", "leads out", "code", "newer"])
def test_a_pack_that_is_not_what_it_says_is_refused_whole(hub, wanted, tmp_path, monkeypatch, harm):
    bring(wanted)
    pack = tmp_path / "stick"
    for _ in carried.export(wanted.downloads, pack):
        pass
    told = json.loads((pack / carried.MANIFEST).read_text())
    file = pack / "models" / told["files"][-1]["target"]
    if harm == "changed":
        file.write_bytes(bytes(file.stat().st_size))
    elif harm == "cut":
        file.write_bytes(file.read_bytes()[:-1])
    elif harm == "leads out":
        told["files"][-1]["target"] = "../../evil.json"
    elif harm == "code":
        told["files"][-1]["target"] = "sd-1.5/run.py"
    else:
        told["version"] = 99
    (pack / carried.MANIFEST).write_text(json.dumps(told))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "other"))
    with pytest.raises((CannotFetch, ModelError)):
        for _ in carried.bring(pack):
            pass
    assert not [path for path in (tmp_path / "other").rglob("*") if path.is_file()]


def test_removed_it_frees_its_bytes_and_says_what_stops(hub, capsys):
    taesd = downloads.find("taesd")
    for file in taesd.files:
        file.place.parent.mkdir(parents=True, exist_ok=True)
        file.place.write_bytes(bytes(1000))
    assert belongings.bytes_here(taesd) == 1000 * len(taesd.files)
    assert "previews" in belongings.stops(taesd)
    assert main(["remove", "taesd"]) == 0
    assert "freed" in capsys.readouterr().out
    assert not taesd.is_there and not taesd.files[0].place.parent.exists()


def test_what_another_download_needs_too_stays(hub):
    shared = _sharing()
    for each in shared:
        for file in each.files:
            file.place.parent.mkdir(parents=True, exist_ok=True)
            file.place.write_bytes(b"1")
    belongings.remove(shared[0])
    assert shared[1].is_there and not shared[0].is_there


def _sharing() -> tuple[Download, Download]:
    """Two downloads of the table that have a file in common, and others of their own."""
    return next(
        (one, other)
        for one, other in itertools.permutations(downloads.downloads(), 2)
        if {file.target for file in one.files} & {file.target for file in other.files}
        and {file.target for file in one.files} - {file.target for file in other.files}
    )


def test_a_faster_machine_draws_more_and_a_small_one_is_told_so():
    realtime, _, large = sets.sets()
    slow, fast = probe.Speed("cpu", 0.1, 8 * 10**9), probe.Speed("cuda", 100, 24 * 10**9)
    assert probe.fit(realtime, slow).fits and not probe.fit(large, slow).fits
    assert probe.fit(large, slow).in_words() == "too large for this machine's memory"
    assert probe.fit(realtime, fast).in_words() == "about 11 pictures a second here"
    assert "min a picture" in probe.fit(large, replace(slow, memory=10**11)).in_words()
    measured = probe.measure()
    assert measured.teraflops > 0 and measured.memory > 10**9
