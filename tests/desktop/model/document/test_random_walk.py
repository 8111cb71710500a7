"""Two thousand mixed actions in a row: undo to the beginning gives the first bytes, redo to the end the last."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPointF, QRect

from desktop.model.asking.panel_history import PanelHistory
from desktop.model.document import edits, reshaping, selecting
from desktop.model.document import stack as stacks
from desktop.model.document.changes import clear_mask, invert_mask
from desktop.model.document.content import Content, Guide, NodeKind, walk
from desktop.model.document.document import Document
from desktop.model.document.strokes import begin_stroke
from desktop.model.document.transform import lifted, put_down
from desktop.model.keeping import documents
from desktop.model.keeping.autosave import Autosave
from desktop.model.keeping.work import Work
from desktop.model.pixels.blend_modes import BLEND_MODES
from desktop.model.pixels.brush import Brush
from desktop.model.settings.settings import Settings, SettingsModel
from desktop.model.stage.layer_actions import LAYER_ACTIONS
from desktop.model.stage.selection_actions import SELECTION_ACTIONS

ACTIONS = 2000
MOST_LAYERS = 12


def fingerprint(content: Content) -> tuple[object, ...]:
    """Everything that a content is, so that two can be compared."""
    pixels = {id: content.layer(id).read().tobytes() for id in sorted(content.tiles)}
    blank = {id for id, data in pixels.items() if not any(data)}
    seen = {id: data for id, data in pixels.items() if id not in blank}
    return content.size, content.stack, content.source, content.guides, seen


class Walk:
    """Does one thing after another to a document, by a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.document = Document((96, 80), history_budget=2**40)  # nothing of the walk may be forgotten
        self.settings = SettingsModel(Settings(live=False))
        self.panels = PanelHistory(self.settings, self.document)
        self.actions: list[Callable[[], None]] = [
            self.stroke,
            self.stroke,
            self.stroke,
            self.layer_action,
            self.layer_action,
            self.look,
            self.move,
            self.select,
            self.selection_action,
            self.transform,
            self.undo_or_redo,
            self.choose,
            self.mask,
            self.reshape,
            self.drop_a_stroke,
            self.preview_and_leave,
            self.guide,
            self.turn_a_knob,
        ]

    def step(self) -> None:
        self.random.choice(self.actions)()

    def place(self) -> tuple[float, float]:
        width, height = self.document.size
        return self.random.uniform(-10, width + 10), self.random.uniform(-10, height + 10)

    def brush(self, mask: bool) -> Brush:
        colour = tuple(self.random.randrange(256) for _ in range(3))
        target = (self.random.choice([0, 255]),) if mask else (*colour, 255)
        flow = self.random.choice([1.0, 1.0, 0.3])
        return Brush(self.random.uniform(2, 30), target, hardness=self.random.random(), flow=flow)

    def stroke(self) -> None:
        document = self.document
        if document.paintable(document.active):
            return
        mask = document.active_node.kind is NodeKind.MASK
        with begin_stroke(document, document.active, self.brush(mask)) as stroke:
            for _ in range(self.random.randrange(1, 4)):
                stroke.to(*self.place(), self.random.random())

    def drop_a_stroke(self) -> None:
        document = self.document
        if document.paintable(document.active):
            return
        try:
            mask = document.active_node.kind is NodeKind.MASK
            with begin_stroke(document, document.active, self.brush(mask)) as stroke:
                stroke.to(*self.place())
                raise KeyboardInterrupt
        except KeyboardInterrupt:
            pass

    def layer_action(self) -> None:
        action = self.random.choice(list(LAYER_ACTIONS.values()))
        grows = action.name.startswith("add") or action.name == "duplicate"
        if grows and len(list(walk(self.document.stack))) > MOST_LAYERS:
            return
        if action.can(self.document):
            action.do(self.document)

    def look(self) -> None:
        fields = self.random.choice(
            [
                {"opacity": round(self.random.random(), 2)},
                {"mode": self.random.choice(list(BLEND_MODES))},
                {"visible": self.random.random() < 0.7},
                {"name": f"Layer {self.random.randrange(99)}"},
                {"locked": False, "alpha_locked": False},
                {"words": self.random.choice(["", "a red balloon"])},
            ]
        )
        stack = stacks.changed(self.document.stack, self.document.chosen, **fields)
        self.document.change("Look", self.document.content.with_stack(stack), merge=self.random.choice(["", "look"]))

    def move(self) -> None:
        nodes = list(walk(self.document.stack))
        groups = [""] + [node.id for node in nodes if node.is_group]
        stack = stacks.moved(
            self.document.stack, {self.random.choice(nodes).id}, self.random.choice(groups), self.random.randrange(5)
        )
        self.document.change("Move", self.document.content.with_stack(stack))

    def select(self) -> None:
        coverage = np.zeros(self.document.size[::-1], np.uint8)
        x, y = self.random.randrange(60), self.random.randrange(60)
        coverage[y : y + 40, x : x + 50] = 255
        self.document.change("Select", selecting.selected(self.document.content, coverage))

    def selection_action(self) -> None:
        action = self.random.choice(list(SELECTION_ACTIONS.values()))
        if not action.needs or self.document.selection is not None:
            action.do(self.document, self.random.randrange(1, 6))

    def transform(self) -> None:
        lift = lifted(self.document.content, self.document.chosen)
        if lift is not None:
            by = QPointF(self.random.randrange(-20, 20), self.random.uniform(-20, 20))
            self.document.change("Transform", put_down(lift, tuple(corner + by for corner in lift.quad)))

    def preview_and_leave(self) -> None:
        lift = lifted(self.document.content, self.document.chosen)
        if lift is not None:
            before = fingerprint(self.document.content)
            self.document.preview(lift.rest)
            assert fingerprint(self.document.content) == before
            self.document.preview(None)

    def guide(self) -> None:
        guides = (Guide(self.random.random() < 0.5, float(self.random.randrange(80))),)
        kept = self.random.choice([(), self.document.content.guides[:4]])
        self.document.change("Guide", replace(self.document.content, guides=kept + guides))

    def turn_a_knob(self) -> None:
        fields = self.random.choice(
            [
                {"steps": self.random.randrange(1, 40)},
                {"strength": round(self.random.random(), 2)},
                {"prompts": (self.random.choice(["a boat", "a house", ""]),)},
                {"guidance": 1.0 + self.random.randrange(9), "negative": self.random.choice(["", "rain"])},
            ]
        )
        self.settings.set(**fields)

    def undo_or_redo(self) -> None:
        for _ in range(self.random.randrange(1, 5)):
            self.random.choice([self.document.undo, self.document.redo])()

    def choose(self) -> None:
        nodes = [node.id for node in walk(self.document.stack)]
        self.document.choose(self.random.sample(nodes, min(len(nodes), self.random.randrange(1, 3))))

    def mask(self) -> None:
        self.random.choice([invert_mask, clear_mask])(self.document)

    def reshape(self) -> None:
        if self.random.random() < 0.7:
            return
        content = self.document.content
        made = self.random.choice(
            [
                lambda: reshaping.turned(content, 1),
                lambda: reshaping.flipped(content, across=True),
                lambda: reshaping.canvas_sized(content, (96, 80), (1, 1)),
                lambda: reshaping.cropped(content, QRect(-4, 3, 90, 84)),
                lambda: reshaping.scaled(content, (100, 70)),
            ]
        )()
        self.document.change("Reshape", made)


