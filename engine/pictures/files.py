"""Pictures on disk: bounded reading, and writing that leaves either the whole file or nothing new."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from engine.errors import CannotWrite, UnreadableFile
from engine.phrase import phrase
from engine.picture import Picture
from engine.pictures.picture_codec import FORMATS, decode, encode
from engine.pictures.recipe import Recipe
from engine.pictures.recipe_embed import metadata

MAX_BYTES = 512 * 2**20
"""The largest file that is read at all."""

_SOLID_ALPHA = 128
_MOSTLY = 0.75
"""Of a picture's rim, how much is painted where what is transparent is a hole in it."""
_ONE_COLOUR = 16
"""Visible pixels whose brightness spans no more than this are one colour."""


def shown(path: str | os.PathLike[str]) -> str:
    """Give a path for a message: in quotes, on one line, shortened in the middle."""
    text = "".join(letter if letter.isprintable() else "�" for letter in os.fspath(path))
    return f"“{text}”" if len(text) <= 200 else f"“{text[:80]}…{text[-110:]}”"


def read_bytes(path: str | os.PathLike[str], most: int = MAX_BYTES, what: str = "picture") -> bytes:
    """Give the content of an ordinary file of up to so many bytes; UnreadableFile says what is wrong with any other."""
    name = shown(path)
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableFile(phrase("{name} is a folder: name a {what} file in it.", name=name, what=what))
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFile(phrase("{name} is not an ordinary file: name a {what} file.", name=name, what=what))
        if status.st_size > most:
            raise UnreadableFile(
                phrase("{name} is larger than {value} MB: make it smaller first.", name=name, value=most // 2**20)
            )
        with open(path, "rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError:
        raise UnreadableFile(phrase("{name} doesn't exist: check the path.", name=name)) from None
    except PermissionError:
        raise UnreadableFile(phrase("{name} may not be read: check its permissions.", name=name)) from None
    except (OSError, ValueError) as error:
        raise UnreadableFile(phrase("{name} can't be read: {reason}.", name=name, reason=_reason(error))) from None
    if not data:
        raise UnreadableFile(
            phrase("{name} is empty (0 bytes): take another copy of the {what}.", name=name, what=what)
        )
    return data


def read_picture(path: str | os.PathLike[str]) -> Picture:
    """Read a PNG, JPEG, WebP, AVIF, TIFF, BMP or GIF file (of several frames the first), RGB or straight-alpha RGBA.

    Upright by its EXIF orientation, in sRGB where it carries another colour profile, 8 bits a channel. The header's
    size is checked before anything is decoded. Raises UnreadableFile.
    """
    return Picture(decode(read_bytes(path), shown(path)))


def read_mask(path: str | os.PathLike[str]) -> Picture:
    """Read the mask in a picture file, (H, W), 255 = redraw. Raises UnreadableFile.

    White means redraw, black keep, greys in between; transparent means keep. Where all that is visible has one colour
    (a shape painted on a transparent layer, whatever the colour), what is visible is the mask.
    """
    return Picture(mask_of(read_picture(path).pixels))


def mask_of(pixels: np.ndarray) -> np.ndarray:
    """Give (H, W) uint8 mask of (H, W, 3 | 4) pixels, by the rule that `read_mask` states."""
    from PIL import Image

    luminance = np.array(Image.fromarray(np.ascontiguousarray(pixels[..., :3])).convert("L"))
    if pixels.shape[2] == 3:
        return luminance
    alpha = pixels[..., 3]
    if alpha.min() == 255:
        return luminance
    visible = luminance[alpha >= _SOLID_ALPHA]
    if visible.size == 0 or int(visible.max()) - int(visible.min()) <= _ONE_COLOUR:
        return np.array(alpha)
    weighed: np.ndarray = (luminance.astype(np.uint16) * alpha + 127) // 255
    return weighed.astype(np.uint8)


def hole_of(pixels: np.ndarray) -> np.ndarray | None:
    """Give the mask of what is transparent in a picture that is painted round it, (H, W) uint8; None for no hole.

    Half transparent is half masked. A sketch on a clear page has none: there the page is what is transparent.
    `pixels`: (H, W, 3 | 4) uint8.
    """
    if pixels.shape[2] == 3:
        return None
    alpha = pixels[..., 3]
    hole: np.ndarray = 255 - alpha
    painted = alpha >= _SOLID_ALPHA
    rim = np.concatenate([painted[0], painted[-1], painted[:, 0], painted[:, -1]])
    return hole if painted.mean() >= 0.5 and rim.mean() >= _MOSTLY and not painted.all() else None


def fit_mask(mask: Picture, size: tuple[int, int]) -> Picture:
    """Stretch a mask of another size to (width, height)."""
    from PIL import Image

    if mask.size == size:
        return mask
    return Picture(np.array(Image.fromarray(mask.pixels).resize(size, Image.Resampling.BILINEAR)))


def check_target(path: str | os.PathLike[str], formats: Sequence[str] = FORMATS) -> Path:
    """Tell where a picture called `path` would be written, links followed, without writing. Raises CannotWrite.

    `formats` are the endings that it may have.
    """
    name = shown(path)
    try:
        target = Path(os.path.realpath(path))
        if problem := _problem(target, name, formats):
            raise CannotWrite(problem)
    except (OSError, ValueError) as error:
        raise CannotWrite(_why_not_written(name, error)) from error
    return target


def _problem(target: Path, name: str, formats: Sequence[str]) -> str | None:
    if target.is_dir():
        return phrase("{name} is a folder: add a file name, such as picture.png.", name=name)
    if target.suffix.lower() not in formats:
        return phrase(
            "{name} has no ending that says how to write it: use one of {join}.", name=name, join=", ".join(formats)
        )
    if not target.parent.is_dir():
        return phrase("The folder of {name} doesn't exist: make it first, or write elsewhere.", name=name)
    if target.exists() and not target.is_file():
        return phrase("{name} is not an ordinary file: choose another name.", name=name)
    if target.exists() and not _may(target, os.W_OK):
        return phrase("{name} is there and read-only: choose another name.", name=name)
    if not _may(target.parent, os.W_OK | os.X_OK):
        return phrase(
            "The folder of {name} may not be written to: write elsewhere, or change its permissions.", name=name
        )
    return None


def _may(path: Path, what: int) -> bool:
    return os.access(path, what, effective_ids=os.access in os.supports_effective_ids)


def write_picture(
    path: str | os.PathLike[str], pixels: np.ndarray, recipe: Recipe | None = None, *, embed: bool = True
) -> tuple[str, ...]:
    """Write (H, W, 3 | 4) uint8 pixels in the format of the path's ending, and give notes a person should see.

    PNG, WebP and TIFF keep every bit, AVIF (quality 95) nearly; JPEG (95) is shown on white where it was transparent.
    With a `recipe` the
    picture carries how it was made, and in a PNG the pictures it was made from as well, unless `embed` is off.
    An existing file is replaced only once the new one is whole. Raises CannotWrite.
    """
    target = check_target(path)
    suffix = target.suffix.lower()
    options, notes = ({}, ()) if recipe is None else metadata(recipe, suffix, payloads=embed)
    write_bytes(target, encode(pixels, suffix, options), shown(path))
    return notes


def write_bytes(target: Path, data: bytes, name: str = "") -> None:
    """Put a file in place whole or not at all: written beside it, flushed to the disk, then renamed."""
    name = name or shown(target)
    part = target.parent / f".sketchlight-{secrets.token_hex(6)}.part"
    try:
        try:
            with open(part, "xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                os.chmod(part, stat.S_IMODE(target.stat().st_mode))
            os.replace(part, target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotWrite(_why_not_written(name, error)) from error


PART = re.compile(r"\.sketchlight-[0-9a-f]{12}\.part")


def sweep_parts(folder: Path) -> None:
    """Remove what writes that were killed left in a folder; whatever can't be removed stays."""
    try:
        left = [path for path in folder.iterdir() if PART.fullmatch(path.name)]
    except OSError:
        return
    for path in left:
        with suppress(OSError):
            path.unlink()


def _why_not_written(name: str, error: OSError | ValueError) -> str:
    number = getattr(error, "errno", None)
    if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return phrase("{name} can't be written, there is no space left: free some, or write elsewhere.", name=name)
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        return phrase(
            "{name} can't be written, that is not permitted there: write elsewhere, or change the permissions.",
            name=name,
        )
    if number in (errno.ENOENT, errno.ENOTDIR):
        return phrase("The folder of {name} doesn't exist: make it first, or write elsewhere.", name=name)
    return phrase("{name} can't be written: {reason}.", name=name, reason=_reason(error))


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".")
