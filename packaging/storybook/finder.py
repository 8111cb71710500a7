"""An independent finder: a small network that has only ever seen real scenes, and says what is where.

It names the class of every pixel, and points at the joints of a person.
"""

from pathlib import Path

import cv2
import numpy as np
import torch
from torch import nn

from storybook.canvas import FIRST_THING
from storybook.draw import draw, joints
from storybook.scene import MIXES, sample_scene
from storybook.things import KINDS
from storybook.things_made import joints_of
from storybook.training import Run, Schedule, autocast, device_of

SIDE = 128
CLASSES = 4 + len(KINDS)
JOINTS = tuple(joints_of("standing", 0.0))


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
    """Pictures (B, 3, 128, 128) in [-1, 1] to logits (B, 20, 64, 64) of classes and (B, 14, 64, 64) of joints."""

    def __init__(self, widths: tuple[int, ...] = (24, 40, 64, 80)) -> None:
        super().__init__()
        self.enter = nn.Sequential(nn.Conv2d(3, widths[0], 4, stride=2, padding=1), nn.SiLU())
        self.down = nn.ModuleList(_block(widths[max(i - 1, 0)], w, 1 if i == 0 else 2) for i, w in enumerate(widths))
        self.up = nn.ModuleList(_block(widths[i] + widths[i - 1], widths[i - 1]) for i in range(len(widths) - 1, 0, -1))
        self.classes, self.joints = nn.Conv2d(widths[0], CLASSES, 1), nn.Conv2d(widths[0], len(JOINTS), 1)

    def forward(self, pictures: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        x, kept = self.enter(pictures), []
        for block in self.down:
            x = block(x)
            kept.append(x)
        for block, beside in zip(self.up, kept[-2::-1], strict=True):
            x = block(torch.cat([nn.functional.interpolate(x, scale_factor=2.0), beside], 1))
        return self.classes(x), self.joints(x)


def labels_of(label: np.ndarray) -> np.ndarray:
    """A canvas's labels as classes 0 to 19."""
    return np.where(label >= FIRST_THING, label.astype(np.int64) - FIRST_THING + 4, label)


def entering(pictures: np.ndarray) -> torch.Tensor:
    """Pictures (B, H, W, 3) uint8 as the finder takes them."""
    x = torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 127.5 - 1
    return nn.functional.interpolate(x, (SIDE, SIDE), mode="area")


def _examples(rng: np.random.Generator, count: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Scenes at varying sharpness, their classes (B, 64, 64), and where joints are: cells (B, 14), -1 for nobody."""
    pictures, classes, cells = [], [], []
    half = SIDE // 2
    for i in range(count):
        scene = sample_scene(rng, MIXES["posed" if i % 2 else "loose"], training=False)
        canvas = draw(scene, SIDE, with_maps=True)
        rgb = canvas.rgb
        if rng.random() < 0.6:
            rgb = cv2.GaussianBlur(rgb, (0, 0), float(rng.uniform(0.3, 1.8)))
        noisy = rgb + rng.normal(0, rng.uniform(0, 8), rgb.shape)
        pictures.append(np.clip(noisy, 0, 255).astype(np.uint8))
        classes.append(labels_of(canvas.label[::2, ::2]))
        found = joints(scene, half)
        at = np.full(len(JOINTS), -1)
        if len(found) == 1:
            places = np.array([found[0][n] for n in JOINTS]).astype(int)
            inside = ((places >= 0) & (places < half)).all(1)
            at = np.where(inside, places[:, 1] * half + places[:, 0], -1)
        cells.append(at)
    return entering(np.stack(pictures)), torch.from_numpy(np.stack(classes)), torch.from_numpy(np.stack(cells))


def train(folder: Path, *, steps: int = 950, batch: int = 8, minutes: float = 0.0, seed: int = 92) -> Finder:
    """Train (or load, where `folder` holds a finished one)."""
    device = device_of()
    torch.manual_seed(seed)
    finder = Finder().to(device, memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(finder.parameters(), lr=3e-3, weight_decay=0.01)
    run = Run(folder, "finder", Schedule(3e-3, steps, minutes))
    parts = {"finder": finder, "optimizer": optimizer}
    run.resume(parts)
    rng = np.random.default_rng(seed + run.step)
    while not run.done:
        pictures, classes, cells = (x.to(device) for x in _examples(rng, batch))
        with autocast(device):
            said, pointed = finder(pictures.contiguous(memory_format=torch.channels_last))
        area = nn.functional.cross_entropy(said.float(), classes)
        points = nn.functional.cross_entropy(
            pointed.float().reshape(-1, SIDE * SIDE // 4), cells.reshape(-1), ignore_index=-1
        )
        loss = 2 * area + 0.2 * points
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(finder.parameters(), 1.0)
        optimizer.step()
        run.advance(optimizer)
        if run.step % 50 == 0 or run.done:
            right = (said.argmax(1) == classes).float().mean()
            run.log(area=float(area.detach()), points=float(points.detach()), right=float(right))
        if run.step % 100 == 0 or run.done:
            run.save(parts)
    return finder.eval()


@torch.no_grad()
def found(finder: Finder, pictures: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Classes (B, 64, 64), and the joints (B, 14, 2) in shares of the picture, x right, y down."""
    said, pointed = finder(entering(pictures).to(next(finder.parameters()).device))
    half = SIDE // 2
    peak = pointed.flatten(2).argmax(2)
    # The mean of the likelihood about the peak: finer than a cell.
    grid = torch.arange(half, device=pointed.device)
    near_x = ((grid - (peak % half)[..., None]).abs() <= 2).float()
    near_y = ((grid - (peak // half)[..., None]).abs() <= 2).float()
    weight = pointed.flatten(2).softmax(2).view(*pointed.shape) * near_y[..., :, None] * near_x[..., None, :]
    weight = weight / weight.sum((2, 3), keepdim=True).clamp(min=1e-9)
    x, y = (weight.sum(2) * (grid + 0.5)).sum(2) / half, (weight.sum(3) * (grid + 0.5)).sum(2) / half
    return said.argmax(1).cpu().numpy(), torch.stack([x, y], 2).cpu().numpy()
