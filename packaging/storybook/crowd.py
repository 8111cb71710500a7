"""Processes that draw what is trained on, while the trainer trains: rows of arrays through shared memory.

Each process owns a ring of slots and two counters beside it, and waits when its ring is full.
"""

import mmap
import multiprocessing
import os
import time
from collections.abc import Callable

import numpy as np

Row = dict[str, np.ndarray]
Make = Callable[[np.random.Generator], Row]
Fields = dict[str, tuple[tuple[int, ...], type]]
"""Name → shape and type of one row's array."""

WAIT = 0.002


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _shared(shape: tuple[int, ...], kind: type) -> np.ndarray:
    """An array that forked processes write to as well."""
    size = int(np.prod(shape)) * np.dtype(kind).itemsize
    return np.frombuffer(mmap.mmap(-1, max(size, 1)), dtype=kind, count=int(np.prod(shape))).reshape(shape)


class Crowd:
    """Rows made by `workers` processes (0: by this one, when asked). Begin it before the GPU is first used."""

    def __init__(self, make: Make, fields: Fields, *, workers: int, slots: int, seed: int) -> None:
        self.make, self.fields, self.slots = make, fields, slots
        self.rng = np.random.default_rng(seed)
        self.workers: list[multiprocessing.process.BaseProcess] = []
        if not workers:
            return
        self.rings = {name: _shared((workers, slots, *shape), kind) for name, (shape, kind) in fields.items()}
        self.written, self.taken, self.stopped = (_shared((workers,), np.int64) for _ in range(3))
        context = multiprocessing.get_context("fork")
        for i in range(workers):
            worker = context.Process(target=self._draw, args=(i, seed + 1 + i, os.getpid()), daemon=True)
            worker.start()
            self.workers.append(worker)

    def _draw(self, own: int, seed: int, parent: int) -> None:
        import cv2

        cv2.setNumThreads(0)
        rng = np.random.default_rng(seed)
        while not self.stopped[0] and os.getppid() == parent:
            if self.written[own] - self.taken[own] >= self.slots:
                time.sleep(WAIT)
                continue
            at = self.written[own] % self.slots
            for name, value in self.make(rng).items():
                self.rings[name][own, at] = value
            self.written[own] += 1

    def take(self, most: int) -> dict[str, np.ndarray]:
        """At least one and up to `most` new rows, stacked: {name: (N, ...)}. Waits for the first."""
        if not self.workers:
            rows = [self.make(self.rng) for _ in range(most)]
            return {name: np.stack([row[name] for row in rows]) for name in self.fields}
        parts: list[tuple[int, np.ndarray]] = []
        left = most
        while not parts:
            for own in range(len(self.workers)):
                count = int(min(left, self.written[own] - self.taken[own]))
                if count > 0:
                    parts.append((own, (self.taken[own] + np.arange(count)) % self.slots))
                    left -= count
            if not parts:
                if not any(worker.is_alive() for worker in self.workers):
                    raise RuntimeError("all processes that draw have ended: see their errors above")
                time.sleep(WAIT)
        rows = {name: np.concatenate([self.rings[name][own, at] for own, at in parts]) for name in self.fields}
        for own, at in parts:
            self.taken[own] += len(at)
        return rows

    def close(self) -> None:
        """Let the processes end."""
        if self.workers:
            self.stopped[0] = 1
            for worker in self.workers:
                worker.join(5)
            self.workers = []
