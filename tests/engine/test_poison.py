"""Nothing in a file runs, wherever it is put: pickles for weights, and code in a model's folder."""

from __future__ import annotations

import json
import pickle
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import torch

import deep_models
import poison
import single_files
import small_adapters
import small_models
from engine.cli import main
from engine.engine import Engine

FORBIDDEN = ("os.system", "subprocess.Popen", "os.exec", "os.posix_spawn", "os.spawn")
_happened: list[tuple[str, tuple[object, ...]]] = []
_watched: list[str] = []


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if not _watched:
        return
    if event in FORBIDDEN or (event == "import" and str(arguments[1] or "").startswith(_watched[0])):
        _happened.append((event, arguments))


sys.addaudithook(_audit)


@pytest.fixture
def draw(here: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Callable[..., str]]:
    """Runs the command line with the real engine; it must end with 2 and nothing may have run."""

    def run(*words: object, code: int = 2) -> str:
        usual = ["generate", "--prompt", "x", "--size", "64x64", "--steps", "1", "--out", "out.png"]
        assert main([*usual, *map(str, words)], lambda _: Engine()) == code
        said = capsys.readouterr().err
        assert "Traceback" not in said
        return said

    _watched.append(str(here))
    yield run
    _watched.clear()
    happened, mark = list(_happened), here / poison.MARK
    _happened.clear()
    assert not mark.exists()
    assert happened == []


PAYLOADS = list(poison.payloads(Path("/nowhere")))


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("payload", PAYLOADS)
def test_each_payload_would_run_if_it_were_unpickled(tmp_path: Path, payload: str) -> None:
    """The twin: all but those that only an older library obeys leave their mark."""
    import time

    mark = tmp_path / poison.MARK
    (tmp_path / "payload.py").write_text(f"open({str(mark)!r}, 'w').close()\n")
    try:
        pickle.loads(poison.payloads(mark)[payload])
    except (AttributeError, ImportError, TypeError):
        assert payload in ("torch's way to files", "numpy's", "through bdb")
        return
    for _ in range(100):
        if mark.exists():
            return
        time.sleep(0.05)
    raise AssertionError(f"{payload} left no mark")


@pytest.mark.parametrize("packed", ["zip", "plain"])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_checkpoint_runs(here: Path, draw: Callable[..., str], payload: str, packed: str) -> None:
    data = poison.payloads(here / poison.MARK)[payload]
    Path("model.ckpt").write_bytes(poison.as_zip(data) if packed == "zip" else data)
    draw("--model", "model.ckpt")


class Unpacking:
    """Unpickles something where it is unpickled itself."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    def __reduce__(self) -> tuple[object, tuple[bytes]]:
        return pickle.loads, (self._packed,)


@pytest.fixture(scope="module")
def whole() -> dict[str, object]:
    """A whole model's weights by the names of a single file, so that it is opened."""
    return dict(single_files.state_of(deep_models.sd15()))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_checkpoint_that_is_whole_runs(
    here: Path, draw: Callable[..., str], whole: dict[str, object], payload: str
) -> None:
    """With all its weights, and something among them that is none."""
    trap = Unpacking(poison.payloads(here / poison.MARK)[payload])
    torch.save({"state_dict": {**whole, "x": trap}}, "model.ckpt")
    assert "which could run code" in draw("--model", "model.ckpt")


@pytest.mark.parametrize("place", poison.PLACES)
@pytest.mark.parametrize("payload", ["system", "exec", "posix, old protocol", "in a state dict"])
def test_no_pickle_in_a_models_folder_runs(
    here: Path, draw: Callable[..., str], model_folder: Path, place: str, payload: str
) -> None:
    model = poison.copied(model_folder, here)
    data = poison.as_zip(poison.payloads(here / poison.MARK)[payload])
    poison.PLACES[place](model, data)
    draw("--model", model)


@pytest.mark.parametrize("way", poison.CODE)
def test_no_code_in_a_models_folder_runs(here: Path, draw: Callable[..., str], model_folder: Path, way: str) -> None:
    """Some of these are passed over, as nothing asks for what they name: then it draws."""
    model = poison.copied(model_folder, here)
    poison.CODE[way](model)
    passed_over = ("pipeline", "own class", "own module", "of os", "auto_map", "file", "UNet's own class")
    usual = ["generate", "--prompt", "x", "--size", "64x64", "--steps", "1", "--out", "out.png", "--model", str(model)]
    code = main(usual, lambda _: Engine())
    assert code == 2 or (code == 0 and any(each in way for each in passed_over))


