"""StreamDiffusion's loop (Kodaira et al. 2023, arXiv 2312.12491; its source, pipeline.py).

Written anew for comparison: each call takes one frame in and gives one out. The frames of the last calls stand in
one batch, each a step further (“stream batch”), so that a frame leaves as many calls after it came as there are steps.
It is given the same weights, channels-last layout and fused decoder as our own modules have.
"""

from __future__ import annotations

from typing import Any

import torch


class Stream:
    """Latents of `steps` frames under way. `guidance` above 1 is residual: the negative is never computed."""

    def __init__(
        self, unet: Any, vae: Any, scheduler: Any, words: torch.Tensor, timesteps: list[int], guidance: float = 1.0
    ) -> None:
        self.unet, self.vae, self.guidance = unet, vae, guidance
        self.timesteps = torch.tensor(timesteps)
        self.words = words.repeat(len(timesteps), 1, 1)
        share = scheduler.alphas_cumprod[self.timesteps].view(-1, 1, 1, 1)
        self.alpha, self.sigma = share.sqrt(), (1 - share).sqrt()
        scaled = self.timesteps.view(-1, 1, 1, 1) * scheduler.config.timestep_scaling
        self.keep, self.trust = 0.25 / (scaled**2 + 0.25), scaled / (scaled**2 + 0.25) ** 0.5
        self.kind = scheduler.config.prediction_type
        self.noise: torch.Tensor | None = None
        self.waiting: torch.Tensor | None = None

    def to(self, device: torch.device, dtype: torch.dtype) -> None:
        """Bring its tables to where it computes."""
        self.timesteps = self.timesteps.to(device)
        for name in ("words", "alpha", "sigma", "keep", "trust"):
            setattr(self, name, getattr(self, name).to(device, dtype))

    @torch.inference_mode()
    def frame(self, pixels: torch.Tensor) -> torch.Tensor:
        """One frame (1, 3, H, W) from -1 to 1 in, the oldest one out."""
        clean = self.vae.encode(pixels, return_dict=False)[0] * self.vae.config.scaling_factor
        if self.noise is None:
            generator = torch.Generator().manual_seed(0)
            shape = len(self.timesteps), *clean.shape[1:]
            self.noise = torch.randn(shape, generator=generator).to(clean)
            self.waiting = self.noise[1:].clone()
        entering = self.alpha[:1] * clean + self.sigma[:1] * self.noise[:1]
        latents = torch.cat([entering, self.waiting])
        said = self.unet(latents, self.timesteps, self.words, return_dict=False)[0]
        if self.guidance > 1:
            said = self.noise + self.guidance * (said - self.noise) if self.kind == "epsilon" else said * self.guidance
        if self.kind == "epsilon":
            believed = (latents - self.sigma * said) / self.alpha
        else:
            believed = self.alpha * latents - self.sigma * said
        denoised = self.trust * believed + self.keep * latents
        self.waiting = self.alpha[1:] * denoised[:-1] + self.sigma[1:] * self.noise[1:]
        return self.vae.decode(denoised[-1:] / self.vae.config.scaling_factor, return_dict=False)[0]
