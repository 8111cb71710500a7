"""The recipe's short form: from scenes to a pipeline that diffusers loads and runs."""

import io
import json
import shutil
import tarfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers import AutoencoderTiny

from storybook import autoencoder, control, frozen, learn
from storybook.__main__ import main
from storybook.config import PROFILES
from storybook.training import plot

pytestmark = pytest.mark.slow
TINY = PROFILES["tiny"]
DEEPER = replace(TINY, autoencoder=replace(TINY.autoencoder, steps=4, decoder_blocks=(2, 3, 1, 0)))
CONTROLS = ("scribble", "canny", "segmentation", "depth", "pose", "painting")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(work folder, model folder) of a complete run of the tiny profile."""
    work = Path(tmp_path_factory.mktemp("work"))
    main(["all", "--profile", "tiny", "--folder", str(work), "--out", str(work / "starter"), "--parts", "1"])
    return work, work / "starter"


def curve(path: Path, column: str) -> list[float]:
    lines = path.read_text().splitlines()
    at = lines[0].split(",").index(column)
    return [float(line.split(",")[at]) for line in lines[1:]]


def picture(pipe: Any, **extra: Any) -> np.ndarray:
    pipe.set_progress_bar_config(disable=True)
    out = pipe(
        "a red apple",
        num_inference_steps=2,
        guidance_scale=1.0,
        height=64,
        width=64,
        output_type="np",
        generator=torch.Generator().manual_seed(1),
        **extra,
    )
    return out.images[0]


@pytest.mark.timeout(360)
def test_the_folder_is_an_ordinary_pipeline(made: tuple[Path, Path]) -> None:
    from diffusers import StableDiffusionPipeline

    pipe = StableDiffusionPipeline.from_pretrained(made[1], dtype=torch.float32, local_files_only=True)
    pipe.set_progress_bar_config(disable=True)
    pictures = [
        pipe(
            prompt,
            num_inference_steps=4,
            guidance_scale=1.0,
            height=64,
            width=64,
            output_type="np",
            generator=torch.Generator().manual_seed(seed),
        ).images[0]
        for prompt, seed in (("a red apple", 1), ("a red apple", 1), ("a red apple", 2), ("a blue car at night", 1))
    ]
    assert pictures[0].shape == (64, 64, 3) and np.isfinite(pictures).all()
    assert np.array_equal(pictures[0], pictures[1])
    assert not np.array_equal(pictures[0], pictures[2]) and not np.array_equal(pictures[0], pictures[3])


def test_the_folder_says_what_it_knows(made: tuple[Path, Path]) -> None:
    about = json.loads((made[1] / "sketchlight.json").read_text())
    assert {"apple", "castle", "red"} <= set(about["vocabulary"]) and "dragon" not in about["vocabulary"]
    assert np.array(about["latent_rgb"]["factors"]).shape == (4, 3) and len(about["latent_rgb"]["bias"]) == 3
    assert about["native_sizes"] == [[64, 64]] and about["steps"] == 4


def test_weights_are_half_precision_safetensors(made: tuple[Path, Path]) -> None:
    from safetensors.torch import load_file

    files = sorted(made[1].rglob("*.safetensors"))
    names = {f.parent.name for f in files}
    assert names == {"unet", "vae", "text_encoder", "ip_adapter", "image_encoder", "loras", *CONTROLS}
    assert {t.dtype for f in files for t in load_file(f).values() if t.is_floating_point()} == {torch.float16}
    assert not list(made[1].rglob("*.bin"))


def test_a_finished_stage_is_not_trained_again(made: tuple[Path, Path]) -> None:
    before = (made[0] / "student.pt").read_bytes()
    learn.train(TINY, made[0])
    assert (made[0] / "student.pt").read_bytes() == before


def test_the_weights_from_before_the_critic_are_kept(made: tuple[Path, Path]) -> None:
    plain, crisp = (frozen.fingerprint(learn.weights_of(made[0], name)) for name in (learn.PLAIN, learn.NAME))
    assert plain != crisp
    assert curve(made[0] / "student.csv", "critic")[-1] > 0, "it has begun by the end"


def test_a_deeper_decoder_begins_as_the_old_one_did(made: tuple[Path, Path]) -> None:
    vae = AutoencoderTiny.from_pretrained(made[0] / "vae")
    deeper = autoencoder.deepened(vae, DEEPER.autoencoder)
    latents = torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(1))
    assert deeper.config.num_decoder_blocks == (2, 3, 1, 0)
    assert torch.equal(deeper.decode(latents).sample, vae.decode(latents).sample)


def test_the_decoder_learns_on_while_latents_stay(made: tuple[Path, Path], tmp_path: Path) -> None:
    work = tmp_path / "work"
    shutil.copytree(made[0], work, ignore=shutil.ignore_patterns("starter*", "controls"))
    autoencoder.polish(DEEPER, work)
    before, after = (AutoencoderTiny.from_pretrained(folder / "vae") for folder in (made[0], work))
    assert frozen.fingerprint(before.encoder.state_dict()) == frozen.fingerprint(after.encoder.state_dict())
    assert before.config.scaling_factor == after.config.scaling_factor
    assert after.decoder.layers[-1].weight.ne(before.decoder.layers[-1].weight).any()
    assert curve(work / "decoder.csv", "step")[-1] == DEEPER.autoencoder.steps

    shipped = tmp_path / "starter"
    shutil.copytree(made[1], shipped)
    main(["renew-decoder", "--folder", str(work), "--out", str(shipped)])
    assert AutoencoderTiny.from_pretrained(shipped / "vae").config.num_decoder_blocks == [2, 3, 1, 0]
    assert changed(made[1], shipped) == {"vae/config.json", "vae/diffusion_pytorch_model.safetensors"}


def changed(before: Path, after: Path) -> set[str]:
    """Files, other than graphs, that two folders don't have alike."""
    files = {
        p.relative_to(root) for root in (before, after) for p in root.rglob("*") if p.is_file() and p.suffix != ".graph"
    }
    return {
        p.as_posix()
        for p in files
        if not all((root / p).exists() for root in (before, after))
        or (before / p).read_bytes() != (after / p).read_bytes()
    }


