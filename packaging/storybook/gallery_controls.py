"""The README's pictures of what steers the starter: ControlNets, a reference picture, a LoRA, and the second pass."""

from pathlib import Path

import numpy as np
import torch
from diffusers import (
    ControlNetModel,
    DDIMScheduler,
    StableDiffusionControlNetPipeline,
    StableDiffusionImg2ImgPipeline,
    StableDiffusionPipeline,
)
from PIL import Image

from storybook.conditions import CONDITIONS
from storybook.draw import draw
from storybook.gallery import SIDE, seeds, tiled
from storybook.scene import Item, Scene

# What gives the map, and two prompts for it.
SHOWN: dict[str, tuple[Scene, tuple[str, str]]] = {
    "painting": (
        Scene((Item("house", "yellow", parts=(("roof", "green"),)),), "meadow", moved=(-0.15, 0.0, 1.0, 1.0)),
        ("a yellow house in a meadow", "a yellow house in the snow at dusk"),
    ),
    "scribble": (
        Scene((Item("house", "red"),), "meadow", moved=(0.2, 0.0, 1.0, 1.0)),
        ("a blue house", "a house at night"),
    ),
    "canny": (Scene((Item("castle"),), "snow", moved=(-0.15, 0.0, 0.9, 0.9)), ("a pink castle", "a castle at sunset")),
    "depth": (
        Scene((Item("car"),), "meadow", moved=(0.1, 0.0, 1.2, 1.2)),
        ("a green car", "a yellow car on the beach"),
    ),
    "segmentation": (
        Scene((Item("boat"), Item("tree")), "beach", relation="left"),
        ("a red boat left of a green tree on the beach", "a white boat left of a pink tree on the beach at dusk"),
    ),
    "pose": (
        Scene((Item("person", pose="waving"),), "meadow", moved=(0.12, 0.0, 1.2, 1.2)),
        ("a person in red in a meadow", "a person in green in the snow"),
    ),
}


def controlled(folder: Path) -> Image.Image:
    """A row for every ControlNet: its map, and what two prompts make of it."""
    rows = []
    for name, (scene, prompts) in SHOWN.items():
        if not (folder / "controlnets" / name).is_dir():
            continue
        shown = CONDITIONS[name](np.random.default_rng(8), scene, draw(scene, SIDE, with_maps=True))
        net = ControlNetModel.from_pretrained(folder / "controlnets" / name, dtype=torch.float32)
        pipe = StableDiffusionControlNetPipeline.from_pretrained(folder, controlnet=net, dtype=torch.float32)
        pipe.set_progress_bar_config(disable=True)
        hint = torch.from_numpy(shown).permute(2, 0, 1)[None] / 255
        row = [Image.fromarray(shown)]
        for prompt in prompts:
            row += pipe(prompt, image=hint, num_inference_steps=4, guidance_scale=1.0, generator=seeds(5, 1)).images
        rows.append(row)
    return tiled(rows, 160)


def referring(pipe: StableDiffusionPipeline, folder: Path, prompts: tuple[str, ...]) -> Image.Image:
    """Rows: reference pictures; columns: the reference, and what every prompt makes of it. The first row has none."""
    scenes = (
        Scene((Item("castle", "green"),), "beach", "sunset"),
        Scene((Item("flower", "purple"),), "snow", "night"),
        Scene((Item("boat", "yellow"),), "meadow"),
    )

    def row(**extra: object) -> list[Image.Image]:
        size = {"height": SIDE, "width": SIDE}
        made = [
            pipe(p, num_inference_steps=4, guidance_scale=1.0, generator=seeds(5, 1), **size, **extra) for p in prompts
        ]
        return [m.images[0] for m in made]

    rows = [[Image.new("RGB", (SIDE, SIDE), (255, 255, 255)), *row()]]
    pipe.load_ip_adapter(
        str(folder), subfolder="ip_adapter", weight_name="ip-adapter.safetensors", image_encoder_folder="image_encoder"
    )
    for scene in scenes:
        reference = Image.fromarray(draw(scene, SIDE).rgb)
        rows.append([reference, *row(ip_adapter_image=reference)])
    pipe.unload_ip_adapter()
    return tiled(rows, 144)


def styled(pipe: StableDiffusionPipeline, folder: Path, name: str, prompts: tuple[str, ...]) -> Image.Image:
    """Prompts in the LoRA's words, without it (above) and with it (below)."""

    def row() -> list[Image.Image]:
        texts = [f"{p}, {name}" for p in prompts]
        size = {"height": SIDE, "width": SIDE}
        return [
            pipe(t, num_inference_steps=4, guidance_scale=1.0, generator=seeds(5, 1), **size).images[0] for t in texts
        ]

    without = row()
    pipe.load_lora_weights(str(folder / "loras"), weight_name=f"{name}.safetensors")
    rows = [without, row()]
    pipe.unload_lora_weights()
    return tiled(rows, 160)


def enlarged(pipe: StableDiffusionPipeline, prompt: str, strength: float = 0.2) -> Image.Image:
    """A picture of 256², the same enlarged to 512², and the second pass over that."""
    small = pipe(prompt, num_inference_steps=4, guidance_scale=1.0, height=SIDE, width=SIDE, generator=seeds(5, 1))
    large = small.images[0].resize((2 * SIDE, 2 * SIDE), Image.Resampling.BICUBIC)
    redraw = StableDiffusionImg2ImgPipeline.from_pipe(pipe, vae=pipe.vae)
    # As the engine enlarges: noise in each step makes other things of it.
    redraw.scheduler = DDIMScheduler.from_config(pipe.scheduler.config)
    again = redraw(
        prompt,
        image=large,
        strength=strength,
        num_inference_steps=round(3 / strength),
        guidance_scale=1.0,
        generator=seeds(6, 1),
    )
    return tiled([[large, again.images[0]]], 2 * SIDE)
