"""The engine that draws for the window: its own, or a cluster's where the settings say so."""

from __future__ import annotations

from collections.abc import Callable

from engine.engine import Engine
from engine.remote import choice
from engine.worker import Runs


def chosen_engine(cluster: str, threads: int, collect: Callable[[], object]) -> Runs:
    """Give the engine that was chosen; a cluster is started or joined with its first picture, and left at the end.

    `cluster` is as `engine.remote.choice` reads it, empty for none; `threads` of each of its processes, 0 for all.
    `collect` is as `Engine` asks for it.
    """
    if not cluster:
        return Engine(collect)
    from engine.remote.ray_cluster import ray_engine

    return ray_engine(cluster, threads=threads or None)


def joined(cluster: str) -> str:
    """Give the address of a cluster of other machines; "" where none but this one draws."""
    return (choice.read(cluster).address or "") if cluster else ""
