"""Whatever lies in the models folder, the rest is listed and can be used; asked for by name, it is told what is wrong.

Small files of the kinds that peers' users ran into, each made here.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import pickle
import struct
import zipfile
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import weights_files

from engine.catalog import catalog, controlnet_files, ip_adapter_files, lora_files, vae_files
from engine.catalog.digest import signature
from engine.cli import main
from engine.engine import Engine
from engine.errors import ModelError
from engine.paths import models_dir
from engine.pictures.files import write_picture
from fakes import FakeEngine, bare_model


def safetensors(**shapes: list[int]) -> bytes:
    """A file with these shapes and a zero for each number; a double underscore in a name stands for a dot."""
    table, at = {}, 0
    for name, shape in shapes.items():
        size = 4 * int(np.prod(shape))
        table[name.replace("__", ".")] = {"dtype": "F32", "shape": shape, "data_offsets": [at, at + size]}
        at += size
    return raw(table, b"\0" * at)


def raw(table: object, data: bytes = b"") -> bytes:
    header = json.dumps(table).encode()
    return struct.pack("<Q", len(header)) + header + data


def zipped(name: str, content: bytes, how: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as file:
        file.writestr(name, content)
    return out.getvalue()


def of_an_unknown_way(data: bytes) -> bytes:
    """A zip whose entries are packed in a way that no reader knows."""
    return data.replace(b"PK\x03\x04\x14\0\0\0\0\0", b"PK\x03\x04\x14\0\0\0\x63\0").replace(
        b"PK\x01\x02\x14\x03\x14\0\0\0\0\0", b"PK\x01\x02\x14\x03\x14\0\0\0\x63\0"
    )


def encrypted(data: bytes) -> bytes:
    return data.replace(b"PK\x03\x04\x14\0\0\0", b"PK\x03\x04\x14\0\1\0").replace(
        b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\1\0"
    )


def laughing() -> bytes:
    """Tables within tables, each a hundred times the next: a pickle of some hundred bytes with 10^16 leaves."""
    inner: OrderedDict[str, object] = OrderedDict(a=1)
    for _ in range(8):
        inner = OrderedDict((f"k{index}", inner) for index in range(100))
    return pickle.dumps(inner, 2)


PARTS = (
    "model__diffusion_model__input_blocks__0__0__weight",
    "first_stage_model__a",
    "cond_stage_model__transformer__a",
)
FILES: dict[str, bytes] = {
    "empty.safetensors": b"",
    "empty.ckpt": b"",
    "text.safetensors": b"hello",
    "text.ckpt": b"hello",
    "page.safetensors": b"<!DOCTYPE html><html></html>",
    "no pickle.ckpt": zipped("a", b"x"),
    "no entries.ckpt": b"PK\x05\x06" + b"\0" * 18,
    "packed.ckpt": zipped("archive/data.pkl", b"\0" * 6_000_000, zipfile.ZIP_DEFLATED),
    "bzip.ckpt": zipped("archive/data.pkl", b"\0" * 100_000, zipfile.ZIP_BZIP2),
    "lzma.ckpt": zipped("archive/data.pkl", b"\0" * 100_000, zipfile.ZIP_LZMA),
    "unknown way.ckpt": of_an_unknown_way(zipped("archive/data.pkl", b"")),
    "encrypted.ckpt": encrypted(zipped("archive/data.pkl", b"\x80\x02}q\0.")),
    "empty pickle.ckpt": zipped("archive/data.pkl", b""),
    "a list.ckpt": zipped("archive/data.pkl", pickle.dumps([1])),
    "memo.ckpt": zipped("archive/data.pkl", b"\x80\x02}r\xff\xff\xff\x7f."),
    "laughing.ckpt": zipped("archive/data.pkl", laughing()),
    "deep.ckpt": zipped("archive/data.pkl", b"(" * 100_000 + b"l" * 100_000 + b"."),
    "long.safetensors": struct.pack("<Q", 2**62) + b"{}",
    "brackets.safetensors": struct.pack("<Q", 100_000) + b"[" * 100_000,
    "numbers.safetensors": raw({"a": {"dtype": "F32", "shape": [1e999], "data_offsets": [0, 4]}}, b"\0" * 4),
    "negative.safetensors": raw({"a": {"dtype": "F32", "shape": [-1], "data_offsets": [0, 4]}}, b"\0" * 4),
    "overlapping.safetensors": raw(
        {f"a{index}": {"dtype": "F32", "shape": [4], "data_offsets": [0, 16]} for index in range(1000)}, b"\0" * 16
    ),
    "floats for places.safetensors": raw({"a": {"dtype": "F32", "shape": [1], "data_offsets": [0.0, 4.0]}}, b"\0" * 4),
    "one dimension.safetensors": safetensors(**{name: [1] for name in PARTS}),
    "no dimension.safetensors": safetensors(**{name: [] for name in PARTS}),
    "no numbers.safetensors": safetensors(**{name: [0, 0, 0, 0] for name in PARTS}),
    "other text encoder.safetensors": safetensors(**{name: [1, 4, 1, 1] for name in PARTS}),
}
FOLDERS: dict[str, dict[str, str]] = {
    "endless": {"sketchlight.json": '{"family": "sd15", "native_size": 1e999}'},
    "brackets": {"model_index.json": "[" * 100_000},
    "braces": {"unet/config.json": '{"a":' * 100_000},
    "numbers": {"sketchlight.json": '{"steps": ' + "9" * 5000 + "}"},
    "text": {"sketchlight.json": "hello"},
    "no text": {"unet/config.json": "\ufffe\x00"},
    "a list": {"model_index.json": "[]"},
    "other kinds": {"sketchlight.json": '{"family": ["sd15"], "steps": {}, "sampler": 7, "buckets": "x"}'},
    "sizes": {"sketchlight.json": '{"family": "sd15", "native_sizes": [[]]}'},
    "colours": {"sketchlight.json": '{"family": "sd15", "latent_rgb": {"factors": 7}}'},
    "sample": {"unet/config.json": '{"sample_size": ' + "9" * 400 + "}"},
    "scheduler": {"scheduler/scheduler_config.json": "[" * 10},
}


@pytest.fixture
def home(here: Path) -> Path:
    """The user's models folder with everything above in it, beside one good model."""
    folder = models_dir()
    folder.mkdir(parents=True)
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    for name, files in FOLDERS.items():
        (folder / name / "unet").mkdir(parents=True)
        (folder / name / "model_index.json").write_text("{}")
        for path, text in files.items():
            (folder / name / path).parent.mkdir(exist_ok=True)
            (folder / name / path).write_text(text, encoding="utf-8")
    (folder / "gone.safetensors").symlink_to("nowhere")
    (folder / "ring").symlink_to("ring")
    (folder / "a folder.safetensors").mkdir()
    (folder / "a folder.ckpt").mkdir()
    (folder / "letters \udcff.safetensors").write_bytes(b"x")
    if hasattr(os, "mkfifo"):
        for name in ("pipe.safetensors", "pipe.ckpt", "endless/unet/pipe.json"):
            os.mkfifo(folder / name)
        (folder / "zero.safetensors").symlink_to("/dev/zero")
    for kind in ("loras", "vaes", "controlnets", "ip_adapter"):
        (folder / kind).mkdir()
        for name, data in FILES.items():
            (folder / kind / name).write_bytes(data)
        (folder / kind / "brackets").mkdir()
        (folder / kind / "brackets" / "config.json").write_text("[" * 100_000)
        if hasattr(os, "mkfifo"):
            os.mkfifo(folder / kind / "pipe.safetensors")
    bare_model(folder / "good")
    weights_files.lora(folder / "loras" / "good.safetensors")
    return folder


