"""How a picture follows the hand: `python tests/bench/sketch.py [--model NAME] [--count N] [--json FILE]`.

Held-out silhouettes are painted into a document and asked for by the very request that Sketch live sends, by strength,
page and control. “window” stands for what the window sends by itself, “lines” and “sketch” for the switch *Follow my
lines* on and off. What was drawn is found by a network that has only seen real scenes, or, with `--by colour`, by the
pixels of the painted colour.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from engine.groups import altered

os.environ.setdefault("OMP_WAIT_POLICY", "passive")
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging"), str(ROOT / "tests/bench")]

import numpy as np
import silhouettes
from silhouettes import Agreement, Silhouette

from desktop.model.asking import request_maker as asking
from desktop.model.document.changes import paste_result
from desktop.model.document.document import Document
from desktop.model.settings.follow_lines import followed
from desktop.model.settings.settings import Settings
from desktop.model.settings.usual import usual
from engine.catalog import catalog
from engine.catalog.catalog import Model
from engine.engine import Engine
from engine.events import Finished, Job
from engine.request import Key, Lane, Request
from storybook import finder as finding

STRENGTHS = (0.35, 0.5, 0.7)
PAGES = ("transparent", "opaque")
FOLLOWING = {"sketch": False, "lines": True, "window": None}
DOCUMENT = (512, 512)
Judge = Callable[[np.ndarray, list[Silhouette]], list[Agreement]]


def settled(model: Model) -> Settings:
    """What the panels say when a model has just been chosen."""
    return altered(Settings(), **usual(model))


def live_request(silhouette: Silhouette, page: str, model: Model, settings: Settings) -> Request:
    """What the window sends for a silhouette that is painted on a page."""
    document = Document(DOCUMENT)
    paste_result(document, silhouette.painted(page))
    return asking.live_request(altered(settings, prompts=(silhouette.words,)), document, model)


def drawn(engine: Engine, request: Request) -> tuple[np.ndarray, float]:
    """The finished picture, and the seconds that it took."""
    began = time.perf_counter()
    *_, last = engine.run(Job(Key(0, Lane.LIVE, 1), request))
    assert isinstance(last, Finished)
    return last.images[0], time.perf_counter() - began


def summary(found: list[Agreement]) -> dict[str, float]:
    return {
        "overlap": round(statistics.mean(each.overlap for each in found), 4),
        "distance": round(statistics.mean(each.distance for each in found), 4),
        "followed": round(statistics.mean(each.overlap >= 0.5 for each in found), 4),
    }


def measured(
    model: Model, judged: Judge, asked: list[Silhouette], strengths: tuple[float, ...], seed: int
) -> dict[str, dict[str, float]]:
    """The figures of all combinations, by “following, page, strength”."""
    engine, figures = Engine(), {}
    chosen = settled(model)
    for name, follow in FOLLOWING.items():
        if name == "window":
            # The window sends one of the two: it isn't measured again.
            same = "lines" if followed(chosen, model) else "sketch"
            figures |= {key.replace(same, name, 1): value for key, value in figures.items() if key.startswith(same)}
            continue
        if follow and not followed(altered(chosen, follow_lines=True), model):
            continue
        for page in PAGES:
            for strength in strengths:
                settings = altered(chosen, strength=strength, follow_lines=follow)
                made = []
                for index, each in enumerate(asked):
                    request = live_request(each, page, model, altered(settings, seed=seed + index))
                    made.append(drawn(engine, request)[0])
                key = f"{name}, {page}, {strength:g}"
                figures[key] = summary(judged(np.stack(made), asked))
                say(key, figures[key])
    if followed(altered(chosen, follow_lines=True), model):
        figures["cost"] = {"lines ÷ sketch": cost(engine, model, asked, chosen)}
        say("cost", figures["cost"])
    return figures


def cost(engine: Engine, model: Model, asked: list[Silhouette], chosen: Settings) -> float:
    """How much longer a live run takes that follows lines; both take turns, so that other programs slow both."""
    seconds: dict[bool, list[float]] = {False: [], True: []}
    for each in asked:
        for follow, times in seconds.items():
            request = live_request(each, PAGES[0], model, altered(chosen, follow_lines=follow))
            times.append(drawn(engine, request)[1])
    return round(statistics.median(seconds[True]) / statistics.median(seconds[False]), 3)


def say(title: str, figures: dict[str, float]) -> None:
    print(f"{title:<28}" + "  ".join(f"{name} {value:.3f}" for name, value in figures.items()), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", default="starter")
    parser.add_argument("--work", type=Path, default=ROOT / ".training/bench", help="where the judge is kept")
    parser.add_argument("--by", choices=("finder", "colour"), default="finder", help="what finds the thing")
    parser.add_argument("--count", type=int, default=44)
    parser.add_argument("--seed", type=int, default=4_000)
    parser.add_argument("--strengths", type=float, nargs="+", default=STRENGTHS)
    parser.add_argument("--json", type=Path, help="write the figures here too")
    options = parser.parse_args()
    judged: Judge = silhouettes.by_colour
    if options.by == "finder":
        judged = partial(silhouettes.agreements, finding.train(options.work))
    asked = silhouettes.silhouettes(options.count)
    real = summary(judged(np.stack([each.real for each in asked]), asked))
    say("judge on the real scenes", real)
    figures = {"judge": real} | measured(
        catalog.find(options.model), judged, asked, tuple(options.strengths), options.seed
    )
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
