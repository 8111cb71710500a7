"""Each bad input gets one or two lines that name the thing and the way out, exit code 2, and nothing written."""

import os
import shutil
import signal
import stat
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from engine.cli import main
from engine.pictures.files import write_bytes, write_picture
from fakes import FakeEngine

POSIX = os.name == "posix"
posix = pytest.mark.skipif(not POSIX, reason="POSIX permissions, signals and limits")


@pytest.fixture
def here(here) -> Path:
    """The current folder, with a good picture and a good mask in it, beside a model that the fake engine can use."""
    write_picture("good.png", np.full((60, 80, 3), 90, np.uint8))
    pixels = np.zeros((60, 80, 3), np.uint8)
    pixels[20:40, 30:50] = 255
    write_picture("mask.png", pixels)
    write_picture("empty_mask.png", np.zeros((60, 80, 3), np.uint8))
    return here


@pytest.fixture
def refused(here, capsys):
    """Runs `generate` with these words, which must be refused before the engine is asked; gives what was said."""

    def run(*words: str, out: str = "out.png") -> str:
        before, fake = _tree(here.parent), FakeEngine()
        prompt = () if {"--prompt", "--recipe"} & set(words) else ("--prompt", "x")
        assert main(["generate", "--model", "../model", "--out", out, *prompt, *words], fake) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert fake.asked == []
        assert 1 <= len(said.err.splitlines()) <= 2
        assert all(len(line) < 400 for line in said.err.splitlines())
        assert "Traceback" not in said.err
        assert "\x1b" not in said.err
        assert said.err.rstrip()[-1] in ".)"
        assert _tree(here.parent) == before
        return said.err

    return run


def _tree(folder: Path) -> dict[str, bytes]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path): path.read_bytes() if os.access(path, os.R_OK, effective_ids=POSIX) else b"" for path in files}


def _header(width: int, height: int) -> bytes:
    content = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + content + struct.pack(">I", zlib.crc32(b"IHDR" + content))
    return b"\x89PNG\r\n\x1a\n" + chunk


def _webp_header(width: int, height: int) -> bytes:
    canvas = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF\x2a\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + canvas + b"VP8L" + b"\0" * 20


BAD_FILES = {
    "missing.png": (None, "doesn't exist"),
    "empty.png": (b"", "is empty (0 bytes)"),
    "text.png": (b"This is not a picture.\n" * 50, "is not a picture that can be read here"),
    "header.png": (b"\x89PNG\r\n\x1a\n", "is damaged or cut off"),
    "huge.png": (_header(60_000, 60_000), "60,000×60,000 pixels, too large"),
    "wide.png": (_header(60_000, 10), "60,000×10 pixels, too large"),
    "nothing.png": (_header(0, 0), "is damaged or cut off"),
    "huge.webp": (_webp_header(60_000, 60_000), "60,000×60,000 pixels, too large"),
    "huge.bmp": (b"BM" + struct.pack("<IIIIiiHHI", 0, 0, 54, 40, 60_000, 60_000, 1, 24, 0) + b"\0" * 24, "too large"),
    "huge.gif": (b"GIF89a" + struct.pack("<HHBBB", 60_000, 60_000, 0, 0, 0) + b"\0" * 20, "too large"),
    "stub.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "is damaged or cut off"),
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("option", ["--image", "--mask", "--recipe"])
def test_files_that_are_no_good(here, refused, name, option):
    content, told = BAD_FILES[name]
    if content is not None:
        Path(name).write_bytes(content)
    words = {"--mask": ("--image", "good.png")}.get(option, ())
    said = refused(*words, option, name)
    assert f"“{name}”" in said
    if option != "--recipe" or name in ("missing.png", "empty.png"):
        assert told in said


@pytest.mark.parametrize("part", [0.05, 0.3, 0.6, 0.9])
@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp"])
def test_a_picture_that_was_cut_off(here, refused, suffix, part):
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), dtype=np.uint8)
    write_picture(f"whole{suffix}", noise)
    content = Path(f"whole{suffix}").read_bytes()
    Path(f"cut{suffix}").write_bytes(content[: int(len(content) * part)])
    said = refused("--image", f"cut{suffix}")
    assert f"“cut{suffix}” is damaged or cut off" in said


def test_a_folder_as_a_picture(here, refused):
    Path("folder.png").mkdir()
    assert "no picture in “folder.png”" in refused("--image", "folder.png")


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="needs /dev/zero")
def test_a_device_or_pipe_as_a_picture_neither_hangs_nor_fills_memory(here, refused):
    assert "not an ordinary file" in refused("--image", "/dev/zero")
    os.mkfifo("pipe.png")
    try:
        assert "not an ordinary file" in refused("--image", "pipe.png")
    finally:
        os.unlink("pipe.png")


def test_a_name_that_can_not_be(here, refused):
    assert "can't be read" in refused("--image", "x" * 5000)
    assert "can't be read" in refused("--image", "a\0b")
    said = refused("--image", "a\nb\x1b[2J.png")
    assert "\x1b" not in said
    assert "can't be read" in refused("--preview-dir", "x" * 5000)


