"""Pictures of every kind come in with their own colours, in sRGB, however they were written."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from desktop.model.keeping.picture_io import SUFFIXES
from engine.errors import UnreadableFile
from engine.pictures.files import read_picture
from engine.pictures.picture_codec import READABLE

COLOURS = np.array([[60, 150, 60], [120, 180, 240], [210, 40, 40], [250, 220, 60]], np.uint8)
PLAIN = COLOURS[(np.arange(64)[:, None] // 16 + np.arange(64)[None] // 16) % 4]
"""(64, 64, 3): four colours in squares of 16."""


def off(path: Path) -> float:
    """Mean difference to `PLAIN`, of 255."""
    return float(np.abs(read_picture(path).pixels[..., :3].astype(int) - PLAIN).mean())


@pytest.mark.parametrize(
    ("suffix", "form", "options", "most"),
    [
        ("avif", "AVIF", {"quality": 95, "subsampling": "4:4:4"}, 3),
        ("tif", "TIFF", {}, 0),
        ("tiff", "TIFF", {"compression": "tiff_lzw"}, 0),
        ("tiff", "TIFF", {"compression": "tiff_adobe_deflate", "big_tiff": False}, 0),
        ("tiff", "TIFF", {"compression": "jpeg", "quality": 95}, 4),
        ("jfif", "JPEG", {"quality": 95, "subsampling": 0}, 4),
    ],
)
def test_avif_tiff_and_jfif_are_read(tmp_path: Path, suffix: str, form: str, options: dict, most: float) -> None:
    path = tmp_path / f"in.{suffix}"
    Image.fromarray(PLAIN).save(path, form, **options)
    assert off(path) <= most
    assert f".{suffix}" in READABLE


def test_all_that_can_be_read_can_be_dropped() -> None:
    assert set(READABLE) == set(SUFFIXES)


@pytest.mark.parametrize("form", ["AVIF", "TIFF"])
def test_transparency_is_kept(tmp_path: Path, form: str) -> None:
    alpha = np.where(np.arange(64) < 32, 0, 255).astype(np.uint8)[None].repeat(64, axis=0)
    Image.fromarray(np.dstack([PLAIN, alpha])).save(tmp_path / "in", form)
    assert np.abs(read_picture(tmp_path / "in").pixels[..., 3].astype(int) - alpha).max() <= 8


@pytest.mark.parametrize("form", ["AVIF", "TIFF"])
@pytest.mark.parametrize("part", [0.05, 0.3, 0.6, 0.9])
def test_one_that_was_cut_off_is_refused(tmp_path: Path, form: str, part: float) -> None:
    buffer = io.BytesIO()
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    Image.fromarray(noise).save(buffer, form)
    (tmp_path / "in").write_bytes(buffer.getvalue()[: int(len(buffer.getvalue()) * part)])
    with pytest.raises(UnreadableFile, match=r"damaged or cut off|is not a picture"):
        read_picture(tmp_path / "in")


def test_a_tiff_of_many_pixels_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    """Its strips are of zeros, so that the file is small."""
    Image.new("1", (30_000, 30_000)).save(tmp_path / "in.tiff", compression="group4")
    assert (tmp_path / "in.tiff").stat().st_size < 10**6
    with pytest.raises(UnreadableFile, match="30,000×30,000 pixels, too large"):
        read_picture(tmp_path / "in.tiff")


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_colours_by_another_rgb_profile_are_brought_to_srgb(tmp_path: Path, mode: str) -> None:
    """A profile with red and green changed over, made from sRGB's own bytes: what is stored so comes back right."""
    profile = changed_over(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    image = Image.fromarray(PLAIN[..., [1, 0, 2]])
    image = image.quantize(4) if mode == "P" else image.convert(mode)
    image.save(tmp_path / "in.png", icc_profile=profile)
    assert off(tmp_path / "in.png") < 3


def test_grey_by_a_profile_with_another_curve_becomes_the_grey_that_it_stands_for(tmp_path: Path) -> None:
    linear = np.linspace(0, 255, 64).astype(np.uint8)[None].repeat(64, axis=0)
    Image.fromarray(linear).save(tmp_path / "in.png", icc_profile=grey_profile(gamma=1.0))
    found = read_picture(tmp_path / "in.png").pixels
    assert int(found[0, 32, 0]) == pytest.approx(188, abs=3)  # half the light is 188 in sRGB
    assert (found[..., 0] == found[..., 1]).all()


def test_a_cmyk_picture_goes_by_its_own_profile(tmp_path: Path) -> None:
    """A profile whose inks are those of the naive conversion, turned round, so that passing it over would show."""
    profile = cmyk_profile()
    inks = Image.fromarray(PLAIN).convert("CMYK")
    inks.save(tmp_path / "with.tiff", icc_profile=profile)
    inks.save(tmp_path / "without.tiff")
    with_it, without = (read_picture(tmp_path / name).pixels.astype(int) for name in ("with.tiff", "without.tiff"))
    assert np.abs(without - PLAIN).mean() < 3
    paper = ImageCms.profileToProfile(
        inks, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), outputMode="RGB"
    )
    assert np.array_equal(with_it, np.asarray(paper))
    assert np.abs(with_it - without).mean() > 20


