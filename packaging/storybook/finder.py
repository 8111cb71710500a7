"""An independent finder: a small network that has only ever seen real scenes, and says what is where.

It names the class of every pixel, and points at the joints of a person and at the eyes of whoever has any.
"""

from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn

from storybook.canvas import FIRST_THING
from storybook.config import PROFILES, Judges
from storybook.crowd import Crowd, Fields, Row
from storybook.draw import draw, eyes, joints
from storybook.muon import Muon, matrices
from storybook.scene import MIXES, sample_scene
from storybook.things import KINDS
from storybook.things_made import joints_of
from storybook.training import Run, Schedule, autocast, device_of

SIDE = 128
CLASSES = 4 + len(KINDS)
JOINTS = tuple(joints_of("standing", 0.0))
HALF = SIDE // 2
EYES_APART = 2
"""Cells within which there is one eye."""
FIELDS: Fields = {
    "picture": ((SIDE, SIDE, 3), np.uint8),
    "classes": ((HALF, HALF), np.uint8),
    "joints": ((len(JOINTS),), np.int16),
    "eyes": ((HALF, HALF), np.uint8),
}


def _block(inputs: int, outputs: int, stride: int = 1) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1),
        nn.GroupNorm(8, outputs),
        nn.SiLU(),
        nn.Conv2d(outputs, outputs, 3, padding=1),
        nn.GroupNorm(8, outputs),
        nn.SiLU(),
    )