@pytest.mark.parametrize("words", [("queue", "list"), ("history", "list"), ("history", "search", "x")])
def test_a_profile_that_can_not_be(here, capsys, words):
    assert main([*words, "--profile", "x" * 5000]) == 2
    assert "can't be read" in capsys.readouterr().err


def test_a_mask_without_a_picture(refused):
    said = refused("--mask", "mask.png")
    assert "“mask.png” needs a picture" in said
    assert "--image" in said


def test_an_empty_mask(refused):
    assert "“empty_mask.png” is empty" in refused("--image", "good.png", "--mask", "empty_mask.png")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--strength", "1.5"], "Strength 1.5 is outside 0–1"),
        (["--strength", "-0.1"], "Strength -0.1 is outside 0–1"),
        (["--strength", "nan"], "Strength nan is outside 0–1"),
        (["--strength", "much"], "--strength: “much” is not a number"),
        (["--steps", "0"], "Steps 0 is outside 1–200"),
        (["--steps", "10000"], "Steps 10000 is outside 1–200"),
        (["--steps", "-3"], "Steps -3 is outside"),
        (["--steps", "2.5"], "--steps: “2.5” is not a whole number"),
        (["--steps", "9" * 5000], "is not a whole number"),
        (["--guidance", "nan"], "Guidance nan is outside 0–50"),
        (["--guidance", "inf"], "Guidance inf is outside 0–50"),
        (["--guidance", "1e400"], "Guidance inf is outside 0–50"),
        (["--guidance", "-1"], "Guidance -1 is outside 0–50"),
        (["--size", "banana"], "“banana” is not a size: give width and height, such as 512x768"),
        (["--size", "512"], "“512” is not a size"),
        (["--size", "512x"], "“512x” is not a size"),
        (["--size", "99999x99999"], "Size 99999×99999 is not possible"),
        (["--size", "0x0"], "Size 0×0 is not possible"),
        (["--size=-64x64"], "Size -64×64 is not possible"),
        (["--size", "100x100"], "multiple of 8"),
        (["--seed", "-2"], "Seed “-2” is not a whole number from 0 to 18446744073709551615"),
        (["--seed", "18446744073709551616"], "Seed “18446744073709551616” is not a whole number"),
        (["--seed", "1e5"], "Seed “1e5” is not a whole number"),
        (["--seed", "1.5"], "Seed “1.5” is not a whole number"),
        (["--seed", "9" * 5000], "is not a whole number"),
        (["--count", "0"], "Count 0 is outside 1–64"),
        (["--count", "65"], "Count 65 is outside 1–64"),
        (["--prompt", "x", "--prompt", "y", "--count", "40"], "are more than 64 pictures"),
        (["--sampler", "magic"], "There is no sampler “magic”. Known: lcm, "),
        (["--model", "nonsuch"], "There is no model “nonsuch”"),
        (["--model", "/nonsuch/model.safetensors"], "There is no model at /nonsuch/model.safetensors"),
        (["--model", "."], "holds no Stable Diffusion model"),
        (["--model", "good.png"], "There is no model"),
        (["--dtype", "float8"], "Precision “float8” is unknown"),
        (["--threads", "0"], "Threads 0 is outside"),
        (["--grow", "9999", "--image", "good.png", "--mask", "mask.png"], "Grow 9999 is outside"),
        (["--feather", "-1", "--image", "good.png", "--mask", "mask.png"], "Feather -1 is outside"),
        (["--prompt", "\udcff"], "The prompt is not text"),
        (["--prompt", "a (red house"], "The prompt can't be read at “(” (character 3). This ( is never closed"),
        (["--negative", "(rain)7", "--guidance", "4"], "The negative prompt can't be read at “7”"),
        (["--style", "cubism"], "There is no style “cubism”. Known: oil painting, "),
        (["--sampler", "\x1b[2J" + "magic" * 1000], "There is no sampler"),
        (["--bogus"], "There is no “--bogus” here. “sketchlight-cli generate --help”"),
        (["--stren", "0.5"], "--stren"),
        (["--prompt"], "--prompt: expected one argument"),
    ],
)
def test_values_that_can_not_be(refused, words, told):
    assert told in refused(*words)


def test_nothing_to_draw(here, capsys):
    assert main(["generate", "--model", "../model", "--out", "out.png"], FakeEngine()) == 2
    assert "give a --prompt" in capsys.readouterr().err


def test_an_unknown_command(capsys):
    assert main(["paint"]) == 2
    assert "“sketchlight-cli --help” lists what there is" in capsys.readouterr().err


def test_targets_that_can_not_be(here, refused):
    Path("folder.png").mkdir()
    assert "The folder of “nowhere/out.png” doesn't exist" in refused(out="nowhere/out.png")
    assert "“folder.png” is a folder" in refused(out="folder.png")
    assert "“.” is a folder" in refused(out=".")
    assert "use one of .png, .jpg" in refused(out="out")
    assert "use one of .png, .jpg" in refused(out="out.bmp")
    assert "good.png/out.png” doesn't exist" in refused(out="good.png/out.png")
    assert "is not a folder" in refused("--preview-dir", "good.png")
    assert "doesn't exist" in refused("--preview-dir", "nowhere/steps")
    assert refused(out="x" * 300 + ".png")
    assert refused(out="a\0b.png")
    assert refused(out="")


