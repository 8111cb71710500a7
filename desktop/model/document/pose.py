"""A pose as it is edited: what is under the pen, and what dragging it does. Pure functions on `engine.openpose`."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF

from engine import openpose
from engine.openpose import LIMBS, NECK, Joint, Person, Pose

Size = tuple[int, int]

PARENTS: dict[int, int] = {end: start for start, end in LIMBS}
"""The joint that each hangs on; the neck hangs on none."""
SMALLEST = 0.05
"""How far a person can be scaled down at once."""


@dataclass(frozen=True)
class PoseFigure:
    """A pose drawn over a document, in its pixels."""

    pose: Pose

    def drawn(self, document: Size, size: Size, shrink: float) -> np.ndarray:
        return openpose.draw(replace(self.pose, size=document), size, stick=max(1, round(openpose.STICK * shrink)))

    def placed(self, document: Size, size: Size, old: QRect) -> PoseFigure:
        across, down = old.width() / document[0], old.height() / document[1]
        people = (each.moved(lambda x, y: (old.x() + x * across, old.y() + y * down)) for each in self.pose.people)
        return PoseFigure(Pose(size, tuple(people)))


class Part(StrEnum):
    """What of a person is taken hold of."""

    JOINT = "joint"
    LIMB = "limb"
    CORNER = "corner"
    """Of the box round it: `index` 0–3, clockwise from the top left."""
    WHOLE = "whole"


@dataclass(frozen=True)
class Grip:
    """A place to take hold of: person, and which of its joints (of `JOINTS`), limbs (of `LIMBS`) or corners."""

    person: int
    part: Part
    index: int = 0


def grip_at(pose: Pose, at: QPointF, reach: float, selected: int | None) -> Grip | None:
    """Tell what a press at a document point takes hold of: joints first, then corners, limbs, the inside of a box.

    `reach` is how far beside a joint, in document pixels. The selected person goes before the others; only its hidden
    joints and its corners can be taken.
    """
    order = sorted(range(len(pose.people)), key=lambda index: index != selected)
    for finder in (_joint_at, _corner_at, _limb_at, _inside):
        for person in order:
            found = finder(pose.people[person], at, reach, chosen=person == selected)
            if found is not None:
                return replace(found, person=person)
    return None


def box(person: Person, pad: float) -> QRectF | None:
    """Give the rectangle round what is shown of a person, `pad` pixels wider; None if nothing is."""
    span = openpose.bounds([person])
    if span is None:
        return None
    return QRectF(QPointF(span[0], span[1]), QPointF(span[2], span[3])).adjusted(-pad, -pad, pad, pad)


def corners(rect: QRectF) -> tuple[QPointF, QPointF, QPointF, QPointF]:
    """Give the corners clockwise from the top left."""
    return rect.topLeft(), rect.topRight(), rect.bottomRight(), rect.bottomLeft()


def dragged(pose: Pose, grip: Grip, start: QPointF, now: QPointF, *, turning: bool = False) -> Pose:
    """Give the pose of the press with what is held brought from `start` to `now`.

    A joint moves alone, a limb with both its joints. `turning` instead turns a joint (of a limb the far one), with all
    that hangs on it, about the joint it hangs on, so that limbs keep their lengths.
    """
    person = pose.people[grip.person]
    by = now - start
    if grip.part is Part.WHOLE:
        changed = moved(person, by)
    elif grip.part is Part.CORNER:
        changed = _scaled(person, grip.index, start, now)
    else:
        ends = (grip.index,) if grip.part is Part.JOINT else LIMBS[grip.index]
        far = ends[-1]
        if turning and far in PARENTS and person.joints[PARENTS[far]] is not None:
            changed = _turned(person, far, start, now)
        else:
            changed = person
            for index in ends:
                changed = _shifted(changed, index, by)
    return pose.with_person(grip.person, changed)


def moved(person: Person, by: QPointF) -> Person:
    return person.moved(lambda x, y: (x + by.x(), y + by.y()))


def shifted(pose: Pose, person: int, joint: int | None, by: QPointF) -> Pose:
    """Give one joint, or all of a person, moved by so many pixels."""
    whole = pose.people[person]
    return pose.with_person(person, moved(whole, by) if joint is None else _shifted(whole, joint, by))


def toggled(pose: Pose, person: int, joint: int) -> Pose:
    """Hide a joint, or show it again where it was; one whose place nobody knows is put where it usually is."""
    whole = pose.people[person]
    known = whole.joints[joint]
    if known is None:
        return pose.with_person(person, whole.with_joint(joint, _usual_place(whole, joint)))
    return pose.with_person(person, whole.with_joint(joint, replace(known, hidden=not known.hidden)))


def placed(people: Pose, canvas: Size, at: QPointF | None = None, share: float = 0.8) -> tuple[Person, ...]:
    """Bring people of another pose onto a canvas: as high as `share` of it at most, their middle at a point."""
    span = openpose.bounds(people.people)
    if span is None:
        return people.people
    width, height = max(span[2] - span[0], 1.0), max(span[3] - span[1], 1.0)
    scale = share * min(canvas[0] / width, canvas[1] / height)
    middle = at or QPointF(canvas[0] / 2, canvas[1] / 2)
    from_x, from_y = (span[0] + span[2]) / 2, (span[1] + span[3]) / 2
    return tuple(
        person.moved(lambda x, y: (middle.x() + (x - from_x) * scale, middle.y() + (y - from_y) * scale))
        for person in people.people
    )


def _joint_at(person: Person, at: QPointF, reach: float, *, chosen: bool) -> Grip | None:
    near = [
        (math.hypot(each.x - at.x(), each.y - at.y()), index)
        for index, each in enumerate(person.joints)
        if each is not None and (chosen or not each.hidden)
    ]
    distance, index = min(near, default=(math.inf, 0))
    return Grip(0, Part.JOINT, index) if distance <= reach else None


def _corner_at(person: Person, at: QPointF, reach: float, *, chosen: bool) -> Grip | None:
    rect = box(person, 2 * reach) if chosen else None
    for index, corner in enumerate(corners(rect) if rect is not None else ()):
        if (corner - at).manhattanLength() <= 1.4 * reach:
            return Grip(0, Part.CORNER, index)
    return None


def _limb_at(person: Person, at: QPointF, reach: float, *, chosen: bool) -> Grip | None:
    near = [(_beside(at, first, second), index) for index, first, second in shown_limbs(person)]
    distance, index = min(near, default=(math.inf, 0))
    return Grip(0, Part.LIMB, index) if distance <= 0.7 * reach else None


def _inside(person: Person, at: QPointF, reach: float, *, chosen: bool) -> Grip | None:
    rect = box(person, 2 * reach)
    return Grip(0, Part.WHOLE) if rect is not None and rect.contains(at) else None


def shown_limbs(person: Person) -> Iterator[tuple[int, QPointF, QPointF]]:
    """Give the limbs that are drawn: number and both ends."""
    places = {index: QPointF(each.x, each.y) for index, each in person.shown()}
    for index, (start, end) in enumerate(LIMBS):
        if start in places and end in places:
            yield index, places[start], places[end]


def _beside(at: QPointF, first: QPointF, second: QPointF) -> float:
    """Tell how far a point lies from a line between two."""
    along = second - first
    length2 = QPointF.dotProduct(along, along)
    share = 0.0 if length2 == 0 else min(max(QPointF.dotProduct(at - first, along) / length2, 0.0), 1.0)
    off = at - (first + along * share)
    return math.hypot(off.x(), off.y())


def _shifted(person: Person, index: int, by: QPointF) -> Person:
    joint = person.joints[index]
    return person if joint is None else person.with_joint(index, replace(joint, x=joint.x + by.x(), y=joint.y + by.y()))


def _scaled(person: Person, corner: int, start: QPointF, now: QPointF) -> Person:
    """Scale evenly about the opposite corner, as far as the pen goes along the diagonal."""
    rect = box(person, 0.0)
    if rect is None:
        return person
    fixed = corners(rect)[(corner + 2) % 4]
    diagonal = start - fixed
    length2 = QPointF.dotProduct(diagonal, diagonal)
    factor = max(SMALLEST, QPointF.dotProduct(now - fixed, diagonal) / length2) if length2 > 0 else 1.0
    return person.moved(lambda x, y: (fixed.x() + (x - fixed.x()) * factor, fixed.y() + (y - fixed.y()) * factor))


def _turned(person: Person, joint: int, start: QPointF, now: QPointF) -> Person:
    """Give a joint and what hangs on it, turned about the joint it hangs on by the angle that the pen went."""
    pivot = person.joints[PARENTS[joint]]
    assert pivot is not None
    angle = math.atan2(now.y() - pivot.y, now.x() - pivot.x) - math.atan2(start.y() - pivot.y, start.x() - pivot.x)
    cosine, sine = math.cos(angle), math.sin(angle)
    changed = person
    for index in _hanging(joint):
        each = person.joints[index]
        if each is not None:
            x, y = each.x - pivot.x, each.y - pivot.y
            place = replace(each, x=pivot.x + x * cosine - y * sine, y=pivot.y + x * sine + y * cosine)
            changed = changed.with_joint(index, place)
    return changed


def _hanging(joint: int) -> list[int]:
    """Give a joint and all that hang on it."""
    found = [joint]
    for start, end in LIMBS:
        if start in found:
            found.append(end)
    return found


def _usual_place(person: Person, joint: int) -> Joint:
    """Tell where a standing person of this size would have it, seen from the nearest joint towards the neck."""
    from engine.pictures import pose_library

    model = pose_library.named("standing").people[0]
    parent = PARENTS.get(joint, NECK)
    while person.joints[parent] is None and parent in PARENTS:
        parent = PARENTS[parent]
    own, usual = person.joints[parent], model.joints[parent]
    wanted = model.joints[joint]
    assert usual is not None and wanted is not None
    if own is None:
        return wanted
    scale = _height(person) / _height(model)
    return Joint(own.x + (wanted.x - usual.x) * scale, own.y + (wanted.y - usual.y) * scale)


def _height(person: Person) -> float:
    places = [joint.y for joint in person.joints if joint is not None]
    return max(max(places) - min(places), 1.0)
