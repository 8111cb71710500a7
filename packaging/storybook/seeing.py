"""The image encoder of the starter's IP-Adapter: a small CLIP vision model that learns to tell a scene's contents.

Its projected embedding must say what the text encoder is asked too (kinds, colours, place, time, style), and which
colours are where (a coarse grid of the picture's means).
"""

from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn
from transformers import CLIPImageProcessor, CLIPVisionConfig, CLIPVisionModelWithProjection

from storybook.config import Profile, VisionConfig
from storybook.draw import draw
from storybook.scene import MIXES, Scene, sample_scene
from storybook.text import ATTRIBUTES, attributes
from storybook.training import Average, Run, Schedule, autocast, device_of

GRID = 4
# Of a caption's attributes, those that a picture shows.
SEEN = [i for i, name in enumerate(ATTRIBUTES) if name.rstrip("012") in ("kind", "colour", "place", "time", "style")]


def build(config: VisionConfig) -> CLIPVisionModelWithProjection:
    return CLIPVisionModelWithProjection(
        CLIPVisionConfig(
            hidden_size=config.width,
            intermediate_size=3 * config.width,
            projection_dim=config.projection,
            num_hidden_layers=config.layers,
            num_attention_heads=config.heads,
            image_size=config.side,
            patch_size=config.patch,
        )
    )


def processor(side: int) -> CLIPImageProcessor:
    return CLIPImageProcessor(size={"shortest_edge": side}, crop_size={"height": side, "width": side})


def entering(pictures: torch.Tensor, side: int) -> torch.Tensor:
    """Pictures (B, 3, H, W) from 0 to 1 as the processor hands them to the encoder: (B, 3, side, side)."""
    norms = processor(side)
    if pictures.shape[-1] != side:
        pictures = nn.functional.interpolate(pictures, (side, side), mode="bicubic", antialias=True).clamp(0, 1)
    mean, std = (torch.tensor(v, device=pictures.device).view(1, 3, 1, 1) for v in (norms.image_mean, norms.image_std))
    return (pictures - mean) / std


class Teller(nn.Module):
    """What an embedding (B, P) says: logits of every attribute, and a grid of mean colours (B, 48)."""

    def __init__(self, projection: int) -> None:
        super().__init__()
        self.hidden = nn.Sequential(nn.LayerNorm(projection), nn.Linear(projection, 256), nn.SiLU())
        self.heads = nn.ModuleList(nn.Linear(256, list(ATTRIBUTES.values())[i]) for i in SEEN)
        self.colours = nn.Linear(projection, 3 * GRID * GRID)

    def forward(self, embedding: torch.Tensor) -> tuple[list[torch.Tensor], torch.Tensor]:
        hidden = self.hidden(embedding)
        return [head(hidden) for head in self.heads], self.colours(embedding)


def _example(rng: np.random.Generator, scene: Scene, side: int) -> np.ndarray:
    """A scene as a reference picture, sometimes without its rim: (side, side, 3) uint8."""
    if rng.random() < 0.6:
        return draw(scene, side).rgb
    large = draw(scene, round(side * rng.uniform(1.0, 1.3))).rgb
    y, x = (int(v) for v in rng.integers(0, len(large) - side + 1, 2))
    return cv2.GaussianBlur(large[y : y + side, x : x + side], (0, 0), 0.4)


def train(profile: Profile, folder: Path, minutes: float = 0.0) -> CLIPVisionModelWithProjection:
    """Train (or go on training) the encoder and save it, with its processor, under `folder`/image_encoder."""
    config, device = profile.vision, device_of()
    torch.manual_seed(profile.seed)
    model, teller = build(config).to(device), Teller(config.projection).to(device)
    weights = [*model.parameters(), *teller.parameters()]
    optimizer = torch.optim.AdamW(weights, lr=config.lr, weight_decay=0.02)
    run = Run(folder, "vision", Schedule(config.lr, config.steps, minutes))
    average = Average(model, min(0.995, profile.ema))
    parts = {"model": model, "teller": teller, "average": average, "optimizer": optimizer}
    run.resume(parts)
    rng = np.random.default_rng(profile.seed + 8 + run.step)
    while not run.done:
        scenes = [sample_scene(rng, MIXES[("whole", "mapped")[i % 2]], training=False) for i in range(config.batch)]
        drawn = torch.from_numpy(np.stack([_example(rng, s, config.side) for s in scenes]))
        pictures = drawn.permute(0, 3, 1, 2).to(device).float() / 255
        wanted = torch.tensor([attributes(s) for s in scenes], device=device).T[SEEN]
        with autocast(device):
            said, colours = teller(model(entering(pictures, config.side)).image_embeds)
            grid = nn.functional.adaptive_avg_pool2d(pictures, GRID).flatten(1)
            losses = [nn.functional.cross_entropy(g.float(), w) for g, w in zip(said, wanted, strict=True)]
            painted = (colours.float() - grid).square().mean()
            loss = torch.stack(losses).sum() + 30 * painted
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        average.update(model)
        run.advance(optimizer)
        if run.step % 50 == 0 or run.done:
            right = torch.stack([(g.argmax(-1) == w).float().mean() for g, w in zip(said, wanted, strict=True)])
            run.log(loss=float(loss.detach()), right=float(right.mean()), colours=float(painted.detach().sqrt()))
        if run.step % 300 == 0 or run.done:
            run.save(parts)
    model.load_state_dict(average.weights)
    model.eval().to("cpu").save_pretrained(folder / "image_encoder")
    processor(config.side).save_pretrained(folder / "image_encoder")
    return model
