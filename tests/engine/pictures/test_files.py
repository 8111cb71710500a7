"""Pictures that are good come in as a person sees them, and go out whole or not at all. Bad ones: test_bad_input."""

import io
import os
import stat

import numpy as np
import pytest
from PIL import Image, ImageCms

from engine.errors import CannotWrite, UnreadableFile
from engine.picture import Picture
from engine.pictures.files import check_target, fit_mask, read_mask, read_picture, shown, write_picture


@pytest.fixture
def rgb() -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (24, 40, 3), dtype=np.uint8)


@pytest.fixture
def rgba() -> np.ndarray:
    return np.random.default_rng(2).integers(0, 256, (24, 40, 4), dtype=np.uint8)


@pytest.mark.parametrize("suffix", [".png", ".webp", ".tif", ".TIFF", ".PNG"])
def test_what_is_written_comes_back_bit_for_bit(tmp_path, rgb, rgba, suffix):
    for pixels in (rgb, rgba):
        path = tmp_path / f"picture{suffix}"
        assert write_picture(path, pixels) == ()
        assert (read_picture(path).pixels == pixels).all()


def test_avif_is_near_and_keeps_what_is_transparent(tmp_path):
    pixels = np.zeros((16, 16, 4), np.uint8)
    pixels[:8] = (200, 30, 30, 255)
    write_picture(tmp_path / "picture.avif", pixels)
    back = read_picture(tmp_path / "picture.avif").pixels.astype(int)
    assert back.shape == pixels.shape
    assert abs(back[2, 2] - (200, 30, 30, 255)).max() < 6 and back[14, 14, 3] == 0


def test_jpeg_is_near_and_white_where_it_was_transparent(tmp_path):
    pixels = np.zeros((16, 16, 4), np.uint8)
    pixels[:8] = (200, 30, 30, 255)
    write_picture(tmp_path / "picture.jpg", pixels)
    back = read_picture(tmp_path / "picture.jpg").pixels.astype(int)
    assert abs(back[2, 2] - (200, 30, 30)).max() < 6
    assert back[14, 14].min() > 250


def test_turns_a_photo_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 24), "red").save(tmp_path / "photo.jpg", exif=exif)
    assert read_picture(tmp_path / "photo.jpg").size == (24, 40)


def test_broken_exif_does_not_cost_the_picture(tmp_path):
    Image.new("RGB", (40, 24), "red").save(tmp_path / "photo.jpg", exif=b"Exif\0\0II*\0\xff\xff\xff\xff" + b"\xff" * 40)
    assert read_picture(tmp_path / "photo.jpg").size == (40, 24)


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("L", 90, (90, 90, 90)),
        ("1", 1, (255, 255, 255)),
        ("LA", (90, 128), (90, 90, 90, 128)),
        ("I;16", 32896, (128, 128, 128)),
    ],
)
def test_every_kind_of_png_becomes_rgb_or_rgba(tmp_path, mode, colour, expected):
    Image.new(mode, (3, 2), colour).save(tmp_path / "picture.png")
    assert tuple(read_picture(tmp_path / "picture.png").pixels[0, 0]) == expected


@pytest.mark.parametrize(
    ("mode", "brightest", "expected"),
    [("F", 1.0, 255), ("F", 200.0, 200), ("F", 65535.0, 255), ("F", 1e6, 255), ("I", 200, 200), ("I", 2**31 - 1, 255)],
)
def test_of_large_numbers_white_is_the_usual_one_that_holds_them_all(tmp_path, mode, brightest, expected):
    image = Image.new(mode, (3, 2), brightest)
    image.putpixel((0, 0), 0)
    image.save(tmp_path / "picture.tif")
    pixels = read_picture(tmp_path / "picture.tif").pixels
    assert tuple(pixels[0, 0]) == (0, 0, 0)
    assert tuple(pixels[1, 1]) == (expected,) * 3


def test_a_palette_with_a_transparent_entry_keeps_it(tmp_path):
    image = Image.new("P", (3, 2), 1)
    image.putpalette([0, 0, 0, 200, 100, 50])
    image.putpixel((0, 0), 0)
    image.save(tmp_path / "picture.png", transparency=0)
    pixels = read_picture(tmp_path / "picture.png").pixels
    assert pixels.shape == (2, 3, 4)
    assert pixels[0, 0, 3] == 0
    assert tuple(pixels[1, 1]) == (200, 100, 50, 255)


def test_cmyk_becomes_rgb(tmp_path):
    Image.new("CMYK", (16, 16), (0, 255, 255, 0)).save(tmp_path / "print.jpg", quality=95)
    red, green, blue = (int(value) for value in read_picture(tmp_path / "print.jpg").pixels[8, 8])
    assert red > 200 > 60 > max(green, blue)


@pytest.mark.parametrize(("suffix", "kind"), [("gif", "GIF"), ("bmp", "BMP")])
def test_gif_and_bmp_are_read_too(tmp_path, suffix, kind):
    frames = [Image.new("RGB", (6, 5), colour) for colour in ("red", "blue")]
    extra = {"save_all": True, "append_images": frames[1:]} if kind == "GIF" else {}
    frames[0].save(tmp_path / f"picture.{suffix}", **extra)
    assert tuple(read_picture(tmp_path / f"picture.{suffix}").pixels[0, 0][:3]) == (255, 0, 0)


