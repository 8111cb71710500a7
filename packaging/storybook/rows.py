"""What one training row is: a scene, what was drawn of it beside, its words and its knobs."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from transformers import CLIPTokenizer

from storybook.canvas import Canvas
from storybook.captions import caption
from storybook.crowd import Fields, Make, Row
from storybook.draw import draw, outlines
from storybook.scene import KNOBS, MIXES, Scene, sample_scene
from storybook.sketch import crude, window
from storybook.text import with_fillers
from storybook.vocabulary import LENGTH, rows_of

# What makes another picture (H, W, 3) uint8 of a scene, and what words it.
Beside = Callable[[np.random.Generator, Scene, Canvas], np.ndarray]
Say = Callable[[np.random.Generator, Scene], str]

PLAIN, LOOSE, WINDOW = 0, 1, 2
SHARES = (0.5, 0.4, 0.1)
"""Of the student's rows: where words and noise say everything, where the sketch does, and windows to be sharpened."""
WHOLE, OTHER_WORDS, OF_SKETCH, OF_BOX = 0, 1, 2, 3
"""The captions of a row: two of all that the words can tell, what is said beside the sketch, and what is in the box."""
UNSAID_COLOURS = 0.3


def fields(side: int, *, captions: int = 4, beside: bool = True) -> Fields:
    """The arrays of a row: pictures in 8-bit RGB, ids of `captions` texts, knobs, a box in shares, a kind."""
    every: Fields = {
        "picture": ((side, side, 3), np.uint8),
        "ids": ((captions, LENGTH), np.int16),
        "knobs": ((len(KNOBS),), np.float32),
        "box": ((4,), np.float32),
        "kind": ((), np.uint8),
    }
    return every | ({"beside": ((side, side, 3), np.uint8)} if beside else {})


def student(tokenizer: CLIPTokenizer, side: int) -> Make:
    """What makes the student's rows."""
    ids_of = rows_of(tokenizer)

    def make(rng: np.random.Generator) -> Row:
        kind = int(rng.choice(3, p=SHARES))
        scene = sample_scene(rng, MIXES["world" if kind == PLAIN else "loose"])
        box = np.zeros(4, np.float32)
        said = _unsaid(rng, scene) if kind != WINDOW else scene
        if kind == WINDOW:
            picture, beside = window(rng, scene, side)
        else:
            canvas = draw(scene, side)
            picture, beside = canvas.rgb, crude(rng, scene, canvas, unsaid=said is not scene)
            box = _box(rng, scene, canvas)
        alone = replace(scene, items=scene.items[-1:], relation="and", side=None)
        if rng.random() < 0.6:
            alone = replace(alone, place="plain", time=None)
        texts = [caption(rng, scene), caption(rng, scene), caption(rng, said), caption(rng, alone)]
        return {
            "picture": picture,
            "beside": beside,
            "ids": ids_of([with_fillers(rng, text) for text in texts]),
            "knobs": np.array(scene.knobs, np.float32),
            "box": box,
            "kind": np.uint8(kind),
        }

    return make


def addition(tokenizer: CLIPTokenizer, side: int, mix: str, beside: Beside | None, say: Say = caption) -> Make:
    """What makes the rows of something that learns beside the student."""
    ids_of = rows_of(tokenizer)

    def make(rng: np.random.Generator) -> Row:
        scene = sample_scene(rng, MIXES[mix])
        canvas = draw(scene, side, with_maps=beside is not None)
        row: Row = {
            "picture": canvas.rgb,
            "ids": ids_of([with_fillers(rng, say(rng, scene)) for _ in range(2)]),
            "knobs": np.array(scene.knobs, np.float32),
            "box": np.zeros(4, np.float32),
            "kind": np.uint8(PLAIN),
        }
        return row | ({"beside": beside(rng, scene, canvas)} if beside is not None else {})

    return make


def said_of_sketch(rng: np.random.Generator, scene: Scene) -> str:
    """What is said beside a painting: never of parts, for it shows them, and not of every colour."""
    return caption(rng, _unsaid(rng, replace(scene, items=tuple(replace(item, parts=()) for item in scene.items))))


def _unsaid(rng: np.random.Generator, scene: Scene) -> Scene:
    """The scene as words beside a sketch tell it, now and then without the colours that the sketch shows."""
    if rng.random() >= UNSAID_COLOURS:
        return scene
    bare = tuple(replace(item, parts=(), colour=item.colour if rng.random() < 0.5 else None) for item in scene.items)
    return replace(scene, items=bare)


def _box(rng: np.random.Generator, scene: Scene, canvas: Canvas) -> np.ndarray:
    """Where the last thing that is named stands, and some room about it: left, top, right, bottom in shares."""
    shapes = [points for item, shapes in outlines(scene, canvas) if item is scene.items[-1] for points, _ in shapes]
    points = np.concatenate(shapes)
    room = rng.uniform(0.02, 0.12, 4) * (-1, -1, 1, 1)
    return np.clip(np.concatenate([points.min(0), points.max(0)]) + room, 0, 1).astype(np.float32)
