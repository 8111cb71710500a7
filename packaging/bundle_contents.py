"""What the bundle must hold that PyInstaller cannot see by following imports, and what it need not hold."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterable
from enum import StrEnum
from importlib import metadata
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent
PYPROJECT = PACKAGING.parent / "pyproject.toml"


class Flavour(StrEnum):
    """What a bundle can do by itself: draw with the starter model, or with any."""

    SMALL = "small"
    FULL = "full"


# torch.jit.script and transformers' lazy imports read source text (PyInstaller's hooks see to torch, timm and
# transformers).
SOURCES_TOO = ("diffusers", "controlnet_aux", "compel", "peft", "accelerate")

# Packages with libraries that are loaded by path, which no import names: torchvision's _C_stable and image_stable.
LIBRARIES_BY_PATH = ("torchvision",)

# Triton (900 MB) is torch.compile's, readline (GPL) the prompt's of a Python that nobody starts here; the others are
# the developers'.
EXCLUDED = (
    "triton", "mediapipe", "pytest", "_pytest", "pytestqt", "mypy", "ruff", "importlinter", "grimp", "PyInstaller",
    "tkinter", "IPython", "matplotlib", "tensorboard", "storybook", "bootstrap", "pip", "cyclonedx", "uv", "ray",
    "readline",
)  # fmt: skip

# Where PyTorch is installed later, for the user: nothing of what comes with it may be there in half.
COMING_LATER = (
    "torch", "torchvision", "diffusers", "transformers", "accelerate", "peft", "compel", "controlnet_aux", "timm",
    "spandrel", "onnx", "scipy", "skimage", "sympy", "requests", "urllib3", "charset_normalizer", "certifi", "jinja2",
    "markupsafe", "pydantic", "pydantic_core", "setuptools", "pkg_resources", "_distutils_hack", "rich", "pygments",
    "typer", "regex",
)  # fmt: skip

# Of the standard library, what only developers or other systems use.
UNUSED_STANDARD = frozenset(
    {
        "antigravity", "ensurepip", "idlelib", "lib2to3", "msilib", "nis", "nt", "ossaudiodev", "pydoc_data",
        "readline", "rlcompleter", "spwd", "test", "this", "tkinter", "turtle", "turtledemo", "venv",
        "winreg", "winsound",
    }
)  # fmt: skip

# Of packages that are taken whole, what no program imports.
UNUSED_PARTS = re.compile(
    r"(^|\.)(tests?|conftest|_pyinstaller|f2py)(\.|$)|^onnxruntime\.(tools|transformers|quantization)(\.|$)|^PIL\.ImageTk$"
)


OTHER_SCREENS = (
    "eglfs", "EglFS", "EglFs", "linuxfb", "qminimal", "qvkkhrdisplay", "qvnc", "qgtk3", "/generic/",
    "egldeviceintegrations",
    "libgtk-", "libatk", "libatspi", "libepoxy", "libcairo", "libgdk", "libpango", "libthai", "libdatrie",
    "libfribidi", "libpixman", "libharfbuzz.so", "libgraphite2", "libjpeg.so", "libXcomposite", "libXcursor",
    "libXdamage", "libXext", "libXfixes", "libXi.so", "libXinerama", "libXrandr", "libXrender",
)  # fmt: skip
"""Parts of the names of libraries and plug-ins."""


def scanned_modules() -> list[str]:
    """The modules that the program finds by scanning a folder, which no import names: from the scans themselves."""
    from desktop.model.stage import tools
    from engine import registry

    return [*registry.module_names(), *tools.module_names()]


def locked(flavour: Flavour) -> tuple[str, ...]:
    """Names of the packages that a bundle ships, as its lock has them and as they are installed here."""
    lock = PACKAGING / "lock" / ("program.txt" if flavour is Flavour.SMALL else "torch.txt")
    names = re.findall(r"^([A-Za-z0-9][\w.-]*)==", lock.read_text(encoding="utf-8"), re.M)
    here = {_plain(each.name) for each in metadata.distributions()}
    return tuple(name for name in names if _plain(name) in here)


def whole_packages(names: Iterable[str]) -> list[str]:
    """The top-level modules of packages, all but Qt's: whatever is installed later may import any part of them."""
    wanted = {_plain(name) for name in names}
    of = metadata.packages_distributions()
    tops = {top for top, owners in of.items() if wanted & {_plain(each) for each in owners}}
    return sorted(top for top in tops if top.isidentifier() and not top.startswith(("PySide6", "shiboken6")))


def standard_library() -> list[str]:
    """Modules of the standard library, packages with all they hold."""
    from PyInstaller.utils.hooks import collect_submodules, is_package

    tops = sorted(name for name in sys.stdlib_module_names - UNUSED_STANDARD if not name.startswith("_"))
    found = []
    for top in tops:
        found += collect_submodules(top, filter=is_used, on_error="ignore") if is_package(top) else [top]
    return found


def is_used(module: str) -> bool:
    return not UNUSED_PARTS.search(module) and module.partition(".")[0] not in UNUSED_STANDARD


def is_of_another_screen(library: str) -> bool:
    """Whether a library serves screens without a desktop, or GTK's look, which brings half of GTK along."""
    return any(part in library for part in OTHER_SCREENS)


def own_metadata(work: Path) -> tuple[str, str]:
    """Our own METADATA (the version is read from it), without the local paths that an editable install notes."""
    about = tomllib.loads(PYPROJECT.read_text())["project"]
    folder = work / f"{about['name']}-{about['version']}.dist-info"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {about['name']}\nVersion: {about['version']}\n")
    return str(folder), folder.name


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