@posix
def test_a_read_only_file_is_not_replaced(here, unprivileged, refused):
    Path("out.png").write_bytes(b"keep me")
    Path("out.png").chmod(0o444)
    unprivileged()
    assert "“out.png” is there and read-only" in refused()


@posix
def test_a_read_only_folder(here, unprivileged, refused):
    Path("locked").mkdir()
    Path("locked").chmod(0o555)
    unprivileged()
    assert "The folder of “locked/out.png” may not be written to" in refused(out="locked/out.png")


@posix
def test_a_picture_that_may_not_be_read(here, unprivileged, refused):
    Path("secret.png").write_bytes(Path("good.png").read_bytes())
    Path("secret.png").chmod(0o000)
    unprivileged()
    assert "“secret.png” may not be read" in refused("--image", "secret.png")


@posix
def test_a_full_disk_leaves_the_old_file_whole(here, capsys):
    """A limit on the size of files stands in for a disk that fills up half way."""
    Path("out.png").write_bytes(b"the old one")
    before = _tree(here)
    with _files_up_to(2000):
        code = main(["generate", "--model", "../model", "--prompt", "x", "--out", "out.png"], FakeEngine())
    said = capsys.readouterr().err
    assert code == 2
    assert "“out.png” can't be written, there is no space left: free some, or write elsewhere." in said
    assert _tree(here) == before


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs to mount")
def test_a_disk_that_is_really_full(here, capsys):
    disk = here / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("may not mount")
    try:
        assert main(["generate", "--model", "../model", "--prompt", "x", "--out", "disk/out.png"], FakeEngine()) == 2
        assert "there is no space left" in capsys.readouterr().err
        assert os.listdir(disk) == []
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        assert main(["generate", "--model", "../model", "--prompt", "x", "--out", "disk/out.png"], FakeEngine()) == 2
        assert "“disk/out.png”" in capsys.readouterr().err
    finally:
        subprocess.run(["umount", disk], check=True)


@posix
def test_writing_stopped_half_way_leaves_the_old_file_and_nothing_else(here):
    Path("out.png").write_bytes(b"the old one")
    with pytest.raises(KeyboardInterrupt), _interrupted_after(0.02):
        while True:
            write_bytes(here / "out.png", b"x" * 20_000_000)
    assert len(Path("out.png").read_bytes()) in (11, 20_000_000)
    assert not [name for name in os.listdir() if name.endswith(".part")]


def test_a_folder_that_vanishes_while_drawing(here, capsys):
    class Vanishing(FakeEngine):
        def run(self, job):
            for event in super().run(job):
                shutil.rmtree("gone", ignore_errors=True)
                yield event

    Path("gone").mkdir()
    assert main(["generate", "--model", "../model", "--prompt", "x", "--out", "gone/out.png"], Vanishing()) == 2
    assert "The folder of “gone/out.png” doesn't exist" in capsys.readouterr().err


def test_an_empty_prompt_is_allowed(here):
    fake = FakeEngine()
    assert main(["generate", "--model", "../model", "--prompt", "", "--out", "out.png"], fake) == 0
    assert fake.asked[0].words.prompts == ("",)


def test_a_prompt_of_3000_words_is_drawn_and_what_became_of_it_is_said(here, tiny_vae_folder, capsys):
    words = " ".join(["castle"] * 3000)
    assert main(["generate", "--model", str(tiny_vae_folder), "--prompt", words, "--steps", "1", "--out", "o.png"]) == 0
    assert "Note: " in capsys.readouterr().err


def test_a_device_that_is_not_there(here, tiny_vae_folder, capsys):
    words = ["generate", "--model", str(tiny_vae_folder), "--prompt", "x", "--device", "banana", "--out", "o.png"]
    assert main(words) == 2
    assert "There is no device “banana”" in capsys.readouterr().err
    assert not Path("o.png").exists()


@pytest.fixture
def unprivileged(here):
    """Give up root's rights for the rest of the test: nothing is read-only to root."""
    opened: dict[Path, int] = {}

    def give_up() -> None:
        if os.geteuid() != 0:
            return
        for folder in (here, *here.parents[:-1]):
            mode = stat.S_IMODE(folder.stat().st_mode)
            if mode & 0o005 != 0o005:
                if "pytest" not in str(folder):
                    pytest.skip(f"others can't get into {folder}")
                opened[folder] = mode
                folder.chmod(mode | 0o055)
        here.chmod(0o777)
        os.seteuid(65534)

    yield give_up
    if os.getuid() == 0:
        os.seteuid(0)
        for folder, mode in opened.items():
            folder.chmod(mode)


@contextmanager
def _files_up_to(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def _interrupted_after(seconds: float) -> Iterator[None]:
    """Ctrl+C comes after a while."""
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
