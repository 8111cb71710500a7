"""Between pictures and latents, for AutoencoderKL and AutoencoderTiny alike."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from engine.errors import ModelError


@dataclass(frozen=True, eq=False)
class Moments:
    """An encoded picture before anything is drawn at random: (1, 8, h, w) mean and log variance, or (1, 4, h, w)."""

    parameters: torch.Tensor
    is_distribution: bool
    scaling: float

    def sample(self, generators: list[torch.Generator]) -> torch.Tensor:
        """Scaled latents (B, 4, h, w), each drawn by its own generator; a tiny autoencoder's draw nothing."""
        if not self.is_distribution:
            return self.scaling * self.parameters.repeat(len(generators), 1, 1, 1)
        from diffusers.models.autoencoders.vae import DiagonalGaussianDistribution

        drawn = [DiagonalGaussianDistribution(self.parameters).sample(each) for each in generators]
        return self.scaling * torch.cat(drawn)


def factor_of(vae: Any) -> int:
    """Pixels a latent, on each side."""
    return 2 ** (len(vae.config.block_out_channels) - 1)


def is_tiny(vae: Any) -> bool:
    return type(vae).__name__ == "AutoencoderTiny"


def to_pixels(rgb: np.ndarray) -> torch.Tensor:
    """(H, W, 3) uint8 to (1, 3, H, W) float32 from -1 to 1, in diffusers' order of operations."""
    values = torch.from_numpy(np.array(rgb, dtype=np.float32)) / 255.0
    return (2.0 * values - 1.0).permute(2, 0, 1)[None].contiguous()


def encode(vae: Any, pixels: torch.Tensor) -> Moments:
    """(1, 3, H, W) float from -1 to 1 to float32 moments; a VAE that overflows in half precision tries float32."""
    encoded = _encode_once(vae, pixels)
    if not torch.isfinite(encoded.parameters).all():
        with _in_float32(vae):
            encoded = _encode_once(vae, pixels)
    return encoded


def _encode_once(vae: Any, pixels: torch.Tensor) -> Moments:
    encoded = vae.encode(pixels.to(device=vae.device, dtype=vae.dtype))
    if hasattr(encoded, "latent_dist"):
        return Moments(encoded.latent_dist.parameters.float(), True, vae.config.scaling_factor)
    return Moments(encoded.latents.float(), False, vae.config.scaling_factor)


def decode(vae: Any, latents: torch.Tensor) -> np.ndarray:
    """Scaled latents (1, 4, h, w) to (H, W, 3) uint8.

    A VAE that overflows in half precision decodes again in float32. ModelError if even that is not a picture.
    """
    pixels = _decode_once(vae, latents)
    if not _all_finite(pixels):
        with _in_float32(vae):
            pixels = _decode_once(vae, latents)
    if not _all_finite(pixels):
        raise ModelError("The model's answer is not a picture (not-a-number values). Try the precision float32.")
    return to_uint8(pixels[0])


def to_uint8(pixels: np.ndarray) -> np.ndarray:
    """(3, H, W) float from -1 to 1 to (H, W, 3) uint8, rounded as diffusers does."""
    values = np.rint((pixels / 2 + 0.5).clip(0, 1) * 255).astype(np.uint8)
    return np.ascontiguousarray(values.transpose(1, 2, 0))


def _decode_once(vae: Any, latents: torch.Tensor) -> np.ndarray:
    """(1, 3, H, W) float32. Out of torch at once: what follows is small, and torch would share it among threads."""
    decoded = vae.decode((latents / vae.config.scaling_factor).to(vae.dtype), return_dict=False)[0]
    return decoded.float().cpu().numpy()


@contextmanager
def _in_float32(vae: Any) -> Iterator[None]:
    """For a while only, and back without loss: else what a picture looks like would depend on those made before it."""
    usual = vae.dtype
    vae.to(dtype=torch.float32)
    try:
        yield
    finally:
        vae.to(dtype=usual)


def _all_finite(pixels: np.ndarray) -> bool:
    """One sum tells: it can't be finite if a part of it isn't."""
    return bool(np.isfinite(pixels.sum(dtype=np.float64)))
