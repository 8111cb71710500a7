"""What can be done with chosen pictures of the history: one table that menu, keys and buttons are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.history.entries import HistoryEntry
from engine.phrase import mark


@dataclass(frozen=True)
class EntryAction:
    """One entry of the menu; for `least` to `most` pictures, all in the trash or none."""

    name: str
    label: str
    icon: str = ""
    shortcut: str = ""
    group: int = 0
    least: int = 1
    most: int = 1
    in_trash: bool = False

    def fits(self, entries: Sequence[HistoryEntry]) -> bool:
        """Tell whether it can be done with these."""
        fitting = all(bool(entry.trashed) == self.in_trash for entry in entries)
        return fitting and self.least <= len(entries) <= self.most


MANY = 1_000_000
ENTRY_ACTIONS = (
    EntryAction("view", mark("View large"), "maximize-2", mark("Return")),
    EntryAction("compare", mark("Compare two"), "columns-2", "C", least=2, most=2),
    EntryAction("run", mark("Show all of its run"), "images"),
    EntryAction("settings", mark("Use its settings"), "sliders-horizontal", "", 1),
    EntryAction("seed", mark("Use only its seed"), "dices", "", 1),
    EntryAction("layer", mark("Put in as a layer"), "layers", "", 2, most=MANY),
    EntryAction("reference", mark("Use as reference"), "image", "", 2, most=MANY),
    EntryAction("control", mark("Use as control"), "spline", "", 2, most=MANY),
    EntryAction("copy", mark("Copy picture"), "copy", "Ctrl+C", 3),
    EntryAction("export", mark("Export with recipe…"), "save", "Ctrl+E", 3, most=MANY),
    EntryAction("export_bare", mark("Export picture only…"), "", "", 3, most=MANY),
    EntryAction("star", mark("Favourite"), "star", "F", 4, most=MANY),
    EntryAction("trash", mark("Move to trash"), "trash-2", mark("Del"), 4, most=MANY),
    EntryAction("restore", mark("Bring back"), "undo-2", "", 5, most=MANY, in_trash=True),
    EntryAction("erase", mark("Delete for good"), "trash-2", mark("Del"), 5, most=MANY, in_trash=True),
)


def fitting(entries: Sequence[HistoryEntry]) -> list[EntryAction]:
    """Give what can be done with these, in the menu's order."""
    return [
        action
        for action in ENTRY_ACTIONS
        if action.fits(entries) and (action.name != "run" or any(entry.among > 1 for entry in entries))
    ]
