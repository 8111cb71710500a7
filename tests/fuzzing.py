"""Runs fuzz cases in a process of their own, and says of each what went wrong: `python tests/fuzzing.py FIRST COUNT`.

`python tests/fuzzing.py FIRST COUNT KIND` runs only the cases of one kind (`header`, `model`, …), as many as asked.

A case goes well if the command line ends with 0 or 2, says what is wrong in a few lines without a traceback, within
`PATIENCE` seconds and `ROOM` bytes of memory more than before, and starts no program and no connection.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import select
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parent
PATIENCE = 60.0
"""Seconds: far more than any case takes, as other programs may have the processor."""
ROOM = 1500 * 2**20
FORBIDDEN = ("os.system", "subprocess.Popen", "os.exec", "os.posix_spawn", "socket.connect", "socket.bind")
"""Audit events that no input may bring about."""
_PYTHON = re.compile(
    r"NoneType|not subscriptable|unhashable|object has no attribute|indices must be|not iterable|to unpack"
    r"|Expecting |codec can't|torch\.Size|state_dict|\b[A-Z]\w+Error\b|recursion depth"
)
"""What a person should never read."""
_PROGRESS = re.compile(r"Loading|Starting|Preparing|Reading|Making|Drawing|Step \d|Decoding|Note")


@dataclass(frozen=True)
class Outcome:
    """`wrong` says what went wrong; empty: nothing."""

    seed: int
    kind: str
    code: int | None
    wrong: str
    said: str = ""


def outcomes(first: int, count: int, patience: float = PATIENCE, kind: str = "") -> Iterator[Outcome]:
    """Run the cases of so many seeds; one that hangs or takes the process down with it is named, and the rest go on.

    `kind`: all of this one.
    """
    seed, end = first, first + count
    while seed < end:
        with _child(seed, end - seed, kind) as child:
            while seed < end:
                line = _line(child, patience if seed > first else patience + 120)
                if line is None:
                    yield Outcome(seed, "", None, "it hung, or took the program down")
                    seed += 1
                    break
                yield Outcome(**json.loads(line))
                seed += 1


@contextlib.contextmanager
def _child(first: int, count: int, kind: str) -> Iterator[subprocess.Popen[bytes]]:
    words = [sys.executable, str(TESTS / "fuzzing.py"), "--child", str(first), str(count), kind]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OMP_WAIT_POLICY": "passive", "PYTHONWARNINGS": "ignore"}
    child = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)
    try:
        yield child
    finally:
        child.kill()
        child.wait()
        if child.stdout is not None:
            child.stdout.close()


def _line(child: subprocess.Popen[bytes], patience: float) -> bytes | None:
    """The next line a child prints, unbuffered; None if none comes."""
    assert child.stdout is not None
    found = bytearray()
    until = time.monotonic() + patience
    while not found.endswith(b"\n"):
        if not select.select([child.stdout], [], [], max(0.0, until - time.monotonic()))[0]:
            return None
        piece = os.read(child.stdout.fileno(), 1)
        if not piece:
            return None
        found += piece
    return bytes(found)


# ---- in the child ----------------------------------------------------------------------------------------------------


def _serve(first: int, count: int, kind: str) -> None:
    sys.path[:0] = [str(TESTS), str(TESTS.parent)]
    out = os.fdopen(os.dup(1), "w", buffering=1)
    os.dup2(2, 1)  # what a library prints by itself is no outcome
    with tempfile.TemporaryDirectory(prefix="sketchlight-fuzz-") as root:
        for name in ("DATA", "STATE", "CACHE", "CONFIG"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(root) / "case" / name.lower())
        desk, engine = _desk(Path(root)), _engine()
        happened: list[str] = []
        sys.addaudithook(lambda event, _: happened.append(event) if event in FORBIDDEN else None)
        for seed in range(first, first + count):
            happened.clear()
            print(json.dumps(_outcome(seed, desk, engine, happened, kind).__dict__), file=out)


def _outcome(seed: int, desk: Any, engine: Any, happened: list[str], kind: str = "") -> Outcome:
    import fuzz_cases
    from engine.cli import main
    from fakes import FakeEngine

    shutil.rmtree(desk.folder, ignore_errors=True)
    desk.folder.mkdir()
    made = fuzz_cases.case(seed, desk, kind)
    said, printed, before = io.StringIO(), io.StringIO(), _peak(reset=True)
    try:
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(printed):
            code = main([*made.words, "--debug"], (lambda _: engine) if made.real else FakeEngine())
    except BaseException as error:  # nothing may leave `main`
        return Outcome(seed, made.kind, None, f"{type(error).__name__} left the command line", str(error))
    engine.forget()
    text = said.getvalue()
    wrong = judged(code, text, _peak() - before, happened)
    return Outcome(seed, made.kind, code, wrong, text[-3000:] if wrong else text.strip().split("\n")[-1][:300])


def judged(code: int, said: str, grown: int, happened: Sequence[str]) -> str:
    """What is wrong with how a case ended; empty: nothing."""
    lines = [line for line in said.splitlines() if not _is_progress(line)]
    if code not in (0, 2):
        return f"exit code {code}"
    if "Traceback" in said:
        return "a traceback"
    if code == 2 and (found := _PYTHON.search(said)):
        return f"Python's words: {found[0]}"
    if code == 2 and not 1 <= len(lines) <= 4:
        return "not a few lines"
    if grown > ROOM:
        return f"{grown / 2**20:.0f} MB of memory"
    return f"it did {', '.join(sorted(set(happened)))}" if happened else ""


def _is_progress(line: str) -> bool:
    return _PROGRESS.match(line) is not None


def _peak(*, reset: bool = False) -> int:
    """The most memory this process had since the last reset, in bytes; 0 where the system doesn't tell."""
    try:
        if reset:
            Path("/proc/self/clear_refs").write_text("5")
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


