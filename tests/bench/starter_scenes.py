"""What the starter draws beyond the right thing: `python tests/bench/starter.py --what scenes`.

How much the autoencoder keeps, how fine the pictures are, how far seeds differ, whether two things are both there and
on their sides, whether faces look, and whether the parts that were painted inside an outline are seen (the outline
itself: `sketch.py`). Beside each figure stands what the same measure says of real scenes.
"""

from __future__ import annotations

import itertools
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging"), str(ROOT / "tests/bench")]

import silhouettes
import sketch
from starter_controls import drawn, opened

from engine.catalog import catalog
from engine.engine import Engine
from engine.groups import altered
from storybook import finder as finding
from storybook.canvas import FIRST_THING
from storybook.captions import caption
from storybook.draw import draw, eyes, outlines
from storybook.palette import COLOURS
from storybook.scene import MIXES, Item, Scene, sample_scene
from storybook.things import KINDS

SIDE, SEEDS = 256, 8
COARSEST, FINEST = 0.15, 0.7
"""Of Nyquist: between them lies what is called detail."""
FEWEST = 12
"""Cells below which nothing is there."""
PARTS = (("house", "roof"), ("house", "door"), ("castle", "roof"), ("apple", "leaf"), ("boat", "hull"))
PAIRED = ("apple", "car", "house", "cat", "castle", "ball", "mushroom", "tree")
BRIGHT = list(COLOURS)[:7]
Figures = dict[str, float]


def kept(vae: Any, pictures: np.ndarray) -> float:
    """PSNR in dB of pictures (N, H, W, 3) uint8 that went through the autoencoder."""
    x = torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 127.5 - 1
    with torch.no_grad():
        back = torch.cat([vae.decode(vae.encode(each).latents).sample for each in x.to(vae.device).split(4)])
    return float(-10 * torch.log10((back.cpu().clamp(-1, 1) - x).square().mean() / 4))


def detail(pictures: np.ndarray) -> float:
    """The root of the spectrum's energy in the fine band, of pictures (N, H, W, 3) uint8."""
    energy = np.abs(np.fft.fft2(pictures.astype(np.float32).mean(3))) ** 2
    down, right = (2 * np.abs(np.fft.fftfreq(n)) for n in pictures.shape[1:3])
    radius = np.hypot(down[:, None], right)
    return float(np.sqrt(energy[:, (radius >= COARSEST) & (radius <= FINEST)].mean()))


def things(finder: finding.Finder, pictures: np.ndarray) -> np.ndarray:
    """The class of every cell (N, 64, 64): 0 where there is no thing, else 1 + the number of its kind."""
    said = np.concatenate([finding.found(finder, pictures[i : i + 32])[0] for i in range(0, len(pictures), 32)])
    return np.maximum(said - silhouettes.FIRST_CLASS + 1, 0)


def middle(there: np.ndarray) -> tuple[float, float] | None:
    """The centre of cells (h, w) bool in shares, right and down; None where there are hardly any."""
    if there.sum() < FEWEST:
        return None
    down, right = np.argwhere(there).mean(0) / len(there)
    return float(right), float(down)


def real_scenes(scenes: list[Scene]) -> np.ndarray:
    return np.stack([draw(scene, SIDE).rgb for scene in scenes])


def seeds(pipe: Any, finder: finding.Finder) -> Figures:
    """Over eight seeds of one prompt: spread of place and of size, and how far the pictures differ (RMSE, 0 to 1)."""
    prompts = ("a red apple", "a blue car in a meadow", "an orange cat on the beach", "a purple castle in the snow")
    places, sizes, differences = [], [], []
    for prompt in prompts:
        made = drawn(pipe, [prompt] * SEEDS)
        there = things(finder, made) > 0
        found = [at for each in there if (at := middle(each)) is not None]
        areas = np.sqrt(there.mean((1, 2)))
        places.append(float(np.hypot(*np.std(found, axis=0))) if found else 0.0)
        sizes.append(float(areas.std() / max(areas.mean(), 1e-9)))
        shares = made.astype(float) / 255
        differences += [float(np.sqrt(((a - b) ** 2).mean())) for a, b in itertools.combinations(shares, 2)]
    figures = {"spread of place": places, "spread of size": sizes, "difference": differences}
    return {f"seeds, {name}": float(np.mean(values)) for name, values in figures.items()}


def two_things(pipe: Any, finder: finding.Finder, count: int) -> Figures:
    """Both things there, and on the sides that the words name."""
    rng, scenes = np.random.default_rng(61_000), []
    for _ in range(count):
        kinds, colours = rng.choice(PAIRED, 2, replace=False), rng.choice(BRIGHT, 2, replace=False)
        items = tuple(Item(str(kind), str(colour)) for kind, colour in zip(kinds, colours, strict=True))
        scenes.append(Scene(items, "meadow", relation="left"))
    texts = ["a {} left of a {} in a meadow".format(*(f"{i.colour} {i.kind}" for i in s.items)) for s in scenes]
    figures = {}
    for which, pictures in {"drawn": drawn(pipe, texts), "real": real_scenes(scenes)}.items():
        right = []
        for scene, said in zip(scenes, things(finder, pictures), strict=True):
            first, second = (middle(said == 1 + list(KINDS).index(item.kind)) for item in scene.items)
            right.append(first is not None and second is not None and first[0] < second[0])
        figures[f"two things on their sides, {which}"] = float(np.mean(right))
    return figures


