"""Which models there are, by name or by path, and what each wants by default. Imports no torch."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from engine import prediction, registry, tables
from engine.catalog import checkpoint, downloads, folders, library, refusals, weights_header
from engine.catalog.contents import FileKind
from engine.errors import ModelError
from engine.groups import built
from engine.paths import models_dir, resources_dir
from engine.phrase import phrase
from engine.prediction import UNSAID, Prediction
from engine.records import EmptyPage, Family, Feature
from engine.request import Request, Size, check_size

ABOUT = "sketchlight.json"
"""A model folder's own table of defaults, beside its model_index.json."""

LatentRgb = tuple[tuple[float, ...], ...]
"""One (r, g, b) row for each latent channel, then one of biases: scaled latents to colours from -1 to 1."""


@dataclass(frozen=True)
class Model:
    """A model that can be asked for: a diffusers folder, or a single file of weights."""

    name: str
    label: str
    path: Path
    family: str
    native_size: int
    """Side in pixels of the square it was trained on."""
    multiple: int
    """Sides should be multiples of this."""
    sampler: str
    steps: int
    guidance: float
    latent_rgb: LatentRgb | None = None
    vocabulary: tuple[str, ...] = ()
    """Words that it knows, where it knows but a few; empty: any."""
    knows: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Of a model that knows but a few words, these by groups: things, colours, places and times, as one says them."""
    buckets: tuple[Size, ...] = ()
    """Sizes that it was trained on, where these are told."""
    empty_page: EmptyPage = EmptyPage.FREE
    """What it is shown where nothing is painted."""
    follow_lines: bool = True
    """Whether it follows a sketch better with its scribble ControlNet, where there is one."""
    prediction: Prediction = UNSAID
    """What its UNet predicts, where its file or folder says so."""
    lacks: tuple[str, ...] = ()
    """Parts that a single file has not, and that another must stand in for."""
    stand_in: Path | None = None
    """The autoencoder that is opened where the file lacks one."""

    @property
    def supports(self) -> frozenset[Feature]:
        """What can be asked of it, known before it is opened."""
        return registry.families()[self.family].supports

    @property
    def family_label(self) -> str:
        return registry.families()[self.family].label

    @property
    def is_file(self) -> bool:
        return checkpoint.is_named_as_one(self.path)


def models() -> list[Model]:
    """List every model of the catalog on this machine, then those in the user's own model folder, if readable."""
    there = [(path, entry) for path, entry in _shipped().values() if path.exists()]
    return [
        model
        for path, entry in [*there, *((path, _fetched(path)) for path in _own()), *_of_others()]
        if (model := _readable(path, entry))
    ]


def find(name_or_path: str) -> Model:
    """Give the model of that name, or in that folder or file; ModelError tells what there is instead."""
    if name_or_path in (shipped := _shipped()):
        path, entry = shipped[name_or_path]
        if not path.exists():
            raise ModelError(
                phrase(
                    "The model “{name_or_path}” is not where it should be: {path}. Install Sketchlight again.",
                    name_or_path=name_or_path,
                    path=path,
                )
            )
        return _read(path, entry)
    for path in _own():
        if _own_name(path) == name_or_path:
            return _read(path, _fetched(path))
    for path, entry in _of_others():
        if entry["name"] == name_or_path:
            return _read(path, entry)
    path = tables.path_of(name_or_path)
    looks_like_path = path.is_absolute() or checkpoint.is_named_as_one(path) or len(path.parts) > 1
    if path.exists() and (looks_like_path or path.is_dir()):
        return _read(path.absolute(), {})
    if looks_like_path:
        raise ModelError(phrase("There is no model at {path}: the folder or file is missing.", path=path))
    known = ", ".join(each.name for each in models()) or "none"
    raise ModelError(
        phrase(
            "There is no model “{name_or_path}”. Known: {known}; or give a folder, or a .safetensors or .ckpt file.",
            name_or_path=name_or_path,
            known=known,
        )
        + downloads.hint(name_or_path)
    )


def _shipped() -> dict[str, tuple[Path, Mapping[str, Any]]]:
    table = resources_dir() / "catalog.toml"
    if not table.is_file():
        return {}
    entries = tomllib.loads(table.read_text(encoding="utf-8")).get("model", [])
    return {entry["name"]: (table.parent / entry["path"], entry) for entry in entries}