@pytest.mark.parametrize("payload", ["system", "exec", "popen", "posix, old protocol"])
@pytest.mark.parametrize("form", ["zip", "plain"])
@pytest.mark.parametrize("kind", ["adapter", "vae", "vae folder", "controlnet folder", "controlnet", "lora", "encoder"])
def test_nothing_beside_a_model_runs(
    here: Path, draw: Callable[..., str], model_folder: Path, payload: str, form: str, kind: str
) -> None:
    data = poison.payloads(here / poison.MARK)[payload]
    data = poison.as_zip(data) if form == "zip" else data
    picture = here / "in.png"
    _picture(picture)
    match kind:
        case "adapter":
            (here / "x.bin").write_bytes(data)
            words = ["--reference", picture, "--reference-adapter", here / "x.bin"]
        case "vae":
            (here / "x.safetensors").write_bytes(data)
            words = ["--vae", here / "x.safetensors"]
        case "vae folder":
            small_models.autoencoder_kl().save_pretrained(here / "vae")
            poison.instead(here / "vae", data, "diffusion_pytorch_model.bin")
            words = ["--vae", here / "vae"]
        case "controlnet folder":
            small_models.controlnet().save_pretrained(here / "net")
            poison.instead(here / "net", data, "diffusion_pytorch_model.bin")
            words = ["--control", "canny", "--control-image", picture, "--control-model", here / "net"]
        case "controlnet":
            (here / "net.safetensors").write_bytes(data)
            words = ["--control", "canny", "--control-image", picture, "--control-model", here / "net.safetensors"]
        case "lora":
            (here / "x.safetensors").write_bytes(data)
            words = ["--lora", here / "x.safetensors"]
        case _:
            small_adapters.ip_adapter(here / "x.safetensors", small_models.unet())
            small_adapters.image_encoder(here / "image_encoder")
            poison.write_code(here / "image_encoder", here / poison.MARK)
            poison.changed(here / "image_encoder" / "config.json", auto_map=poison.AUTO)
            poison.changed(
                here / "image_encoder" / "preprocessor_config.json",
                auto_map=poison.AUTO,
                image_processor_type="Evil",
            )
            poison.instead(here / "image_encoder", data, "pytorch_model.bin")
            words = ["--reference", picture, "--reference-adapter", here / "x.safetensors"]
    draw("--model", model_folder, *words)


@pytest.mark.parametrize("control", ["depth", "segmentation"])
@pytest.mark.parametrize("answer", ["y\n" * 50, ""])
def test_no_code_of_a_map_maker_runs_even_if_somebody_says_yes(
    here: Path, draw: Callable[..., str], monkeypatch: pytest.MonkeyPatch, control: str, answer: str
) -> None:
    """transformers asks on standard input whether a folder's code may run, unless it is told not to."""
    import io

    from engine import registry
    from engine.catalog import control_weights

    folder = control_weights.folder() / control
    for weights in registry.control(control).weights:
        control_weights.path_of(weights).parent.mkdir(parents=True, exist_ok=True)
        control_weights.path_of(weights).write_bytes(b"")
    poison.write_code(folder, here / poison.MARK)
    about = {"model_type": "evil", "architectures": ["Evil"], "auto_map": poison.AUTO, "image_processor_type": "Evil"}
    for name in ("config.json", "preprocessor_config.json"):
        (folder / name).write_text(json.dumps(about))
    small_adapters.image_encoder(here / "encoder")
    shutil.copyfile(next((here / "encoder").glob("*.safetensors")), folder / "model.safetensors")
    monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
    _picture(here / "in.png")
    assert main(["annotate", "--control", control, "--image", "in.png", "--out", "map.png"], lambda _: Engine()) == 2


@pytest.mark.parametrize("name", ["ControlNetHED.pth", "body_pose_model.pth", "mlsd_large_512_fp32.pth", "scannet.pt"])
@pytest.mark.parametrize("payload", ["system", "exec", "posix, old protocol"])
def test_no_pickle_of_a_map_maker_runs(here: Path, draw: Callable[..., str], name: str, payload: str) -> None:
    from engine import registry
    from engine.catalog import control_weights

    control = next(each for each in registry.controls().values() if any(w.file == name for w in each.weights))
    data = poison.as_zip(poison.payloads(here / poison.MARK)[payload])
    for weights in control.weights:
        control_weights.path_of(weights).parent.mkdir(parents=True, exist_ok=True)
        control_weights.path_of(weights).write_bytes(data)
    _picture(here / "in.png")
    words = ["annotate", "--control", control.name, "--image", "in.png", "--out", "map.png"]
    assert main(words, lambda _: Engine()) == 2


def _picture(path: Path) -> None:
    import numpy as np

    from engine.pictures.files import write_picture

    write_picture(path, np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8))
