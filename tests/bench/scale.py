"""What more devices bring: `python tests/bench/scale.py [--size N] [--steps N] [--pictures N] [--rounds N]`.

The starter's pictures a second with one process and with two, a thread each, on a Ray cluster of this machine: both
take turns in the same cluster, so that a noisy machine is unfair to both alike. CPU seconds a picture say what the
ratio would be on idle cores: two processes that share busy ones can't show it on a clock.

The parts that a cluster adds are measured beside it: starting it, bringing up a device, loading the model, packing a
request and reading it, an event on its way. From them, on paper, what 100 and 1,000 GPUs would give to one window or
one command line, and what breaks first; the model there is an SD 1.5-shaped one at 512², 20 pictures a second a GPU
(four steps; `tests/bench/gpu.py` measures it where there is one).
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import numpy as np
import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from engine.events import Finished, Job, Preview
from engine.groups import altered, built
from engine.picture import Picture
from engine.remote import choice, wire
from engine.remote.devices import Device
from engine.remote.fleet import Fleet
from engine.remote.ray_cluster import RayCluster
from engine.request import Key, Lane, Request

KEY = Key(0, Lane.EXPLICIT, 1)
GPU = 20.0
"""Pictures a second that a GPU is taken to draw on paper: 512², four steps."""
PAPER = """\
What breaks first: the driver, which takes in every preview by one wire and one core. Previews that nobody looks at (a
batch's, a queue's) needn't be sent, and a thousand GPUs want several drivers, or results that are written where they
are drawn. After that: a thread of the driver's for each device, fine for a hundred; a model that all read from one
disk at once (2 GB × 1,000 over 10 Gbit/s is half an hour: put it on each machine beforehand). A GPU lost now and then
is the least of it: its picture is drawn twice."""
EVENTS = 12
"""Of a picture with four steps: loading, reading the prompt, drawing, previews, decoding, the result."""


class Taken(RayCluster):
    """A cluster whose devices are kept, so that fleets of one and of two are made of the same processes."""

    def __init__(self, wanted: choice.ClusterChoice) -> None:
        super().__init__(wanted)
        began = time.perf_counter()
        self.devices: list[Device] = [*super().connect()]
        self.seconds = time.perf_counter() - began


def main() -> None:
    options = _options()
    taken = Taken(choice.read("ray", workers=2, threads=1))
    try:
        _measure(taken, options)
    finally:
        taken.close()


def _measure(taken: Taken, options: argparse.Namespace) -> None:
    request = built(
        Request, model="starter", prompts=("a red house",), size=(options.size, options.size), steps=options.steps
    )
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; {len(taken.devices)} processes, a thread each")
    loading = _timed(lambda: [_all(Fleet([each]), request) for each in taken.devices]) / len(taken.devices)
    many = [altered(request, seed=seed) for seed in range(options.pictures)]
    seconds: dict[int, list[float]] = {1: [], 2: []}
    spent: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(options.rounds):
        for count in (1, 2):
            before = _cpu_seconds(taken)
            seconds[count].append(_timed(lambda count=count: _all(Fleet(taken.devices[:count]), *many)))
            spent[count].append(_cpu_seconds(taken) - before)
    rate = {count: options.pictures / median(each) for count, each in seconds.items()}
    cpu = {count: median(each) / options.pictures for count, each in spent.items()}
    print(f"pictures/s: one {rate[1]:.2f}, two {rate[2]:.2f}; two ÷ one {rate[2] / rate[1]:.2f} (goal 1.8, idle cores)")
    print(f"CPU seconds a picture: one {cpu[1]:.2f}, two {cpu[2]:.2f}; by them 2 × {cpu[1] / cpu[2]:.2f} on idle cores")
    parts = _parts(request)
    print(f"starting cluster and devices {taken.seconds:.1f} s; model and first picture {loading:.1f} s a device")
    _on_paper(parts)


def _parts(request: Request) -> dict[str, float]:
    """Bytes and seconds of what crosses: a sketch's request, a preview, a result, all at 512²."""
    rng = np.random.default_rng(0)
    sketch = Picture(rng.integers(0, 255, (512, 512, 3), np.uint8))
    job = wire.SentJob(Job(KEY, altered(request, source=sketch, strength=0.5)))
    packed, words = wire.pack_job(job), wire.pack_job(wire.SentJob(Job(KEY, request)))
    preview = wire.pack_event(Preview(KEY, 1, 4, (sketch.pixels,)))
    known = {sketch.revision: sketch}
    found = {
        "request": float(len(packed)),
        "words": float(len(words)),
        "event": float(len(preview)),
        "pack": _each(lambda: wire.pack_job(job)),
        "read": _each(lambda: wire.read_job(packed)),
        "pack event": _each(lambda: wire.pack_event(Preview(KEY, 1, 4, (sketch.pixels,)))),
        "read event": _each(lambda: wire.read_event(preview, known)),
    }
    print(
        f"a request with a sketch {found['request'] / 1e3:.0f} kB, of words alone {found['words'] / 1e3:.1f} kB; a "
        f"preview {found['event'] / 1e3:.0f} kB; packing and reading a request {1e3 * found['pack']:.2f} and "
        f"{1e3 * found['read']:.2f} ms, an event {1e3 * found['pack event']:.2f} and {1e3 * found['read event']:.2f} ms"
    )
    return found


def _on_paper(parts: dict[str, float]) -> None:
    """Say where one driver's share of a picture, on one core and one wire, ends the growth."""
    images = 5  # four previews and the result
    driver = parts["pack"] + images * parts["read event"] + (EVENTS - images) * 0.2e-3
    wired = parts["words"] + images * parts["event"]
    by_core, by_wire = 1 / driver, 1.25e9 / wired
    print(f"\nOn paper: a driver takes {1e3 * driver:.1f} ms and {wired / 1e6:.1f} MB a picture, and so has at most")
    print(f"{by_core:.0f} pictures/s by its one core (Python's lock) and {by_wire:.0f} by a wire of 10 Gbit/s.")
    for gpus in (100, 1000):
        wanted = gpus * GPU
        got = min(wanted, by_core, by_wire)
        print(f"{gpus:>5} GPUs at {GPU:.0f} pictures/s: {wanted:.0f} wanted, {got:.0f} got ({got / wanted:.0%})")
    print(PAPER)


def _all(fleet: Fleet, *requests: Request) -> None:
    """Draw them as a queue's jobs are: begun at once, looked at in order."""
    begun = [fleet.begin(wire.SentJob(Job(KEY, each))) for each in requests]
    assert all(isinstance(list(each.events())[-1], Finished) for each in begun)
    fleet.close()


def _cpu_seconds(taken: Taken) -> float:
    """Of the devices' processes and this one."""
    ids = [each.about.process for each in taken.devices] + [os.getpid()]
    return sum(sum(psutil.Process(each).cpu_times()[:2]) for each in ids)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _each(work: Callable[[], object], times: int = 20) -> float:
    return median(_timed(work) for _ in range(times))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--pictures", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    main()
