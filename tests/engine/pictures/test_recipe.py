"""A picture remembers how it was made, and a foreign recipe can do no harm."""

import json
from dataclasses import fields, replace

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from engine.errors import InvalidRequest, UnreadableFile
from engine.groups import built
from engine.picture import Picture
from engine.pictures import png, recipe_embed
from engine.pictures.files import read_picture, write_picture
from engine.pictures.recipe import Recipe, completed, differences, from_json, to_json
from engine.pictures.recipe_file import read_recipe
from engine.request import (
    Attention,
    Axis,
    ControlUse,
    Enlarge,
    LoraUse,
    Mask,
    Masking,
    Micro,
    Offload,
    Outpaint,
    Placement,
    Rect,
    ReferenceMode,
    ReferenceUse,
    RefinerUse,
    RegionUse,
    Request,
    SecondPass,
    Sheet,
    SheetAxis,
)
from fakes import ENVIRONMENT

PIXELS = np.random.default_rng(5).integers(0, 256, (48, 64, 3), dtype=np.uint8)


def _picture(seed: int, *shape: int) -> Picture:
    return Picture(np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8))


def _full() -> Recipe:
    """A recipe with something other than the default in every field of its request."""
    request = built(
        Request,
        model="/models/my model",
        prompts=("a cat, “Kater”\nin Köln", "ein 猫 \U0001f408"),
        negative="blurry: very",
        size=(512, 768),
        seed=2**32 - 10,
        count=3,
        steps=17,
        guidance=1.1,
        sampler="dpmpp_2m_karras",
        strength=0.30000000000000004,
        source=_picture(1, 60, 80, 4),
        mask=Mask(_picture(2, 60, 80), Masking(grow=-3, feather=11)),
        frame=Rect(4, 5, 60, 50),
        controls=(
            ControlUse("pose", "/nets/openpose", map=_picture(3, 30, 20, 3), scale=0.7, start=0.1, end=0.9),
            ControlUse("canny", "edges", source=_picture(4, 40, 50, 3), settings=(("low", 20.0), ("high", 90.5))),
        ),
        references=(ReferenceUse("plus", _picture(5, 24, 24, 3), 0.6, ReferenceMode.STYLE, _picture(6, 12, 12)),),
        regions=(RegionUse("a red apple", _picture(7, 12, 16)),),
        loras=(LoraUse("pixel art", 0.8), LoraUse("/loras/ink.safetensors", -1.0)),
        refiner=RefinerUse("refiner", 0.7, 6.5, 2.0),
        micro=Micro((1024, 1000), (512, 512), (3, 4), (256, 256), (128, 64), (1, 2)),
        sheet=Sheet(SheetAxis(Axis.GUIDANCE, ("1", "7.5")), SheetAxis(Axis.PROMPT, ("a", "b"))),
        spacing="trailing",
        prediction="epsilon",
        clip_skip=2,
        vae="/vaes/better",
        tiny_vae="taesd",
        placement=Placement("cpu", "bfloat16", Offload.GROUP, Attention.SLICED, True, False),
        diffusers_steps=True,
        checked=True,
        residual_guidance=True,
        deep_cache=2,
    )
    return Recipe(request, 4, ENVIRONMENT)


def test_the_full_recipe_is_full():
    request, usual = _full().request, built(Request, model="starter")
    same = {field.name for field in fields(Request) if getattr(request, field.name) == getattr(usual, field.name)}
    assert same == {"outpaint", "enlarge", "second", "seamless"}  # a mask excludes them


@pytest.mark.parametrize(
    "way",
    [
        {"outpaint": Outpaint(8, 0, 16, 24)},
        {"enlarge": Enlarge(1.5, 32)},
        {"second": SecondPass((256, 512), 0.3, 7, "ddim")},
    ],
)
def test_other_ways_round_trip(way):
    recipe = Recipe(built(Request, model="starter", source=_picture(1, 60, 80, 3), **way))
    assert from_json(to_json(recipe), "it", recipe.pictures.values()) == recipe


def test_json_round_trip_with_pictures_beside_it():
    recipe = _full()
    text = to_json(recipe)
    assert text.isascii()
    assert from_json(text, "it", recipe.pictures.values()) == recipe
    bare = from_json(text, "it")
    assert [(each.role, each.size) for each in bare.missing] == [
        ("source", (80, 60)),
        ("mask", (80, 60)),
        ("map of control 1", (20, 30)),
        ("source of control 2", (50, 40)),
        ("picture of reference 1", (24, 24)),
        ("mask of reference 1", (12, 12)),
        ("mask of region 1", (16, 12)),
    ]
    assert completed(bare, recipe.pictures.values(), "it") == recipe


