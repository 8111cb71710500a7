"""Bytes of a picture file to pixels and back: the only place that knows Pillow's formats."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.errors import CannotWrite, OutOfMemory, UnreadableFile
from engine.phrase import phrase
from engine.picture import MAX_PIXELS, MAX_SIDE

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".tif", ".tiff")
"""Endings that pictures are written by."""
READABLE = (".png", ".jpg", ".jpeg", ".jfif", ".webp", ".avif", ".tif", ".tiff", ".bmp", ".gif")
"""Endings of what can be read, for dialogs and drops; a file is told by its content all the same."""

_MAX_SIDES = {".webp": 16383, ".jpg": 65535, ".jpeg": 65535, ".avif": 65535}
_TIFF_XMP = 700


def decode(data: bytes, name: str) -> np.ndarray:
    """Give (H, W, 3 | 4) uint8, RGB or straight-alpha RGBA; `name` stands in the messages. Raises UnreadableFile."""
    if _reader(data) is None:
        raise UnreadableFile(
            phrase("{name} is not a picture that can be read here: save it as PNG, JPEG or WebP.", name=name)
        )
    try:
        _check_size(_early_size(data), name)
        with warnings.catch_warnings(action="ignore"):  # Pillow's, of oddities that are no one's concern here
            image = _open(data)
            _check_size(image.size, name)
            return _pixels(image)
    except UnreadableFile:
        raise
    except MemoryError:
        raise OutOfMemory(
            phrase("There is not enough memory to open {name}: make it smaller first.", name=name)
        ) from None
    except Exception as error:
        # Whatever a decoder raises on hostile bytes, of a dozen kinds, means one thing to a person.
        raise UnreadableFile(
            phrase(
                "{name} is damaged or cut off, and can't be read: take another copy, or save it anew elsewhere.",
                name=name,
            )
        ) from error


def opened(data: bytes) -> Image | None:
    """Open a picture with Pillow, its header read and its pixels not; None for what is none, or too large."""
    try:
        _check_size(_early_size(data), "")
        with warnings.catch_warnings(action="ignore"):
            image = _open(data)
        _check_size(image.size, "")
    except Exception:  # as in `decode`
        return None
    return image


def _open(data: bytes) -> Image:
    reader = _reader(data)
    if reader is None:
        raise UnreadableFile(phrase("no picture"))
    return reader(io.BytesIO(data))


def _reader(data: bytes) -> Callable[[io.BytesIO], Image] | None:
    if data[4:8] == b"ftyp":
        return _avif if data[8:12] in (b"avif", b"avis", b"mif1", b"msf1") else None
    return next((reader for magic, reader in _READERS if data.startswith(magic)), None)


def encode(pixels: np.ndarray, suffix: str, options: Mapping[str, Any] | None = None) -> bytes:
    """Encode a picture as that kind of file, with Pillow's `options`. Raises CannotWrite for what it can't hold."""
    from PIL import Image

    image = Image.fromarray(np.ascontiguousarray(pixels))
    limit = _MAX_SIDES.get(suffix)
    if limit and max(image.size) > limit:
        raise CannotWrite(
            phrase(
                "A {suffix} picture has at most {limit:,} pixels a side: write it as .png.", suffix=suffix, limit=limit
            )
        )
    buffer = io.BytesIO()
    _WRITERS[suffix](image, buffer, dict(options or {}))
    return buffer.getvalue()


def _write_png(image: Image, buffer: io.BytesIO, options: dict[str, Any]) -> None:
    image.save(buffer, "PNG", **{"compress_level": 6, **options})


def _write_webp(image: Image, buffer: io.BytesIO, options: dict[str, Any]) -> None:
    image.save(buffer, "WEBP", lossless=True, exact=True, **options)


def _write_jpeg(image: Image, buffer: io.BytesIO, options: dict[str, Any]) -> None:
    _on_white(image).save(buffer, "JPEG", quality=95, subsampling=0, **options)


def _write_avif(image: Image, buffer: io.BytesIO, options: dict[str, Any]) -> None:
    image.save(buffer, "AVIF", quality=95, subsampling="4:4:4", **options)


def _write_tiff(image: Image, buffer: io.BytesIO, options: dict[str, Any]) -> None:
    """Write a TIFF: Pillow takes XMP for one as a tag alone, and EXIF not beside it."""
    from PIL.TiffImagePlugin import ImageFileDirectory_v2

    tags = ImageFileDirectory_v2()
    if "xmp" in options:
        tags[_TIFF_XMP] = options["xmp"]
    image.save(buffer, "TIFF", compression="tiff_adobe_deflate", tiffinfo=tags)


_WRITERS: dict[str, Callable[[Image, io.BytesIO, dict[str, Any]], None]] = {
    ".png": _write_png,
    ".jpg": _write_jpeg,
    ".jpeg": _write_jpeg,
    ".webp": _write_webp,
    ".avif": _write_avif,
    ".tif": _write_tiff,
    ".tiff": _write_tiff,
}
"""All of FORMATS."""


def encode_png(pixels: np.ndarray, level: int = 6) -> bytes:
    """Encode (H, W[, 3 | 4]) uint8 pixels as PNG, every bit kept; `level` of compression 0–9, 1 is fast."""
    return encode(pixels, ".png", {"compress_level": level})


def decode_exactly(data: bytes, size: tuple[int, int] | None = None) -> np.ndarray | None:
    """Give the pixels of a PNG of ours as they are, (H, W[, 3 | 4]), or None if it is broken or of another `size`."""
    try:
        image = _png(io.BytesIO(data))
        fits = image.size == (size or image.size) and image.width * image.height <= MAX_PIXELS
        if not fits or image.mode not in ("L", "RGB", "RGBA"):
            return None
        return np.array(image)
    except Exception:  # as in `decode`
        return None


def _check_size(size: tuple[int, int] | None, name: str) -> None:
    if size is not None and (size[0] * size[1] > MAX_PIXELS or max(size) > MAX_SIDE):
        raise UnreadableFile(
            phrase(
                "{name} is {value:,}×{value_2:,} pixels, too large to open: make it smaller first "
                "(up to {value_3} million pixels, {MAX_SIDE:,} a side).",
                name=name,
                value=size[0],
                value_2=size[1],
                value_3=MAX_PIXELS // 10**6,
                MAX_SIDE=MAX_SIDE,
            )
        )


def _early_size(data: bytes) -> tuple[int, int] | None:
    """Give (width, height) from the first bytes, before any decoder sees them; None for kinds that are opened cheaply.

    A WebP's decoder would allocate the canvas on opening.
    """
    if len(data) < 30:
        return None
    if data[12:16] == b"IHDR":
        return struct.unpack_from(">II", data, 16)
    if data[:4] == b"GIF8":
        return struct.unpack_from("<HH", data, 6)
    if data[:4] != b"RIFF":
        return None
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack_from("<HH", data, 26)
    return width & 0x3FFF, height & 0x3FFF


def _pixels(image: Image) -> np.ndarray:
    profile = image.info.get("icc_profile")
    image.load()
    image = _upright(image)
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        values = np.asarray(image).astype(np.float64)
        brightest = float(values.max(initial=0, where=np.isfinite(values)))
        values = np.nan_to_num(values, posinf=brightest) / _white(image.mode, brightest)
        grey = (values * 65535).clip(0, 65535).round().astype(np.uint32)
        return np.repeat(((grey + 128) // 257).astype(np.uint8)[..., None], 3, axis=2)
    if image.mode == "La":
        image = image.convert("LA")
    transparent = image.mode in ("LA", "PA", "RGBA", "RGBa") or "transparency" in image.info
    coloured = _in_srgb(image, profile)
    return np.array(coloured.convert("RGBA" if transparent else "RGB"))


def _white(mode: str, brightest: float) -> float:
    """Give what stands for white: of 32 bits or of floats a file doesn't say, so it is the usual one that holds all."""
    usual = (65535,) if mode.startswith("I;16") else (1, 255, 65535) if mode == "F" else (255, 65535)
    return next((each for each in usual if brightest <= each), brightest if mode == "F" else 2**31 - 1)


