"""A real Ray cluster of two processes on this machine: the same pictures, whatever happens to one of them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import psutil
import pytest

from engine.catalog import catalog
from engine.errors import InvalidRequest
from engine.events import Event, Finished, Job, Preview, Stopped
from engine.frames.control_maps import Maps
from engine.groups import built
from engine.light.engine import LightEngine
from engine.mailbox import Mailbox
from engine.pictures.files import read_picture
from engine.remote import choice
from engine.remote.engine import RemoteEngine
from engine.remote.ray_cluster import RayCluster
from engine.request import Key, Lane, Request
from engine.worker import Worker

# Not imported here: what keeps it to this machine is read at its import.
pytestmark = pytest.mark.skipif(find_spec("ray") is None, reason="Ray isn't installed: pip install -e .[ray]")
KEY = Key(0, Lane.EXPLICIT, 1)


@pytest.fixture(scope="module")
def engine() -> Iterator[RemoteEngine]:
    before = dict(os.environ)
    made = RemoteEngine(RayCluster(choice.read("ray", workers=2, threads=1)))
    assert isinstance(list(made.run(Job(KEY, asked())))[-1], Finished)
    yield made
    made.close()
    os.environ.clear()
    os.environ.update(before)


def asked(**values: object) -> Request:
    return built(Request, **{"model": "starter", "prompts": ("a red apple",), "size": (256, 256), "steps": 2, **values})


def local(request: Request) -> np.ndarray:
    """The picture that this process makes on one thread."""
    *_, last = LightEngine(Maps(), threads=1).run(KEY, request, catalog.find("starter"))
    assert isinstance(last, Finished)
    return last.images[0]


def processes() -> list[psutil.Process]:
    """Those of the cluster, this one's children."""
    return psutil.Process().children(recursive=True)


def test_two_processes_draw_a_batch_bit_for_bit_as_this_one(engine: RemoteEngine) -> None:
    last = list(engine.run(Job(KEY, asked(count=2, seed=5))))[-1]
    assert isinstance(last, Finished)
    for index, image in enumerate(last.images):
        assert np.array_equal(image, local(asked(seed=5 + index)))
    assert (last.environment.threads, last.environment.where) == (1, "")


def test_nothing_listens_beyond_this_machine(engine: RemoteEngine) -> None:
    engine.run(Job(KEY, asked())).close()
    sockets = [each for process in [psutil.Process(), *processes()] for each in process.net_connections("inet")]
    assert {each.laddr.ip.removeprefix("::ffff:") for each in sockets if each.status == "LISTEN"} == {"127.0.0.1"}
    assert {each.raddr.ip.removeprefix("::ffff:") for each in sockets if each.raddr} <= {"127.0.0.1"}


def test_a_picture_whose_process_is_killed_comes_all_the_same(engine: RemoteEngine) -> None:
    request = asked(seed=7, steps=12, sampler="ddim")
    events = engine.run(Job(KEY, request))
    next(event for event in events if isinstance(event, Preview))
    (drawing,) = [each for each in processes() if "DrawerProcess.run" in " ".join(each.cmdline())]
    drawing.send_signal(signal.SIGKILL)
    last = list(events)[-1]
    assert isinstance(last, Finished)
    assert np.array_equal(last.images[0], local(request))


def test_the_worker_cancels_a_run_between_two_steps(engine: RemoteEngine) -> None:
    mailbox, told = Mailbox(), list[Event]()
    ended = threading.Event()

    def hear(event: Event) -> None:
        told.append(event)
        if isinstance(event, Preview) and len(told) < 100:
            mailbox.cancel(Lane.EXPLICIT)
        if isinstance(event, Stopped | Finished):
            mailbox.close()
            ended.set()

    mailbox.post(asked(steps=100, size=(512, 512), sampler="ddim"), Lane.EXPLICIT)
    worker = threading.Thread(target=Worker(engine, mailbox, hear).serve)
    worker.start()
    assert ended.wait(120)
    worker.join()
    assert isinstance(told[-1], Stopped)
    assert sum(isinstance(event, Preview) for event in told) == 1
    # The process draws for others again, though ninety steps were left.
    side_by_side = [engine.begin(Job(KEY, asked(seed=seed))) for seed in (1, 2)]
    assert all(isinstance(list(each)[-1], Finished) for each in side_by_side)


def test_the_command_line_joins_a_cluster_by_its_address(engine: RemoteEngine, tmp_path: Path) -> None:
    engine.run(Job(KEY, asked())).close()
    import ray

    address = ray.get_runtime_context().gcs_address
    words = [
        "generate",
        "--prompt",
        "a red apple",
        "--size",
        "256x256",
        "--steps",
        "2",
        "--seed",
        "9",
        "--threads",
        "1",
    ]
    out = tmp_path / "a.png"
    done = subprocess.run(
        [sys.executable, "-m", "engine.cli", *words, "--on", f"ray:{address}", "--json", "--out", str(out)],
        capture_output=True, text=True, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert told[0]["stage"] == f"Joining the cluster at {address}"
    finished = next(each for each in told if each["event"] == "finished")
    assert finished["environment"]["threads"] == 1
    request = asked(seed=9, guidance=finished["request"]["sampling"]["guidance"])
    assert np.array_equal(read_picture(out).pixels, local(request))


def test_what_is_no_cluster_is_refused_before_anything_starts() -> None:
    for text in ("ray://127.0.0.1:10001", "ray:nowhere", "dask", "ray:a b:1", "ray:host:99999"):
        with pytest.raises(InvalidRequest, match="nothing to draw on"):
            choice.read(text)
    with pytest.raises(InvalidRequest, match="1–64"):
        choice.read("ray", workers=0)
