"""The pictures of the README, rebuilt by one command: `python -m storybook.gallery`.

A contact sheet (prompts by seeds), the steps of one run, image-to-image from a scribble, and an inpainting;
all with plain diffusers pipelines and the shipped folder.
"""

import argparse
from pathlib import Path

import cv2
import numpy as np
import torch
from diffusers import StableDiffusionImg2ImgPipeline, StableDiffusionInpaintPipeline, StableDiffusionPipeline
from PIL import Image

PROMPTS = (
    "a red apple",
    "a blue car",
    "a green forest",
    "a yellow sun",
    "a purple castle in a meadow",
    "an orange cat on the beach at sunset",
    "a white house in the snow at dusk",
    "a pink flower in a meadow at dawn",
    "a red boat on the beach at night",
    "a purple castle with blue mountains in a meadow at dawn",
)
SIDE = 256


def load(folder: Path) -> StableDiffusionPipeline:
    pipe = StableDiffusionPipeline.from_pretrained(folder, dtype=torch.float32, local_files_only=True)
    pipe.set_progress_bar_config(disable=True)
    return pipe.to("cuda" if torch.cuda.is_available() else "cpu")


def seeds(first: int, count: int) -> list[torch.Generator]:
    return [torch.Generator().manual_seed(first + i) for i in range(count)]


def tiled(rows: list[list[Image.Image]], side: int, gap: int = 6) -> Image.Image:
    """Rows of pictures on one sheet."""
    wide, high = max(len(r) for r in rows), len(rows)
    sheet = Image.new("RGB", (wide * (side + gap) + gap, high * (side + gap) + gap), (24, 25, 28))
    for y, row in enumerate(rows):
        for x, picture in enumerate(row):
            sheet.paste(
                picture.resize((side, side), Image.Resampling.LANCZOS), (gap + x * (side + gap), gap + y * (side + gap))
            )
    return sheet


def contact(
    pipe: StableDiffusionPipeline, prompts: tuple[str, ...] = PROMPTS, count: int = 4, side: int = 144
) -> Image.Image:
    """Prompts (columns) by seeds (rows)."""
    columns = [
        pipe(
            [p] * count, num_inference_steps=4, guidance_scale=1.0, height=SIDE, width=SIDE, generator=seeds(7, count)
        ).images
        for p in prompts
    ]
    return tiled([[column[i] for column in columns] for i in range(count)], side)


def previews(pipe: StableDiffusionPipeline, prompt: str) -> Image.Image:
    """What the model believes at each of its four steps: x0, decoded."""
    seen: list[Image.Image] = []
    step, decode = pipe.scheduler.step, pipe.vae.decode

    def remember(*args: object, **kwargs: object) -> object:
        result = step(*args, **(kwargs | {"return_dict": True}))
        picture = decode(result.denoised / pipe.vae.config.scaling_factor).sample
        seen.append(pipe.image_processor.postprocess(picture.detach())[0])
        return (result.prev_sample, result.denoised)

    pipe.scheduler.step = remember
    try:
        pipe(
            prompt,
            num_inference_steps=4,
            guidance_scale=1.0,
            height=SIDE,
            width=SIDE,
            generator=torch.Generator().manual_seed(11),
        )
    finally:
        pipe.scheduler.step = step
    return tiled([seen], 192)


def scribble() -> Image.Image:
    """A child's castle on a meadow, in six fat strokes."""
    picture = np.full((SIDE, SIDE, 3), (216, 224, 244), np.uint8)
    cv2.rectangle(picture, (0, 170), (256, 256), (120, 186, 96), -1)
    for (x0, y0), (x1, y1), colour, wide in (
        ((70, 205), (70, 110), (140, 70, 176), 34),
        ((186, 205), (186, 110), (140, 70, 176), 34),
        ((80, 180), (176, 180), (150, 84, 190), 60),
        ((70, 100), (70, 76), (84, 52, 130), 26),
        ((186, 100), (186, 76), (84, 52, 130), 26),
        ((128, 205), (128, 184), (84, 56, 50), 24),
    ):
        cv2.line(picture, (x0, y0), (x1, y1), colour, wide, cv2.LINE_AA)
    cv2.circle(picture, (226, 40), 18, (250, 214, 90), -1, cv2.LINE_AA)
    return Image.fromarray(picture)


def from_scribble(pipe: StableDiffusionPipeline, prompt: str) -> Image.Image:
    """The scribble, and what image-to-image makes of it at four strengths."""
    redraw = StableDiffusionImg2ImgPipeline.from_pipe(pipe, vae=pipe.vae)
    source = scribble()
    row = [source]
    for strength in (0.35, 0.5, 0.6, 0.7):
        row += redraw(
            prompt,
            image=source,
            strength=strength,
            num_inference_steps=round(4 / strength),
            guidance_scale=1.0,
            generator=seeds(5, 1),
        ).images
    return tiled([row], 192)


def inpainted(pipe: StableDiffusionPipeline, before: str, after: str) -> Image.Image:
    """A picture, its mask, and the picture with something else under the mask."""
    fill = StableDiffusionInpaintPipeline.from_pipe(pipe, vae=pipe.vae)
    source = pipe(
        before,
        num_inference_steps=4,
        guidance_scale=1.0,
        height=SIDE,
        width=SIDE,
        generator=torch.Generator().manual_seed(3),
    ).images[0]
    mask = Image.fromarray(cv2.circle(np.zeros((SIDE, SIDE), np.uint8), (128, 140), 92, 255, -1))
    shown = Image.composite(Image.new("RGB", (SIDE, SIDE), (255, 176, 66)), source, mask.point(lambda v: v // 2))
    result = fill(
        after,
        image=source,
        mask_image=mask,
        strength=1.0,
        num_inference_steps=6,
        guidance_scale=1.0,
        height=SIDE,
        width=SIDE,
        generator=seeds(9, 1),
    ).images[0]
    return tiled([[source, shown, result]], 192)


def main() -> None:
    from storybook import gallery_controls as steering

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=Path("resources/starter"))
    parser.add_argument("--out", type=Path, default=Path("resources/samples"))
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    pipe = load(args.model)
    pictures = {
        "contact": contact(pipe),
        "steps": previews(pipe, "a purple castle in a meadow at dawn"),
        "scribble": from_scribble(pipe, "a purple castle in a meadow"),
        "inpaint": inpainted(pipe, "a red apple in a meadow", "an orange cat in a meadow"),
    }
    pictures |= {"enlarged": steering.enlarged(pipe, "a purple castle in a meadow")}
    if (args.model / "controlnets").is_dir():
        pictures["controls"] = steering.controlled(args.model)
    if (args.model / "ip_adapter").is_dir():
        pictures["reference"] = steering.referring(pipe, args.model, ("a car", "a house", "a cat", "a tree"))
    for file in sorted((args.model / "loras").glob("*.safetensors")):
        pictures[file.stem] = steering.styled(pipe, args.model, file.stem, PROMPTS[4:9])
    for name, picture in pictures.items():
        picture.save(args.out / f"starter-{name}.webp", quality=88, method=6)
        print(args.out / f"starter-{name}.webp", picture.size)


if __name__ == "__main__":
    main()
