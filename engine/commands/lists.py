"""The small commands: what there is, what a picture was made by, a control map."""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
from pathlib import Path

from engine import registry
from engine.catalog import catalog, control_weights, embedding_files, ip_adapter_files, lora_files
from engine.commands.drive import MakeEngine, make_map
from engine.commands.plan import DEFAULT_MODEL
from engine.commands.presets import rows
from engine.commands.report import Report, one_line, say
from engine.errors import InvalidRequest
from engine.paths import models_dir
from engine.pictures.files import check_target, read_picture, write_picture
from engine.pictures.recipe import to_json
from engine.pictures.recipe_file import read_recipe
from engine.records import Control
from engine.request import Annotate

_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def models() -> None:
    """Print name, label, family and path of each model; then those that can't be used, and why."""
    table([(each.name, each.label, each.family_label, str(each.path)) for each in catalog.models()])
    for path, why in catalog.unreadable():
        say(f"{one_line(path.name)} can't be used: {one_line(why)}")


def samplers() -> None:
    """Print name and label of each sampler."""
    table([(each.name, each.label) for each in registry.samplers().values()])


def controls() -> None:
    """Print name, label, whether it can make maps now, and settings of each control; then which weights are missing."""
    known = registry.controls().values()
    absent = {each.name: control_weights.missing(each) for each in known}
    table(
        [
            (each.name, each.label, "needs weights" if absent[each.name] else "ready", _settings_in_words(each))
            for each in known
        ]
    )
    if any(absent.values()):
        say(f"Weights belong under {control_weights.folder()}; “sketchlight-cli fetch NAME” brings them there:")
        table(
            [
                (f"  {name}", control_weights.in_words(each), f"from {each.origin}", _offer(name))
                for name, files in absent.items()
                for each in files
            ]
        )


def _offer(control: str) -> str:
    offered = control_weights.download(registry.control(control))
    return offered.name if offered else ""


def loras(options: argparse.Namespace) -> None:
    """Print name, size, kind and trigger words of each LoRA, and why one can't be used with the model."""
    model = catalog.find(options.model or DEFAULT_MODEL)
    found = lora_files.available(model)
    table(
        [
            (
                each.name,
                f"{each.megabytes:.1f} MB",
                each.misfit or f"fits {model.label}",
                f"say: {', '.join(each.trigger_words)}" if each.trigger_words else "",
            )
            for each in found
        ]
    )
    if not found:
        say(f"There are none. They belong, as .safetensors files, under {models_dir() / lora_files.FOLDER}")


def adapters(options: argparse.Namespace) -> None:
    """Print name, size and kind of each IP-Adapter, and why one can't be used with the model."""
    model = catalog.find(options.model or DEFAULT_MODEL)
    found = ip_adapter_files.available(model)
    table(
        [
            (
                each.name,
                f"{each.megabytes:.1f} MB",
                each.kind or "(told when opened)",
                each.misfit or f"fits {model.label}",
            )
            for each in found
        ]
    )
    if not found:
        say(
            "There are none. They belong, as they are downloaded, with their image encoder, under "
            f"{models_dir() / ip_adapter_files.FOLDER}"
        )


def presets(options: argparse.Namespace) -> None:
    """Print name, label, figures and what is missing of each preset for a model."""
    table(rows(options.model or DEFAULT_MODEL))


def recipe(options: argparse.Namespace, report: Report) -> None:
    """Print the request in a picture as JSON; `generate --recipe` reads that too."""
    found = read_recipe(options.path)
    for note in found.notes:
        report.note(note)
    for missing in found.missing:
        report.note(f"The {missing.role} ({missing.size[0]}×{missing.size[1]}) is not in the file.")
    say(_readable(to_json(found)))


def annotate(options: argparse.Namespace, report: Report, make_engine: MakeEngine) -> None:
    """Write a control map of a picture."""
    control = registry.control(options.control)
    settings = _settings(control, options.set)
    check_target(options.out)
    source = read_picture(options.image)
    mapped = make_map(make_engine(None), Annotate(control.name, source, settings), report)
    write_picture(options.out, mapped.image)
    report.written(Path(options.out))


def _settings(control: Control, given: list[str]) -> tuple[tuple[str, float], ...]:
    """Give the control's settings in its own order: defaults, and what was given."""
    known = {each.name: each for each in control.settings}
    chosen = {each.name: each.default for each in control.settings}
    for text in given:
        name, _, number = text.partition("=")
        if name not in known:
            raise InvalidRequest(
                f"{control.label} has no setting “{name[:40]}”. It has: {_settings_in_words(control)}."
            )
        try:
            value = float(number)
        except ValueError:
            raise InvalidRequest(f"--set {name}=“{number[:20]}” is not a number.") from None
        if not (math.isfinite(value) and known[name].low <= value <= known[name].high):
            raise InvalidRequest(f"{name} {value:g} is outside {known[name].low:g}–{known[name].high:g}.")
        chosen[name] = value
    return tuple(chosen.items())


def _settings_in_words(control: Control) -> str:
    return ", ".join(f"{each.name}={each.default:g} ({each.low:g}–{each.high:g})" for each in control.settings)


def _readable(text: str) -> str:
    """Write JSON for reading: indented, letters as they are where the terminal can show and wouldn't obey them."""
    pretty = json.dumps(json.loads(text), indent=2, ensure_ascii=(sys.stdout.encoding or "").lower() != "utf-8")
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", pretty)


def table(rows: list[tuple[str, ...]]) -> None:
    """Print rows with their columns one under another."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def embeddings(options: argparse.Namespace) -> None:
    """Print name and tokens of each embedding that a prompt can call, and why one can't be read by the model."""
    model = catalog.find(options.model or DEFAULT_MODEL)
    found = embedding_files.embeddings(model)
    table(
        [
            (each.name, f"{each.vectors} tokens", embedding_files.misfit(each, model) or f"fits {model.label}")
            for each in found
        ]
    )
    if not found:
        say(f"There are none. Put them into {models_dir() / embedding_files.FOLDER}.")
