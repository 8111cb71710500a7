"""What a file on the disk looks like, small: from the thumbnail that it carries, or scaled down while it is read."""

from __future__ import annotations

import zipfile
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader

THUMBNAILS = ("Thumbnails/thumbnail.png", "preview.png")
"""Where OpenRaster's files and Krita's have theirs."""
LARGEST_THUMBNAIL = 4 * 2**20
"""Bytes of a thumbnail in a file that are read."""
LARGEST_PICTURE = 64 * 2**20
"""Bytes of a picture that is read for its looks alone."""


def preview(path: Path, side: int) -> QImage:
    """Give the picture at most `side` pixels large; a null image for a file that is gone or shows nothing.

    For a background thread.
    """
    if not path.is_file():  # nor a pipe, which would be waited for
        return QImage()
    try:
        if zipfile.is_zipfile(path):
            return _scaled(QImage.fromData(_thumbnail(path)), side)
        if path.stat().st_size > LARGEST_PICTURE:
            return QImage()
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        return QImage()
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    if (size := reader.size()).isValid():
        reader.setScaledSize(size.scaled(QSize(side, side), Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    return _scaled(reader.read(), side)


def _thumbnail(path: Path) -> bytes:
    """Give the bytes of the thumbnail in a zip; none if it has none, or one that is too large to be one."""
    with zipfile.ZipFile(path) as file:
        found = next((file.getinfo(name) for name in THUMBNAILS if name in file.NameToInfo), None)
        if found is None or found.file_size > LARGEST_THUMBNAIL:
            return b""
        with file.open(found) as entry:
            return entry.read(LARGEST_THUMBNAIL)


def _scaled(image: QImage, side: int) -> QImage:
    if image.isNull() or max(image.width(), image.height()) <= side:
        return image
    return image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
