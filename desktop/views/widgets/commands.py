"""Commands: Qt's actions with a name of their own, so that they can be found, listed and given other keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from desktop.views.look.icons import icon
from desktop.words import tr

PREFIX = "command."
RARE, LAST_RARE = Qt.Key.Key_Back, Qt.Key.Key_MediaLast
"""Keys between these stand only on keyboards with keys for browsers and music."""
_GROUP, _KEYS = "group", "usual_keys"


def command(
    owner: QWidget,
    name: str,
    label: str,
    group: str,
    call: Callable[[], object],
    *keys: str,
    icon_name: str = "",
) -> QAction:
    """Give a window part a command, done by any of its usual `keys` wherever the focus is in the window.

    `name` tells it from all others, as “tool.brush”; `group` is a heading in a list of commands.
    """
    made = QAction(tr(label), owner)
    if icon_name:
        made.setIcon(icon(icon_name, "secondary"))
    made.triggered.connect(lambda _on=False: call())
    return as_command(owner, made, name, group, *keys)


def as_command(owner: QWidget, action: QAction, name: str, group: str, *keys: str) -> QAction:
    """Make an action that stands in a menu a command as well."""
    action.setObjectName(PREFIX + name)
    action.setText(tr(action.text()))
    action.setProperty(_GROUP, group)
    action.setProperty(_KEYS, list(keys))
    action.setShortcuts([QKeySequence(key) for key in keys])
    owner.addAction(action)
    return action


def standard(key: QKeySequence.StandardKey, *more: str) -> list[str]:
    """Give all of a platform's keys for something, and `more` that people know from elsewhere."""
    return list(dict.fromkeys([*(each.toString() for each in QKeySequence.keyBindings(key)), *more]))


def commands_of(window: QWidget) -> list[QAction]:
    """Give all commands of a window by their groups, in the order in which they were made."""
    found = [each for each in window.findChildren(QAction) if each.objectName().startswith(PREFIX)]
    groups = list(dict.fromkeys(group_of(each) for each in found))
    return sorted(found, key=lambda each: groups.index(group_of(each)))


def name_of(action: QAction) -> str:
    return action.objectName().removeprefix(PREFIX)


def group_of(action: QAction) -> str:
    return tr(str(action.property(_GROUP)))


def usual_keys(action: QAction) -> Sequence[str]:
    """Give the keys that a command has where nobody changed them."""
    return [str(key) for key in action.property(_KEYS) or []]


def follow_keys(action: QAction, show: Callable[[str], object]) -> None:
    """Show a command's name with its keys, as a menu does, now and whenever they change."""

    def follow() -> None:
        keys = keys_in_words(action)
        show(f"{action.text()}\t{keys}" if keys else action.text())

    action.changed.connect(follow)
    follow()


def keys_of(window: QWidget, name: str) -> list[QKeySequence]:
    """Give the keys that a command of the window has now."""
    found = window.findChild(QAction, PREFIX + name)
    return found.shortcuts() if found is not None else []


def key_name(key: str) -> str:
    """Give a key as this platform and language write it: “Entf” for “Del” in German."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def keys_in_words(action: QAction) -> str:
    """Give the keys of a command as this platform writes them, but for those of few keyboards: “New”, “Forward”."""
    keys = (each for each in action.shortcuts() if not RARE <= each[0].key() <= LAST_RARE)  # type: ignore[index]
    words = (each.toString(QKeySequence.SequenceFormat.NativeText) for each in keys)
    return ", ".join(each.replace("Backtab", "Tab") for each in words)
