"""OpenRaster files: ours back to the byte, others' within bounds, broken ones with a word and no harm."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest

from desktop.model.document import edits
from desktop.model.document.content import SELECTION, Content, Guide, Node, NodeKind, walk
from desktop.model.document.document import Document
from desktop.model.document.pose import PoseFigure
from desktop.model.keeping.foreign_panels import without_paths
from desktop.model.keeping.ora import decode_ora, encode_ora, read_ora, write_ora
from desktop.model.pixels import conversions
from desktop.model.pixels.layer import Layer
from desktop.model.settings.control_settings import ControlSettings, MapSource
from desktop.model.settings.settings import Settings
from engine.errors import UnreadableFile
from engine.groups import built
from engine.openpose import JOINTS, Joint, Person, Pose
from engine.picture import Picture

SIZE = (300, 270)


def random_layer(seed: int, channels: int = 4) -> Layer:
    random = np.random.default_rng(seed)
    shape = (150, 180) if channels == 1 else (150, 180, 4)
    pixels = random.integers(0, 256, shape, np.uint8)
    layer = Layer(SIZE, channels)
    from PySide6.QtCore import QRect

    layer.write(QRect(90, 80, 180, 150), pixels if channels == 1 else conversions.premultiplied(pixels))
    return layer


@pytest.fixture
def content() -> Content:
    """A stack with everything that there is."""
    inner = Node("inner", "Kind & <of> “nature”", mode="svg:multiply", opacity=0.4, alpha_locked=True, recipe='{"a":1}')
    clipped = Node("clipped", "Shadow", clipped=True, visible=False, words="a red balloon", colour=3)
    stack = (
        Node("sketch", "Sketch", locked=True),
        Node("group", "Group", NodeKind.GROUP, opacity=0.7, children=(inner, clipped)),
        Node("mask", "Mask", NodeKind.MASK),
        Node("second", "Second mask", NodeKind.MASK),
    )
    made = Content(SIZE, stack, source="sketch", guides=(Guide(True, 40.5), Guide(False, 90.0)))
    for seed, id in enumerate(("sketch", "inner", "clipped")):
        made = made.with_layer(id, random_layer(seed))
    made = made.with_layer("second", random_layer(7, 1)).with_layer(SELECTION, random_layer(8, 1))
    made = made.with_layer("card", random_layer(9))
    person = Person((Joint(10.0, 20.0), *[None] * (len(JOINTS) - 1)))
    return replace(made, figures={"posed": PoseFigure(Pose(SIZE, (person,)))})


@pytest.fixture
def settings() -> Settings:
    picture = Picture(np.random.default_rng(2).integers(0, 256, (20, 30, 3), np.uint8))
    cards = (
        ControlSettings("depth", id="card", source=MapSource.DRAWN),
        ControlSettings("canny", id="other", source=MapSource.PICTURE, picture=picture),
    )
    return built(Settings, prompts=("a castle",), seed=12, controls=cards)


def assert_same(a: Content, b: Content) -> None:
    assert (a.size, a.stack, a.source, a.guides) == (b.size, b.stack, b.source, b.guides)
    for id in {*a.tiles, *b.tiles}:
        assert np.array_equal(a.layer(id).read(), b.layer(id).read()), id


def test_every_layer_comes_back_to_the_byte(tmp_path, content, settings) -> None:
    path, told = tmp_path / "a.ora", []
    write_ora(path, content, settings, progress=lambda done, of: told.append((done, of)))
    project = read_ora(path)
    assert_same(project.content, content)
    assert project.content.figures["posed"].pose.people[0].joints[0] == Joint(10.0, 20.0)
    assert project.settings.words.prompt == "a castle" and project.settings.controls[1].picture.size == (30, 20)
    assert project.notes == () and told[-1] == (6, 6)


def test_premultiplied_pixels_survive_straight_alpha() -> None:
    """All pairs of alpha and premultiplied value that there are."""
    alpha, value = np.meshgrid(np.arange(256), np.arange(256), indexing="ij")
    value = np.minimum(value, alpha)
    pixels = np.dstack([value, value, value, alpha]).astype(np.uint8)
    assert np.array_equal(conversions.premultiplied(conversions.straight(pixels)), pixels)


def test_the_file_is_laid_out_as_openraster_asks(content, settings) -> None:
    with zipfile.ZipFile(io.BytesIO(encode_ora(content, settings))) as file:
        first = file.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert file.read("mimetype") == b"image/openraster"
        image = ElementTree.fromstring(file.read("stack.xml"))
        assert {"mergedimage.png", "Thumbnails/thumbnail.png"} <= set(file.namelist())
    assert (image.get("w"), image.get("h")) == ("300", "270")
    (stack,) = image
    assert [(each.tag, each.get("name")) for each in stack] == [("stack", "Group"), ("layer", "Sketch")]
    run = stack[0][0]  # the layer that another is clipped to stands with it in a group of its own
    assert run.get("composite-op") == "svg:multiply" and run.get("opacity") == "0.4"
    assert [each.get("composite-op") for each in run] == ["svg:src-atop", None]
    assert stack[1].get("edit-locked") == "true"


def test_what_another_program_saved_is_read_as_it_left_it(content, settings) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(encode_ora(content, settings))) as ours, zipfile.ZipFile(data, "w") as theirs:
        for entry in ours.infolist():
            body = ours.read(entry)
            theirs.writestr(
                entry.filename, body.replace(b'name="Sketch"', b'name="Mine"') if "stack" in entry.filename else body
            )
    project = decode_ora(data.getvalue(), "a.ora")
    names = [node.name for node in walk(project.content.stack)]
    assert names[0] == "Mine" and names[-1] == "Mask"
    before = edits.flattened(content.stack, SIZE, content.layer).read()
    after = edits.flattened(project.content.stack, SIZE, project.content.layer).read()
    assert np.abs(before.astype(int) - after).max() <= 1


def rewritten(content: Content, settings: Settings, **changes: bytes | None) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(encode_ora(content, settings))) as ours, zipfile.ZipFile(data, "w") as theirs:
        for name in ours.namelist():
            body = changes.get(name.replace("/", "_").replace(".", "_"), ours.read(name))
            if body is not None:
                theirs.writestr(name, body)
    return data.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "cc">]><image w="1" h="1"><stack/></image>'
HUGE = b'<image w="999999" h="999999"><stack/></image>'
DEEP = b'<image w="9" h="9">' + b"<stack>" * 300 + b"</stack>" * 300 + b"</image>"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"stack_xml": BOMB}, "can't be read"),
        ({"stack_xml": HUGE}, "too large"),
        ({"stack_xml": DEEP}, "deep"),
        ({"stack_xml": b"<image"}, "broken"),
        ({"stack_xml": b'<image w="4" h="4"><stack><layer src="../../etc/passwd"/></stack></image>'}, "missing"),
        ({"stack_xml": None}, "no OpenRaster"),
        ({"data_layer000_png": b"\x89PNG\r\n\x1a\nnothing"}, "damaged"),
        ({"data_layer000_png": None}, "missing"),
    ],
)
def test_a_broken_or_hostile_file_is_refused_with_a_reason(content, settings, changes, told) -> None:
    with pytest.raises(UnreadableFile, match=told):
        decode_ora(rewritten(content, settings, **changes), "a.ora")


@pytest.mark.parametrize("cut", [0, 10, 4000, -40])
def test_a_cut_off_file_is_refused(content, settings, cut) -> None:
    with pytest.raises(UnreadableFile):
        decode_ora(encode_ora(content, settings)[:cut], "a.ora")


def test_panels_of_a_newer_version_leave_the_layers_open(content, settings) -> None:
    with zipfile.ZipFile(io.BytesIO(encode_ora(content, settings))) as file:
        document = file.read("sketchlight/document.json").replace(b'"sampling":', b'"from_tomorrow":')
    project = decode_ora(rewritten(content, settings, sketchlight_document_json=document), "a.ora")
    assert_same(project.content, content)
    assert project.settings is None and "panels" in project.notes[0]


def test_an_opened_document_can_be_drawn_on(content, settings) -> None:
    document = Document((8, 8))
    document.load(decode_ora(encode_ora(content, settings), "a.ora").content)
    assert document.size == SIZE and not document.modified and document.mask_id == "second"
    assert_same(document.content, content)


def test_what_a_foreign_document_names_by_a_path_is_not_looked_for() -> None:
    theirs = Settings(uses=replace(Settings().uses, model="\\\\server\\share\\model", vae="~/vae"))
    made, notes = without_paths(theirs, Settings())
    assert made.uses.model == "starter" and made.uses.vae is None and "server" in notes[0]
    mine = Settings(uses=replace(Settings().uses, model="/models/mine.safetensors"))
    assert without_paths(mine, mine) == (mine, ())