def _own() -> list[Path]:
    paths = tables.listed(models_dir())
    return [path for path in paths if checkpoint.is_named_as_one(path) or _is_diffusers(path)]


def _of_others() -> list[tuple[Path, Mapping[str, Any]]]:
    """Give the whole models in folders of other programs, with what they are called."""
    there = library.entries(FileKind.CHECKPOINT)
    return [(each.path, {"name": each.name, "label": PurePath(each.name).name}) for each in there]


def _fetched(path: Path) -> Mapping[str, Any]:
    """Give what the table of downloads says of a model that came by it."""
    found = downloads.fetched_as(path)
    return {} if found is None else {"label": found.label, **found.about}


def _own_name(path: Path) -> str:
    return path.stem if checkpoint.is_named_as_one(path) else path.name


def _is_diffusers(path: Path) -> bool:
    return tables.is_file(path / "model_index.json")


def unreadable() -> list[tuple[Path, str]]:
    """Give those in the user's own model folder that are left out of the list, each with what is wrong with it."""
    found = []
    for path in _own():
        try:
            _read(path, _fetched(path))
        except ModelError as error:
            found.append((path, str(error)))
    return found


def _readable(path: Path, entry: Mapping[str, Any]) -> Model | None:
    """Read a model for a list: one that is broken must not hide the others. Asked for by name, it says why."""
    try:
        return _read(path, entry)
    except ModelError:
        return None


def _read(path: Path, entry: Mapping[str, Any]) -> Model:
    """Give what is known of a model without opening its weights."""
    if path.is_dir() and not _is_diffusers(path):
        raise ModelError(folders.refused(path, FileKind.CHECKPOINT))
    if path.exists() and not (path.is_dir() or path.is_file()):
        raise ModelError(phrase("{path} is not an ordinary file.", path=path))
    if path.is_file() and not checkpoint.is_named_as_one(path):
        if another := weights_header.of_ending(path):
            raise ModelError(another)
        raise ModelError(
            phrase("{name} is not a .safetensors or .ckpt file; other formats are not opened.", name=path.name)
        )
    told = {**entry, **_json(path / ABOUT)} if path.is_dir() else dict(entry)
    unet = _json(path / "unet" / "config.json") if path.is_dir() else {}
    try:
        return _model(path, str(entry.get("name") or ""), told, unet)
    except ModelError:
        raise
    except Exception as error:  # values of any kind, from a file that anyone may have written
        where = path / ABOUT if path.is_dir() else path
        raise ModelError(
            phrase("{where} has a value that can't be used: {value}", where=where, value=error)
            if isinstance(error, ValueError) and str(error)
            else phrase("{where} has a value that can't be used.", where=where)
        ) from error


def _model(path: Path, name: str, told: Mapping[str, Any], unet: Mapping[str, Any]) -> Model:
    family, says, lacks = _recognised(path, unet, told.get("family"))
    told = {**_usual(path, unet, family), **told}
    native_size = _native_size(told, unet) or family.native_size
    model = Model(
        name=name or (_own_name(path) if path.parent == models_dir() else str(path)),
        label=str(told.get("label") or _own_name(path)),
        path=path,
        family=family.name,
        native_size=native_size,
        multiple=int(told.get("multiple") or family.multiple),
        sampler=registry.sampler(told["sampler"]).name,
        steps=int(told["steps"]),
        guidance=float(told["guidance"]),
        latent_rgb=_latent_rgb(told.get("latent_rgb")),
        vocabulary=tuple(map(str, told.get("vocabulary") or ())),
        knows=_knows(told),
        buckets=_buckets(told) or (family.buckets if native_size == family.native_size else ()),
        empty_page=EmptyPage(told.get("empty_page") or EmptyPage.FREE),
        follow_lines=bool(told.get("follow_lines", True)),
        prediction=says,
        lacks=lacks,
    )
    built(Request, model=model.name, size=(model.native_size,) * 2, steps=model.steps, guidance=model.guidance)
    return model