class _Engine:
    """The real engine, which forgets between cases what it had in memory."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        from engine.engine import Engine

        self._engine = Engine()

    def run(self, job: Any) -> Any:
        return self._engine.run(job)


def _engine() -> _Engine:
    return _Engine()


def _desk(root: Path) -> Any:
    """Make the good things that cases are made of."""
    import torch
    from safetensors.torch import save_file

    import deep_models
    import single_files
    import small_adapters
    import small_models
    from fuzz_cases import Desk

    parts = root / "parts"
    parts.mkdir()
    small_models.controlnet().save_pretrained(parts / "net")
    single_files.write_controlnet(small_models.controlnet(), parts / "net.safetensors")
    unet = small_models.unet()
    small_adapters.lora(parts / "lora.safetensors", unet, layout="kohya")
    small_adapters.ip_adapter(parts / "adapter.safetensors", unet)
    small_adapters.ip_adapter(parts / "adapter.bin", unet)
    small_adapters.image_encoder(parts / "image_encoder")
    vae = small_models.autoencoder_kl()
    vae.save_pretrained(parts / "vae")
    save_file({single_files.vae_key(key): each for key, each in vae.state_dict().items()}, parts / "vae.safetensors")
    deep = deep_models.sd15()
    single = single_files.write(deep, root / "single.safetensors")
    torch.save({"state_dict": single_files.state_of(deep)}, root / "single.ckpt")
    return Desk(
        root / "case",
        small_models.build(root / "model"),
        small_models.build(root / "tiny", tiny_vae=True),
        single,
        root / "single.ckpt",
        parts,
    )


def _main(words: list[str]) -> None:
    if words[:1] == ["--child"]:
        _serve(int(words[1]), int(words[2]), words[3])
        return
    first, count = (int(words[0]), int(words[1])) if len(words) > 1 else (0, 5000)
    kind = words[2] if len(words) > 2 else ""
    began, bad, codes = time.monotonic(), 0, {}
    for each in outcomes(first, count, kind=kind):
        codes[each.code] = codes.get(each.code, 0) + 1
        if each.wrong:
            bad += 1
            print(f"seed {each.seed} ({each.kind}): {each.wrong}\n{each.said}\n", flush=True)
    print(f"{count} cases in {time.monotonic() - began:.0f} s, exit codes {codes}: {bad} went wrong.")
    sys.exit(bool(bad))


if __name__ == "__main__":
    _main(sys.argv[1:])