def test_the_parts_are_the_folder(made: tuple[Path, Path], tmp_path: Path) -> None:
    pieces = sorted(made[0].glob("starter.tar.*"))
    assert len(pieces) > 1 and all(p.stat().st_size <= 1_000_000 for p in pieces)
    with tarfile.open(fileobj=io.BytesIO(b"".join(p.read_bytes() for p in pieces))) as tar:
        tar.extractall(tmp_path, filter="data")
    for file in made[1].rglob("*"):
        if file.is_file():
            assert (tmp_path / "starter" / file.relative_to(made[1])).read_bytes() == file.read_bytes()


def test_curves_are_kept_and_drawn(made: tuple[Path, Path]) -> None:
    assert curve(made[0] / "autoencoder.csv", "step")[-1] == TINY.autoencoder.steps
    assert plot(made[0] / "student.csv").stat().st_size > 1000


def test_a_controlnet_changes_nothing_before_it_is_trained(made: tuple[Path, Path]) -> None:
    unet = learn.averaged(made[0], TINY)
    both = control.Controlled(unet, control.build(unet))
    x, t = torch.randn(2, 4, 8, 8), torch.tensor([999, 499])
    states, maps = torch.randn(2, 77, TINY.text.width), torch.rand(2, 3, 64, 64)
    with torch.no_grad():
        assert torch.equal(both(x, t, states, maps).sample, unet(x, t, states).sample)


def test_additions_leave_the_student_as_it_was(made: tuple[Path, Path]) -> None:
    work = frozen.Frozen(TINY, made[0], TINY.lora, "again", 0.0, kept=())
    before = frozen.fingerprint(work.unet.state_dict())
    net = control.build(work.unet)
    start = frozen.fingerprint(net.state_dict())
    work.beside = control.CONDITIONS["canny"]
    work.train(net, control.groups(net), control.Controlled(work.unet, net))
    assert frozen.fingerprint(work.unet.state_dict()) == before
    assert frozen.fingerprint(net.state_dict()) != start


def test_every_addition_is_loaded_and_heard(made: tuple[Path, Path]) -> None:
    from diffusers import ControlNetModel, StableDiffusionControlNetPipeline, StableDiffusionPipeline
    from PIL import Image

    pipe = StableDiffusionPipeline.from_pretrained(made[1], dtype=torch.float32, local_files_only=True)
    plain = picture(pipe)
    maps = torch.rand(1, 3, 64, 64, generator=torch.Generator().manual_seed(2))
    for name in CONTROLS:
        net = ControlNetModel.from_pretrained(made[1] / "controlnets" / name, dtype=torch.float32)
        steered = StableDiffusionControlNetPipeline.from_pretrained(made[1], controlnet=net, dtype=torch.float32)
        assert not np.array_equal(picture(steered, image=maps), plain)
    pipe.load_lora_weights(str(made[1] / "loras"), weight_name="watercolour.safetensors")
    assert not np.array_equal(picture(pipe), plain)
    pipe.unload_lora_weights()
    pipe.load_ip_adapter(
        str(made[1]), subfolder="ip_adapter", weight_name="ip-adapter.safetensors", image_encoder_folder="image_encoder"
    )
    red, blue = (picture(pipe, ip_adapter_image=Image.new("RGB", (64, 64), ink)) for ink in ("red", "blue"))
    assert np.isfinite(red).all() and not np.array_equal(red, blue)
