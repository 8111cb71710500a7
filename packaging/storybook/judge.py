"""An independent judge: a small convolutional classifier that has only ever seen real scenes.

For every kind of thing it says "absent" or one of the colours, and for the picture its place and style.
"""

from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn

from storybook.config import PROFILES, Judges
from storybook.crowd import Crowd, Fields, Make, Row
from storybook.draw import draw
from storybook.muon import Muon, matrices
from storybook.palette import COLOURS
from storybook.places import PLACES
from storybook.scene import Mix, Scene, sample_scene
from storybook.styles import STYLES
from storybook.things import KINDS
from storybook.training import Run, Schedule, autocast, device_of

SIDE = 80
ABSENT = len(COLOURS)


class Judge(nn.Module):
    """Pictures (B, 3, 80, 80) in [-1, 1] to logits: things (B, kinds, colours + 1), place (B, P), style (B, S)."""

    def __init__(self, width: int = 32) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        channels = 3
        for i in range(5):
            out = width * min(4, 1 + i)
            layers += [nn.Conv2d(channels, out, 3, stride=2, padding=1), nn.GroupNorm(8, out), nn.SiLU()]
            if i > 1:
                layers += [nn.Conv2d(out, out, 3, padding=1), nn.GroupNorm(8, out), nn.SiLU()]
            channels = out
        self.features = nn.Sequential(*layers)
        self.neck = nn.Sequential(nn.Linear(2 * channels, 256), nn.SiLU())
        self.things = nn.Linear(256, len(KINDS) * (len(COLOURS) + 1))
        self.place, self.style = nn.Linear(256, len(PLACES)), nn.Linear(256, len(STYLES))

    def forward(self, pictures: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        found = self.features(pictures)
        pooled = self.neck(torch.cat([found.mean((2, 3)), found.amax((2, 3))], 1))
        return self.things(pooled).view(-1, len(KINDS), len(COLOURS) + 1), self.place(pooled), self.style(pooled)


def truth(scene: Scene) -> tuple[list[int], int, int]:
    """A scene's classes: colour (or ABSENT) of every kind, place, style."""
    things = [ABSENT] * len(KINDS)
    for item in scene.items:
        things[list(KINDS).index(item.kind)] = list(COLOURS).index(item.colour or KINDS[item.kind].usual)
    return things, list(PLACES).index(scene.place), list(STYLES).index(scene.style)


def examples(mix: Mix) -> Make:
    """What makes rows of real scenes, held-out pairs included, at slightly varying sharpness, and their classes."""

    def make(rng: np.random.Generator) -> Row:
        scene = sample_scene(rng, mix, training=False)
        rgb = draw(scene, 2 * SIDE).rgb if rng.random() < 0.5 else draw(scene, SIDE).rgb
        if rng.random() < 0.3:
            rgb = cv2.GaussianBlur(rgb, (0, 0), float(rng.uniform(0.3, 1.2)))
        small = cv2.resize(rgb, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
        things, place, style = truth(scene)
        return {
            "picture": small,
            "things": np.array(things, np.uint8),
            "place": np.uint8(place),
            "style": np.uint8(style),
        }

    return make


FIELDS: Fields = {
    "picture": ((SIDE, SIDE, 3), np.uint8),
    "things": ((len(KINDS),), np.uint8),
    "place": ((), np.uint8),
    "style": ((), np.uint8),
}


def train(
    folder: Path, mix: Mix, config: Judges = PROFILES["cpu"].judges, *, minutes: float = 0.0, seed: int = 91
) -> Judge:
    """Train (or load, where `folder` holds a finished one)."""
    device = device_of()
    torch.manual_seed(seed)
    judge = Judge().to(device, memory_format=torch.channels_last)
    turned = matrices(judge.features)
    rest = [p for p in judge.parameters() if not any(p is weight for weight in turned)]
    optimizer = Muon([{"params": turned, "turned": True}, {"params": rest}], lr=config.lr, weight_decay=0.02)
    run = Run(folder, "judge", Schedule(config.lr, config.steps, minutes))
    parts = {"judge": judge, "optimizer": optimizer}
    run.resume(parts)
    if run.done:
        return judge.eval()
    crowd = Crowd(examples(mix), FIELDS, workers=config.workers, slots=512, seed=seed + run.step)
    loss_of = nn.functional.cross_entropy
    while not run.done:
        rows = crowd.take(config.batch)
        pictures = torch.from_numpy(rows["picture"]).to(device).permute(0, 3, 1, 2).float() / 127.5 - 1
        pictures = pictures + 0.04 * torch.randn(len(pictures), 1, 1, 1, device=device) * torch.randn_like(pictures)
        things, place, style = (torch.from_numpy(rows[n]).to(device).long() for n in ("things", "place", "style"))
        with autocast(device):
            said = judge(pictures.contiguous(memory_format=torch.channels_last))
        says_things, says_place, says_style = (x.float() for x in said)
        there = things != ABSENT
        weight = torch.where(there, 6.0, 1.0)
        loss = (
            weight * loss_of(says_things.flatten(0, 1), things.flatten(), reduction="none").view_as(weight)
        ).mean() * 4
        loss = loss + loss_of(says_place, place) + loss_of(says_style, style)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        run.advance(optimizer)
        if run.step % 100 == 0 or run.done:
            right = (says_things.argmax(-1) == things)[there].float().mean()
            run.log(
                loss=float(loss.detach()),
                things=float(right),
                place=float((says_place.argmax(-1) == place).float().mean()),
            )
            run.save(parts)
    crowd.close()
    return judge.eval()


@torch.no_grad()
def verdicts(judge: Judge, pictures: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pictures (B, H, W, 3) uint8 to logits of things, place and style, as arrays."""
    x = torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 127.5 - 1
    x = nn.functional.interpolate(x, (SIDE, SIDE), mode="area").to(next(judge.parameters()).device)
    return tuple(y.float().cpu().numpy() for y in judge(x))
