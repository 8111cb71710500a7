"""A store of training samples that refills itself: a few fresh scenes a step, old ones kept for reuse."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from diffusers import AutoencoderTiny
from transformers import CLIPTokenizer

from storybook.canvas import Canvas
from storybook.captions import caption
from storybook.draw import draw
from storybook.scene import MIXES, Scene, sample_scene
from storybook.text import with_fillers
from storybook.training import autocast
from storybook.vocabulary import encode

WORDINGS = 3
# What makes another picture (H, W, 3) uint8 of a scene, and what words it.
Beside = Callable[[np.random.Generator, Scene, Canvas], np.ndarray]
Say = Callable[[np.random.Generator, Scene], str]


@dataclass(frozen=True)
class Batch:
    """latents (B, 4, h, w) float32, unit scale; knobs (B, 16) float32; ids (B, 77) int64.

    beside, if the store keeps any: (B, 3, H, W) float32 from 0 to 1, another picture of the scene.
    """

    latents: torch.Tensor
    knobs: torch.Tensor
    ids: torch.Tensor
    beside: torch.Tensor | None = None


class Samples:
    """Up to `keep` scenes of one size, as latents, knobs and token numbers of a few captions each."""

    def __init__(
        self,
        vae: AutoencoderTiny,
        tokenizer: CLIPTokenizer,
        *,
        side: int,
        mix: str,
        keep: int,
        seed: int,
        device: torch.device,
        shrink: int = 1,
        beside: Beside | None = None,
        say: Say = caption,
    ) -> None:
        self.vae, self.tokenizer, self.device = vae.to(device).eval(), tokenizer, device
        self.side, self.mix, self.keep, self.shrink = side, mix, keep, shrink
        self.rng = np.random.default_rng(seed)
        self.scale = float(vae.config.scaling_factor)
        self.blank = encode(tokenizer, [""])[0]
        cells = side // 8 // shrink
        self.latents = torch.zeros(keep, 4, cells, cells, dtype=torch.float16)
        self.knobs = torch.zeros(keep, 16)
        self.ids = torch.zeros(keep, WORDINGS, len(self.blank), dtype=torch.int16)
        self.filled, self.drawn = 0, 0
        self.make_beside, self.beside, self.say = beside, torch.zeros(0), say

    @torch.no_grad()
    def encode(self, drawn: list[np.ndarray]) -> torch.Tensor:
        """Pictures (side, side, 3) uint8 to unit-scale latents (B, 4, side / 8 / shrink, side / 8 / shrink) float32."""
        pictures = torch.from_numpy(np.stack(drawn)).to(self.device)
        pictures = pictures.permute(0, 3, 1, 2).float() / 127.5 - 1
        with autocast(self.device):
            latents = self.vae.encoder(pictures.contiguous(memory_format=torch.channels_last))
        return torch.nn.functional.avg_pool2d(latents.float() * self.scale, self.shrink)

    def add(self, count: int) -> None:
        """Draw `count` fresh scenes; beyond `keep` they replace the oldest."""
        scenes = [sample_scene(self.rng, MIXES[self.mix]) for _ in range(count)]
        at = [(self.drawn + i) % self.keep for i in range(count)]
        drawn = [draw(s, self.side, with_maps=self.make_beside is not None) for s in scenes]
        self.latents[at] = self.encode([canvas.rgb for canvas in drawn]).half().cpu()
        if self.make_beside is not None:
            pictures = [self.make_beside(self.rng, s, canvas) for s, canvas in zip(scenes, drawn, strict=True)]
            made = torch.from_numpy(np.stack(pictures)).permute(0, 3, 1, 2)
            if not len(self.beside):
                self.beside = torch.zeros(self.keep, *made.shape[1:], dtype=torch.uint8)
            self.beside[at] = made
        self.knobs[at] = torch.tensor([s.knobs for s in scenes])
        words = [with_fillers(self.rng, self.say(self.rng, s)) for s in scenes for _ in range(WORDINGS)]
        self.ids[at] = torch.tensor(encode(self.tokenizer, words), dtype=torch.int16).view(count, WORDINGS, -1)
        self.drawn += count
        self.filled = min(self.keep, self.drawn)

    def batch(self, size: int, *, unsaid: float = 0.1) -> Batch:
        """A random batch; a share `unsaid` of the captions is blank, for guidance."""
        at = torch.from_numpy(self.rng.integers(0, self.filled, size))
        wording = torch.from_numpy(self.rng.integers(0, WORDINGS, size))
        ids = self.ids[at, wording].long()
        ids[torch.from_numpy(self.rng.random(size) < unsaid)] = torch.tensor(self.blank)
        latents, knobs = self.latents[at].float(), self.knobs[at]
        beside = self.beside[at].to(self.device).float() / 255 if len(self.beside) else None
        return Batch(latents.to(self.device), knobs.to(self.device), ids.to(self.device), beside)
