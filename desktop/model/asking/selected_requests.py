"""Requests for what is selected: an object removed, or each of several drawn again at its own scale."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from desktop.model.asking import request_maker
from desktop.model.document import selecting
from desktop.model.document.document import Document
from desktop.model.settings.settings import Settings
from engine.catalog.catalog import Model
from engine.errors import InvalidRequest
from engine.groups import altered
from engine.openpose import JOINTS, Person, Pose
from engine.phrase import phrase
from engine.request import MaskedContent, Request

RIM, REMOVING, DETAILING = 8, 0.6, 0.4
"""Pixels by which a removed object's mask is larger than it, and the strengths of both."""
LEAST, MOST = 64, 16
"""Pixels of a part that is drawn again, and parts at once."""
HEAD = [JOINTS.index(name) for name in ("nose", "right eye", "left eye", "right ear", "left ear")]
HEADS = 1.1
"""How far a face reaches round the middle of its joints, in what these span."""
NOTHING = phrase("Nothing is selected: select the object first, with the wand, the lasso or “Select object”.")


def removing(settings: Settings, document: Document, model: Model) -> Request:
    """Give the request that fills what is selected from around it. InvalidRequest if nothing is.

    It starts from the colours at the rim and follows no words, cards or regions: these tell of the object.
    """
    mask = _selected(document)
    masking = replace(settings.masking, content=MaskedContent.FILL, grow=max(RIM, settings.masking.grow), feather=RIM)
    plain = altered(
        settings, prompts=("",), opening_steps=0, controls=(), references=(), count=1, inpaint_strength=REMOVING
    )
    plain = replace(plain, masking=masking)
    return replace(request_maker.masked_request(mask, plain, document, model, close=True), regions=())


def detailing(settings: Settings, document: Document, model: Model, masks: list[np.ndarray]) -> list[Request]:
    """Give a request for each mask (H, W) uint8, which draws what it covers again, as large as the model can."""
    plain = altered(settings, count=1, inpaint_strength=DETAILING, controls=(), content=MaskedContent.ORIGINAL)
    return [request_maker.masked_request(mask, plain, document, model, close=True) for mask in masks]


def parts_of_selection(document: Document) -> list[np.ndarray]:
    """Give what is selected, a mask for each piece that hangs together, the largest first. InvalidRequest for none."""
    mask = _selected(document)
    count, labels, stats, _ = cv2.connectedComponentsWithStats((mask > 127).astype(np.uint8), connectivity=8)
    areas = stats[1:, cv2.CC_STAT_AREA]
    order = [index + 1 for index in np.argsort(-areas, kind="stable") if areas[index] >= LEAST][:MOST]
    if not order or count < 2:
        raise InvalidRequest(phrase("What is selected is too small to be drawn again: select a larger part."))
    return [np.where(labels == index, mask, 0).astype(np.uint8) for index in order]


def faces(pose: Pose, size: tuple[int, int]) -> list[np.ndarray]:
    """Give a mask for each person's face, as far as its joints were found, the largest first."""
    width, height = size
    scale = width / pose.size[0], height / pose.size[1]
    found: list[tuple[float, np.ndarray]] = []
    for person in pose.people:
        places = _head(person, scale)
        if len(places) < 2:
            continue
        middle = places.mean(axis=0)
        radius = float(max(np.ptp(places[:, 0]), np.ptp(places[:, 1]), 4.0) * HEADS)
        mask = np.zeros((height, width), np.uint8)
        axes = max(2, round(radius)), max(2, round(radius * 1.25))
        cv2.ellipse(mask, (round(middle[0]), round(middle[1])), axes, 0, 0, 360, 255, -1)
        if np.count_nonzero(mask) >= LEAST:
            found.append((radius, mask))
    return [mask for _, mask in sorted(found, key=lambda each: -each[0])[:MOST]]


def _head(person: Person, scale: tuple[float, float]) -> np.ndarray:
    joints = [joint for index in HEAD if (joint := person.joints[index]) is not None and not joint.hidden]
    return np.array([(joint.x * scale[0], joint.y * scale[1]) for joint in joints], np.float64).reshape(-1, 2)


def _selected(document: Document) -> np.ndarray:
    coverage = selecting.coverage_of(document.content)
    if coverage is None or not coverage.any():
        raise InvalidRequest(NOTHING)
    return np.ascontiguousarray(coverage)
