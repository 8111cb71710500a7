"""Cards to the parts of a request, and back."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from stages import set_figure

from desktop.model.asking import request_maker
from desktop.model.asking.card_uses import MAPS, lacking
from desktop.model.asking.recall import settings_of
from desktop.model.document.changes import set_map, set_mask
from desktop.model.document.document import Document
from desktop.model.document.pose import PoseFigure
from desktop.model.settings import lora_choice
from desktop.model.settings.control_settings import EDGES, ControlSettings, MapSource, changed
from desktop.model.settings.settings import Settings
from engine import openpose
from engine.catalog import catalog
from engine.catalog.controlnet_choice import usual
from engine.errors import InvalidRequest
from engine.picture import Picture
from engine.pictures import pose_library
from engine.request import ControlUse, LoraUse
from fakes import bare_model

CANNY = ControlSettings("canny", id="c", settings=(("low", 40.0),), scale=0.8, end=0.7)


def noise(width: int, height: int) -> Picture:
    return Picture(np.random.default_rng(width).integers(0, 256, (height, width, 3), dtype=np.uint8))


@pytest.fixture
def model(tmp_path: Path) -> catalog.Model:
    folder = bare_model(tmp_path / "model", native_size=64)
    for name in ("canny", "control_v11p_sd15_seg"):
        (folder / "controlnets" / name).mkdir(parents=True)
        (folder / "controlnets" / name / "config.json").write_text("{}")
    return catalog.find(str(folder))


@pytest.fixture
def document() -> Document:
    made = Document((160, 80))
    pixels = np.zeros((80, 160, 4), np.uint8)
    pixels[20:60, 40:120] = (200, 30, 30, 255)
    made.load_pixels(pixels)
    return made


def settings(*cards: ControlSettings, **more) -> Settings:
    return Settings(controls=cards, size=(64, 64), **more)


def test_every_source_has_its_way_to_a_map() -> None:
    assert set(MAPS) == set(MapSource)


def test_live_makes_maps_of_its_own_source(document, model) -> None:
    request = request_maker.live_request(settings(CANNY, replace(CANNY, on=False)), document, model)
    assert request.controls == (ControlUse("canny", "canny", settings=(("low", 40.0),), scale=0.8, end=0.7),)


def test_inpainting_cuts_what_was_drawn_over_the_whole_document(document, model) -> None:
    set_map(document, "s", np.full((8, 16, 3), 77, np.uint8))
    mask = np.zeros((80, 160), np.uint8)
    mask[30:50, 50:90] = 255
    set_mask(document, mask)
    drawn = ControlSettings("segmentation", id="s", source=MapSource.DRAWN)
    request = request_maker.inpaint_request(settings(drawn), document, model)
    assert request.controls[0].model == "control_v11p_sd15_seg"
    assert request.controls[0].map.size == request.source.size == document.size


def test_generating_brings_the_whole_drawing_to_the_shape_of_the_picture(document, model) -> None:
    set_map(document, "s", np.full((8, 16, 3), 77, np.uint8))
    drawn = ControlSettings("segmentation", id="s", source=MapSource.DRAWN)
    request = request_maker.generate_request(settings(CANNY, drawn), document, model)
    sketch, map = request.controls[0].source.pixels, request.controls[1].map.pixels
    assert sketch.shape[:2] == map.shape[:2] == (64, 64)
    assert not sketch[:16].any() and sketch[32, 32].tolist() == [200, 30, 30, 255]
    assert not map[15].any() and (map[16:48, :, :3] == 77).all() and not map[48].any()


def test_another_picture_fills_the_shape_of_the_source(document, model) -> None:
    picture = Picture(np.repeat(np.arange(90, dtype=np.uint8), 30 * 3).reshape(90, 30, 3))
    other = replace(CANNY, source=MapSource.PICTURE, picture=picture)
    use = request_maker.live_request(settings(other), document, model).controls[0]
    assert use.source.size == (96, 64)
    middle = use.source.pixels[..., 0]
    assert middle.min() == 35 and middle.max() == 54, "the middle of the picture, not squeezed"
    ready = replace(CANNY, source=MapSource.FILE, map=noise(96, 64))
    use = request_maker.live_request(settings(ready), document, model).controls[0]
    assert use.map == ready.map and use.source is None and use.settings == ()


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (replace(CANNY, source=MapSource.PICTURE), "Edges: Choose or drop a picture"),
        (replace(CANNY, source=MapSource.FILE), "Edges: Choose or drop a ready map"),
        (replace(CANNY, model="mine"), "Edges: There is no ControlNet “mine”"),
        (ControlSettings("scribble"), "Scribble: There is no ControlNet for it here. Fetch one under “Models and"),
        (ControlSettings("depth"), r"Depth: To make maps it needs Depth Anything V2, small \(99 MB\): fetch it"),
    ],
)
def test_a_card_that_cannot_steer_says_why_and_does_not_vanish(document, model, card, words) -> None:
    with pytest.raises(InvalidRequest, match=words):
        request_maker.live_request(settings(card), document, model)
    assert lacking(CANNY, model) == ""


def test_a_family_that_takes_no_controls_says_so_on_the_card(tmp_path) -> None:
    folder = bare_model(tmp_path / "refiner")
    about = json.loads((folder / "sketchlight.json").read_text())
    (folder / "sketchlight.json").write_text(json.dumps(about | {"family": "sdxl_refiner"}))
    refiner = catalog.find(str(folder))
    assert "takes no ControlNets: take this card away" in lacking(CANNY, refiner)
    assert "takes no LoRAs" in lora_choice.misfit(LoraUse("ink"), refiner)


def test_a_ready_map_needs_no_weights(model) -> None:
    card = ControlSettings("depth", model="canny", source=MapSource.FILE, map=noise(8, 8))
    assert lacking(card, model) == ""


@pytest.mark.parametrize(
    ("control", "net"),
    [
        ("canny", "sd15_canny_small"),
        ("pose", "control_v11p_sd15_openpose"),
        ("segmentation", "control_v11p_sd15_seg"),
        ("normal", "control_v11p_sd15_normalbae"),
        ("shuffle", ""),
    ],
)
def test_a_control_finds_its_net_among_the_usual_names(control: str, net: str) -> None:
    names = ["sd15_canny_small", "control_v11p_sd15_openpose", "control_v11p_sd15_seg", "control_v11p_sd15_normalbae"]
    assert usual(control, names) == net
    assert usual("canny", ["other_canny", "canny"]) == "canny"


def test_a_recipe_puts_the_cards_back_with_their_pictures(document, model) -> None:
    cards = (
        CANNY,
        replace(CANNY, source=MapSource.PICTURE, picture=noise(96, 64), start=0.2),
        replace(CANNY, source=MapSource.FILE, map=noise(96, 64)),
    )
    request = request_maker.live_request(settings(*cards), document, model)
    again = settings_of(request, Settings())
    assert [replace(card, id="c", model="") for card in again.controls] == [
        cards[0],
        cards[1],
        replace(cards[2], settings=()),
    ]
    assert request_maker.live_request(again, document, model).controls == request.controls
    lost = settings_of(request, Settings(), frozenset({cards[1].picture.revision}))
    assert lost.controls[1].picture is None and lost.controls[1].source is MapSource.PICTURE
    assert settings_of(replace(request, controls=()), again).controls == (EDGES,)


def test_maps_are_made_of_what_the_model_sees_while_the_card_steers(document, model) -> None:
    on = request_maker.map_request(CANNY, document, model)
    assert on.source == request_maker.live_request(settings(CANNY), document, model).source
    off = request_maker.map_request(replace(CANNY, on=False), document, model)
    assert off.source.size == document.size


def test_changing_one_card_leaves_the_others() -> None:
    assert changed((EDGES, CANNY), "c", scale=0.1) == (EDGES, replace(CANNY, scale=0.1))


def test_class_colours_stay_exact_on_their_way_into_a_request(document, model) -> None:
    sky, tree = (6, 230, 230), (4, 200, 3)
    pixels = np.full((80, 160, 3), sky, np.uint8)
    pixels[31:, 57:] = tree
    drawn = ControlSettings("segmentation", id="drawn", source=MapSource.DRAWN)
    ready = ControlSettings("segmentation", source=MapSource.FILE, map=Picture(pixels))
    set_map(document, "drawn", pixels)
    for use in request_maker.generate_request(settings(drawn, ready), document, model).controls:
        seen = {tuple(each[:3]) for each in use.map.pixels.reshape(-1, use.map.pixels.shape[2]).tolist()}
        assert {sky, tree} <= seen <= {sky, tree, (0, 0, 0)}


def test_a_pose_is_as_thick_as_openposes_where_the_model_sees_it(tmp_path: Path, model) -> None:
    (model.path / "controlnets" / "openpose").mkdir()
    (model.path / "controlnets" / "openpose" / "config.json").write_text("{}")
    document = Document((1024, 1024))
    pose = openpose.fitted(pose_library.named("standing"), (1024, 1024))
    set_figure(document, "pose", PoseFigure(pose))
    set_mask(document, np.full((1024, 1024), 255, np.uint8))
    card = ControlSettings("pose", id="pose", model="openpose", source=MapSource.DRAWN)
    (live,) = request_maker.live_request(settings(card), document, model).controls
    assert np.array_equal(live.map.pixels, openpose.draw(pose, (64, 64)))
    request = request_maker.inpaint_request(settings(card), document, model)
    shrink = request.frame.width / request.size[0]
    assert shrink > 8
    (inpaint,) = request.controls
    expected = openpose.draw(pose, (1024, 1024), stick=round(openpose.STICK * shrink))
    assert np.array_equal(inpaint.map.pixels, expected)
