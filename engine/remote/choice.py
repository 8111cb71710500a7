"""What a person chose to draw on: “ray” for a cluster on this machine alone, “ray:HOST:PORT” to join one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.errors import InvalidRequest
from engine.phrase import phrase

_ADDRESS = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}):(\d{1,5})")
WORKERS_MAX = 64


@dataclass(frozen=True)
class ClusterChoice:
    """`address` is the cluster's GCS, as host:port; None: one is started here, which nobody else can reach.

    On a machine without GPUs, `workers` processes of `threads` each draw (None: they share the processor).
    """

    address: str | None = None
    workers: int = 1
    threads: int | None = None


def read(text: str, workers: int = 1, threads: int | None = None) -> ClusterChoice:
    """Read “ray” or “ray:HOST:PORT”. Raises InvalidRequest."""
    if not 1 <= workers <= WORKERS_MAX:
        raise InvalidRequest(phrase("{count} workers are outside 1–{most}.", count=workers, most=WORKERS_MAX))
    name, _, address = text.strip().partition(":")
    found = _ADDRESS.fullmatch(address)
    if name.lower() != "ray" or address.startswith("//") or (address and (not found or int(found[1]) > 65535)):
        raise InvalidRequest(
            phrase(
                "“{text}” is nothing to draw on: use ray for a cluster on this machine, or ray:HOST:PORT (6379 as a "
                "rule) to join one, on one of its machines.",
                text=text[:80],
            )
        )
    return ClusterChoice(address or None, workers, threads)
