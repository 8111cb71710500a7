"""Writes the version resource that Windows shows of the programs: python -m windows.version_resource FILE."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"
TEMPLATE = """VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0,
    date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('CompanyName', 'The Sketchlight authors'),
      StringStruct('FileDescription', 'Sketchlight'),
      StringStruct('FileVersion', '{version}'),
      StringStruct('InternalName', 'sketchlight'),
      StringStruct('OriginalFilename', 'sketchlight.exe'),
      StringStruct('ProductName', 'Sketchlight'),
      StringStruct('ProductVersion', '{version}')])]),
    VarFileInfo([VarStruct('Translation', [1033, 1200])])
  ]
)
"""


def resource(version: str) -> str:
    """The resource as PyInstaller reads it, for a version of up to four numbers."""
    numbers = [int(part) for part in version.split(".")]
    return TEMPLATE.format(numbers=tuple([*numbers, 0, 0, 0, 0][:4]), version=version)


def main() -> int:
    """Write the file; returns an exit code."""
    version = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]["version"]
    Path(sys.argv[1]).write_text(resource(version), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
