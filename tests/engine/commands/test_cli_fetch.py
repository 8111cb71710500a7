"""`downloads` and `fetch`: what is listed, what is fetched, how it ends, and that what came is used at once."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine import registry
from engine.catalog import catalog, control_weights, controlnet_files, downloads
from engine.catalog.controlnet_choice import usual
from engine.cli import main
from engine.engine import Engine
from engine.errors import ModelError
from engine.paths import models_dir, starter_dir
from engine.pictures.files import read_picture, write_picture
from fake_hub import FakeHub, of_a_fresh_user, offer
from fakes import FakeEngine, bare_model

WEIGHTS = 1 << 20
"""Bytes of what the hub offers."""
VAE = "stabilityai/sd-vae-ft-mse"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    with of_a_fresh_user(tmp_path / "data", monkeypatch.setenv, monkeypatch.delenv) as made:
        yield made


def test_the_list_says_what_there_is_how_large_and_whether_it_is_here(
    hub: FakeHub, capsys: pytest.CaptureFixture[str]
) -> None:
    offer(hub, "vae-ft-mse")
    assert main(["fetch", "vae-ft-mse"]) == 0
    capsys.readouterr()
    hub.asked.clear()
    assert main(["downloads"]) == 0
    assert hub.asked == []
    said = capsys.readouterr().out
    lines = {line.split()[0]: line for line in said.splitlines()}
    assert lines["vae-ft-mse"].endswith("here")
    assert "335 MB" in lines["vae-ft-mse"]
    assert not lines["sdxl-base"].endswith("here")
    assert "6.9 GB" in lines["sdxl-base"]
    assert "size unknown" in lines["controlnet-sd15-tile"]
    assert f"Kept in {models_dir()}" in said


def test_progress_goes_to_stderr_and_paths_to_stdout(hub: FakeHub, capsys: pytest.CaptureFixture[str]) -> None:
    offer(hub, "vae-ft-mse")
    assert main(["fetch", "vae-ft-mse"]) == 0
    out, err = capsys.readouterr()
    assert [Path(line) for line in out.splitlines()] == [each.place for each in downloads.find("vae-ft-mse").files]
    assert all(Path(line).is_file() for line in out.splitlines())
    assert f"335 MB from {VAE}, licence: MIT" in err
    assert "Fetching vae-ft-mse, 100 %" in err
    assert main(["fetch", "vae-ft-mse"]) == 0
    assert "is here already" in capsys.readouterr().err


def test_a_program_is_told_bytes(hub: FakeHub, capsys: pytest.CaptureFixture[str]) -> None:
    offer(hub, "vae-ft-mse")
    assert main(["fetch", "vae-ft-mse", "--json"]) == 0
    events = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    told = [each for each in events if each["event"] == "fetching"]
    whole = WEIGHTS + len(b"{}")
    assert (told[-1]["done"], told[-1]["total"]) == (whole, whole)
    assert {"note", "fetching", "written"} == {each["event"] for each in events}


def test_troubles_end_with_the_code_of_what_can_be_mended(hub: FakeHub, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fetch", "vae-ft-mess"]) == 2
    assert "There is no download “vae-ft-mess”" in capsys.readouterr().err
    assert main(["fetch", "taesd"]) == 2
    assert "madebyollin/taesd is not on" in capsys.readouterr().err
    offer(hub, "softedge-hed")
    assert main(["fetch", "softedge-hed"]) == 2
    assert "ControlNetHED.pth of lllyasviel/Annotators is not the file that it should be" in capsys.readouterr().err
    assert main(["fetch"]) == 2


def test_an_unknown_name_stops_it_before_anything_is_fetched(hub: FakeHub) -> None:
    offer(hub, "vae-ft-mse")
    assert main(["fetch", "vae-ft-mse", "nothing"]) == 2
    assert hub.asked == []


def command(*words: str, **more: str) -> subprocess.Popen[str]:
    line = [sys.executable, "-m", "engine.cli", *words]
    return subprocess.Popen(
        line, cwd=Path(__file__).parents[3], env={**os.environ, **more}, text=True, stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )  # fmt: skip


def test_ctrl_c_keeps_what_came(hub: FakeHub) -> None:
    offer(hub, "vae-ft-mse")
    hub.hold_after = 600_000
    running_command = command("fetch", "vae-ft-mse")
    assert hub.held.wait(60)
    while not downloads.find("vae-ft-mse").partial_bytes > 100_000:
        assert running_command.poll() is None
    running_command.send_signal(signal.SIGINT)
    _, err = running_command.communicate(timeout=60)
    assert running_command.returncode == 130
    assert err.endswith("Stopped.\n")
    assert not models_dir().joinpath("vaes").exists()
    hub.go.set()
    hub.hold_after = None
    assert main(["fetch", "vae-ft-mse"]) == 0
    assert [each.range for each in hub.gets][-1].startswith("bytes=")


def test_hf_hub_offline_is_obeyed_and_named(hub: FakeHub) -> None:
    offer(hub, "vae-ft-mse")
    running_command = command("fetch", "vae-ft-mse", HF_HUB_OFFLINE="1")
    _, err = running_command.communicate(timeout=60)
    assert running_command.returncode == 2
    assert "HF_HUB_OFFLINE is set. Unset it" in err
    assert hub.asked == []


def test_a_control_that_lacks_weights_names_the_command_and_has_them_at_once_after_it(hub: FakeHub) -> None:
    depth = registry.control("depth")
    with pytest.raises(ModelError, match="“sketchlight-cli fetch depth-anything-v2-small”"):
        control_weights.check(depth)
    offer(hub, "depth-anything-v2-small")
    assert main(["fetch", "depth-anything-v2-small"]) == 0
    assert control_weights.missing(depth) == []
    control_weights.check(depth)


def test_every_control_with_weights_says_what_brings_them(hub: FakeHub, capsys: pytest.CaptureFixture[str]) -> None:
    main(["controls"])
    said = capsys.readouterr().out
    for control in registry.controls().values():
        if control.weights:
            brings = control_weights.download(control)
            assert brings is not None
            assert brings.name in said


def test_a_fetched_model_is_in_the_catalog_at_once(hub: FakeHub) -> None:
    offer(hub, "sd-1.5")
    unet = {"_class_name": "UNet2DConditionModel", "in_channels": 4, "out_channels": 4, "sample_size": 64}
    hub.files["stable-diffusion-v1-5/stable-diffusion-v1-5/unet/config.json"] = json.dumps(unet).encode()
    assert "sd-1.5" not in [each.name for each in catalog.models()]
    assert main(["fetch", "sd-1.5"]) == 0
    assert "sd-1.5" in [each.name for each in catalog.models()]
    found = catalog.find("sd-1.5")
    assert (found.family, found.label) == ("sd15", "Stable Diffusion 1.5")


def test_a_fetched_controlnet_is_what_its_control_means(hub: FakeHub) -> None:
    names = ["controlnet-sd15-canny", "controlnet-sdxl-canny"]
    for name in names:
        offer(hub, name)
    assert main(["fetch", *names]) == 0
    there = [each.name for each in controlnet_files.controlnets()]
    assert there == ["control_v11p_sd15_canny", "controlnet-canny-sdxl-1.0"]
    assert usual("canny", there, "sd15") == "control_v11p_sd15_canny"
    assert usual("canny", there, "sdxl") == "controlnet-canny-sdxl-1.0"
    assert usual("depth", there, "sdxl") == ""


def test_a_missing_controlnet_names_the_command(
    hub: FakeHub, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    model = bare_model(tmp_path / "model")
    write_picture(tmp_path / "map.png", np.zeros((64, 64, 3), np.uint8))
    words = ["--model", str(model), "--prompt", "a", "--out", str(tmp_path / "a.png")]
    control = ["--control", "canny", "--control-map", str(tmp_path / "map.png")]
    assert main(["generate", *words, *control], FakeEngine()) == 2
    assert "or fetch one with “sketchlight-cli fetch controlnet-sd15-canny”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["--model", "sdxl-turbo"], "sdxl-turbo"),
        (["--lora", "lcm-lora-sd15"], "lcm-lora-sd15"),
        (
            ["--control", "tile", "--control-model", "control_v11f1e_sd15_tile", "--image", "a.png"],
            "controlnet-sd15-tile",
        ),
    ],
)
def test_what_is_asked_for_by_name_and_could_be_fetched_names_the_command(
    hub: FakeHub, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], name: str
) -> None:
    write_picture(tmp_path / "a.png", np.zeros((64, 64, 3), np.uint8))
    words = [str(tmp_path / each) if each == "a.png" else each for each in words]
    assert main(["generate", "--prompt", "a", "--out", str(tmp_path / "b.png"), *words], FakeEngine()) == 2
    assert f"“sketchlight-cli fetch {name}” fetches it." in capsys.readouterr().err


def test_a_model_that_wants_its_own_numbers_brings_them(hub: FakeHub) -> None:
    offer(hub, "sdxl-turbo")
    unet = {"in_channels": 4, "out_channels": 4, "sample_size": 64, "cross_attention_dim": 2048}
    unet |= {"_class_name": "UNet2DConditionModel", "addition_embed_type": "text_time"}
    unet |= {"projection_class_embeddings_input_dim": 2816, "addition_time_embed_dim": 256}
    hub.files["stabilityai/sdxl-turbo/unet/config.json"] = json.dumps(unet).encode()
    index = {"_class_name": "StableDiffusionXLPipeline", "text_encoder": ["transformers", "CLIPTextModel"]}
    hub.files["stabilityai/sdxl-turbo/model_index.json"] = json.dumps(index).encode()
    assert main(["fetch", "sdxl-turbo"]) == 0
    found = catalog.find("sdxl-turbo")
    assert (found.family, found.steps, found.guidance, found.native_size) == ("sdxl", 1, 1.0, 512)


def test_a_fetched_model_draws(hub: FakeHub, tmp_path: Path, engine: Engine) -> None:
    """The starter model, called on the hub as Stable Diffusion 1.5 is."""
    offer(hub, "sd-1.5")
    repo = downloads.find("sd-1.5").repo
    for file in downloads.find("sd-1.5").files:
        made = starter_dir() / file.path.replace(".fp16.safetensors", ".safetensors")
        if made.is_file():
            hub.files[f"{repo}/{file.path}"] = made.read_bytes()
    assert main(["fetch", "sd-1.5"]) == 0
    words = ["--model", "sd-1.5", "--prompt", "a red apple", "--steps", "1", "--size", "64x64", "--seed", "1"]
    assert main(["generate", *words, "--out", str(tmp_path / "a.png")], lambda _threads: engine) == 0
    assert read_picture(tmp_path / "a.png").size == (64, 64)
