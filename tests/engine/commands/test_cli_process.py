"""The command line as a process of its own: streams that close, locales, signals."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine.cli import main

ROOT = Path(__file__).parents[3]


def command(*words: str, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", "engine.cli", *words], cwd=ROOT, text=True, **options)


def test_help_and_version_are_quick_and_need_no_torch():
    script = (
        "import sys; from engine.cli import main; "
        "main(['--help']); assert not {'torch', 'cv2', 'PIL'} & set(sys.modules)"
    )
    start = time.perf_counter()
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.DEVNULL).returncode == 0
    assert time.perf_counter() - start < 5
    assert main(["--version"]) == 0


@pytest.mark.skipif(os.name != "posix", reason="pipes and signals are POSIX")
def test_a_reader_that_goes_away_is_no_error():
    process = command("samplers", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()
    assert process.wait(60) in (0, 141)
    assert process.stderr.read() == ""
    process.stderr.close()


@pytest.mark.skipif(os.name != "posix", reason="closed streams as POSIX shells make them")
@pytest.mark.parametrize(
    ("words", "code"), [("samplers", 0), ("samplers --bogus", 2), ("recipe nowhere.png --json", 2)]
)
def test_closed_streams_change_nothing(words, code):
    shell = f"exec {sys.executable} -m engine.cli {words} >&- 2>&-"
    assert subprocess.run(["sh", "-c", shell], cwd=ROOT).returncode == code


@pytest.mark.skipif(os.name != "posix", reason="locales as POSIX has them")
def test_plain_ascii_surroundings_do_no_harm():
    plain = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for words, code in (("controls", 0), ("generate --prompt x --steps 0 --out ü.png", 2)):
        done = subprocess.run(
            [sys.executable, "-m", "engine.cli", *words.split()], cwd=ROOT, env=plain, capture_output=True
        )
        assert done.returncode == code
        assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_output_that_can_not_be_printed_is_said():
    with open("/dev/full", "w") as full:
        process = command("samplers", stdout=full, stderr=subprocess.PIPE)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "Traceback" not in said
    assert "can't be printed" in said


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_interrupting_the_real_program_leaves_nothing(here, tiny_vae_folder):
    words = ["generate", "--model", str(tiny_vae_folder), "--prompt", "a cat", "--steps", "200", "--json"]
    process = command(*words, "--out", str(here / "x.png"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    while "preview" not in process.stdout.readline():
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, "Stopped.\n")
    assert os.listdir(here) == []
