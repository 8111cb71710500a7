"""The store that the trainer draws its batches from: latents, words and knobs, on the device, old rows replaced."""

from dataclasses import dataclass

import numpy as np
import torch
from diffusers import AutoencoderTiny

from storybook.coupling import normal
from storybook.training import autocast

CHUNK = 256


@dataclass(frozen=True)
class Batch:
    """Rows chosen from a bank.

    latents (B, 4, h, w) float32, unit scale; coordinates (B, 16) float32, what a scene's noise says of it; ids
    (B, 77) int64; box (B, 4) float32 in shares of the picture; rough: latents of another picture, and beside: that
    picture itself, (B, 3, H, W) float32 from 0 to 1, or None.
    """

    latents: torch.Tensor
    coordinates: torch.Tensor
    ids: torch.Tensor
    box: torch.Tensor
    rough: torch.Tensor | None
    beside: torch.Tensor | None


@torch.no_grad()
def encode(vae: AutoencoderTiny, pictures: torch.Tensor) -> torch.Tensor:
    """Pictures (B, H, W, 3) uint8 on the device to unit-scale latents (B, 4, H / 8, W / 8) float32."""
    parts = []
    for part in pictures.split(CHUNK):
        entering = part.permute(0, 3, 1, 2).float() / 127.5 - 1
        with autocast(part.device):
            parts.append(vae.encoder(entering.contiguous(memory_format=torch.channels_last)).float())
    return torch.cat(parts) * float(vae.config.scaling_factor)


class Bank:
    """Up to `keep` rows. Other pictures are kept as latents if they are `rough`, and as they are if they are `seen`."""

    def __init__(
        self,
        vae: AutoencoderTiny,
        *,
        keep: int,
        side: int,
        captions: int,
        blank: list[int],
        device: torch.device,
        rough: bool = True,
        seen: bool = False,
    ) -> None:
        self.vae, self.keep, self.device = vae.to(device).eval(), keep, device
        cells = side // 8
        self.latents = torch.zeros(keep, 4, cells, cells, dtype=torch.float16, device=device)
        self.rough = torch.zeros_like(self.latents) if rough else None
        self.beside = torch.zeros(keep, side, side, 3, dtype=torch.uint8, device=device) if seen else None
        self.ids = torch.zeros(keep, captions, len(blank), dtype=torch.int16, device=device)
        self.knobs = torch.zeros(keep, 16, device=device)
        self.box = torch.zeros(keep, 4, device=device)
        self.blank = torch.tensor(blank, device=device)
        self.seen = 0

    @property
    def filled(self) -> int:
        return min(self.keep, self.seen)

    def add(self, rows: dict[str, np.ndarray | torch.Tensor]) -> None:
        """Take rows over; beyond `keep` they replace the oldest."""
        parts = {name: torch.as_tensor(value).to(self.device) for name, value in rows.items()}
        count = len(parts["picture"])
        at = (self.seen + torch.arange(count, device=self.device)) % self.keep
        self.latents[at] = encode(self.vae, parts["picture"]).half()
        if self.rough is not None:
            self.rough[at] = encode(self.vae, parts["beside"]).half()
        if self.beside is not None:
            self.beside[at] = parts["beside"]
        self.ids[at], self.knobs[at], self.box[at] = parts["ids"], parts["knobs"], parts["box"]
        self.seen += count

    def batch(self, size: int, captions: tuple[int, ...], *, unsaid: float = 0.1) -> Batch:
        """A random batch with one of `captions` each; a share `unsaid` of them blank, for guidance."""
        at = torch.randint(self.filled, (size,), device=self.device)
        which = torch.tensor(captions, device=self.device)[torch.randint(len(captions), (size,), device=self.device)]
        ids = self.ids[at, which].long()
        quiet = torch.rand(size, 1, device=self.device) < unsaid
        return Batch(
            self.latents[at].float(),
            normal(self.knobs[at]),
            torch.where(quiet, self.blank, ids),
            self.box[at],
            None if self.rough is None else self.rough[at].float(),
            None if self.beside is None else self.beside[at].permute(0, 3, 1, 2).float() / 255,
        )