def test_png_carries_recipe_and_pictures_bit_for_bit(tmp_path):
    path = tmp_path / "picture.png"
    assert write_picture(path, PIXELS, _full()) == ()
    back = read_recipe(path)
    assert back == _full()
    assert back.prompt == "ein 猫 \U0001f408"
    assert (back.request.source.pixels == _full().request.source.pixels).all()
    assert (read_picture(path).pixels == PIXELS).all()


@pytest.mark.parametrize("suffix", [".jpg", ".webp", ".avif", ".tiff"])
def test_other_pictures_carry_the_request_and_say_what_they_can_not(tmp_path, suffix):
    path = tmp_path / f"picture{suffix}"
    (note,) = write_picture(path, PIXELS, _full())
    assert "write a .png" in note
    back = read_recipe(path)
    assert len(back.missing) == len(_full().pictures)
    assert completed(back, _full().pictures.values(), "it") == _full()
    assert write_picture(path, PIXELS, Recipe(built(Request, model="starter"))) == ()
    assert read_recipe(path) == Recipe(built(Request, model="starter"))


def test_without_embedding_the_pictures_stay_out(tmp_path):
    path = tmp_path / "picture.png"
    assert write_picture(path, PIXELS, _full(), embed=False) == ()
    assert png.payloads(path.read_bytes()) == {}
    bare = read_recipe(path)
    with pytest.raises(InvalidRequest, match="give it with --image"):
        completed(bare, [], "it")
    with pytest.raises(InvalidRequest, match="None of the pictures given is the source"):
        completed(bare, [_picture(9, 60, 80, 4)], "it")
    assert completed(bare, _full().pictures.values(), "it") == _full()


def test_a_control_without_its_map_says_how_to_give_it():
    request = built(Request, model="starter", controls=(ControlUse("pose", "openpose", map=_picture(3, 30, 20, 3)),))
    with pytest.raises(InvalidRequest, match=r"map of control 1 .* \(20×30.* give it with --control-map"):
        completed(from_json(to_json(Recipe(request)), "it"), [], "it")


def test_without_a_recipe_nothing_is_kept(tmp_path):
    write_picture(tmp_path / "picture.png", PIXELS)
    assert [kind for kind, _ in png.chunks((tmp_path / "picture.png").read_bytes())] == [b"IHDR"]
    with pytest.raises(UnreadableFile, match="carries no recipe"):
        read_recipe(tmp_path / "picture.png")


def test_a_picture_too_large_to_carry_is_left_out_and_said(tmp_path):
    source = _picture(3, 2200, 2600, 3)
    mask = Picture(np.pad(np.full((100, 100), 255, np.uint8), ((0, 2100), (0, 2500))))
    recipe = Recipe(built(Request, model="starter", source=source, mask=Mask(mask)))
    (note,) = write_picture(tmp_path / "picture.png", PIXELS, recipe)
    assert "too much to carry along" in note
    assert [each.role for each in read_recipe(tmp_path / "picture.png").missing] == ["source"]


def test_other_programs_can_read_the_parameters(tmp_path):
    write_picture(tmp_path / "picture.png", PIXELS, _full())
    with Image.open(tmp_path / "picture.png") as image:
        lines = image.text["parameters"].split("\n")
    assert lines[0] == "ein 猫 \U0001f408"
    assert lines[1] == "Negative prompt: blurry: very"
    assert lines[2].startswith("Steps: 17, Sampler: DPM++ 2M Karras, CFG scale: 1.1, Seed: 4294967290, Size: 512x768, ")
    assert "/models" not in lines[2]


