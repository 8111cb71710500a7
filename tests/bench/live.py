"""How fast drawing is, as ratios taken in one run: `python tests/bench/live.py [--model NAME] [--size N] [--rounds N]`.

Our run with previews and the diffusers pipeline with the same weights take turns, so that a noisy machine is unfair to
both alike. The window's figures come from a child process, started as a user starts it, on the offscreen platform
unless there is a screen.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from engine.groups import altered, built

os.environ.setdefault("OMP_WAIT_POLICY", "passive")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from engine.engine import Engine
from engine.events import Finished, Job, Preview
from engine.request import Backend, Key, Lane, Placement, Request

STEPS = 4


@dataclass
class Forwards:
    """Time spent in the modules' own forwards, through torch's forward hooks."""

    spent: float = 0.0
    _began: float = 0.0
    _depth: int = 0
    _handles: list = field(default_factory=list)

    def watch(self, *modules) -> Forwards:
        for module in modules:
            self._handles += [
                module.register_forward_pre_hook(self._enter),
                module.register_forward_hook(self._leave),
            ]
        return self

    def _enter(self, *_args) -> None:
        if self._depth == 0:
            self._began = time.perf_counter()
        self._depth += 1

    def _leave(self, *_args) -> None:
        self._depth -= 1
        if self._depth == 0:
            self.spent += time.perf_counter() - self._began

    def release(self) -> None:
        for handle in self._handles:
            handle.remove()


def pipeline_run(pipe, request: Request) -> float:
    """Seconds of the diffusers pipeline for the same picture."""
    import torch

    began = time.perf_counter()
    pipe(
        prompt=request.words.prompts[0],
        num_inference_steps=request.sampling.steps,
        guidance_scale=request.sampling.guidance,
        width=request.size[0],
        height=request.size[1],
        generator=torch.Generator("cpu").manual_seed(request.sampling.seed),
        output_type="np",
    )
    return time.perf_counter() - began


def our_run(engine: Engine, request: Request) -> tuple[float, float]:
    """(seconds in all, seconds to the first preview)."""
    began = time.perf_counter()
    first = None
    for event in engine.run(Job(Key(0, Lane.LIVE, 1), request)):
        if isinstance(event, Preview) and first is None:
            first = time.perf_counter() - began
        if isinstance(event, Finished):
            break
    total = time.perf_counter() - began
    return total, first if first is not None else total


def engine_figures(model: str, size: int, rounds: int, dtype: str | None) -> dict[str, float]:
    """Ratios of our loop to the pipeline, and the share of a run that is neither's modules."""
    import torch
    from diffusers import LCMScheduler, StableDiffusionPipeline

    from engine.catalog import catalog

    engine = Engine()
    request = built(
        Request,
        model=model,
        prompts=("a red apple",),
        size=(size, size),
        steps=STEPS,
        placement=Placement(dtype=dtype, backend=Backend.TORCH),
    )
    events = list(engine.run(Job(Key(0, Lane.LIVE, 1), request)))
    used = events[-1].environment
    pipe = StableDiffusionPipeline.from_pretrained(
        catalog.find(model).path, dtype=getattr(torch, used.dtype), local_files_only=True
    ).to(used.device)
    pipe.scheduler = LCMScheduler.from_config(pipe.scheduler.config)
    pipe.set_progress_bar_config(disable=True)
    pipeline_run(pipe, request)
    theirs, ours, firsts, outside = [], [], [], []
    loaded = engine.pipeline(model)
    for seed in range(rounds):
        each = altered(request, seed=seed)
        theirs.append(pipeline_run(pipe, each))
        forwards = Forwards().watch(loaded.unet, loaded.text_encoder, loaded.vae.decoder)
        total, first = our_run(engine, each)
        forwards.release()
        ours.append(total)
        firsts.append(first)
        outside.append(1 - forwards.spent / total)
    median = statistics.median
    return {
        "our run ÷ pipeline (≤ 1.05)": median(ours) / median(theirs),
        "first preview ÷ pipeline (≤ 0.4)": median(firsts) / median(theirs),
        "share outside the modules (≤ 0.05)": median(outside),
        "our run, s": median(ours),
        "pipeline, s": median(theirs),
    }


WINDOW_SCRIPT = Path(__file__).with_name("window_probe.py")


def window_figures(model: str) -> dict[str, float]:
    """Time to window, and the longest slots of the GUI thread while it paints and the engine draws."""
    environment = dict(os.environ)
    if sys.platform.startswith("linux") and not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [sys.executable, str(WINDOW_SCRIPT), model], env=environment, capture_output=True, text=True, timeout=300
    )
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", default="starter")
    parser.add_argument("--size", type=int, default=256)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--dtype", help="float32, bfloat16 or float16; by default the engine's choice")
    parser.add_argument("--no-window", action="store_true")
    options = parser.parse_args()
    figures = engine_figures(options.model, options.size, options.rounds, options.dtype)
    if not options.no_window:
        figures |= window_figures(options.model)
    for name, value in figures.items():
        print(f"{name:<44} {value:8.3f}")


if __name__ == "__main__":
    main()
