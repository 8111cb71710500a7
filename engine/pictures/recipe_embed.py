"""A recipe into the metadata of a picture file, and out of it again."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from html import escape, unescape
from typing import Any

import numpy as np

from engine import registry
from engine.errors import UnreadableFile
from engine.phrase import phrase
from engine.picture import Picture
from engine.pictures import png, recipe_parameters
from engine.pictures.foreign import reading
from engine.pictures.picture_codec import decode_exactly, encode_png
from engine.pictures.recipe import KEYWORD, Recipe, from_json, to_json

MAX_EMBEDDED = 16 * 2**20
"""Bytes of pictures that a recipe carries along."""

_EXIF_IFD, _USER_COMMENT = 0x8769, 0x9286
_CAMERA = (0x010F, 0x0110)
_UNICODE = b"UNICODE\0"
_JPEG_SEGMENT = 65_000
_XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description rdf:about="" xmlns:sketchlight="https://sketchlight.invalid/recipe/1/">'
    "<sketchlight:recipe>{}</sketchlight:recipe></rdf:Description></rdf:RDF></x:xmpmeta>"
)
_IN_XMP = re.compile(rb"<sketchlight:recipe>([^<]+)</sketchlight:recipe>")


def metadata(recipe: Recipe, suffix: str, *, payloads: bool) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Make options for Pillow's `save` that put a recipe into a picture, and notes on what it could not hold.

    PNG: JSON in an uncompressed iTXt chunk, the “parameters” text beside it, and with `payloads` the pictures that it
    was made from, up to 16 MB. Others: “parameters” in EXIF's UserComment, JSON in XMP, no pictures.
    """
    return _for_png(recipe, payloads) if suffix == ".png" else _for_exif(recipe, suffix, payloads)


def extract(data: bytes, name: str) -> Recipe:
    """Read the recipe in the bytes of a picture or JSON file, our own or another program's. Raises UnreadableFile."""
    if data[:64].lstrip()[:1] == b"{":
        return from_json(data.decode("utf-8", "replace"), name)
    if png.is_png(data):
        texts = png.texts(data)
        own = texts.get(KEYWORD)
    else:
        own, texts = _from_exif(data)
    if own is not None:
        recipe = from_json(own, name)
        return from_json(own, name, _embedded(data, recipe)) if png.is_png(data) else recipe
    if (foreign := reading.read(texts, name)) is not None:
        return foreign
    raise UnreadableFile(phrase("{name} carries no recipe: it was made elsewhere, or saved without one.", name=name))


def _for_png(recipe: Recipe, payloads: bool) -> tuple[dict[str, Any], tuple[str, ...]]:
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_itxt(KEYWORD, to_json(recipe))
    info.add_text(recipe_parameters.KEYWORD, _parameters(recipe))
    left_out = []
    room = MAX_EMBEDDED
    if payloads:
        encoded = {revision: encode_png(picture.pixels) for revision, picture in recipe.pictures.items()}
        for revision, content in sorted(encoded.items(), key=lambda each: len(each[1])):
            if len(content) > room:
                left_out.append(len(content))
                continue
            room -= len(content)
            info.add(png.PAYLOAD, png.payload_chunk(revision, content), after_idat=True)
    notes = [
        phrase(
            "A picture it was made from takes {value:.0f} MB, too much to carry along: keep it, to make this again.",
            value=size / 2**20,
        )
        for size in left_out
    ]
    return {"pnginfo": info}, tuple(notes)


def _for_exif(recipe: Recipe, suffix: str, payloads: bool) -> tuple[dict[str, Any], tuple[str, ...]]:
    from PIL import Image

    options: dict[str, Any] = {}
    notes = []
    room = _JPEG_SEGMENT if suffix in (".jpg", ".jpeg") else png.MAX_TEXT
    xmp = _XMP.format(escape(to_json(recipe), quote=False)).encode("ascii")
    if len(xmp) <= room:
        options["xmp"] = xmp
    else:
        notes.append(
            phrase(
                "The recipe is too long for a {suffix} picture and was left out: write a .png to keep it.",
                suffix=suffix,
            )
        )
    exif = Image.Exif()
    exif.get_ifd(_EXIF_IFD)[_USER_COMMENT] = _UNICODE + _parameters(recipe).encode("utf-16-be", "replace")
    content = exif.tobytes()
    if len(content) <= _JPEG_SEGMENT:
        options["exif"] = content
    if payloads and recipe.pictures:
        notes.append(
            phrase("A {suffix} picture can't carry what it was made from: keep that, or write a .png.", suffix=suffix)
        )
    return options, tuple(notes)


def _parameters(recipe: Recipe) -> str:
    known = registry.samplers().get(recipe.request.sampling.sampler)
    return recipe_parameters.written(recipe, known.label if known else recipe.request.sampling.sampler)


def _embedded(data: bytes, recipe: Recipe) -> Iterable[Picture]:
    """Give the payloads that the recipe asks for, and that are what they claim to be."""
    stored = png.payloads(data)
    for wanted in recipe.missing:
        content = stored.get(wanted.revision)
        pixels: np.ndarray | None = None
        if content is not None and len(content) <= MAX_EMBEDDED:
            pixels = decode_exactly(bytes(content), wanted.size)
        if pixels is not None:
            yield Picture(pixels)


def _from_exif(data: bytes) -> tuple[str | None, dict[str, str]]:
    """Give (our JSON, or None; other programs' texts by the keywords they would have in a PNG) of any other picture."""
    from engine.pictures.picture_codec import opened

    image = opened(data)
    if image is None:
        return None, {}
    xmp = image.info.get("xmp", b"")
    match = _IN_XMP.search(xmp if isinstance(xmp, bytes) else b"")
    own = unescape(match[1].decode("utf-8", "replace")) if match and len(match[1]) <= png.MAX_TEXT else None
    try:
        with warnings.catch_warnings(action="ignore"):
            exif = image.getexif()
            comment, camera = exif.get_ifd(_EXIF_IFD).get(_USER_COMMENT, b""), [exif.get(each) for each in _CAMERA]
    except Exception:  # broken EXIF, raised in many kinds
        return own, {}
    texts = {}
    if isinstance(comment, bytes) and (text := _comment(comment)) is not None:
        texts[recipe_parameters.KEYWORD] = text
    for each in camera:  # ComfyUI writes “prompt:{…}” where cameras have their names
        keyword, colon, text = each.partition(":") if isinstance(each, str) else ("", "", "")
        if colon and keyword in ("prompt", "workflow"):
            texts[keyword] = text
    return own, texts


def _comment(content: bytes) -> str | None:
    """Read EXIF's UserComment as text; UTF-16 of either order, as programs differ."""
    if content.startswith(_UNICODE):
        content = content[len(_UNICODE) :]
        order = "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
        return content.decode(order, "replace") or None
    return content.removeprefix(b"ASCII\0\0\0").decode("utf-8", "replace").strip("\0 ") or None
