"""A module's weights as float32 arrays, from its .safetensors file. Imports no torch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from engine.catalog import weights_header
from engine.errors import ModelError
from engine.phrase import phrase

Weights = Mapping[str, np.ndarray]

_FLOATS = ("F16", "F32")


class WeightsFile(Mapping[str, np.ndarray]):
    """The float tensors of a .safetensors file by name, without `prefix`, each read and widened when it is asked for.

    Raises ModelError for a file that can't be read, or one of a precision that numpy does not know.
    """

    def __init__(self, path: Path, prefix: str = "") -> None:
        from safetensors import SafetensorError, safe_open

        self._path = path
        self._prefix = prefix
        weights_header.read(path)  # says more of what is wrong than the library does
        try:
            self._file = safe_open(path, framework="np")
        except (OSError, SafetensorError) as error:
            raise ModelError(phrase("{path} can't be read: {error}.", path=path, error=error)) from error
        held = self._file.keys()
        self._names = [name.removeprefix(prefix) for name in held if name.startswith(prefix)]

    def __getitem__(self, name: str) -> np.ndarray:
        if name not in self._names:
            raise KeyError(name)
        full = self._prefix + name
        kind = self._file.get_slice(full).get_dtype()
        if kind not in _FLOATS:
            raise ModelError(
                phrase(
                    "{path}: its weights are of the precision {kind}, which only torch reads.",
                    path=self._path,
                    kind=kind,
                )
            )
        return np.ascontiguousarray(self._file.get_tensor(full), dtype=np.float32)

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


def beside(folder: Path) -> Path:
    """Give the one .safetensors file of a module's folder, as diffusers and transformers name it. Raises ModelError."""
    for name in ("diffusion_pytorch_model", "model"):
        for variant in ("", ".fp16"):
            if (path := folder / f"{name}{variant}.safetensors").is_file():
                return path
    raise ModelError(phrase("There are no weights in {folder}, or they are in several files.", folder=folder))
