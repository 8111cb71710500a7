"""The pictures that the gallery's commands are given: scenes of the storybook and their exact maps."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from engine import openpose
from engine.pictures import pose_library
from storybook.conditions import segmentation
from storybook.draw import draw
from storybook.scene import Item, Scene

SIDE = 256
HOUSE = Scene((Item("house", "red"),), place="meadow", time="day")


def make(folder: Path) -> dict[str, Path]:
    """Name → PNG file in `folder`, each `SIDE` pixels square."""
    house = draw(HOUSE, SIDE, with_maps=True)
    pictures = {
        "house": house.rgb,
        "scribble": scribble(),
        "sketch": sketch(),
        "blobs": blobs(),
        "outlines": cv2.Canny(house.rgb, 80, 160),
        "depth": house.depth,
        "reference": draw(Scene((Item("flower", "purple"),), place="beach", time="sunset"), SIDE).rgb,
        "classes": segmentation(np.random.default_rng(3), HOUSE, house),
        "pose": openpose.draw(openpose.fitted(pose_library.named("waving"), (SIDE, SIDE)), (SIDE, SIDE)),
        "mask": disc(),
        "left_half": half(),
    }
    paths = {}
    for name, pixels in pictures.items():
        paths[name] = folder / f"{name}.png"
        cv2.imwrite(str(paths[name]), pixels if pixels.ndim == 2 else pixels[..., ::-1])
    return paths


def scribble() -> np.ndarray:
    """An apple and a horizon in a few strokes, white on black: (SIDE, SIDE) uint8."""
    page = np.zeros((SIDE, SIDE), np.uint8)
    turn = np.linspace(0, 2 * np.pi, 60)
    rim = np.stack([128 + 58 * np.cos(turn) + 4 * np.sin(3 * turn), 150 + 54 * np.sin(turn)], axis=1)
    cv2.polylines(page, [rim.round().astype(np.int32)], True, 255, 4, cv2.LINE_AA)
    cv2.polylines(page, [np.array([(128, 100), (132, 80), (142, 66)])], False, 255, 4, cv2.LINE_AA)
    return page


def sketch() -> np.ndarray:
    """What a person paints in a few seconds: a red blob on green under blue, (SIDE, SIDE, 3) uint8."""
    page = np.full((SIDE, SIDE, 3), (180, 214, 240), np.uint8)
    page[150:] = (132, 184, 96)
    cv2.ellipse(page, (92, 168), (44, 40), 8, 0, 360, (206, 52, 44), -1, cv2.LINE_AA)
    return page


def blobs() -> np.ndarray:
    """A yellow house with a green roof and a purple door, left on white paper: (SIDE, SIDE, 3) uint8."""
    page = np.full((SIDE, SIDE, 3), 255, np.uint8)
    cv2.rectangle(page, (40, 128), (124, 200), (248, 208, 60), -1)
    cv2.fillPoly(page, [np.array([(26, 134), (82, 78), (138, 134)])], (66, 166, 76), cv2.LINE_AA)
    cv2.rectangle(page, (72, 160), (94, 200), (130, 68, 176), -1)
    return page


def disc() -> np.ndarray:
    page = np.zeros((SIDE, SIDE), np.uint8)
    cv2.circle(page, (128, 150), 74, 255, -1, cv2.LINE_AA)
    return page


def half() -> np.ndarray:
    page = np.zeros((SIDE, SIDE), np.uint8)
    page[:, : SIDE // 2] = 255
    return page