def test_the_good_ones_are_listed_whatever_lies_beside_them(home: Path) -> None:
    assert "good" in [each.name for each in catalog.models()]
    model = catalog.find("good")
    assert "good" in [each.name for each in lora_files.available(model)]
    assert vae_files.vaes(model)
    assert controlnet_files.controlnets(None)
    assert ip_adapter_files.available(model) is not None


def test_the_others_are_named_with_what_is_wrong(home: Path) -> None:
    named = {path.name: why for path, why in catalog.unreadable()}
    assert {"packed.ckpt", "one dimension.safetensors", "endless", "braces"} <= named.keys()
    assert all(why for why in named.values())
    assert "good" not in named


@pytest.mark.parametrize("command", ["models", "loras", "adapters", "presets", "controls", "downloads"])
def test_the_lists_are_printed(home: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert main([command]) == 0
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    if command == "models":
        assert "good" in said.out
        assert "packed.ckpt can't be used: " in said.out


@pytest.mark.skipif(not hasattr(os, "seteuid") or os.geteuid() != 0, reason="needs root, to be somebody else")
def test_a_folder_that_may_not_be_looked_into_is_passed_over(home: Path) -> None:
    """`lost+found`, at the top of a disk of its own."""
    (home / "lost+found").mkdir(mode=0o700)
    (home / "loras" / "lost+found").mkdir(mode=0o700)
    opened = [each for each in (home, *home.parents) if not each.stat().st_mode & 0o005 and str(each) != "/"]
    modes = [(each, each.stat().st_mode & 0o7777) for each in opened]
    for each in opened:
        each.chmod(0o755)
    os.seteuid(65534)
    try:
        assert "good" in [each.name for each in catalog.models()]
        assert "good" in [each.name for each in lora_files.available(catalog.find("good"))]
        with contextlib.suppress(ModelError):
            catalog.find("lost+found")
    finally:
        os.seteuid(0)
        for each, mode in modes:
            each.chmod(mode)


NAMES = [*FILES, *FOLDERS, "gone.safetensors", "a folder.safetensors", "a folder.ckpt", "pipe.safetensors", "pipe.ckpt"]
NAMES += ["zero.safetensors", "ring"]


@pytest.mark.parametrize("name", NAMES)
def test_asked_for_it_is_refused_in_a_sentence(home: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    words = ["generate", "--prompt", "x", "--model", str(home / name), "--size", "64x64", "--out", "out.png"]
    assert main(words, lambda _: Engine()) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert 1 <= len(said.strip().splitlines()) <= 3


@pytest.mark.parametrize("name", [*FILES, "brackets", "pipe.safetensors"])
@pytest.mark.parametrize("kind", ["loras", "vaes", "controlnets", "ip_adapter"])
def test_beside_a_model_it_is_refused_in_a_sentence(
    home: Path, capsys: pytest.CaptureFixture[str], kind: str, name: str, model_folder: Path
) -> None:
    write_picture("in.png", np.zeros((64, 64, 3), np.uint8))
    path = str(home / kind / name)
    words = {
        "loras": ["--lora", path],
        "vaes": ["--vae", path],
        "controlnets": ["--control", "canny", "--control-image", "in.png", "--control-model", path],
        "ip_adapter": ["--reference", "in.png", "--reference-adapter", path],
    }[kind]
    usual = ["generate", "--prompt", "x", "--model", str(model_folder), "--size", "64x64", "--steps", "1"]
    assert main([*usual, "--out", "out.png", *words], lambda _: Engine()) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    assert "went wrong in Sketchlight itself" not in said


@pytest.mark.parametrize("name", ["~nosuchuser/x", "/" + "a" * 300, "a" * 300 + ".safetensors", "a\0b", "~", "."])
@pytest.mark.parametrize("option", ["--model", "--vae", "--lora"])
def test_a_path_that_can_not_be_is_refused_in_a_sentence(
    here: Path, capsys: pytest.CaptureFixture[str], option: str, name: str
) -> None:
    model = () if option == "--model" else ("--model", "../model")
    assert main(["generate", "--prompt", "x", *model, option, name, "--out", "out.png"], FakeEngine()) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_file_that_vanishes_while_it_is_looked_at_is_told(tmp_path: Path) -> None:
    folder = bare_model(tmp_path / "model")
    (folder / "unet").mkdir()
    (folder / "unet" / "a.safetensors").symlink_to("nowhere")
    assert not any("a.safetensors" in name for name, _, _ in signature(folder))


HUGE: dict[str, tuple[str, dict[str, object], str]] = {
    "layers a block": ("unet/config.json", {"layers_per_block": 10**5}, "100,000 layers"),
    "transformers": ("unet/config.json", {"transformer_layers_per_block": 10**6}, "1,000,000 layers"),
    "layers of the text encoder": ("text_encoder/config.json", {"num_hidden_layers": 10**5}, "100,000 layers"),
    "layers of the autoencoder": ("vae/config.json", {"layers_per_block": 10**5}, "100,000 layers"),
    "timesteps": ("scheduler/scheduler_config.json", {"num_train_timesteps": 10**8}, "num_train_timesteps"),
    "no timesteps": ("scheduler/scheduler_config.json", {"num_train_timesteps": 0}, "num_train_timesteps"),
    "width": ("unet/config.json", {"block_out_channels": [10**9, 32]}, ""),
    "words": ("text_encoder/config.json", {"vocab_size": 10**12}, "1,000,000,000,000, more than any model has"),
    "positions": ("text_encoder/config.json", {"max_position_embeddings": 10**11}, "more than any model has"),
    "a text for a number": ("vae/config.json", {"scaling_factor": "0.18"}, "where a number"),
    "a list for a number": ("unet/config.json", {"cross_attention_dim": "wide"}, "cross_attention_dim"),
    "a number for a text": ("scheduler/scheduler_config.json", {"prediction_type": 7}, "where epsilon or"),
    "an endless number": ("scheduler/scheduler_config.json", {"beta_end": float("inf")}, "endless"),
}


@pytest.mark.parametrize("what", HUGE)
def test_a_config_that_asks_for_what_can_not_be_is_refused_before_anything_is_built(
    model_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], what: str
) -> None:
    import shutil

    name, values, told = HUGE[what]
    folder = Path(shutil.copytree(model_folder, tmp_path / "model"))
    (folder / name).write_text(json.dumps(json.loads((folder / name).read_text()) | values))
    words = ["generate", "--prompt", "x", "--model", str(folder), "--size", "64x64", "--out", str(tmp_path / "o.png")]
    assert main(words, lambda _: Engine()) == 2
    said = capsys.readouterr().err
    assert told in said
    assert "Traceback" not in said


def test_the_infinity_that_diffusers_writes_is_read(model_folder: Path, tmp_path: Path) -> None:
    import shutil

    folder = Path(shutil.copytree(model_folder, tmp_path / "model"))
    path = folder / "scheduler/scheduler_config.json"
    table = json.loads(path.read_text()) | {"_class_name": "DPMSolverMultistepScheduler"}
    path.write_text(json.dumps(table | {"lambda_min_clipped": float("-inf"), "variance_type": None}))
    words = ["generate", "--prompt", "x", "--model", str(folder), "--size", "64x64", "--steps", "1"]
    assert main([*words, "--out", str(tmp_path / "out.png")], lambda _: Engine()) == 0


LARGE_POSE = '{"people": [], "canvas_width": 32768, "canvas_height": 32768}'


@pytest.mark.parametrize(
    "words", [("generate", "--prompt", "x", "--control", "pose", "--control-map"), ("pose", "--file")]
)
def test_a_pose_on_a_canvas_of_a_billion_pixels_is_refused(
    here: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    Path("pose.json").write_text(LARGE_POSE)
    assert main([*words, "pose.json", "--out", "out.png"], FakeEngine()) == 2
    assert "32,768×32,768 pixels, too large to draw" in capsys.readouterr().err


def test_a_pose_can_be_given_as_a_ready_map(here: Path, model_folder: Path) -> None:
    joints = [number for index in range(18) for number in (10 + 2 * index, 20 + index, 1)]
    tree = {"people": [{"pose_keypoints_2d": joints}], "canvas_width": 64, "canvas_height": 64}
    Path("pose.json").write_text(json.dumps(tree))
    fake = FakeEngine()
    (models_dir() / "controlnets").mkdir(parents=True)
    (models_dir() / "controlnets" / "pose").mkdir()
    (models_dir() / "controlnets" / "pose" / "config.json").write_text("{}")
    words = ["generate", "--prompt", "x", "--model", "../model", "--control", "pose", "--control-map", "pose.json"]
    assert main([*words, "--out", "out.png"], fake) == 0
    assert fake.asked[0].controls[0].map.size == (64, 64)
    assert fake.asked[0].controls[0].map.pixels.any()


class Leaving(FakeEngine):
    """An engine that ends by what no library should raise."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(ending=error)


class Panic(BaseException):
    """As a library in Rust raises."""


@pytest.mark.parametrize("error", [SystemExit(0), SystemExit("no"), RuntimeError("x"), Panic("index out of range")])
def test_an_engine_that_would_leave_is_a_fault_with_exit_code_1(
    here: Path, capsys: pytest.CaptureFixture[str], error: BaseException
) -> None:
    words = ["generate", "--prompt", "x", "--model", "../model", "--out", "out.png"]
    assert main(words, Leaving(error)) == 1
    assert "went wrong in Sketchlight itself" in capsys.readouterr().err


LOADERS: dict[str, Callable[[], object]] = {
    "StopIteration": lambda: next(iter(())),
    "IndexError": lambda: [][0],
    "KeyError": lambda: {}["x"],
    "SystemExit": lambda: (_ for _ in ()).throw(SystemExit(3)),
    "NotImplementedError": lambda: (_ for _ in ()).throw(NotImplementedError()),
    "Panic": lambda: (_ for _ in ()).throw(Panic("index out of range")),
}


@pytest.mark.parametrize("kind", LOADERS)
def test_whatever_a_loader_raises_is_told_of_its_part(kind: str) -> None:
    from engine.catalog.lora_files import LoraFile
    from engine.loading.reading import guarded

    with pytest.raises(ModelError, match="The LoRA “x”: its weights can't be loaded from /x"):
        guarded(LoraFile("x", Path("/x")), "weights", LOADERS[kind])
