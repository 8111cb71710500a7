"""What a student leaves of scenes, for the decoder to learn from beside clean latents.

A scene is noised to one of the student's later levels and walked to the end: it stands where it stood, and is as soft
as the student's pictures are. So the right answer is still known, and the decoder can learn to undo what is always the
same.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import torch
from diffusers import AutoencoderTiny, UNet2DConditionModel
from transformers import CLIPTextModel

from storybook.config import Profile
from storybook.denoiser import Levels, x0_of
from storybook.learn import NAME, averaged, ready

if TYPE_CHECKING:
    from storybook.autoencoder import Pool

WALKS = ((759, 499, 259), (499, 259), (499, 259), (259,))


class Left:
    """A student with its text model, and what they leave."""

    def __init__(self, unet: UNet2DConditionModel, text: CLIPTextModel, device: torch.device) -> None:
        self.unet = ready(unet, device).eval().requires_grad_(False)
        self.text = text.to(device).eval().requires_grad_(False)
        self.levels, self.device = Levels.make(device), device

    @classmethod
    def behind(cls, profile: Profile, folder: Path, device: torch.device) -> Left | None:
        """With the student's checkpoint in `folder`, or the `unet` of a pipeline there; None where there is neither."""
        if (folder / f"{NAME}.pt").exists():
            unet = averaged(folder, profile)
        elif (folder / "unet").is_dir():
            unet = UNet2DConditionModel.from_pretrained(folder / "unet")
        else:
            return None
        return cls(unet.float(), CLIPTextModel.from_pretrained(folder / "text_encoder").float(), device)

    @torch.no_grad()
    def crops(self, vae: AutoencoderTiny, pool: Pool, size: int, side: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Parts of scenes (size, 3, side, side), and the student's latents of them as the decoder takes them."""
        pictures, ids = pool.wholes(size)
        x0 = vae.encoder(pictures).float() * vae.config.scaling_factor
        states = self.text(ids).last_hidden_state.float()
        for t in WALKS[int(torch.randint(len(WALKS), ()))]:
            level = torch.full((size,), t, device=self.device)
            signal, noise = self.levels.at(level)
            x0 = x0_of(self.unet, self.levels, signal * x0 + noise * torch.randn_like(x0), level, states)
        cells = min(side // 8, x0.shape[-1])
        y, x = (int(v) for v in torch.randint(x0.shape[-1] - cells + 1, (2,)))
        cut = pictures[..., 8 * y : 8 * (y + cells), 8 * x : 8 * (x + cells)]
        return cut, x0[..., y : y + cells, x : x + cells] / vae.config.scaling_factor
