"""The ten colours of the world, the tones made of them, and the light of each time of day."""

from dataclasses import dataclass

import numpy as np

RGB = tuple[float, float, float]

COLOURS: dict[str, RGB] = {
    "red": (222, 46, 50),
    "orange": (244, 135, 36),
    "yellow": (250, 210, 56),
    "green": (64, 166, 76),
    "blue": (48, 104, 214),
    "purple": (134, 70, 178),
    "pink": (244, 134, 178),
    "white": (244, 242, 236),
    "brown": (134, 84, 50),
    "black": (50, 50, 60),
}

CREAM, INK, WOOD, LEAF, GOLD, STONE, SNOW, SLATE = (
    (250, 240, 218),
    (52, 46, 62),
    (120, 80, 52),
    (84, 160, 84),
    (252, 212, 92),
    (150, 148, 158),
    (246, 247, 252),
    (110, 114, 140),
)


def mix(a: RGB, b: RGB, share: float) -> RGB:
    """`a` with `share` of `b` in it."""
    return tuple((1 - share) * p + share * q for p, q in zip(a, b, strict=True))


@dataclass(frozen=True)
class Tones:
    """One colour as a thing wears it: base, its lit side, its shaded side."""

    base: RGB
    light: RGB
    dark: RGB

    @classmethod
    def of(cls, colour: RGB) -> "Tones":
        return cls(colour, mix(colour, (255, 250, 235), 0.32), mix(colour, (44, 32, 78), 0.24))


@dataclass(frozen=True)
class Light:
    """A time of day: the sky from top to horizon, and what it does to the ground and to things."""

    zenith: RGB
    horizon: RGB
    ground: RGB  # multiplies the ground, 1 = unchanged
    thing: RGB  # multiplies things
    cloud: RGB
    stars: bool = False


TIMES: dict[str, Light] = {
    "day": Light((104, 178, 236), (214, 238, 250), (1, 1, 1), (1, 1, 1), (255, 255, 255)),
    "dawn": Light((142, 152, 222), (250, 202, 204), (0.96, 0.9, 0.98), (1, 0.97, 1), (255, 236, 240)),
    "sunset": Light((232, 108, 84), (254, 214, 122), (0.98, 0.84, 0.72), (1, 0.96, 0.92), (255, 190, 150)),
    "dusk": Light((82, 60, 138), (222, 130, 168), (0.7, 0.6, 0.8), (0.93, 0.9, 0.97), (172, 116, 172)),
    "night": Light((18, 24, 66), (58, 74, 132), (0.4, 0.46, 0.66), (0.86, 0.87, 0.96), (70, 84, 136), stars=True),
}


def scaled(colour: RGB, by: RGB) -> RGB:
    """A colour under a light."""
    return tuple(min(255.0, p * q) for p, q in zip(colour, by, strict=True))


def gradient(top: RGB, bottom: RGB, rows: int) -> np.ndarray:
    """A vertical blend from `top` to `bottom`: (rows, 1, 3) float32 in 0..255."""
    t = np.linspace(0, 1, max(rows, 1), dtype=np.float32)[:, None, None]
    return (1 - t) * np.float32(top) + t * np.float32(bottom)
