"""Seeded cases of broken input for the command line: what is written to disk, and the words that lead to it.

Each is a good thing with something wrong in it, by the seed alone: pictures, recipes, poses, model folders, single
files, and what lies beside models. `KINDS` names them; `case(seed, desk)` makes one.
"""

from __future__ import annotations

import io
import json
import random
import shutil
import struct
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from engine.groups import built

SIZE = (64, 64)
WEIRD: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2, 3, 7, 63, 65, 10**4, 2**31, 2**32, 2**63, 2**64, 10**9, 10**30, -(10**9)),
    *(0.5, -0.5, 1e-9, 1e9, 1e308, "", "x", "0", "\0", "../x", "~nosuchuser/x", "/" + "a" * 300, "\\\\server\\share"),
    *("CrossAttnDownBlock2D", "DDIMScheduler", "AutoencoderKL", "UNet2DConditionModel", "os", "😀" * 50, "a" * 5000),
    *([], {}, [[]], [None], [0], [1, 2], [1] * 300, {"a": 1}, [{"a": []}], [2.5, "x"], {"": None}),
)
"""What stands where something else should."""
RAW = (
    "1e999",
    "-1e999",
    "NaN",
    "Infinity",
    "[" * 100_000,
    '{"a":' * 50_000,
    "9" * 5000,
    '"\\ud800"',
    "",
    "{",
    "\ufeff{}",
)
"""What no JSON writer writes."""


@dataclass(frozen=True)
class Desk:
    """Where cases are made, and the good things that they are made of."""

    folder: Path
    """Empty before each case."""
    model: Path
    """A small model's folder."""
    tiny: Path
    """Another, whose autoencoder is a tiny one."""
    single: Path
    """The same sort of model as one .safetensors file."""
    ckpt: Path
    parts: Path
    """A folder of a controlnet, a LoRA, an IP-Adapter with its encoder, and an autoencoder."""


@dataclass(frozen=True)
class Case:
    """`words` for the command line; `real`: by the real engine, not by one that only pretends to draw."""

    kind: str
    words: tuple[str, ...]
    real: bool = False


def case(seed: int, desk: Desk, kind: str = "") -> Case:
    """Write the case of that seed into the desk's folder; of one kind, if it is given."""
    dice = random.Random(seed)
    kind = kind or list(KINDS)[seed % len(KINDS)]
    return KINDS[kind](dice, desk)


# ---- how things break ------------------------------------------------------------------------------------------------


def broken_bytes(dice: random.Random, data: bytes) -> bytes:
    """A few bytes changed, taken out, repeated, or the rest cut off."""
    found = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        if not found:
            break
        at = dice.randrange(len(found)) if dice.random() < 0.75 else dice.randrange(min(64, len(found)))
        match dice.randrange(6):
            case 0:
                found[at] = dice.randrange(256)
            case 1:
                found[at] ^= 1 << dice.randrange(8)
            case 2:
                del found[at : at + dice.choice((1, 4, 100))]
            case 3:
                found[at:at] = found[at : at + dice.choice((1, 8, 200))]
            case 4:
                found[at : at + 4] = struct.pack(
                    dice.choice(("<I", ">I")), dice.choice((0, 1, 2**31, 2**32 - 1, 65535))
                )
            case _:
                del found[at:]
    return bytes(found)


def broken_tree(dice: random.Random, tree: Any) -> Any:
    """A JSON tree with one to three places changed."""
    tree = json.loads(json.dumps(tree))
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        places = list(_places(tree))
        if not places:
            return dice.choice(WEIRD)
        holder, key = dice.choice(places)
        match dice.randrange(5):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, dict):
                holder[f"{key}_"] = holder.pop(key)
            case 2:
                holder[key] = [holder[key]]
            case _:
                holder[key] = dice.choice(WEIRD)
    return tree


def _places(tree: Any) -> Any:
    pairs = list(tree.items()) if isinstance(tree, dict) else list(enumerate(tree)) if isinstance(tree, list) else []
    for key, value in pairs:
        yield tree, key
        yield from _places(value)


def broken_json(dice: random.Random, tree: Any) -> bytes:
    """The text of a tree that is broken in its values, its bytes, or by what no writer writes."""
    if dice.random() < 0.15:
        return dice.choice(RAW).encode("utf-8", "surrogatepass")
    text = json.dumps(broken_tree(dice, tree)).encode()
    if dice.random() < 0.2:
        for name in (b"1", b"0", b"null", b"true"):
            text = text.replace(name, dice.choice(RAW[:4]).encode(), 1)
    return broken_bytes(dice, text) if dice.random() < 0.2 else text