def _upright(image: Image) -> Image:
    from PIL import ImageOps

    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # broken EXIF, raised in many kinds: the pixels are still good
        return image


_SPACES = {
    "RGB": {"RGB": "RGB", "RGBA": "RGBA", "P": "RGB", "PA": "RGBA", "RGBa": "RGBA", "RGBX": "RGB", "YCbCr": "RGB"},
    "CMYK": {"CMYK": "CMYK"},
    "GRAY": {"L": "L", "LA": "L", "1": "L"},
    "Lab": {"LAB": "LAB"},
}
"""By a profile's colour space: the modes that it can be of, and the mode that is converted."""


def _in_srgb(image: Image, profile: bytes | None) -> Image:
    """Convert from a picture's own profile, RGB, CMYK or grey; one that is broken or of another space is left."""
    from PIL import ImageCms

    if image.mode == "LAB" and not profile:
        return _converted(image, ImageCms.createProfile("LAB"))
    if not profile:
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = _SPACES.get(source.profile.xcolor_space.strip(), {}).get(image.mode)
        if mode is None or "srgb" in ImageCms.getProfileDescription(source).lower():
            return image
        if mode == "RGB" and "transparency" in image.info:
            mode = "RGBA"
        return _converted(image.convert(mode), source, image.getchannel("A") if image.mode == "LA" else None)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def _converted(image: Image, source: Any, alpha: Image | None = None) -> Image:
    """Convert a picture to sRGB; `alpha` is what a grey one has beside it."""
    from PIL import ImageCms

    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    found = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    assert found is not None
    if alpha is not None:
        found.putalpha(alpha)
    return found


def _on_white(image: Image) -> Image:
    from PIL import Image as images

    if image.mode != "RGBA":
        return image
    white = images.new("RGBA", image.size, "white")
    return images.alpha_composite(white, image).convert("RGB")


def _png(file: io.BytesIO) -> Image:
    from PIL.PngImagePlugin import PngImageFile

    return PngImageFile(file)


def _jpeg(file: io.BytesIO) -> Image:
    from PIL.JpegImagePlugin import JpegImageFile

    return JpegImageFile(file)


def _webp(file: io.BytesIO) -> Image:
    from PIL.WebPImagePlugin import WebPImageFile

    return WebPImageFile(file)


def _bmp(file: io.BytesIO) -> Image:
    from PIL.BmpImagePlugin import BmpImageFile

    return BmpImageFile(file)


def _tiff(file: io.BytesIO) -> Image:
    from PIL.TiffImagePlugin import TiffImageFile

    return TiffImageFile(file)


def _avif(file: io.BytesIO) -> Image:
    from PIL.AvifImagePlugin import AvifImageFile

    return AvifImageFile(file)


def _gif(file: io.BytesIO) -> Image:
    from PIL.GifImagePlugin import GifImageFile

    return GifImageFile(file)


# The plugin classes themselves, not Image.open: it would try every format, and warn by a global limit of its own.
_READERS = (
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"\xff\xd8\xff", _jpeg),
    (b"RIFF", _webp),
    (b"BM", _bmp),
    (b"GIF8", _gif),
    (b"II*\0", _tiff),
    (b"MM\0*", _tiff),
)
