"""Folders of other programs, used in place: what lies in them, told by contents, never changed or copied.

A1111's, Forge's, ComfyUI's (with its extra_model_paths.yaml) and InvokeAI's trees and a Hugging Face cache are all
read alike: every file is looked at, whatever folder it lies in. Only what people have called their models in InvokeAI
is read in its database. What was found is kept, so that a thousand files are listed at once the next time. Imports no
torch.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock

from engine import tables
from engine.catalog import contents, folders, invoke_names, refusals, weights_header
from engine.catalog.contents import FileKind
from engine.errors import ModelError
from engine.paths import cache_dir, models_dir
from engine.phrase import phrase

CHOSEN = "folders.json"
"""Which folders a person has chosen, beside the user's own models."""
INDEX = "library.json"
COMFY = "extra_model_paths.yaml"
FRESH = 3.0
"""Seconds for which a listing is believed: asking for a name with each stroke must not walk through a disk."""
DEEPEST = 8
_PLACES = frozenset(
    [
        "models",
        "stable-diffusion",
        "checkpoints",
        "unet",
        "diffusion_models",
        "lora",
        "loras",
        "lycoris",
        "vae",
        "vaes",
        "controlnet",
        "controlnets",
        "embeddings",
        "main",
        "core",
        "any",
        "sd-1",
        "sdxl",
    ]
)
"""Folders that only say what lies in them; they are no part of a name."""
_INDEXES = ("model_index.json", "config.json")
_lock = Lock()


@dataclass(frozen=True)
class Entry:
    """Something usable in a folder of another program: a file, or a folder in diffusers' layout."""

    name: str
    path: Path
    kind: FileKind
    family: str


_added: list[Path] = []
_listing: tuple[float, tuple[Path, ...], list[Entry]] | None = None


def use(folders: Sequence[Path]) -> None:
    """Look into these folders as well, as long as the program runs."""
    global _listing
    for each in folders:
        if not each.is_dir():
            raise ModelError(phrase("There is no folder of models at {each}.", each=each))
    _added[:] = [plain(each) for each in folders]
    _listing = None


def added() -> list[Path]:
    """Give the folders that this run of the program alone looks into."""
    return list(_added)


def chosen() -> list[Path]:
    """Give the folders that a person has chosen for good."""
    found = tables.read_if_readable(models_dir().parent / CHOSEN).get("folders")
    return [Path(each) for each in found if isinstance(each, str)] if isinstance(found, list) else []


def choose(folders: Sequence[Path]) -> None:
    """Keep these folders as the chosen ones. Raises ModelError where that can't be written."""
    global _listing
    path = models_dir().parent / CHOSEN
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, {"folders": list(dict.fromkeys(str(plain(each)) for each in folders))})
    except OSError as error:
        raise ModelError(
            phrase("{path} can't be written: {value}.", path=path, value=error.strerror or error)
        ) from error
    _listing = None


def entries(*kinds: FileKind) -> list[Entry]:
    """Give what of these kinds lies in the folders in use, sorted by name."""
    global _listing
    roots = tuple(dict.fromkeys([*_added, *chosen()]))
    with _lock:
        if _listing is None or _listing[1] != roots or time.monotonic() - _listing[0] > FRESH:
            found = _scanned(roots) if roots else []
            _listing = time.monotonic(), roots, found
        return [each for each in _listing[2] if each.kind in kinds]


def holds(folder: Path, kinds: Collection[FileKind]) -> bool:
    """Tell whether anything of these kinds lies in a folder that is not in use yet."""
    names = {kind.name for kind in kinds}
    return any(_told(Path(path))[0] in names for path, _ in _walked(str(folder)))


def contents_in_words(folder: Path) -> str:
    """Give what of use lies in one of the folders in use: “3 × whole model, 41 × LoRA”."""
    if not folder.is_dir():
        return phrase("The folder isn't there now")
    counts = Counter(each.kind for each in entries(*refusals.USED) if each.path.is_relative_to(plain(folder)))
    names = {kind: kind.value.split(" (")[0].removeprefix("an ").removeprefix("a ") for kind in counts}
    return ", ".join(f"{count} × {names[kind]}" for kind, count in counts.items()) or "nothing that can be used"