def _knows(told: Mapping[str, Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the groups of `knows`, each word as `phrases` says it: “snow” as “in the snow”."""
    groups, phrases = told.get("knows") or {}, told.get("phrases") or {}
    return tuple(
        (str(group), tuple(str(phrases.get(group, {}).get(word, word)) for word in words))
        for group, words in groups.items()
    )


def _native_size(told: Mapping[str, Any], unet: Mapping[str, Any]) -> int:
    """Give what it says (of several `native_sizes`, the first), or what its UNet was made for; 0 if neither is told."""
    if told.get("native_size"):
        return int(told["native_size"])
    if told.get("native_sizes"):
        width, height = map(int, told["native_sizes"][0])
        return round((width * height) ** 0.5)
    sample = unet.get("sample_size")
    return sample * 8 if isinstance(sample, int) else 0


def _buckets(told: Mapping[str, Any]) -> tuple[Size, ...]:
    """Give all of several `native_sizes`; a single one leaves every shape free."""
    sizes = [(int(width), int(height)) for width, height in told.get("native_sizes") or ()]
    for each in sizes:
        check_size(each)
    return tuple(sizes) if len(sizes) > 1 else ()


def _latent_rgb(told: Any) -> LatentRgb | None:
    """Read five rows, the last of biases, or {"factors": four rows, "bias": one}."""
    if not told:
        return None
    rows = (*told["factors"], told["bias"]) if isinstance(told, Mapping) else told
    table = tuple(tuple(map(float, row)) for row in rows)
    if len(table) != 5 or any(len(row) != 3 for row in table):
        raise ValueError("latent_rgb has four rows of factors and one of biases, of three numbers each")
    return table


def _recognised(path: Path, unet: Mapping[str, Any], told: str | None) -> tuple[Family, Prediction, tuple[str, ...]]:
    """Give its family, which a folder may tell of itself, what it predicts, and which parts it lacks."""
    known = registry.families().values() if told is None else [registry.families()[told]]
    if path.is_file():
        family, held = checkpoint.opened(path)
        return family, held.prediction if held.prediction != UNSAID else prediction.beside(path), held.lacks
    index = _json(path / "model_index.json")
    if (other := folders.of_folder(path)).family:
        raise ModelError(refusals.refused(path.name, other, FileKind.CHECKPOINT))
    if told is None and not unet:
        raise ModelError(_without_unet(path, index))
    for family in known:
        if told is not None or family.recognise(unet, index):
            return family, prediction.of_scheduler(_json(path / "scheduler" / "scheduler_config.json")), ()
    raise ModelError(
        phrase(
            "{name} is of an architecture that Sketchlight can't use. It knows: {join}.",
            name=path.name,
            join=", ".join(family.label for family in known),
        )
    )


def _without_unet(path: Path, index: Mapping[str, Any]) -> str:
    """Give the sentence for a folder whose UNet can't be looked at: it is missing, or such a model has none."""
    if "unet" in index:
        return phrase(
            "{name} lacks its UNet: {path} is missing. Get the whole folder.",
            name=path.name,
            path=path / "unet" / "config.json",
        )
    return phrase(
        "{name} is a model for {what}, an architecture that Sketchlight can't use: it knows {known}.",
        name=path.name,
        what=folders.label_of_pipeline(str(index.get("_class_name") or "?")),
        known=refusals.known(),
    )


def _usual(path: Path, unet: Mapping[str, Any], family: Family) -> dict[str, Any]:
    """Give defaults for a model that brings none: LCM's by its scheduler, one step for SDXL Turbo's folder."""
    scheduler = _json(path / "scheduler" / "scheduler_config.json") if path.is_dir() else {}
    if "LCM" in str(scheduler.get("_class_name", "")):
        return {"sampler": "lcm", "steps": 4, "guidance": 8.0 if unet.get("time_cond_proj_dim") else 1.0}
    if scheduler.get("timestep_spacing") == "trailing" and _is_turbo(path):
        return {"sampler": "euler_a", "steps": 1, "guidance": 0.0}
    return {"sampler": family.sampler, "steps": family.steps, "guidance": family.guidance}


def _is_turbo(path: Path) -> bool:
    """Tell whether a folder, or what it was made from, is called a turbo (Sauer et al. 2023, arXiv 2311.17042)."""
    names = (path.name, str(_json(path / "model_index.json").get("_name_or_path", "")))
    return any(re.search(r"(?<![a-z])turbo(?![a-z])", name.lower()) for name in names)


def _json(path: Path) -> dict[str, Any]:
    return tables.read(path, missing={})
