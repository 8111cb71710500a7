"""A graph with weights, ready to compute on the processor by ONNX Runtime. Imports no torch."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path

import numpy as np

from engine.errors import ModelError
from engine.graphs import store
from engine.graphs.weights import Weights

EXTERNAL = "weights"
"""Where a graph says that its weights lie: nowhere, they are given when a session starts."""


class UnfitGraph(ModelError):
    """A graph and a model's weights don't belong to each other: torch can still run the model."""


class Graph:
    """A session of ONNX Runtime. The same inputs give the same bits with the same number of threads.

    Raises UnfitGraph where the graph and the weights don't belong to each other.
    """

    def __init__(self, file: Path, weights: Weights, threads: int) -> None:
        import onnxruntime

        graph = store.read(file)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Threads that wait by spinning take the processor from the window.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # Else every size that was ever computed keeps its memory.
        options.enable_mem_pattern = False
        try:
            given = [onnxruntime.OrtValue.ortvalue_from_numpy(weights[name]) for name in graph.weights]
            options.add_external_initializers(list(graph.weights), given)
            self._session = onnxruntime.InferenceSession(graph.data, options, providers=["CPUExecutionProvider"])
        except KeyError as error:
            raise UnfitGraph(f"The graph {file.name} wants weights that the model lacks: {error}.") from error
        except ModelError as error:
            raise UnfitGraph(str(error)) from error
        except Exception as error:  # ONNX Runtime's errors have no common base
            first = (str(error).splitlines() or [type(error).__name__])[0][:200]
            raise UnfitGraph(f"The graph {file.name} can't be used ({first}).") from error

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        return tuple(each.name for each in self._session.get_inputs())

    @cached_property
    def outputs(self) -> tuple[str, ...]:
        return tuple(each.name for each in self._session.get_outputs())

    def run(self, given: Mapping[str, np.ndarray]) -> list[np.ndarray]:
        """Compute all outputs, in their order, from contiguous arrays by input name."""
        return self._session.run(None, dict(given))


def usual_threads() -> int:
    """Count as many threads as torch would take: OMP_NUM_THREADS, or the cores that this process may use."""
    said = os.environ.get("OMP_NUM_THREADS", "")
    if said.isdigit() and int(said) > 0:
        return int(said)
    import psutil

    there = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(there, psutil.cpu_count(logical=False) or there))


@cache
def version() -> str:
    """Say “onnxruntime 1.32.0”, for a recipe."""
    import onnxruntime

    return f"onnxruntime {onnxruntime.__version__}"
