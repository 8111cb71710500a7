"""Finds families, samplers and controls by scanning their folders: a new one is one new module."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TypeVar

from engine.errors import InvalidRequest
from engine.phrase import phrase
from engine.records import Control, Family, Sampler

Record = TypeVar("Record", Family, Sampler, Control)

PACKAGES = {"engine.families": "FAMILY", "engine.samplers": "SAMPLER", "engine.controls": "CONTROL"}


def module_names() -> list[str]:
    """Give every module that scanning finds, for the packaging spec; a bundle's importer lists them as well."""
    return [f"{package}.{name}" for package in PACKAGES for name in _scan(package)]


def _scan(package: str) -> list[str]:
    path = importlib.import_module(package).__path__
    return sorted(info.name for info in pkgutil.iter_modules(path) if not info.name.startswith("_"))


def _records(package: str, kind: type[Record]) -> dict[str, Record]:
    found = [getattr(importlib.import_module(f"{package}.{name}"), PACKAGES[package]) for name in _scan(package)]
    for record in found:
        if not isinstance(record, kind):
            raise TypeError(f"{package} exports {record!r}, not a {kind.__name__}")
    return {record.name: record for record in sorted(found, key=lambda each: (each.order, each.name))}


@cache
def families() -> dict[str, Family]:
    return _records("engine.families", Family)


@cache
def samplers() -> dict[str, Sampler]:
    return _records("engine.samplers", Sampler)


@cache
def controls() -> dict[str, Control]:
    return _records("engine.controls", Control)


def sampler(name: str) -> Sampler:
    """Give the sampler of that name; InvalidRequest names those there are."""
    return _named("sampler", samplers(), name)


def control(name: str) -> Control:
    """Give the control of that name; InvalidRequest names those there are."""
    return _named("control", controls(), name)


def _named(what: str, known: dict[str, Record], name: str) -> Record:
    if name not in known:
        raise InvalidRequest(
            phrase("There is no {what} “{name}”. Known: {join}.", what=what, name=name, join=", ".join(known))
        )
    return known[name]