def test_differences_name_what_changed():
    assert differences(ENVIRONMENT, ENVIRONMENT) == ()
    assert differences(ENVIRONMENT, replace(ENVIRONMENT, threads=1)) == ("threads 2 then, 1 now",)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"sampling": {"steps": 0}}, "Steps 0"),
        ({"sampling": {"steps": "4"}}, "request.sampling.steps should be a whole number"),
        ({"sampling": {"steps": True}}, "request.sampling.steps should be a whole number"),
        ({"sampling": {"steps": 4.0}}, "request.sampling.steps should be a whole number"),
        ({"sampling": {"guidance": "NaN"}}, "request.sampling.guidance should be a number"),
        ({"sampling": {"guidance": 10**400}}, "request.sampling.guidance should be a number"),
        ({"sampling": {"guidance": 1e999}}, "broken"),
        ({"strength": None}, "request.strength"),
        ({"size": [64]}, "request.size should be a list of 2"),
        ({"size": [99999, 99999]}, "99999×99999"),
        ({"words": {"prompts": []}}, "at least one prompt"),
        ({"words": {"prompts": "cat"}}, "request.words.prompts should be a list"),
        ({"words": {"prompts": ["\ud800"]}}, "plain text"),
        ({"uses": {"model": "a\0b"}}, "plain text"),
        ({"mask": {"masking": {}}}, "lacks request.mask.picture"),
        ({"source": {"picture": "../../etc/passwd", "size": [8, 8], "channels": 3}}, "should be a picture"),
        ({"source": {"picture": "0" * 32, "size": [10**9, 10**9], "channels": 3}}, "should be a picture"),
        ({"source": "/etc/passwd"}, "request.source should be a group"),
        ({"lora": ["x"]}, "“lora”, which this version doesn't know"),
        ({"placement": {"dtype": "float8"}}, "float8"),
        ({"frame": {"x": 0, "y": 0, "width": 9, "height": 9}}, "A frame needs a picture"),
    ],
)
def test_a_wrong_value_is_named(change, told):
    tree = json.loads(to_json(Recipe(built(Request, model="starter"))))
    tree["request"] |= change
    with pytest.raises(UnreadableFile) as caught:
        from_json(json.dumps(tree), "“it”")
    assert told in str(caught.value)
    assert "“it”" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        "nonsense",
        '{"sketchlight": 3}',
        '{"sketchlight": 2}',
        '{"sketchlight": true}',
        '{"sketchlight": 1}',
        '{"sketchlight": 1, "request": []}',
        "[" * 100_000,
        '{"sketchlight": 1, "request": ' + '{"model":' * 50_000,
        '{"sketchlight": ' + "9" * 10_000 + "}",
        " " * 9 * 2**20,
    ],
)
def test_text_that_is_no_recipe_is_refused(text):
    with pytest.raises(UnreadableFile):
        from_json(text, "“it”")


def test_a_picture_number_beyond_the_batch_is_refused():
    tree = json.loads(to_json(Recipe(built(Request, model="starter", count=2))))
    for number in (-1, 2):
        with pytest.raises(UnreadableFile, match="picture"):
            from_json(json.dumps(tree | {"picture": number}), "it")


def test_a_payload_that_is_not_what_it_claims_is_missing(tmp_path):
    recipe = Recipe(built(Request, model="starter", source=_picture(1, 16, 16, 3)))
    info = PngInfo()
    info.add_itxt("sketchlight", to_json(recipe))
    for other in (recipe_embed.encode_png(_picture(2, 16, 16, 3).pixels), b"no picture"):
        info.add(png.PAYLOAD, png.payload_chunk(recipe.request.source.revision, other))
        Image.fromarray(PIXELS).save(tmp_path / "picture.png", pnginfo=info)
        assert [each.role for each in read_recipe(tmp_path / "picture.png").missing] == ["source"]


def test_a_json_file_is_a_recipe_too(tmp_path):
    (tmp_path / "recipe.json").write_text("\n " + to_json(_full(), indent=2), encoding="utf-8")
    assert completed(read_recipe(tmp_path / "recipe.json"), _full().pictures.values(), "it") == _full()


def test_damaged_pictures_with_recipes_never_end_in_a_traceback(tmp_path):
    rng = np.random.default_rng(6)
    path = tmp_path / "picture"
    for suffix in (".png", ".jpg", ".webp", ".avif", ".tif"):
        write_picture(tmp_path / f"good{suffix}", PIXELS, _full())
        good = np.frombuffer((tmp_path / f"good{suffix}").read_bytes(), np.uint8)
        for _ in range(150):
            bad = good.copy()
            bad[rng.integers(4, len(bad), rng.integers(1, 30))] = rng.integers(0, 256)
            path.write_bytes(bad[: rng.integers(5, len(bad) + 1)].tobytes())
            try:
                read_recipe(path)
            except UnreadableFile as error:
                assert len(str(error).splitlines()) <= 2


def test_a_recipe_from_before_masks_matched_colours_is_drawn_again_without() -> None:
    pictures = (_picture(3, 60, 80), _picture(2, 60, 80))
    request = built(Request, model="starter", source=pictures[0], mask=Mask(pictures[1]))
    written = json.loads(to_json(Recipe(request)))
    del written["request"]["mask"]["masking"]["match"]
    assert request.mask.masking.match == 1
    assert from_json(json.dumps(written), "before", pictures).request.mask.masking.match == 0