@pytest.mark.parametrize("profile", [b"junk", b"\0" * 128, b"x" * 5000])
def test_a_broken_profile_is_passed_over(tmp_path: Path, profile: bytes) -> None:
    for mode in ("RGB", "CMYK", "L", "LA"):
        Image.fromarray(PLAIN).convert(mode).save(tmp_path / "in.tiff", icc_profile=profile)
        assert read_picture(tmp_path / "in.tiff").pixels.shape[:2] == (64, 64)


def test_numbers_from_0_to_1_and_16_bits_are_read(tmp_path: Path) -> None:
    ramp = np.linspace(0, 1, 64, dtype=np.float32)[None].repeat(64, axis=0)
    Image.fromarray(ramp).save(tmp_path / "floats.tiff")
    Image.fromarray((ramp * 65535).astype(np.uint16)).save(tmp_path / "words.tiff")
    for name in ("floats.tiff", "words.tiff"):
        assert np.abs(read_picture(tmp_path / name).pixels[0, :, 0].astype(int) - ramp[0] * 255).max() <= 1


def changed_over(srgb: bytes) -> bytes:
    """An RGB profile with its red and green changed over."""
    data = bytearray(srgb)
    tags = {bytes(data[at : at + 4]): at for at in range(132, 132 + 12 * int.from_bytes(data[128:132]), 12)}
    red, green = tags[b"rXYZ"], tags[b"gXYZ"]
    data[red + 4 : red + 12], data[green + 4 : green + 12] = data[green + 4 : green + 12], data[red + 4 : red + 12]
    return bytes(data).replace("sRGB".encode("utf-16-be"), "Away".encode("utf-16-be")).replace(b"sRGB", b"Away")


def tagged(space: bytes, connection: bytes, kind: bytes, tags: dict[bytes, bytes]) -> bytes:
    """An ICC profile (version 2) of these tags."""
    at, table, body = 128 + 4 + 12 * len(tags), b"", b""
    for name, content in tags.items():
        padded = content + b"\0" * (-len(content) % 4)
        table += name + (at + len(body)).to_bytes(4) + len(content).to_bytes(4)
        body += padded
    size = at + len(body)
    head = size.to_bytes(4) + b"\0" * 4 + b"\x02\x40\0\0" + kind + space + connection
    head += b"\x07\xd0\0\1\0\1\0\0\0\0\0\0" + b"acsp" + b"\0" * 28
    head += b"\0\0\xf6\xd6\0\1\0\0\0\0\xd3\x2d" + b"\0" * 48
    return head[:128] + len(tags).to_bytes(4) + table + body


def described(text: bytes) -> bytes:
    return b"desc\0\0\0\0" + (len(text) + 1).to_bytes(4) + text + b"\0" * 80


WHITE = b"XYZ \0\0\0\0" + b"\0\0\xf6\xd6\0\1\0\0\0\0\xd3\x2d"


def grey_profile(gamma: float) -> bytes:
    curve = b"curv\0\0\0\0\0\0\0\1" + round(gamma * 256).to_bytes(2)
    return tagged(b"GRAY", b"XYZ ", b"mntr", {b"desc": described(b"Grey"), b"wtpt": WHITE, b"kTRC": curve})


def cmyk_profile() -> bytes:
    """Inks to Lab by a table of two points each: more cyan is darker, the other inks do nothing."""
    identity = b"".join(round(65536 * (row == column)).to_bytes(4) for row in range(3) for column in range(3))
    table = b"".join(
        (0 if cyan else 255).to_bytes(1) + b"\x80\x80" for cyan in (0, 1) for _ in range(8)
    )  # 8 bits: L, a, b
    ramp = bytes(range(256))
    lut = b"mft1\0\0\0\0\4\3\2\0" + identity + ramp * 4 + table + ramp * 3
    return tagged(b"CMYK", b"Lab ", b"prtr", {b"desc": described(b"Inks"), b"wtpt": WHITE, b"A2B0": lut})