def test_a_long_walk_goes_back_to_the_first_byte_and_on_to_the_last(qapp) -> None:
    walk_ = Walk(2026)
    document = walk_.document
    first, panels = fingerprint(document.content), walk_.settings.value
    for number in range(ACTIONS):
        walk_.step()
        if number % 50 == 0:  # as it is packed in quiet moments, in the middle of all
            document.history.pack_one()
        if number % 100 == 0:
            seen = edits.flattened(document.stack, document.size, document.content.layer).read()
            assert np.array_equal(document.picture.read(), seen)  # nothing was forgotten to be blended anew
    last, done, set_last = fingerprint(document.content), document.history.labels[1], walk_.settings.value
    assert done > ACTIONS / 10
    document.walk_to(0)
    assert fingerprint(document.content) == first and walk_.settings.value == panels
    document.walk_to(done)
    assert fingerprint(document.content) == last and walk_.settings.value == set_last


def test_what_was_kept_when_the_program_was_killed_is_recovered_and_gone_on_with(qapp, tmp_path) -> None:
    """Kept after every few actions and never closed; another program then opens what lies there."""
    walk_ = Walk(11)
    keeping = Autosave(tmp_path / "last")
    for number in range(120):
        walk_.step()
        if number % 7 == 0 or number == 119:
            kept = documents.kept(walk_.document, [], ())
            keeping.save(Work(walk_.settings.value, (kept,)))
    before, panels = fingerprint(walk_.document.content), walk_.settings.value
    shutil.copytree(tmp_path / "last", tmp_path / "found")  # the killed program's lock on it went with it
    work = Autosave(tmp_path / "found").load()
    assert work is not None and not work.lost and work.settings == panels
    other = Walk(12)
    documents.put_back(other.document, work.documents[0])
    assert fingerprint(other.document.content) == before
    for _ in range(120):
        other.step()
    other.document.walk_to(0)
    assert fingerprint(other.document.content) == before
    keeping.close()


def test_half_way_everything_can_be_kept_and_gone_on_with(qapp) -> None:
    walk_ = Walk(7)
    for _ in range(150):
        walk_.step()
    kept = walk_.document.content
    before = fingerprint(kept)
    for _ in range(150):
        walk_.step()
    assert fingerprint(kept) == before
    other = Document((8, 8))
    other.load(replace(kept))
    assert fingerprint(other.content) == before
