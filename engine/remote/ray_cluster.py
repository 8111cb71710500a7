"""A Ray cluster (Moritz et al. 2018, https://docs.ray.io) that draws: the only place that knows Ray.

Whoever is on a cluster is trusted: Ray unpickles what its members send. Of ours nothing but bytes crosses it.
"""

from __future__ import annotations

import atexit
import json
import os
import secrets
import shutil
import signal
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil

from engine.catalog import library
from engine.errors import LostDevices
from engine.phrase import Phrase, phrase
from engine.remote import choice, wire
from engine.remote.choice import ClusterChoice
from engine.remote.devices import About, Lost
from engine.remote.drawer import DrawerProcess
from engine.remote.engine import RemoteEngine

QUIET = {
    # No word of how it is used leaves, and no figures are kept for others to fetch.
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_enable_metrics_collection": "false",
    # What a process without a GPU may see is ours to say.
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "1",
}
STORE = 512 * 2**20
"""Bytes of shared memory for what crosses; what doesn't fit goes by way of the disk."""
START = 180.0
"""Seconds until a device that doesn't come up is left out."""
LONGEST = 20
"""Letters of a folder in which Ray's sockets can lie: their whole names have 107 at most."""
RESTARTS = 4
"""How often the process of a device that ended is started again."""


def ray_engine(chosen: str, workers: int = 1, threads: int | None = None) -> RemoteEngine:
    """Give an engine that draws on the cluster that a person chose, in the words of `choice.read`.

    It is started or joined with the first picture. Raises InvalidRequest for what is no such choice.
    """
    return RemoteEngine(RayCluster(choice.read(chosen, workers, threads)))


