"""How the tests call the command line as a person would, beside the model of the `here` fixture."""

from __future__ import annotations

import numpy as np

from engine.cli import main
from engine.pictures.files import write_picture
from fakes import FakeEngine


def generate(fake: FakeEngine, *words: object) -> int:
    """Draw “a cat” into cat.png; the words add to that."""
    return main(["generate", "--model", "../model", "--prompt", "a cat", "--out", "cat.png", *map(str, words)], fake)


def write_noise(*names: str) -> None:
    """Write 64 × 64 pictures, each another."""
    for index, name in enumerate(names):
        write_picture(name, np.random.default_rng(index).integers(0, 256, (64, 64, 3), dtype=np.uint8))


def picture(path: str, width: int = 80, height: int = 60) -> np.ndarray:
    """Write a picture of noise and return its pixels."""
    pixels = np.random.default_rng(width).integers(0, 256, (height, width, 3), dtype=np.uint8)
    write_picture(path, pixels)
    return pixels


def mask(path: str, width: int = 80, height: int = 60) -> None:
    """Write a mask of a rectangle, x 30–50, y 20–40."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[20:40, 30:50] = 255
    write_picture(path, pixels)