def broken_weights(dice: random.Random, data: bytes) -> bytes:
    """A .safetensors file with a wrong header, wrong names and shapes, numbers that are none, or broken bytes."""
    if dice.random() < 0.25:
        return broken_bytes(dice, data)
    (length,) = struct.unpack("<Q", data[:8])
    header, rest = json.loads(data[8 : 8 + length]), bytearray(data[8 + length :])
    names = [name for name in header if name != "__metadata__"]
    for _ in range(dice.choice((1, 1, 3))):
        name = dice.choice(names)
        about = header.get(name)
        if about is None:
            continue
        count = about["data_offsets"][1] - about["data_offsets"][0]
        match dice.randrange(8):
            case 0:
                about["shape"] = [count // 4]
            case 1:
                about["shape"] = [] if count == 4 else [1, *about["shape"]]
            case 2:
                about["shape"] = about["shape"][::-1]
            case 3:
                header[f"{name}.x"] = header.pop(name)
            case 4:
                other = dice.choice(names)
                if other in header:
                    header[name], header[other] = header[other], header[name]
            case 5:
                start, end = about["data_offsets"]
                rest[start:end] = b"\xff" * (end - start)
            case 6:
                about["dtype"] = dice.choice(("F16", "I32", "F64", "BOOL", "F8_E4M3", "X", "U8"))
                if about["dtype"] in ("BOOL", "U8", "F8_E4M3"):
                    about["shape"] = [count]
            case _:
                header = {"__metadata__": dice.choice(({"a": "b"}, {"ss_tag_frequency": RAW[4]}, {"a": 1})), **header}
    packed = json.dumps(header).encode()
    return struct.pack("<Q", len(packed)) + packed + bytes(rest)


def broken_zip(dice: random.Random, data: bytes) -> bytes:
    """A .ckpt file packed, without its pickle, with another in its place, or with broken bytes."""
    match dice.randrange(5):
        case 0 | 1:
            return broken_bytes(dice, data)
        case 2:
            kinds = {"compression": dice.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))}
        case _:
            kinds = {"compression": zipfile.ZIP_STORED}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", **kinds) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("data.pkl"):
                content = dice.choice((b"", content, broken_bytes(dice, content), b"\x80\x02}q\0.", b"\x80\x02]q\0."))
            if dice.random() > 0.02:
                new.writestr(name, content)
    return out.getvalue()


# ---- the kinds -------------------------------------------------------------------------------------------------------


def picture_file(dice: random.Random, folder: Path, name: str = "in") -> Path:
    """A picture of any form, whole."""
    from PIL import Image

    kinds = (
        *(("png", "PNG", {}), ("jpg", "JPEG", {}), ("webp", "WEBP", {}), ("gif", "GIF", {}), ("bmp", "BMP", {})),
        *(("tiff", "TIFF", {"compression": "tiff_lzw"}), ("avif", "AVIF", {}), ("jfif", "JPEG", {"progressive": True})),
    )
    suffix, form, options = dice.choice(kinds)
    modes = {"JPEG": ("RGB", "L", "CMYK"), "PNG": ("RGB", "RGBA", "L", "LA", "P", "I;16", "1"), "GIF": ("P", "L")}
    mode = dice.choice(modes.get(form, ("RGB",)))
    pixels = np.random.default_rng(dice.randrange(10**6)).integers(0, 256, (*reversed(SIZE), 3), np.uint8)
    path = folder / f"{name}.{suffix}"
    Image.fromarray(pixels).convert("I" if mode == "I;16" else mode).convert(mode).save(path, form, **options)
    return path


def _picture(dice: random.Random, desk: Desk) -> Case:
    path = picture_file(dice, desk.folder)
    path.write_bytes(broken_bytes(dice, path.read_bytes()))
    good = picture_file(dice, desk.folder, "good")
    uses = (
        ("--image", str(path), "--strength", "0.5"),
        ("--image", str(good), "--mask", str(path)),
        ("--image", str(path), "--mask", str(good)),
        ("--image", str(path), "--outpaint", "8,0,0,8"),
        (
            "--image",
            str(good),
            "--control",
            "canny",
            "--control-image",
            str(path),
            "--control-model",
            str(desk.parts / "net"),
        ),
        ("--recipe", str(path)),
    )
    return Case("picture", _drawn(desk, *dice.choice(uses)))


def _annotated(dice: random.Random, desk: Desk) -> Case:
    path = picture_file(dice, desk.folder)
    path.write_bytes(broken_bytes(dice, path.read_bytes()))
    control = dice.choice(("canny", "scribble", "lineart", "shuffle", "tile"))
    words = ("annotate", "--control", control, "--image", str(path), "--out", str(desk.folder / "out.png"))
    return Case("annotated", words)


