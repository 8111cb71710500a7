"""The table of what can be downloaded: whole, safe, and complete for the controls."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import registry
from engine.catalog import control_weights, downloads
from engine.catalog.download_table import HEADINGS, PICKLED, DownloadKind, parse
from engine.errors import ModelError
from engine.paths import models_dir

ENTRY = """
[[download]]
name = "thing"
label = "A thing"
kind = "lora"
repo = "someone/thing"
folder = "loras"
"""


@pytest.fixture(autouse=True)
def nobodys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user without files."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


def test_every_kind_has_a_heading_and_something_to_fetch() -> None:
    assert HEADINGS.keys() == set(DownloadKind)
    found = {each.kind for each in downloads.downloads()}
    assert found | {DownloadKind.PROGRAM} == set(DownloadKind)  # that is PyTorch, where it is not installed


def test_what_controls_need_is_offered_in_their_sizes() -> None:
    for control in registry.controls().values():
        for weights in control.weights:
            found = downloads.bringing(f"{control_weights.FOLDER}/{weights.file}")
            assert found is not None, weights.file
            assert found.kind is DownloadKind.ANNOTATOR
            assert weights.origin == f"huggingface.co/{found.repo}"
            file = next(each for each in found.files if each.place == control_weights.path_of(weights))
            assert file.megabytes == pytest.approx(weights.megabytes, rel=0.02, abs=0.02)


def test_no_two_downloads_quarrel_over_a_place() -> None:
    origins: dict[str, tuple[str, str]] = {}
    for download in downloads.downloads():
        for file in download.files:
            origin = (download.repo, file.path)
            assert origins.setdefault(str(file.target), origin) == origin


def test_controls_and_families_that_it_names_exist() -> None:
    for download in downloads.downloads():
        if download.control:
            assert download.control in registry.controls()
        assert download.family in ("", *registry.families())


def test_files_lie_below_the_users_models() -> None:
    for download in downloads.downloads():
        for file in download.files:
            assert file.place.resolve().is_relative_to(models_dir().resolve())


def test_only_annotators_bring_pickles() -> None:
    for download in downloads.downloads():
        pickled = [file.path for file in download.files if Path(file.path).suffix in PICKLED]
        assert not pickled or download.kind is DownloadKind.ANNOTATOR


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('files = ["../../.bashrc.json"]', "leads out of its folder"),
        ('files = ["/etc/motd.txt"]', "leads out of its folder"),
        ('files = ["a/./b.json"]', "leads out of its folder"),
        (r'files = ["C:\\\\evil.json"]', "leads out of its folder"),
        ('files = [{path = "a.json", to = "../a.json"}]', "leads out of its folder"),
        ('files = ["model.py"]', "can run code"),
        ('files = ["model.ckpt"]', "can run code"),
        ('files = ["model.bin"]', "can run code"),
        ('files = [{path = "a.safetensors", to = "a.py"}]', "can run code"),
        ('files = [{path = "a.safetensors", sha256 = "none"}]', "SHA-256"),
        ('files = ["a.py"]\nweights_only = true', "can run code"),
        ("", "files"),
    ],
)
def test_an_entry_that_could_do_harm_is_refused(line: str, told: str) -> None:
    with pytest.raises(ModelError, match=told) as refusal:
        parse(ENTRY + line)
    assert "thing" in str(refusal.value)


@pytest.mark.parametrize("repo", ["thing", "a/b/c", "../thing", "https://evil/thing"])
def test_a_repository_is_an_owner_and_a_name(repo: str) -> None:
    with pytest.raises(ModelError, match="repository"):
        parse(ENTRY.replace("someone/thing", repo) + 'files = ["a.json"]')


def test_a_pickle_is_taken_where_only_weights_are_read_from_it() -> None:
    (one,) = parse(ENTRY + 'weights_only = true\nfiles = [{path = "a.pth", megabytes = 3}]')
    assert one.megabytes == 3


def test_a_size_that_nobody_looked_up_is_not_invented() -> None:
    (one,) = parse(ENTRY + 'files = ["a.json", "a.safetensors"]')
    assert one.megabytes is None
    assert downloads.size_in_words(one.megabytes) == "size unknown"
    assert downloads.size_in_words(6941.2) == "6.9 GB"
    assert downloads.size_in_words(29.4) == "29 MB"


def test_a_file_that_is_there_counts_no_more() -> None:
    (one,) = parse(ENTRY + 'files = [{path = "a.safetensors", megabytes = 3}, {path = "b.json"}]')
    models_dir().joinpath("loras").mkdir(parents=True)
    models_dir().joinpath("loras/a.safetensors").write_bytes(b"x")
    assert not one.is_there
    assert one.missing_megabytes == pytest.approx(0.01)
    models_dir().joinpath("loras/b.json").write_bytes(b"x")
    assert one.is_there


def test_an_unknown_name_is_told_what_there_is() -> None:
    with pytest.raises(ModelError, match="taesd"):
        downloads.find("tae")
    assert downloads.find("taesd").repo == "madebyollin/taesd"


def test_bytes_are_told_in_one_unit() -> None:
    assert downloads.share_in_words(12_340_000, 99_200_000) == "12.3 of 99.2 MB"
    assert downloads.share_in_words(12_340_000, 6_940_000_000) == "0.01 of 6.94 GB"


def test_what_a_checkpoint_wants_is_what_the_catalog_understands() -> None:
    for download in downloads.downloads():
        assert not download.about or download.kind is DownloadKind.CHECKPOINT
        assert download.about.get("sampler", "lcm") in registry.samplers()


@pytest.mark.parametrize("asked", ["config", "model", "unet", "loras", "vae", "diffusion_pytorch_model", ""])
def test_words_that_mean_nothing_by_themselves_lead_to_no_download(asked: str) -> None:
    assert downloads.hint(asked) == ""


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("lcm-lora-sdxl", "lcm-lora-sdxl"),
        ("control_v11p_sd15_seg", "controlnet-sd15-segmentation"),
        ("models/ip-adapter_sd15", "ip-adapter-sd15"),
        ("ip-adapter_sdxl", "ip-adapter-sdxl"),
        ("vae-ft-mse", "vae-ft-mse"),
        ("sdxl-base", "sdxl-base"),
    ],
)
def test_the_name_of_what_a_download_brings_leads_to_it(asked: str, name: str) -> None:
    assert downloads.hint(asked) == f" “sketchlight-cli fetch {name}” fetches it."
