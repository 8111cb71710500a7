"""How the tests call the command line as a person would, beside the model of the `here` fixture."""

from __future__ import annotations

import numpy as np

from engine.cli import main
from engine.files import write_picture
from fakes import FakeEngine


def generate(fake: FakeEngine, *words: str) -> int:
    """Draw “a cat” into cat.png; the words add to that."""
    return main(["generate", "--model", "../model", "--prompt", "a cat", "--out", "cat.png", *words], fake)


def write_noise(*names: str) -> None:
    """Write 64 × 64 pictures, each another."""
    for index, name in enumerate(names):
        write_picture(name, np.random.default_rng(index).integers(0, 256, (64, 64, 3), dtype=np.uint8))