def _recipe(dice: random.Random, desk: Desk) -> Case:
    from engine.pictures.recipe import Recipe, to_json
    from engine.request import Request

    tree = json.loads(to_json(Recipe(built(Request, model=str(desk.model), prompts=("a cat",), size=SIZE, steps=1))))
    return _of_recipe(dice, desk, "sketchlight", broken_json(dice, tree))


def _of_recipe(dice: random.Random, desk: Desk, keyword: str, text: bytes) -> Case:
    """A recipe's text in a picture or, now and then, by itself; printed, or drawn by."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    path = desk.folder / "in.png"
    if keyword == "sketchlight" and dice.random() < 0.3:
        path = desk.folder / "in.json"
        path.write_bytes(text)
    else:
        info = PngInfo()
        readable = text.decode("utf-8", "replace")
        if dice.random() < 0.5:
            info.add_itxt(keyword, readable, zip=len(readable) > 10**6)
        else:
            info.add_text(keyword, readable.encode("latin-1", "replace").decode("latin-1"))
        Image.new("RGB", SIZE).save(path, pnginfo=info)
    if dice.random() < 0.5:
        return Case("recipe", ("recipe", str(path)))
    return Case("recipe", ("generate", "--recipe", str(path), "--out", str(desk.folder / "out.png")))


PARAMETERS = (
    "a castle on a hill, (red roof:1.3), [clouds], ((stars)), <lora:watercolor:0.8> BREAK __colour__ AND a moat\n"
    "Negative prompt: blurry, (bad anatomy:1.2)\n"
    "Steps: 20, Sampler: DPM++ 2M Karras, CFG scale: 7, Seed: 3698135662, Size: 512x768, Model hash: 6ce0161689, "
    "Model: v1-5-pruned-emaonly, Denoising strength: 0.45, Clip skip: 2, Version: v1.6.0"
)
COMFY = {
    "3": {
        "class_type": "KSampler",
        "inputs": {
            "seed": 648312782957426,
            "steps": 32,
            "cfg": 6.5,
            "sampler_name": "dpmpp_sde",
            "scheduler": "karras",
            "denoise": 1.0,
            "model": ["4", 0],
            "positive": ["6", 0],
            "negative": ["7", 0],
            "latent_image": ["5", 0],
        },
    },
    "4": {"class_type": "CheckpointLoaderSimple", "inputs": {"ckpt_name": "v1-5.safetensors"}},
    "5": {"class_type": "EmptyLatentImage", "inputs": {"width": 512, "height": 768, "batch_size": 1}},
    "6": {"class_type": "CLIPTextEncode", "inputs": {"text": "a boat on a lake", "clip": ["4", 1]}},
    "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "blurry", "clip": ["4", 1]}},
}
INVOKE = {
    "generation_mode": "txt2img",
    "positive_prompt": "a cat in a garden",
    "negative_prompt": "dog",
    "width": 512,
    "height": 512,
    "seed": 1787,
    "steps": 30,
    "cfg_scale": 7.5,
    "scheduler": "euler",
    "model": {"key": "x", "name": "sd15"},
    "loras": [{"model": {"name": "ink"}, "weight": 0.7}],
}
FOOOCUS = {
    "prompt": "a castle",
    "negative_prompt": "fog",
    "steps": 30,
    "guidance_scale": 4,
    "seed": "77",
    "sampler": "euler",
    "resolution": "(896, 1152)",
    "base_model": "juggernaut",
    "styles": "['Fooocus V2']",
}
NOVELAI = {
    "prompt": "{{castle}}, [fog]",
    "uc": "lowres",
    "steps": 28,
    "scale": 11,
    "seed": 5,
    "sampler": "k_euler",
    "width": 512,
    "height": 512,
    "strength": 0.5,
}


def _foreign(dice: random.Random, desk: Desk) -> Case:
    kinds = (("prompt", COMFY), ("invokeai_metadata", INVOKE), ("parameters", FOOOCUS), ("Comment", NOVELAI))
    if dice.random() < 0.4:
        text = ("parameters", _broken_parameters(dice).encode("utf-8", "replace"))
    else:
        keyword, tree = dice.choice(kinds)
        text = (keyword, broken_json(dice, tree))
    return replace(_of_recipe(dice, desk, *text), kind="foreign")


def _broken_parameters(dice: random.Random) -> str:
    text = PARAMETERS
    for _ in range(dice.choice((1, 2, 4))):
        at = dice.randrange(len(text))
        piece = dice.choice(
            ("(", ")", "[", "]", ":", "<", ">", "\\", "{", "|", '"', ",", "\n", "AND", "BREAK", "9" * 30, "-1")
        )
        text = text[:at] + piece * dice.choice((1, 1, 1, 3, 2000)) + text[at + dice.choice((0, 0, 3)) :]
    return text


def _pose(dice: random.Random, desk: Desk) -> Case:
    joints = [number for index in range(18) for number in (20 + index, 30 + index, 1)]
    tree = {"people": [{"pose_keypoints_2d": joints}] * 2, "canvas_width": 64, "canvas_height": 64}
    path = desk.folder / "pose.json"
    path.write_bytes(broken_json(dice, tree))
    return Case("pose", ("pose", "--file", str(path), "--out", str(desk.folder / "out.png")))


def _model(dice: random.Random, desk: Desk) -> Case:
    """A model's folder with one file that is broken."""
    origin = dice.choice((desk.model, desk.tiny))
    copy = _linked(origin, desk.folder / "model")
    files = sorted(path for path in copy.rglob("*") if path.is_file())
    if dice.random() < 0.1:
        (copy / "sketchlight.json").write_bytes(broken_json(dice, {"family": "sd15", "steps": 2, "native_size": 64}))
    else:
        tables = [path for path in files if path.suffix == ".json"]
        path = dice.choice(tables if dice.random() < 0.7 else files)
        data = path.read_bytes()
        path.unlink()
        if dice.random() > 0.05:
            path.write_bytes(_broken(dice, path, data))
    return Case("model", _drawn(desk, model=copy), real=True)


