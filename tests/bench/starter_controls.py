"""What steers the starter, measured: `python tests/bench/starter.py --what controls`.

Held-out scenes give the maps; a finder and a judge that have only seen real scenes read the results, and say first
how well they read scenes they have not seen. Every figure stands beside the same pictures made without the control.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

from storybook import finder as finding
from storybook import judge as judging
from storybook.captions import caption
from storybook.conditions import CONDITIONS
from storybook.draw import draw, joints
from storybook.reference import referred, things_alone
from storybook.scene import MIXES, Scene, sample_scene
from storybook.styles import STYLES

SIDE, BATCH, NEAR = 256, 8, 3
Figures = dict[str, float]


def opened(kind: str, folder: Path, **parts: Any) -> Any:
    import diffusers

    pipe = getattr(diffusers, kind).from_pretrained(folder, dtype=torch.float32, local_files_only=True, **parts)
    pipe.set_progress_bar_config(disable=True)
    return pipe.to("cuda" if torch.cuda.is_available() else "cpu")


def drawn(pipe: Any, texts: list[str], **extra: list[Any]) -> np.ndarray:
    """Pictures (N, 256, 256, 3) uint8 of 4 steps, picture i from seed 2000 + i; `extra` has a value for each."""
    made = []
    # Several references in one call would all act on every picture.
    size = 1 if "ip_adapter_image" in extra else BATCH
    for start in range(0, len(texts), size):
        part = slice(start, start + size)
        options: dict[str, Any] = {name: values[part] for name, values in extra.items()}
        if "ip_adapter_image" in options:
            options["ip_adapter_image"] = [options["ip_adapter_image"]]
        if "image" in options:
            options["image"] = torch.stack(options["image"])
        out = pipe(
            texts[part],
            num_inference_steps=4,
            guidance_scale=1.0,
            generator=[torch.Generator().manual_seed(2000 + start + i) for i in range(len(texts[part]))],
            output_type="np",
            height=SIDE,
            width=SIDE,
            **options,
        )
        made.append((out.images * 255).round().astype(np.uint8))
    return np.concatenate(made)


def f1(result: np.ndarray, asked: np.ndarray) -> float:
    """How well edges (H, W) match those asked for, both ways, within `NEAR` pixels."""
    if not result.any() or not asked.any():
        return 0.0
    to_asked, to_result = (cv2.distanceTransform(255 - e, cv2.DIST_L2, 5) for e in (asked, result))
    precision, recall = float((to_asked[result > 0] <= NEAR).mean()), float((to_result[asked > 0] <= NEAR).mean())
    return 2 * precision * recall / max(precision + recall, 1e-9)


def edges(rgb: np.ndarray) -> np.ndarray:
    from engine.controls.canny import annotate

    return np.ascontiguousarray(annotate(rgb)[..., 0])


def edge_score(pictures: np.ndarray, maps: list[np.ndarray]) -> float:
    return float(np.mean([f1(edges(p), np.ascontiguousarray(m[..., 0])) for p, m in zip(pictures, maps, strict=True)]))


def class_score(finder: finding.Finder, pictures: np.ndarray, scenes: list[Scene]) -> tuple[float, float]:
    """Pixel accuracy, and how much of the things lies where things should be, whichever (intersection over union)."""
    said = np.concatenate([finding.found(finder, pictures[i : i + 32])[0] for i in range(0, len(pictures), 32)])
    labels = [draw(s, finding.SIDE, with_maps=True).label[::2, ::2] for s in scenes]
    true = np.stack([finding.labels_of(label) for label in labels])
    overlap = ((said > 3) & (true > 3)).sum() / max(1, ((said > 3) | (true > 3)).sum())
    return float((said == true).mean()), float(overlap)


def joint_score(finder: finding.Finder, pictures: np.ndarray, scenes: list[Scene]) -> tuple[float, float]:
    """The share of joints within 8 % of the person's height of where they should be, and the mean distance."""
    said = np.concatenate([finding.found(finder, pictures[i : i + 32])[1] for i in range(0, len(pictures), 32)])
    away = []
    for scene, at in zip(scenes, said, strict=True):
        person = joints(scene, 1000)[0]
        true = np.array([person[n] for n in finding.JOINTS]) / 1000
        inside = ((true > 0) & (true < 1)).all(1)
        # From the crown to the soles is a little more than from the nose to the ankles.
        height = np.ptp(true[:, 1]) / 0.82
        away += list(np.hypot(*(at - true)[inside].T) / height)
    return float((np.array(away) <= 0.08).mean()), float(np.mean(away))