class Finder(nn.Module):
    """Pictures (B, 3, 128, 128) in [-1, 1] to logits: classes (B, 20, 64, 64), joints (B, 14, 64, 64), eyes
    (B, 1, 64, 64)."""

    def __init__(self, widths: tuple[int, ...] = (32, 48, 80, 112)) -> None:
        super().__init__()
        self.enter = nn.Sequential(nn.Conv2d(3, widths[0], 4, stride=2, padding=1), nn.SiLU())
        self.down = nn.ModuleList(_block(widths[max(i - 1, 0)], w, 1 if i == 0 else 2) for i, w in enumerate(widths))
        self.up = nn.ModuleList(_block(widths[i] + widths[i - 1], widths[i - 1]) for i in range(len(widths) - 1, 0, -1))
        self.classes, self.joints, self.eyes = (nn.Conv2d(widths[0], n, 1) for n in (CLASSES, len(JOINTS), 1))

    def forward(self, pictures: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        x, kept = self.enter(pictures), []
        for block in self.down:
            x = block(x)
            kept.append(x)
        for block, beside in zip(self.up, kept[-2::-1], strict=True):
            x = block(torch.cat([nn.functional.interpolate(x, scale_factor=2.0), beside], 1))
        return self.classes(x), self.joints(x), self.eyes(x)


def labels_of(label: np.ndarray) -> np.ndarray:
    """A canvas's labels as classes 0 to 19."""
    return np.where(label >= FIRST_THING, label.astype(np.int64) - FIRST_THING + 4, label)


def entering(pictures: np.ndarray) -> torch.Tensor:
    """Pictures (B, H, W, 3) uint8 as the finder takes them."""
    x = torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 127.5 - 1
    return nn.functional.interpolate(x, (SIDE, SIDE), mode="area")


def example(rng: np.random.Generator) -> Row:
    """A scene at varying sharpness, its classes, and in which cells joints (-1: nobody's) and eyes are."""
    scene = sample_scene(rng, MIXES["posed" if rng.random() < 0.4 else "mapped"], training=False)
    canvas = draw(scene, SIDE, with_maps=True)
    rgb = canvas.rgb
    if rng.random() < 0.6:
        rgb = cv2.GaussianBlur(rgb, (0, 0), float(rng.uniform(0.3, 1.5)))
    noisy = rgb + rng.normal(0, rng.uniform(0, 8), rgb.shape)
    people, pointed = joints(scene, HALF), np.full(len(JOINTS), -1, np.int16)
    if len(people) == 1:
        places = np.array([people[0][n] for n in JOINTS]).astype(int)
        inside = ((places >= 0) & (places < HALF)).all(1)
        pointed = np.where(inside, places[:, 1] * HALF + places[:, 0], -1).astype(np.int16)
    seen = np.zeros((HALF, HALF), np.uint8)
    for x, y in eyes(scene, HALF).astype(int):
        if 0 <= x < HALF and 0 <= y < HALF:
            seen[y, x] = 1
    return {
        "picture": np.clip(noisy, 0, 255).astype(np.uint8),
        "classes": labels_of(canvas.label[::2, ::2]).astype(np.uint8),
        "joints": pointed,
        "eyes": seen,
    }


def train(folder: Path, config: Judges = PROFILES["cpu"].judges, *, minutes: float = 0.0, seed: int = 92) -> Finder:
    """Train (or load, where `folder` holds a finished one)."""
    device = device_of()
    torch.manual_seed(seed)
    finder = Finder().to(device, memory_format=torch.channels_last)
    turned = [p for p in matrices(finder) if len(p) > 1]
    rest = [p for p in finder.parameters() if not any(p is weight for weight in turned)]
    groups = [{"params": turned, "turned": True}, {"params": rest, "share": 0.5}]
    optimizer = Muon(groups, lr=config.lr, weight_decay=0.01)
    run = Run(folder, "finder", Schedule(config.lr, config.steps, minutes))
    parts = {"finder": finder, "optimizer": optimizer}
    run.resume(parts)
    if run.done:
        return finder.eval()
    crowd = Crowd(example, FIELDS, workers=config.workers, slots=256, seed=seed + run.step)
    while not run.done:
        rows = crowd.take(config.batch)
        classes, cells, seen = (torch.from_numpy(rows[n]).to(device) for n in ("classes", "joints", "eyes"))
        with autocast(device):
            pictures = entering(rows["picture"]).to(device).contiguous(memory_format=torch.channels_last)
            said, pointed, eyed = (x.float() for x in finder(pictures))
        area = nn.functional.cross_entropy(said, classes.long())
        flat = pointed.reshape(-1, HALF * HALF)
        known = cells.flatten() >= 0
        points = nn.functional.cross_entropy(flat[known], cells.flatten()[known].long()) if known.any() else 0 * area
        weight = 1 + 60 * seen.float()
        looks = nn.functional.binary_cross_entropy_with_logits(eyed[:, 0], seen.float(), weight=weight)
        loss = 2 * area + 0.2 * points + 2 * looks
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(finder.parameters(), 1.0)
        optimizer.step()
        run.advance(optimizer)
        if run.step % 50 == 0 or run.done:
            right = (said.argmax(1) == classes).float().mean()
            run.log(
                area=float(area.detach()), points=float(points.detach()), eyes=float(looks.detach()), right=float(right)
            )
        if run.step % 200 == 0 or run.done:
            run.save(parts)
    crowd.close()
    return finder.eval()


@torch.no_grad()
def eyes_found(finder: Finder, pictures: np.ndarray) -> list[np.ndarray]:
    """The eyes in each of pictures (B, H, W, 3) uint8: (N, 2) in shares of it, x right, y down."""
    _, _, said = finder(entering(pictures).to(next(finder.parameters()).device))
    likely = said.float().sigmoid()
    peak = nn.functional.max_pool2d(likely, 2 * EYES_APART + 1, stride=1, padding=EYES_APART)
    at = [torch.nonzero((one[0] == top[0]) & (one[0] > 0.5)) for one, top in zip(likely, peak, strict=True)]
    return [((each.flip(1) + 0.5) / HALF).cpu().numpy() for each in at]


@torch.no_grad()
def found(finder: Finder, pictures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Classes (B, 64, 64), and the joints (B, 14, 2) in shares of the picture, x right, y down."""
    said, pointed, _ = finder(entering(pictures).to(next(finder.parameters()).device))
    peak = pointed.flatten(2).argmax(2)
    # The mean of the likelihood about the peak: finer than a cell.
    grid = torch.arange(HALF, device=pointed.device)
    near_x = ((grid - (peak % HALF)[..., None]).abs() <= 2).float()
    near_y = ((grid - (peak // HALF)[..., None]).abs() <= 2).float()
    weight = pointed.flatten(2).softmax(2).view(*pointed.shape) * near_y[..., :, None] * near_x[..., None, :]
    weight = weight / weight.sum((2, 3), keepdim=True).clamp(min=1e-9)
    x, y = (weight.sum(2) * (grid + 0.5)).sum(2) / HALF, (weight.sum(3) * (grid + 0.5)).sum(2) / HALF
    return said.argmax(1).cpu().numpy(), torch.stack([x, y], 2).cpu().numpy()
