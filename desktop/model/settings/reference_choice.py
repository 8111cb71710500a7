"""Which IP-Adapter a reference card means, whether it can have a say, and references as parts of a request."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import PurePath

from desktop.model.settings.control_settings import ReferenceSettings
from desktop.model.settings.family_limits import refused
from desktop.words import tr
from engine.brief_memory import MEMORY, fine
from engine.catalog import downloads, ip_adapter_files
from engine.catalog.catalog import Model
from engine.catalog.downloads import DownloadKind
from engine.errors import InvalidRequest
from engine.paths import models_dir
from engine.picture import Picture
from engine.records import Feature
from engine.request import ReferenceMode, ReferenceUse
from engine.wishes import weights


def adapters(model: Model | None) -> list[str]:
    """Give the IP-Adapters that fit the model, by name: in its own folder, then in the user's."""
    return [] if model is None else weights.fitting_adapters(model)


def chosen(card: ReferenceSettings, model: Model | None) -> str:
    """Give the IP-Adapter that a card means; "" where there is none."""
    return card.adapter or next(iter(adapters(model)), "")


def fetchable(model: Model | None) -> str:
    """Give the first IP-Adapter that could be fetched for the model; "" if there is none."""
    return "" if model is None else downloads.first(DownloadKind.IP_ADAPTER, model.family)


def lacking(card: ReferenceSettings, model: Model | None) -> str:
    """Say why a card can't have a say, and what to do, as a sentence; "" if it can."""
    if why := refused(model, Feature.REFERENCES):
        return why
    if card.picture is None:
        return tr("Choose, paste or drop a picture.")
    adapter = chosen(card, model)
    if not adapter:
        folder = models_dir() / ip_adapter_files.FOLDER
        return tr(
            "There is no IP-Adapter for this model here. Fetch one under “Models and weights”, "
            "choose a file, or put one into {folder}.",
            folder=folder,
        )
    return "" if model is None else ip_adapter_files.misfit(adapter, model)


def reference_uses(
    cards: Iterable[ReferenceSettings], model: Model, masked: Callable[[Picture], Picture]
) -> tuple[ReferenceUse, ...]:
    """Give every reference that is on; `masked` lays a card's mask over the picture that is made.

    Raises InvalidRequest for a card that can't have a say.
    """
    uses = []
    for card in (card for card in cards if card.on):
        asked = replace(card, id="", scale=1.0, mode=ReferenceMode.WHOLE, mask=None)
        if (why := MEMORY.ask(lacking, asked, model, good=fine)) or card.picture is None:
            raise InvalidRequest(tr("Reference: {why}", why=why))
        adapter = MEMORY.ask(chosen, asked, model, good=bool)
        mask = None if card.mask is None else masked(card.mask)
        uses.append(ReferenceUse(adapter, card.picture, card.scale, card.mode, mask))
    return tuple(uses)


def short(name_or_path: str) -> str:
    """Give an adapter's name, or a path's last part."""
    return PurePath(name_or_path).stem if name_or_path.endswith(ip_adapter_files.SUFFIXES) else name_or_path
