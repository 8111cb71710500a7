"""What macOS is told of the program, and its icon in Apple's form: python -m macos.about ICON writes that."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ICON = ROOT / "resources" / "icons" / "app.png"
OLDEST = "14.0"


def plist() -> dict[str, Any]:
    """The bundle's Info.plist: names, version, and which files it opens."""
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return {
        "CFBundleIdentifier": "org.sketchlight.Sketchlight",
        "CFBundleExecutable": "sketchlight",
        "CFBundleName": "Sketchlight",
        "CFBundleDisplayName": "Sketchlight",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "LSMinimumSystemVersion": OLDEST,
        "LSApplicationCategoryType": "public.app-category.graphics-design",
        "NSHighResolutionCapable": True,
        # PyInstaller takes a bundle with a console program in it for one without windows, unless told.
        "LSBackgroundOnly": False,
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [
            _opened("OpenRaster drawing", ["org.openraster.ora"], "Owner"),
            _opened(
                "Picture",
                ["public.png", "public.jpeg", "org.webmproject.webp", "public.tiff", "public.avif"],
                "Alternate",
            ),
            _opened("Photoshop document", ["com.adobe.photoshop-image"], "Alternate"),
        ],
        "UTImportedTypeDeclarations": [
            {
                "UTTypeIdentifier": "org.openraster.ora",
                "UTTypeDescription": "OpenRaster drawing",
                "UTTypeConformsTo": ["public.image", "public.data"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["ora"],
                    "public.mime-type": ["image/openraster"],
                },
            }
        ],
    }


def _opened(name: str, types: list[str], rank: str) -> dict[str, Any]:
    return {
        "CFBundleTypeName": name,
        "CFBundleTypeRole": "Editor",
        "LSHandlerRank": rank,
        "LSItemContentTypes": types,
    }


def main() -> int:
    """Write the icon, in the sizes that Pillow's ICNS has of a picture of 1024²; returns an exit code."""
    from PIL import Image

    with Image.open(ICON) as drawn:
        drawn.resize((1024, 1024), Image.Resampling.LANCZOS).save(Path(sys.argv[1]), format="ICNS")
    return 0


if __name__ == "__main__":
    sys.exit(main())