def faces(pipe: Any, finder: finding.Finder, count: int) -> Figures:
    """Cats and people that have two eyes."""
    rng, scenes = np.random.default_rng(62_000), []
    while len(scenes) < count:
        item = Item("cat" if len(scenes) % 2 else "person")
        scene = replace(sample_scene(rng, MIXES["varied"]), items=(item,), relation="and")
        at = eyes(scene, 1)
        if ((at > 0.03) & (at < 0.97)).all():
            scenes.append(scene)
    texts = [caption(rng, scene) for scene in scenes]
    return {
        f"faces with two eyes, {which}": float(np.mean([len(at) == 2 for at in finding.eyes_found(finder, pictures)]))
        for which, pictures in {"drawn": drawn(pipe, texts), "real": real_scenes(scenes)}.items()
    }


@dataclass(frozen=True, eq=False)
class Parted:
    """A flat thing with one part of another colour, that only the sketch tells: where the part `lies`, and colours."""

    words: str
    pixels: np.ndarray
    lies: np.ndarray
    body: tuple[float, ...]
    dye: tuple[float, ...]

    def painted(self, page: str) -> np.ndarray:
        return self.pixels

    def seen(self, picture: np.ndarray) -> bool:
        """Whether most of the part is nearer to its own colour than to the body's."""
        small = cv2.resize(picture, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(float)[self.lies]
        to_dye, to_body = (np.linalg.norm(small - np.array(colour), axis=1) for colour in (self.dye, self.body))
        return bool((to_dye < to_body).mean() >= 0.5)


def parted(count: int) -> list[Parted]:
    """So many of them, each thing and part as often."""
    rng, made = np.random.default_rng(63_000), []
    for i in range(count):
        kind, part = PARTS[i % len(PARTS)]
        body, dye = (str(colour) for colour in rng.choice(BRIGHT, 2, replace=False))
        right, down, times = (float(v) for v in rng.uniform((-0.18, -0.08, 0.8), (0.18, 0.02, 1.1)))
        scene = Scene((Item(kind, body, parts=((part, dye),)),), "meadow", moved=(right, down, times, times))
        canvas = draw(scene, SIDE, with_maps=True)
        page, lies = np.zeros((SIDE, SIDE, 4), np.uint8), np.zeros((SIDE, SIDE), np.uint8)
        page[canvas.label == FIRST_THING + list(KINDS).index(kind)] = (*map(round, COLOURS[body]), 255)
        for points, shape in outlines(scene, canvas)[0][1]:
            if shape.part == part:
                cv2.fillPoly(lies, np.round(points * SIDE).astype(np.int32)[None], 1)
        page[lies > 0] = (*map(round, COLOURS[dye]), 255)
        made.append(Parted(f"a {body} {kind} in a meadow", page, lies > 0, COLOURS[body], COLOURS[dye]))
    return made


def parts_seen(model: Path, count: int) -> Figures:
    """Parts that are painted inside, by the request that Sketch live sends, following lines and not."""
    found, engine, figures = catalog.find(str(model)), Engine(), {}
    for follow, strength in itertools.product((True, False), sketch.STRENGTHS[:2]):
        seen = []
        for seed, each in enumerate(parted(count)):
            settings = altered(sketch.settled(found), strength=strength, follow_lines=follow, seed=seed)
            seen.append(each.seen(sketch.drawn(engine, sketch.live_request(each, "transparent", found, settings))[0]))
        figures[f"parts seen at {strength}, {'lines' if follow else 'sketch'}"] = float(np.mean(seen))
    return figures


def run(model: Path, work: Path, count: int = 32) -> Figures:
    """All of it, printed as it is found."""
    finder = finding.train(work)
    rng = np.random.default_rng(60_000)
    scenes = [sample_scene(rng, MIXES["varied"]) for _ in range(count)]
    real, pipe = real_scenes(scenes), opened("StableDiffusionPipeline", model)
    texts = [caption(rng, scene) for scene in scenes]
    figures = {"autoencoder, dB": kept(pipe.vae, real), "fine detail": detail(drawn(pipe, texts)) / detail(real)}
    figures |= seeds(pipe, finder) | two_things(pipe, finder, count) | faces(pipe, finder, count)
    figures |= parts_seen(model, count)
    for name, value in figures.items():
        print(f"{name:<36}{value:8.3f}", flush=True)
    return figures