def palette(rgb: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The five dominant colours in Lab, and their shares."""
    small = cv2.cvtColor(cv2.resize(rgb, (48, 48), interpolation=cv2.INTER_AREA), cv2.COLOR_RGB2LAB)
    cv2.setRNGSeed(1)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 20, 0.5)
    _, at, centres = cv2.kmeans(small.reshape(-1, 3).astype(np.float32), 5, None, stop, 2, cv2.KMEANS_PP_CENTERS)
    return centres, np.bincount(at[:, 0], minlength=5) / at.size


def colour_distance(one: np.ndarray, other: np.ndarray) -> float:
    """How far the dominant colours of two pictures are apart: to the nearest of the other's, weighted by share."""
    (a, wa), (b, wb) = palette(one), palette(other)
    apart = np.linalg.norm(a[:, None] - b[None], axis=2)
    return float((wa * apart.min(1)).sum() + (wb * apart.min(0)).sum()) / 2


def held_out_scenes(mix: str, count: int, seed: int) -> tuple[np.random.Generator, list[Scene]]:
    rng = np.random.default_rng(seed)
    return rng, [sample_scene(rng, MIXES[mix], training=False) for _ in range(count)]


def controls(model: Path, finder: finding.Finder, count: int) -> dict[str, Figures]:
    """Every ControlNet of the model against the plain model, on the same prompts and seeds."""
    from diffusers import ControlNetModel

    plain, figures = opened("StableDiffusionPipeline", model), {}
    for name in ("canny", "scribble", "depth", "segmentation", "pose"):
        if not (model / "controlnets" / name).is_dir():
            continue
        rng, scenes = held_out_scenes("posed" if name == "pose" else "loose", count, 31_000)
        maps = [CONDITIONS[name](rng, s, draw(s, SIDE, with_maps=True)) for s in scenes]
        texts = [caption(rng, s) for s in scenes]
        net = ControlNetModel.from_pretrained(model / "controlnets" / name, dtype=torch.float32)
        steered = opened("StableDiffusionControlNetPipeline", model, controlnet=net)
        with_it = drawn(steered, texts, image=[torch.from_numpy(m).permute(2, 0, 1) / 255 for m in maps])
        without, real = drawn(plain, texts), np.stack([draw(s, SIDE).rgb for s in scenes])
        figures[name] = compare(name, finder, scenes, maps, {"with": with_it, "without": without, "real": real})
    return figures


def compare(
    name: str, finder: finding.Finder, scenes: list[Scene], maps: list[np.ndarray], made: dict[str, np.ndarray]
) -> Figures:
    """Print and give one control's figures."""
    figures: Figures = {}
    for which, pictures in made.items():
        if name == "pose":
            near, away = joint_score(finder, pictures, scenes)
            figures |= {f"joints within 8 %, {which}": near, f"distance in heights, {which}": away}
        else:
            every, things = class_score(finder, pictures, scenes)
            figures |= {f"pixels right, {which}": every, f"overlap of things, {which}": things}
        if name == "canny":
            figures[f"edge F1, {which}"] = edge_score(pictures, maps)
    print(f"{name:<13}" + "  ".join(f"{k} {v:.3f}" for k, v in figures.items()), flush=True)
    return figures


def reference(model: Path, count: int) -> Figures:
    """Distance of dominant colours to the reference picture's, with and without the adapter."""
    from PIL import Image

    rng, scenes = held_out_scenes("varied", count, 32_000)
    texts = [things_alone(rng, s) for s in scenes]
    pictures = [referred(rng, s, draw(s, SIDE)) for s in scenes]
    pipe = opened("StableDiffusionPipeline", model)
    without = drawn(pipe, texts)
    pipe.load_ip_adapter(
        str(model), subfolder="ip_adapter", weight_name="ip-adapter.safetensors", image_encoder_folder="image_encoder"
    )
    pipe.set_ip_adapter_scale(1.0)
    result = drawn(pipe, texts, ip_adapter_image=[Image.fromarray(p) for p in pictures])
    sets = {"with": result, "without": without, "real scenes": [draw(s, SIDE).rgb for s in scenes]}
    figures = {
        which: float(np.mean([colour_distance(m, p) for m, p in zip(made, pictures, strict=True)]))
        for which, made in sets.items()
    }
    print("reference    colours apart: " + "  ".join(f"{k} {v:.1f}" for k, v in figures.items()), flush=True)
    return figures


def style(model: Path, work: Path, name: str, count: int) -> Figures:
    """How often a judge of styles sees the LoRA's style, with and without it."""
    judge = judging.train(work / "styled", MIXES["styled"])
    rng, scenes = held_out_scenes("varied", count, 33_000)
    styled = [replace(s, style=name) for s in scenes]
    index = list(STYLES).index(name)
    pipe = opened("StableDiffusionPipeline", model)
    texts = [caption(rng, s) for s in styled]
    sets = {"real": np.stack([draw(s, SIDE).rgb for s in styled]), "without": drawn(pipe, texts)}
    pipe.load_lora_weights(str(model / "loras"), weight_name=f"{name}.safetensors")
    sets["with"] = drawn(pipe, texts)
    figures = {k: float((judging.verdicts(judge, p)[2].argmax(1) == index).mean()) for k, p in sets.items()}
    print(f"{name:<13}seen: " + "  ".join(f"{k} {v:.3f}" for k, v in figures.items()), flush=True)
    return figures


def run(model: Path, work: Path, count: int = 32) -> dict[str, Figures]:
    """All of it, for what the model's folder holds."""
    finder = finding.train(work)
    figures = controls(model, finder, count)
    if (model / "ip_adapter").is_dir():
        figures["reference"] = reference(model, count)
    for file in sorted((model / "loras").glob("*.safetensors")):
        figures[file.stem] = style(model, work, file.stem, count)
    return figures


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=ROOT / "resources/starter")
    parser.add_argument("--work", type=Path, default=ROOT / ".training/bench")
    parser.add_argument("--count", type=int, default=32)
    args = parser.parse_args()
    run(args.model, args.work, args.count)
