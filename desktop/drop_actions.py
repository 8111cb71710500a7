"""What is dropped or pasted onto the canvas: asks what it is meant for, where it could be several things."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QPoint, QUrl
from PySide6.QtGui import QCursor, QDrag, QGuiApplication, QImage
from PySide6.QtWidgets import QMenu, QWidget

from desktop.actions import Actions
from desktop.file_actions import FileActions
from desktop.model.asking.candidates import Candidate
from desktop.model.asking.studio import Studio
from desktop.model.keeping.picture_io import SUFFIXES, save_picture
from desktop.model.pixels import conversions
from desktop.model.settings.card_uses import fresh_card
from desktop.model.settings.control_settings import MapSource, ReferenceSettings
from desktop.views.look.icons import icon
from engine.errors import InvalidRequest
from engine.picture import Picture
from engine.pictures.files import mask_of, read_picture

ADDRESS = "Only an address was dropped: save the picture first, then drop the file."
CONTROL = "canny"
"""What a picture dropped as a control steers by at first; its card offers the others."""