class RayCluster:
    """A cluster as chosen; started or joined by `connect`, left by `close`, and when the program ends."""

    def __init__(self, chosen: ClusterChoice) -> None:
        self._choice = chosen
        self._folder: Path | None = None
        self._started: list[psutil.Process] = []
        """What runs of a cluster of our own, its first processes."""

    @property
    def starting(self) -> Phrase:
        """What is said while it connects."""
        if self._choice.address is None:
            return phrase("Starting the cluster")
        return phrase("Joining the cluster at {address}", address=self._choice.address)

    def connect(self) -> Sequence[_Actor]:
        """Give its devices, one a GPU, or `workers` a machine without. Raises LostDevices."""
        os.environ.update(QUIET)
        if self._choice.address is None:
            self._make_private()
        try:
            import ray
        except ModuleNotFoundError as error:
            raise LostDevices(phrase("Ray isn't installed here: pip install sketchlight[ray] brings it.")) from error
        if not ray.is_initialized():
            before = psutil.Process().children()
            with _own_signals():
                self._start(ray)
            if self._choice.address is None:
                self._started = [each for each in psutil.Process().children() if each not in before]
        atexit.register(self.close)
        try:
            return self._devices(ray)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Leave the cluster; one that was started here ends."""
        import ray

        atexit.unregister(self.close)
        # Its agents outlive it by minutes where they don't notice at once.
        started = [each for first in self._started for each in _family(first)]
        ray.shutdown()
        _, left = psutil.wait_procs(started, timeout=3)
        for each in left:
            with suppress(psutil.Error):
                each.kill()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _make_private(self) -> None:
        """Bind everything to loopback, with a secret that a process has to know: both are read at Ray's import."""
        os.environ["RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"] = "0"  # a node's address is then 127.0.0.1 on every system
        os.environ.update(RAY_AUTH_MODE="token", RAY_AUTH_TOKEN=secrets.token_hex(32))
        self._folder = Path(tempfile.mkdtemp(prefix="sketchlight-", dir=_for_sockets()))

    def _start(self, ray: Any) -> None:
        quiet = {"log_to_driver": False, "configure_logging": False}
        try:
            if self._choice.address is not None:
                ray.init(address=self._choice.address, **quiet)
                return
            ray.init(
                address="local",
                num_cpus=self._choice.workers * self._threads(_cores()),
                include_dashboard=False,
                object_store_memory=STORE,
                _temp_dir=str(self._folder),
                **quiet,
            )
        except Exception as error:  # Ray raises a dozen kinds, of its own and of gRPC
            self.close()
            said = " ".join(str(error).split())[:300]
            if self._choice.address is None:
                raise LostDevices(phrase("The cluster can't be started: {error}", error=said)) from error
            raise LostDevices(
                phrase(
                    "The cluster at {address} can't be joined: {error} This machine has to be one of its own: "
                    "“ray start --address={address}” makes it one.",
                    address=self._choice.address,
                    error=said,
                )
            ) from error

    def _threads(self, cores: int) -> int:
        return self._choice.threads or max(1, cores // self._choice.workers)

    def _devices(self, ray: Any) -> list[_Actor]:
        """Start all at once, and give those that came up."""
        made = ray.remote(concurrency_groups={"control": 1}, max_restarts=RESTARTS)(DrawerProcess)
        folders = json.dumps([str(each) for each in library.added()])
        here = ray.get_runtime_context().get_node_id()
        begun = []
        for node in ray.nodes():
            if not node["Alive"]:
                continue
            cores, gpus = int(node["Resources"].get("CPU", 0)), int(node["Resources"].get("GPU", 0))
            threads = self._threads(_cores() if self._choice.address is None else cores)
            on = ray.util.scheduling_strategies.NodeAffinitySchedulingStrategy(node["NodeID"], soft=False)
            for _ in range(gpus or (self._choice.workers if cores else 0)):
                # Others may want a cluster's processors; one of our own is for these alone.
                needs = {"num_gpus": 1} if gpus else {"num_cpus": threads if self._choice.address else 0}
                actor = made.options(scheduling_strategy=on, **{"num_cpus": 0, **needs}).remote(threads, folders)
                begun.append((actor, bool(gpus), node["NodeID"], node["NodeID"] == here))
        deadline = time.monotonic() + START
        found = []
        for actor, gpu, machine, is_here in begun:
            try:
                told = _described(ray, actor, max(1.0, deadline - time.monotonic()))
            except ray.exceptions.RayError:
                ray.kill(actor)
                continue
            about = About(told["device"], told["threads"], gpu, machine, is_here, told["process"])
            found.append(_Actor(ray, actor, about))
        if not found:
            raise LostDevices(phrase("The cluster has no device free that could draw."))
        return found


class _Actor:
    """A device as the fleet sees it (`devices.Device`)."""

    def __init__(self, ray: Any, handle: Any, about: About) -> None:
        self._ray, self._handle, self.about = ray, handle, about

    def begin(self, number: int, job: bytes) -> Iterator[bytes]:
        try:
            for answer in self._handle.run.options(num_returns="streaming").remote(number, job):
                yield self._ray.get(answer)
        except self._ray.exceptions.RayTaskError as error:
            raise wire.RemoteFault(str(error)) from None
        except self._ray.exceptions.RayError as error:
            raise Lost from error

    def estimate(self, job: bytes) -> bytes:
        try:
            told: bytes = self._ray.get(self._handle.estimate.remote(job))
        except self._ray.exceptions.RayTaskError as error:
            raise wire.RemoteFault(str(error)) from None
        except self._ray.exceptions.RayError as error:
            raise Lost from error
        return told

    def stop(self, number: int) -> None:
        self._handle.stop.options(concurrency_group="control").remote(number)

    def revive(self) -> bool:
        """Wait for Ray to start the process again, as often as it does."""
        deadline = time.monotonic() + START
        while (left := deadline - time.monotonic()) > 0:
            try:
                told = _described(self._ray, self._handle, left)
            except self._ray.exceptions.ActorUnavailableError:
                time.sleep(0.5)
            except self._ray.exceptions.RayError:
                return False
            else:
                self.about = replace(self.about, process=told["process"])
                return True
        return False


def _described(ray: Any, actor: Any, seconds: float) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        ray.get(actor.describe.options(concurrency_group="control").remote(), timeout=seconds)
    )
    return told


def _family(process: psutil.Process) -> list[psutil.Process]:
    try:
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def _for_sockets() -> str | None:
    """Give where a private folder for sockets can lie: their names have a hundred letters at most. None: as usual."""
    usual = tempfile.gettempdir()
    return "/tmp" if len(usual) > LONGEST and os.path.isdir("/tmp") else None


def _cores() -> int:
    from engine.graphs.session import usual_threads

    return usual_threads()


@contextmanager
def _own_signals() -> Iterator[None]:
    """Keep what a signal does as it is: Ray takes SIGTERM for itself."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