def _broken(dice: random.Random, path: Path, data: bytes) -> bytes:
    if path.suffix == ".json":
        return broken_json(dice, json.loads(data))
    return broken_weights(dice, data) if path.suffix == ".safetensors" else broken_bytes(dice, data)


def _single(dice: random.Random, desk: Desk) -> Case:
    packed = dice.random() < 0.4
    path = desk.folder / f"model{'.ckpt' if packed else '.safetensors'}"
    origin = desk.ckpt if packed else desk.single
    path.write_bytes((broken_zip if packed else broken_weights)(dice, origin.read_bytes()))
    return Case("single", _drawn(desk, model=path), real=True)


def broken_header(dice: random.Random, data: bytes) -> bytes:
    """A .safetensors file whose table is none, or has a wrong line in it, or whose length lies; or a part of one."""
    (length,) = struct.unpack("<Q", data[:8])
    header, rest = json.loads(data[8 : 8 + length]), data[8 + length :]
    name = dice.choice([key for key in header if key != "__metadata__"])
    packed, told = b"", None
    match dice.randrange(8):
        case 0:
            packed = json.dumps(dice.choice(WEIRD)).encode("utf-8", "replace")
        case 1:
            header = {"__metadata__": dice.choice(WEIRD), **header}
        case 2:
            header[name] = dice.choice(WEIRD)
        case 3 | 4:
            header[name][dice.choice(("dtype", "shape", "data_offsets"))] = dice.choice(WEIRD)
        case 5:
            begin, end = header[name]["data_offsets"]
            shift = dice.choice((-8, -4, 4, 8, 2**40, -(2**40)))
            header[name]["data_offsets"] = dice.choice(
                ([begin + shift, end + shift], [begin, end + shift], [end, begin])
            )
        case 6:
            told = dice.choice((0, 1, 2, 7, 2**31, 2**32, 2**63, 2**64 - 1, len(data)))
        case _:
            packed = dice.choice(RAW).encode("utf-8", "surrogatepass")
    packed = packed or json.dumps(header).encode()
    if dice.random() < 0.1:  # one key twice
        packed = packed[:-1] + b"," + json.dumps({name: header.get(name)}).encode()[1:]
    made = struct.pack("<Q", len(packed) if told is None else told) + packed + rest
    return made[: dice.randrange(len(made))] if dice.random() < 0.1 else made


def _header(dice: random.Random, desk: Desk) -> Case:
    """A file with a broken header wherever a person may give one."""
    origin = dice.choice(("lora.safetensors", "vae.safetensors", "net.safetensors", "adapter.safetensors"))
    data = (desk.single if dice.random() < 0.2 else desk.parts / origin).read_bytes()
    path = desk.folder / f"it{dice.choice(('.safetensors',) * 4 + ('.ckpt', '.bin', '.pt'))}"
    path.write_bytes(broken_header(dice, data))
    picture = picture_file(dice, desk.folder)
    uses = (
        ("--lora", str(path)),
        ("--vae", str(path)),
        ("--control", "canny", "--control-image", str(picture), "--control-model", str(path)),
        ("--reference", str(picture), "--reference-adapter", str(path)),
        None,
    )
    if dice.random() < 0.4:
        return Case("header", ("inspect", str(path)))
    use = dice.choice(uses)
    return Case("header", _drawn(desk, model=path) if use is None else _drawn(desk, *use), real=True)