def _scanned(roots: Sequence[Path]) -> list[Entry]:
    known = tables.read_if_readable(cache_dir() / INDEX)
    index: dict[str, list[object]] = {}
    found: dict[tuple[FileKind, str], list[Entry]] = {}
    places = _all(roots)
    called = {str(each.path): each for root in places for each in invoke_names.of_root(root)}
    for root in [*places, *_elsewhere(called.values(), places)]:
        for path, stat in _walked(str(root)) if root in places else _single(root):
            said = known.get(path)
            stamp = [stat.st_size, stat.st_mtime_ns]
            if isinstance(said, list) and said[:2] == stamp and len(said) == 4:
                row = said
            else:
                row = [*stamp, *_told(Path(path))]
            index[path] = row
            kind, family = str(row[2]), str(row[3])
            if kind in FileKind.__members__:
                place = os.path.dirname(path) if path.endswith(".json") else path
                theirs = called.get(place)
                name = _name(path, root) if theirs is None else theirs.name
                family = family or ("" if theirs is None else theirs.family)
                alike = found.setdefault((FileKind[kind], name), [])
                alike.append(Entry(name, Path(place), FileKind[kind], family))
    if index != known:
        with suppress(OSError):
            cache_dir().mkdir(parents=True, exist_ok=True)
            _write(cache_dir() / INDEX, index)
    whole = [each for alike in found.values() for each in _told_apart(alike, places)]
    return sorted(whole, key=lambda each: each.name.lower())


def _told_apart(alike: list[Entry], roots: Sequence[Path]) -> list[Entry]:
    """Give files of one name names of their own: the first folder's keeps it, a .safetensors file before a pickle.

    The others are called after what differs: their ending beside it (“ink.ckpt”), else their folder (“ink (disk)”).
    A second name of the same bytes, and an older snapshot in a Hugging Face cache, are no entry of their own.
    """
    if len(alike) == 1:
        return alike
    alike = sorted(_once(alike), key=lambda each: (_rank(each.path, roots), _is_pickle(each.path)))
    whole: dict[str, Entry] = {}
    try:
        above = os.path.commonpath([each.path.parent for each in alike])
    except ValueError:  # they lie on several drives
        above = ""
    for each in alike:
        below = each.path.parent.relative_to(above).parts if above else each.path.parent.parts
        names = [each.name] if not whole else []
        if any(other.path.parent == each.path.parent for other in whole.values()):
            names.append(f"{each.name}{each.path.suffix}")
        names += [f"{each.name} ({', '.join(below[: end + 1])})" for end in range(len(below))]
        names += [f"{name}{each.path.suffix}" for name in names]
        names += [f"{each.name} ({number})" for number in range(2, len(alike) + 1)]
        name = next(name for name in names if name not in whole)
        whole[name] = replace(each, name=name)
    return list(whole.values())


def _once(alike: Iterable[Entry]) -> Iterator[Entry]:
    """Leave out a file's second names by links, and a Hugging Face cache's snapshots behind the first of a model."""
    seen: set[str] = set()
    snapshots: dict[str, Path] = {}
    for each in alike:
        cached = next((part for part in each.path.parts if part.startswith("models--")), "")
        place = each.path.parent
        of_older = cached and snapshots.setdefault(cached, place) != place
        if not of_older and (file := os.path.realpath(each.path)) not in seen:
            seen.add(file)
            yield each


def _is_pickle(path: Path) -> bool:
    return path.suffix.lower() in weights_header.PICKLES


def _rank(path: Path, roots: Sequence[Path]) -> int:
    """Give the place of a path's folder among those in use; last where InvokeAI alone knows of it."""
    return next((index for index, root in enumerate(roots) if path.is_relative_to(root)), len(roots))


def _elsewhere(called: Iterable[invoke_names.Known], roots: Sequence[Path]) -> list[Path]:
    """Give files and folders that InvokeAI uses where they lie, outside of all folders that are looked through."""
    return [each.path for each in called if not any(each.path.is_relative_to(root) for root in roots)]


