"""A store of pairs for image-to-image: a rough picture, and the scene that it stands for.

Three sorts: a crude sketch and its scene, an unfinished one that is painted only here and there, and a soft enlarged
window and the same window drawn sharply at twice the size. Sketches start anywhere from `LOW` to `HIGH`, windows no
higher than `WINDOW_HIGH`: more noise than that would hide which window it is. Some rough pictures are the scene itself:
ordinary denoising.
"""

from dataclasses import dataclass

import numpy as np
import torch

from engine.frames import masks
from storybook.captions import caption
from storybook.draw import draw
from storybook.samples import Samples
from storybook.scene import MIXES, sample_scene
from storybook.sketch import crude, unfinished, window
from storybook.text import with_fillers
from storybook.vocabulary import encode

LOW, HIGH, WINDOW_HIGH = 60, 900, 550
EXACT = 0.3
UNFINISHED = 0.45


@dataclass(frozen=True)
class PairBatch:
    """rough, latents (B, 4, h, w) float32, unit scale; ids (B, 77) int64; high (B,) int64, the last level allowed.

    painted (B, 1, h, w) bool: where the rough picture says anything.
    """

    rough: torch.Tensor
    latents: torch.Tensor
    ids: torch.Tensor
    high: torch.Tensor
    painted: torch.Tensor


class Pairs:
    """Up to `keep` pairs of the mix "loose" beside a store of samples, whose encoder and tokenizer they share."""

    def __init__(self, samples: Samples, *, keep: int, windows: float, seed: int) -> None:
        self.samples, self.keep, self.windows = samples, keep, windows
        self.rng = np.random.default_rng(seed)
        shape = (keep, *samples.latents.shape[1:])
        self.rough, self.latents = torch.zeros(shape, dtype=torch.float16), torch.zeros(shape, dtype=torch.float16)
        self.ids = torch.zeros(keep, len(samples.blank), dtype=torch.int16)
        self.high = torch.zeros(keep, dtype=torch.int64)
        self.painted = torch.ones(keep, 1, *shape[2:], dtype=torch.bool)
        self.drawn = 0

    def add(self, count: int) -> None:
        """Draw `count` fresh pairs; beyond `keep` they replace the oldest."""
        side, pictures, words = self.samples.side, [], []
        for _ in range(count):
            scene = sample_scene(self.rng, MIXES["loose"])
            at, roll = self.drawn % self.keep, self.rng.random()
            self.high[at], self.painted[at] = HIGH, True
            if roll < self.windows:
                pictures += window(self.rng, scene, side)
                self.high[at] = WINDOW_HIGH
            elif roll < self.windows + UNFINISHED:
                canvas = draw(scene, side, with_maps=True)
                sketch, painted = unfinished(self.rng, scene, canvas)
                pictures += [canvas.rgb, sketch]
                self.painted[at, 0] = torch.from_numpy(masks.to_latents(painted, 8) >= 0.5)
            else:
                canvas = draw(scene, side, with_maps=True)
                pictures += [canvas.rgb, crude(self.rng, scene, canvas)]
            words.append(with_fillers(self.rng, caption(self.rng, scene)))
            self.drawn += 1
        at = [(self.drawn - count + i) % self.keep for i in range(count)]
        latents = self.samples.encode(pictures).half().cpu()
        self.latents[at], self.rough[at] = latents[0::2], latents[1::2]
        self.ids[at] = torch.tensor(encode(self.samples.tokenizer, words), dtype=torch.int16)

    def batch(self, size: int, *, unsaid: float = 0.1) -> PairBatch:
        """A random batch; a share `unsaid` of the captions is blank. Where nothing is painted, `rough` is the scene."""
        at = torch.from_numpy(self.rng.integers(0, min(self.keep, self.drawn), size))
        ids = self.ids[at].long()
        ids[torch.from_numpy(self.rng.random(size) < unsaid)] = torch.tensor(self.samples.blank)
        device = self.samples.device
        exact = torch.from_numpy(self.rng.random(size) < EXACT).view(-1, 1, 1, 1)
        painted = self.painted[at]
        return PairBatch(
            torch.where(exact | ~painted, self.latents[at], self.rough[at]).float().to(device),
            self.latents[at].float().to(device),
            ids.to(device),
            self.high[at].to(device),
            painted.to(device),
        )
