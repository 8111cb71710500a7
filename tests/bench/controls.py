"""What controls and references cost while drawing live: `python tests/bench/controls.py [--model NAME] [--rounds N]`.

Frames a second of Sketch live (image-to-image of a drawing that changes with each frame) with no control, with one, two
and three, and with a reference picture beside them. All cases take turns in every round, so that a noisy machine is
unfair to all alike. Then what is prepared for a frame: maps made and references read where nothing of them changed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

from engine.groups import built

os.environ.setdefault("OMP_WAIT_POLICY", "passive")
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

import numpy as np

from engine.engine import Engine
from engine.events import Finished, Job, Loading
from engine.picture import Picture
from engine.request import ControlUse, Key, Lane, ReferenceUse, Request
from storybook.draw import draw
from storybook.scene import Item, Scene

NETS = ("scribble", "canny", "depth")
STROKE = 6


def drawing(side: int) -> np.ndarray:
    return draw(Scene((Item("house", "red"),), place="meadow"), side).rgb


def requests(model: str, side: int, steps: int, adapter: str) -> dict[str, Request]:
    """A request for each case; the maps are ready ones or of a picture that stays, as a held pose would be."""
    held = Picture(drawing(side))
    base = built(
        Request,
        model=model,
        prompts=("a red house in a meadow",),
        size=(side, side),
        steps=steps,
        strength=0.7,
        source=Picture(drawing(side)),
    )
    controls = tuple(ControlUse(name, name, source=held) for name in NETS if name != "depth")
    depth = draw(Scene((Item("house", "red"),), place="meadow"), side, with_maps=True).depth
    grey = np.repeat(np.asarray(depth)[..., None], 3, axis=2)
    controls += (ControlUse("depth", "depth", map=Picture(grey)),)
    other = draw(Scene((Item("apple", "green"),), place="beach"), side).rgb
    reference = ReferenceUse(adapter, Picture(other), scale=0.6)
    cases = {f"{count} control{'s' * (count != 1)}": replace(base, controls=controls[:count]) for count in range(4)}
    cases["a reference"] = replace(base, references=(reference,))
    cases["3 controls and a reference"] = replace(base, controls=controls, references=(reference,))
    return cases


def frame(engine: Engine, request: Request, stroke: int) -> tuple[float, list[str]]:
    """Seconds of one frame of a drawing with one more stroke, and what was prepared for it."""
    assert request.source is not None
    pixels = request.source.pixels.copy()
    at = stroke * STROKE % (pixels.shape[1] - STROKE)
    pixels[:STROKE, at : at + STROKE] = (stroke * 37 % 256, stroke * 91 % 256, 60)
    began, stages = time.perf_counter(), []
    for event in engine.run(Job(Key(0, Lane.LIVE, stroke), replace(request, source=Picture(pixels)))):
        if isinstance(event, Loading):
            stages.append(event.stage)
        if isinstance(event, Finished):
            break
    return time.perf_counter() - began, stages


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", default="starter")
    parser.add_argument("--adapter", default="ip-adapter")
    parser.add_argument("--side", type=int, default=256)
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    engine = Engine()
    cases = requests(options.model, options.side, options.steps, options.adapter)
    firsts = {name: set(frame(engine, request, 0)[1]) for name, request in cases.items()}
    seconds: dict[str, list[float]] = {name: [] for name in cases}
    again: dict[str, set[str]] = {name: set() for name in cases}
    for stroke in range(1, options.rounds + 1):
        for name, request in cases.items():
            spent, stages = frame(engine, request, stroke)
            seconds[name].append(spent)
            again[name] |= set(stages)
    plain = statistics.median(seconds["0 controls"])
    print(f"{'':<28}{'frames/s':>9}{'÷ none':>8}   prepared for a frame where only the drawing changed")
    usual = again["0 controls"]
    for name, times in seconds.items():
        median = statistics.median(times)
        extra = ", ".join(sorted(again[name] - usual)) or "nothing"
        print(f"{name:<28}{1 / median:9.2f}{median / plain:8.2f}   {extra}")
    made = sorted(set().union(*firsts.values()) - usual)
    print(f"prepared once, for the first frame: {', '.join(made)}")


if __name__ == "__main__":
    main()
