"""Widgets that show one setting and change it, made from the facts of its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.model.settings.chosen_model import ChosenModel
from desktop.model.settings.settings import SettingsModel
from desktop.views.widgets.menu_button import MenuButton
from desktop.views.widgets.slider import Slider
from desktop.words import tr
from engine.groups import value_of
from engine.setting import Setting, facts_of


def slider_of(facts: Setting, *, label: str = "") -> Slider:
    """Give a slider over the part of a number's range that is shown; a tooltip of its words; a reset to its default."""
    low, high = facts.shown or (facts.low, facts.high)
    label = tr(label or facts.label)
    return Slider(
        label,
        low,
        high,
        facts.step,
        default=facts.default,
        unit=facts.unit,
        percent=facts.percent,
        curve=facts.curve,
        tooltip=f"{label}: {tr(facts.words)}",
    )


def bound_slider(settings: SettingsModel, name: str, *, label: str = "", model: ChosenModel | None = None) -> Slider:
    """Give a slider of the setting of that name, bound to it (see `bind`)."""
    slider = slider_of(facts_of(type(settings.value), name), label=label)
    bind(slider, settings, name, model)
    return slider


def bind(slider: Slider, settings: SettingsModel, name: str, model: ChosenModel | None = None) -> None:
    """Keep a slider and the setting of that name alike; its reset gives what the model, if given, wants of it."""
    facts = facts_of(type(settings.value), name)
    slider.setObjectName(name)

    def show(names: frozenset[str]) -> None:
        if model is not None and "model" in names:
            usual = model.usual(name)
            slider.default = facts.default if usual is None else usual
        if name in names:
            slider.set_number(value_of(settings.value, name))

    slider.number_changed.connect(lambda number: settings.set(**{name: round(number) if facts.whole else number}))
    _CardWatch(slider, settings, show, frozenset((name, "model")))


def bind_menu(
    button: MenuButton,
    settings: SettingsModel,
    name: str,
    values: Mapping[str, Any],
    *,
    read: Callable[[str], Any] = str,
    label: Callable[[Any], str] = str,
) -> None:
    """Keep a menu and the setting of that name alike.

    `values` are the settings by the menu's entries; an entry that isn't among them is what `read` makes of it, and a
    setting that isn't among them is shown by its `label`.
    """

    def show(names: frozenset[str]) -> None:
        if name in names:
            value = value_of(settings.value, name)
            entry = next((text for text, each in values.items() if each == value), None)
            if entry is None:
                button.set_value(str(value), label(value))
            else:
                button.set_value(entry)

    button.chosen.connect(lambda text: settings.set(**{name: values[text] if text in values else read(text)}))
    _CardWatch(button, settings, show, frozenset((name,)))


class _CardWatch(QObject):
    """Calls `show` with what changed for as long as its widget lives; at first with `names`."""

    def __init__(
        self, widget: QWidget, settings: SettingsModel, show: Callable[[frozenset[str]], None], names: frozenset[str]
    ) -> None:
        super().__init__(widget)
        self._show = show
        settings.changed.connect(self._see)
        show(names)

    def _see(self, names: frozenset[str]) -> None:
        self._show(names)
