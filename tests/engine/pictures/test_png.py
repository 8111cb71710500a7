import io
import struct
import zlib

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from engine.pictures import png


def _file(info: PngInfo) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, "PNG", pnginfo=info)
    return buffer.getvalue()


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def test_reads_the_texts_that_pillow_writes():
    info = PngInfo()
    info.add_text("plain", "à la carte")
    info.add_text("packed", "x" * 5000, zip=True)
    info.add_itxt("wide", "日本 “quoted”")
    info.add_itxt("wide and packed", "日本" * 500, zip=True)
    found = png.texts(_file(info))
    assert found == {
        "plain": "à la carte",
        "packed": "x" * 5000,
        "wide": "日本 “quoted”",
        "wide and packed": "日本" * 500,
    }


def test_payload_chunk_is_ancillary_private_and_safe_to_copy():
    critical, public, reserved, unsafe = (letter & 0x20 == 0 for letter in png.PAYLOAD)
    assert (critical, public, reserved, unsafe) == (False, False, True, False)


def test_a_bomb_of_a_text_is_left_out():
    bomb = zlib.compress(b"a" * (20 * 2**20), 9)
    data = png.SIGNATURE + _chunk(b"zTXt", b"sketchlight\0\0" + bomb) + _chunk(b"tEXt", b"other\0kept")
    assert png.texts(data) == {"other": "kept"}


def test_a_chunk_with_a_wrong_checksum_is_left_out():
    good, bad = _chunk(b"tEXt", b"a\0good"), bytearray(_chunk(b"tEXt", b"b\0bad"))
    bad[-1] ^= 1
    assert png.texts(png.SIGNATURE + good + bytes(bad)) == {"a": "good"}


@pytest.mark.parametrize("length", [0, 5, 8, 12, 19, 21, 24])
def test_a_file_that_breaks_off_gives_what_is_whole(length):
    data = (png.SIGNATURE + _chunk(b"tEXt", b"a\0good"))[:length]
    assert png.texts(data) == {}


def test_a_length_beyond_the_file_ends_the_search():
    assert list(png.chunks(png.SIGNATURE + struct.pack(">I4s", 0xFFFFFFFF, b"tEXt") + b"a\0b")) == []


def test_random_bytes_after_the_signature_do_no_harm():
    rng = np.random.default_rng(0)
    for _ in range(200):
        data = png.SIGNATURE + rng.bytes(200)
        assert png.texts(data) == {}
        assert png.payloads(data) == {}


def test_the_first_payload_of_a_revision_counts():
    first, second = png.payload_chunk("0" * 32, b"one"), png.payload_chunk("0" * 32, b"two")
    data = png.SIGNATURE + _chunk(png.PAYLOAD, first) + _chunk(png.PAYLOAD, second)
    assert {name: bytes(content) for name, content in png.payloads(data).items()} == {"0" * 32: b"one"}