def _single(place: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Give one weights file, or one folder's index; nothing that lies deeper is looked for."""
    for path in (place, *(place / name for name in _INDEXES)):
        if path.name.lower().endswith((*weights_header.SUFFIXES, *_INDEXES)) and tables.is_file(path):
            with suppress(OSError):
                yield str(path), path.stat()
                return


def _told(path: Path) -> tuple[str, str]:
    """Give (kind, family) of a weights file or of a folder's index, as they are kept; empty for what can't be read."""
    try:
        held = folders.of_folder(path.parent) if path.suffix == ".json" else contents.of_file(path)
    except ModelError:
        return "", ""
    return held.kind.name, held.family


def _walked(folder: str, depth: int = 0) -> Iterator[tuple[str, os.stat_result]]:
    """List weights files, and the indexes of folders in diffusers' layout, whose parts are not looked at one by one."""
    try:
        with os.scandir(folder) as listed:
            there = {each.name: each for each in listed}
    except OSError:
        return
    config = next((each for each in _INDEXES if each in there), None)
    names = _in_order(folder, there) if config is None else [config]
    for name in names:
        entry = there[name]
        with suppress(OSError):
            if name == config or name.lower().endswith(weights_header.SUFFIXES):
                if entry.is_file():
                    yield entry.path, entry.stat()
            elif depth < DEEPEST and name != "blobs" and entry.is_dir():
                yield from _walked(entry.path, depth + 1)


def _in_order(folder: str, there: Collection[str]) -> list[str]:
    """Sort a folder's names; of a Hugging Face cache's snapshots, put the one that refs/main says first."""
    names = sorted(there)
    above, last = os.path.split(folder)
    if last == "snapshots" and os.path.basename(above).startswith("models--"):
        with suppress(OSError, ValueError), open(os.path.join(above, "refs", "main"), encoding="ascii") as file:
            main = file.read(100).strip()
            names.sort(key=lambda name: name != main)
    return names


def _name(path: str, root: Path) -> str:
    """Give what it is called: its path below the folder that says its kind; of a Hugging Face cache, owner and name."""
    whole = path.split(os.sep)
    if path.endswith(".json"):
        whole.pop()
    else:
        whole[-1] = os.path.splitext(whole[-1])[0]
    for index, each in enumerate(whole):
        if each.startswith("models--"):
            rest = [part for part in whole[index + 1 :] if part != "snapshots"][1:]
            return "/".join([*each.split("--")[1:], *rest])
    parts = whole[len(str(root).rstrip(os.sep).split(os.sep)) :]
    if not parts:
        return root.name
    last = max((index for index, each in enumerate(parts[:-1]) if each.lower() in _PLACES), default=-1)
    return "/".join(parts[last + 1 :])


def _all(roots: Sequence[Path]) -> list[Path]:
    """Give the folders, and those that ComfyUI's extra_model_paths.yaml in one of them names."""
    found = list(roots)
    for root in roots:
        for place in (root, root.parent):
            if tables.is_file(place / COMFY):
                found += _of_comfy(place / COMFY)
    whole = dict.fromkeys(found)
    return [each for each in whole if not any(other != each and other in each.parents for other in whole)]


def _of_comfy(path: Path) -> list[Path]:
    """Give the folders in ComfyUI's table of other programs' models, kinds and all, as far as they are there."""
    import yaml

    try:
        if path.stat().st_size > 2**20:
            return []
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError, RecursionError):
        return []
    found: list[Path] = []
    for group in said.values() if isinstance(said, dict) else ():
        if not isinstance(group, dict):
            continue
        base = path.parent.absolute() / _expanded(str(group.get("base_path") or ""))
        lines = [str(each) for key, each in group.items() if key not in ("base_path", "is_default") and each]
        found += [base / _expanded(line) for each in lines for line in each.splitlines() if line.strip()]
    return [each for each in (Path(os.path.normpath(each)) for each in found) if tables.is_dir(each)]


def _expanded(line: str) -> str:
    """Put the home folder for ~ and the environment's values for variables, as ComfyUI does before it joins paths."""
    return os.path.expandvars(os.path.expanduser(line.strip()))


def plain(path: Path) -> Path:
    """Give an absolute path without “..”, so that it can be told whether one folder lies in another."""
    return path.resolve() if ".." in path.parts else path.absolute()


def _write(path: Path, table: object) -> None:
    """Write all of it or nothing."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(table, file, ensure_ascii=True)
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