def test_the_content_counts_not_the_ending(tmp_path, rgb):
    write_picture(tmp_path / "picture.png", rgb)
    (tmp_path / "picture.png").rename(tmp_path / "picture.jpg")
    assert (read_picture(tmp_path / "picture.jpg").pixels == rgb).all()


def test_an_srgb_profile_changes_nothing_and_a_broken_one_costs_nothing(tmp_path, rgb):
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (srgb, b"nonsense"):
        Image.fromarray(rgb).save(tmp_path / "picture.png", icc_profile=profile)
        assert (read_picture(tmp_path / "picture.png").pixels == rgb).all()


def test_a_mask_is_its_brightness(tmp_path):
    values = np.arange(0, 240, dtype=np.uint8).reshape(12, 20)
    Image.fromarray(values).save(tmp_path / "mask.png")
    assert (read_mask(tmp_path / "mask.png").pixels == values).all()


def test_one_colour_on_a_transparent_layer_is_a_mask_whatever_the_colour(tmp_path):
    pixels = np.zeros((20, 20, 4), np.uint8)
    pixels[5:10, 5:10] = (180, 20, 20, 255)
    pixels[10, 5:10] = (180, 20, 20, 90)
    write_picture(tmp_path / "mask.png", pixels)
    assert (read_mask(tmp_path / "mask.png").pixels == pixels[..., 3]).all()


def test_black_and_white_with_holes_is_brightness_where_it_is_visible(tmp_path):
    pixels = np.zeros((20, 20, 4), np.uint8)
    pixels[..., 3] = 255
    pixels[5:10, 5:10, :3] = 255
    pixels[8:10, 5:10, 3] = 0
    write_picture(tmp_path / "mask.png", pixels)
    mask = read_mask(tmp_path / "mask.png").pixels
    assert mask[5:8, 5:10].min() == 255
    assert mask[8:10].max() == 0
    assert mask[0, 0] == 0


def test_a_mask_is_stretched_to_the_size_asked_for():
    mask = np.zeros((10, 10), np.uint8)
    mask[:, 5:] = 255
    fitted = fit_mask(Picture(mask), (40, 20))
    assert fitted.size == (40, 20)
    assert fitted.pixels[10, 5] == 0
    assert fitted.pixels[10, 35] == 255


def test_overwriting_replaces_the_whole_file_and_keeps_its_permissions(tmp_path, rgb):
    path = tmp_path / "picture.png"
    path.write_bytes(b"old" * 100_000)
    path.chmod(0o640)
    write_picture(path, rgb)
    assert (read_picture(path).pixels == rgb).all()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["picture.png"]


@pytest.mark.skipif(os.name != "posix", reason="links and umask are POSIX")
def test_a_new_file_has_usual_permissions_and_a_link_stays_one(tmp_path, rgb):
    write_picture(tmp_path / "usual.png", rgb)
    (tmp_path / "plain").write_bytes(b"")
    assert (tmp_path / "usual.png").stat().st_mode == (tmp_path / "plain").stat().st_mode
    (tmp_path / "link.png").symlink_to(tmp_path / "usual.png")
    write_picture(tmp_path / "link.png", rgb[:4])
    assert (tmp_path / "link.png").is_symlink()
    assert read_picture(tmp_path / "usual.png").size == (40, 4)


def test_a_picture_too_long_for_webp_says_so(tmp_path):
    with pytest.raises(CannotWrite, match=r"write it as \.png"):
        write_picture(tmp_path / "long.webp", np.zeros((1, 17000, 3), np.uint8))
    assert os.listdir(tmp_path) == []


def test_targets_that_can_not_be(tmp_path):
    for path, word in [
        (tmp_path, "folder"),
        (tmp_path / "picture", "ending"),
        (tmp_path / "picture.tga", "ending"),
        (tmp_path / "missing" / "picture.png", "doesn't exist"),
    ]:
        with pytest.raises(CannotWrite, match=word):
            check_target(path)
    assert os.listdir(tmp_path) == []


def test_hostile_bytes_are_one_kind_of_error(tmp_path, rgba):
    rng = np.random.default_rng(3)
    path = tmp_path / "fuzz"
    for kind, options in (("PNG", {}), ("JPEG", {}), ("WEBP", {"lossless": True}), ("GIF", {}), ("BMP", {})):
        buffer = io.BytesIO()
        Image.fromarray(rgba[..., :3]).save(buffer, kind, **options)
        good = np.frombuffer(buffer.getvalue(), np.uint8)
        for _ in range(120):
            bad = good.copy()
            bad[rng.integers(4, len(bad), rng.integers(1, 12))] = rng.integers(0, 256)
            path.write_bytes(bad[: rng.integers(5, len(bad) + 1)].tobytes())
            try:
                assert read_picture(path).pixels.dtype == np.uint8
            except UnreadableFile as error:
                assert len(str(error).splitlines()) <= 2


def test_names_in_messages_stay_on_one_line():
    assert shown("a\nb\x1b[31m.png") == "“a�b�[31m.png”"
    assert len(shown("x" * 5000)) < 210
