"""Which ControlNets there are, by name or by path. Imports no torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.errors import ModelError
from engine.paths import models_dir

FOLDER = "controlnets"
"""Where a model's own ControlNets lie, in its folder, and the user's, among the models."""


@dataclass(frozen=True)
class ControlNetFile:
    """A ControlNet that can be asked for: a diffusers folder, or a single .safetensors file."""

    name: str
    path: Path

    @property
    def label(self) -> str:
        return f"The ControlNet “{self.name}”"

    @property
    def is_file(self) -> bool:
        return self.path.suffix == ".safetensors"


def controlnets(model: Path | None = None) -> list[ControlNetFile]:
    """Those in a model's own folder, then those in the user's."""
    found: dict[str, ControlNetFile] = {}
    for folder in ([] if model is None else [model / FOLDER]) + [models_dir() / FOLDER]:
        for path in _sorted(folder):
            if path.suffix == ".safetensors" or (path / "config.json").is_file():
                name = path.stem if path.suffix == ".safetensors" else path.name
                found.setdefault(name, ControlNetFile(name, path))
    return list(found.values())


def find(name_or_path: str, model: Path | None = None) -> ControlNetFile:
    """The ControlNet of that name, or in that folder or file; ModelError tells what there is instead."""
    known = {each.name: each for each in controlnets(model)}
    if name_or_path in known:
        return known[name_or_path]
    path = Path(name_or_path).expanduser()
    if not (path.is_absolute() or path.suffix or len(path.parts) > 1 or path.is_dir()):
        raise ModelError(
            f"There is no ControlNet “{name_or_path}”. Known: {', '.join(known) or 'none'}; "
            f"put one into {models_dir() / FOLDER}, or give a folder or .safetensors file."
        )
    if not path.exists():
        raise ModelError(f"There is no ControlNet at {path}: the folder or file is missing.")
    if path.is_file() and path.suffix != ".safetensors":
        raise ModelError(f"{path.name} is not a .safetensors file; other formats can run code and are not opened.")
    if path.is_dir() and not (path / "config.json").is_file():
        raise ModelError(f"{path} is not a ControlNet: it holds no config.json.")
    return ControlNetFile(path.stem if path.is_file() else path.name, path.absolute())


def _sorted(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