def _listed(dice: random.Random, desk: Desk) -> Case:
    """The user's own models folder with all sorts in it: whatever is there, the others are listed."""
    home = desk.folder / "data" / "Sketchlight" / "models"
    home.mkdir(parents=True)
    (home / "lost+found").mkdir(mode=0)
    _linked(desk.tiny, home / "good")
    for index in range(3):
        name = dice.choice((".safetensors", ".ckpt", "", "loras/x.safetensors", "vaes/y/config.json"))
        path = home / (f"bad{index}{name}" if name[:1] in (".", "") else name)
        if name == "":
            _linked(desk.model, path)
            path /= "unet/config.json" if dice.random() < 0.5 else "model_index.json"
            data = path.read_bytes()
            path.unlink()
            path.write_bytes(_broken(dice, path, data))
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        data = (
            broken_zip(dice, desk.ckpt.read_bytes())
            if name == ".ckpt"
            else broken_weights(dice, desk.single.read_bytes())
        )
        path.write_bytes(data)
    return Case("listed", (dice.choice(("models", "loras", "adapters", "presets")),))


def _beside(dice: random.Random, desk: Desk) -> Case:
    """Something beside a model, broken."""
    parts = _linked(desk.parts, desk.folder / "parts")
    picture = picture_file(dice, desk.folder)
    uses: dict[str, tuple[str, ...]] = {
        "net": ("--control", "canny", "--control-image", str(picture), "--control-model", str(parts / "net")),
        "net.safetensors": (
            *("--control", "canny", "--control-image", str(picture)),
            *("--control-model", str(parts / "net.safetensors")),
        ),
        "lora.safetensors": ("--lora", str(parts / "lora.safetensors")),
        "adapter.safetensors": ("--reference", str(picture), "--reference-adapter", str(parts / "adapter.safetensors")),
        "adapter.bin": ("--reference", str(picture), "--reference-adapter", str(parts / "adapter.bin")),
        "image_encoder": ("--reference", str(picture), "--reference-adapter", str(parts / "adapter.safetensors")),
        "vae": ("--vae", str(parts / "vae")),
        "vae.safetensors": ("--vae", str(parts / "vae.safetensors")),
    }
    name = dice.choice(list(uses))
    path = parts / name
    if path.is_dir():
        path = dice.choice(sorted(each for each in path.rglob("*") if each.is_file()))
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(broken_zip(dice, data) if path.suffix == ".bin" else _broken(dice, path, data))
    return Case("beside", _drawn(desk, *uses[name], model=desk.model), real=True)


def _words(dice: random.Random, desk: Desk) -> Case:
    """Options with values that are none."""
    names = ("--seed", "--steps", "--guidance", "--size", "--count", "--strength", "--sampler", "--style", "--frame")
    names += (
        "--outpaint",
        "--enlarge",
        "--clip-skip",
        "--lora",
        "--control",
        "--vae",
        "--spacing",
        "--model",
        "--prompt",
    )
    given: list[str] = []
    for name in dice.sample(names, 2):
        value = dice.choice(
            [str(each) for each in WEIRD] + ["1e5", "nan", "-0", "1,2,3,4", "64x64", "٣", "lcm", "(a", "a:9"]
        )
        given.append(f"{name}={value}")
    return Case("words", _drawn(desk, *given))


def _drawn(desk: Desk, *words: str, model: Path | None = None) -> tuple[str, ...]:
    usual = () if "--recipe" in words else ("--prompt", "a red house", "--model", str(model or desk.model))
    steps = ("--steps", "1", "--seed", "1", "--device", "cpu", "--dtype", "float32")
    small = () if any(word in ("--recipe", "--image") for word in words) else ("--size", "64x64")
    return ("generate", *usual, *steps, *small, "--out", str(desk.folder / "out.png"), *words)


def _linked(origin: Path, copy: Path) -> Path:
    """A copy whose files are links to the same bytes: a file that is to be changed is taken away first."""
    import os

    return Path(shutil.copytree(origin, copy, copy_function=os.link))


KINDS: dict[str, Callable[[random.Random, Desk], Case]] = {
    "picture": _picture,
    "model": _model,
    "recipe": _recipe,
    "single": _single,
    "foreign": _foreign,
    "beside": _beside,
    "pose": _pose,
    "words": _words,
    "annotated": _annotated,
    "listed": _listed,
    "header": _header,
}
