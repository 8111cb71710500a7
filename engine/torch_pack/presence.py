"""Whether PyTorch can be imported, from the program's own packages or from where it was installed for the user."""

from __future__ import annotations

import importlib
import sys
from importlib.util import find_spec
from pathlib import Path

from engine.errors import NeedsTorch
from engine.paths import models_dir
from engine.phrase import phrase
from engine.torch_pack import lock

HEAVY = frozenset(
    {
        "accelerate",
        "compel",
        "controlnet_aux",
        "diffusers",
        "onnx",
        "peft",
        "scipy",
        "skimage",
        "spandrel",
        "timm",
        "torch",
        "torchvision",
        "transformers",
    }
)
"""Modules that are there only together with PyTorch."""
DONE = "installed.json"
"""Written last into a folder of packages: without it the folder is none."""


def folder() -> Path:
    """Tell where PyTorch is installed for this user and this version of the program (not made here)."""
    return root() / lock.digest()


def root() -> Path:
    """Tell where every version's packages lie."""
    return models_dir().with_name("torch")


def has_torch() -> bool:
    """Tell whether PyTorch can be imported; what is installed for the user is put within reach."""
    if find_spec("torch") is not None:
        return True
    there = folder()
    if not (there / DONE).is_file():
        return False
    if str(there) not in sys.path:
        sys.path.append(str(there))
    importlib.invalidate_caches()
    return find_spec("torch") is not None


def require(asker: str) -> None:
    """Raise NeedsTorch unless PyTorch can be imported."""
    if not has_torch():
        raise lacking(asker)


def lacking(asker: str, why: str = "") -> NeedsTorch:
    """Say that `asker` needs PyTorch, for its part or wish `why`."""
    told = f" for {why}" if why else ""
    return NeedsTorch(
        phrase(
            "{asker} needs PyTorch{told}, which this installation came without: it can be installed.",
            asker=asker,
            told=told,
        )
    )


def is_lacking(error: ModuleNotFoundError) -> bool:
    """Tell whether an import failed for want of what comes with PyTorch."""
    return (error.name or "").partition(".")[0] in HEAVY and not has_torch()
