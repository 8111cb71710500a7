"""What the bundle must hold that PyInstaller cannot see by following imports, and what it need not hold."""

from __future__ import annotations

import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"

# torch.jit.script and transformers' lazy imports read source text (PyInstaller's hooks see to torch, timm and
# transformers).
SOURCES_TOO = ("diffusers", "controlnet_aux", "compel", "peft", "accelerate")

# Packages whose presence and version, and whose dependencies' versions, are asked for by name at run time.
METADATA = ("diffusers", "transformers", "accelerate", "peft", "compel", "controlnet_aux")

# Packages with libraries that are loaded by path, which no import names: torchvision's _C_stable and image_stable.
LIBRARIES_BY_PATH = ("torchvision",)

# Triton (900 MB) is torch.compile's; the others are the developers'.
EXCLUDED = (
    "triton", "mediapipe", "pytest", "_pytest", "pytestqt", "mypy", "ruff", "importlinter", "grimp", "PyInstaller",
    "tkinter", "IPython", "matplotlib", "tensorboard", "storybook", "bootstrap", "pip",
)  # fmt: skip


def scanned_modules() -> list[str]:
    """The modules that the program finds by scanning a folder, which no import names: from the scans themselves."""
    from desktop.model.stage import tools
    from engine import registry

    return [*registry.module_names(), *tools.module_names()]


def own_metadata(work: Path) -> tuple[str, str]:
    """Our own METADATA (the version is read from it), without the local paths that an editable install notes."""
    about = tomllib.loads(PYPROJECT.read_text())["project"]
    folder = work / f"{about['name']}-{about['version']}.dist-info"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {about['name']}\nVersion: {about['version']}\n")
    return str(folder), folder.name
