"""Between pictures and latents, for AutoencoderKL and AutoencoderTiny alike."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from engine.errors import ModelError
from engine.frames.pixels import all_finite, from_uint8, to_uint8
from engine.loading.offload import device_of
from engine.phrase import phrase
from engine.records import Family


@dataclass(frozen=True)
class Scaling:
    """Between an autoencoder's latents and a UNet's, (B, 4, h, w) each: by a factor, or by the mean and spread too."""

    factor: float
    mean: tuple[float, ...] | None = None
    spread: tuple[float, ...] | None = None

    def scaled(self, latents: torch.Tensor) -> torch.Tensor:
        if self.mean is None or self.spread is None:
            return self.factor * latents
        return (latents - _by_channel(self.mean, latents)) * self.factor / _by_channel(self.spread, latents)

    def unscaled(self, latents: torch.Tensor) -> torch.Tensor:
        if self.mean is None or self.spread is None:
            return latents / self.factor
        return latents * _by_channel(self.spread, latents) / self.factor + _by_channel(self.mean, latents)


def scaling_of(vae: Any) -> Scaling:
    mean, spread = (vae.config.get(name) for name in ("latents_mean", "latents_std"))
    return Scaling(vae.config.scaling_factor, mean and tuple(mean), spread and tuple(spread))


def _by_channel(values: tuple[float, ...], like: torch.Tensor) -> torch.Tensor:
    return torch.tensor(values, device=like.device, dtype=like.dtype).view(1, -1, 1, 1)


@dataclass(frozen=True, eq=False)
class Moments:
    """An encoded picture before anything is drawn at random: (1, 8, h, w) mean and log variance, or (1, 4, h, w)."""

    parameters: torch.Tensor
    is_distribution: bool
    scaling: Scaling

    def sample(self, generators: list[torch.Generator]) -> torch.Tensor:
        """Give scaled latents (B, 4, h, w), each drawn by its own generator; a tiny autoencoder's draw nothing."""
        if not self.is_distribution:
            return self.scaling.scaled(self.parameters.repeat(len(generators), 1, 1, 1))
        from diffusers.models.autoencoders.vae import DiagonalGaussianDistribution

        drawn = [DiagonalGaussianDistribution(self.parameters).sample(each) for each in generators]
        return self.scaling.scaled(torch.cat(drawn))


def factor_of(vae: Any) -> int:
    """Count the pixels of a latent, on each side."""
    return 2 ** (len(vae.config.block_out_channels) - 1)


def is_tiny(vae: Any) -> bool:
    return type(vae).__name__ == "AutoencoderTiny"


def told_of_family(vae: Any, family: Family) -> Any:
    """Give an AutoencoderKL whose config says nothing of overflowing says that it does; believed only where some do."""
    if vae.config.get("force_upcast") and not family.upcast:
        vae.register_to_config(force_upcast=False)
    return vae


def to_pixels(rgb: np.ndarray) -> torch.Tensor:
    """Turn (H, W, 3) uint8 to (1, 3, H, W) float32 from -1 to 1, in diffusers' order of operations."""
    return torch.from_numpy(from_uint8(rgb))


def encode(vae: Any, pixels: torch.Tensor) -> Moments:
    """Give (1, 3, H, W) float from -1 to 1 to float32 moments; a VAE that overflows in half precision tries float32."""
    if _overflows(vae):
        with _in_float32(vae):
            return _encode_once(vae, pixels)
    encoded = _encode_once(vae, pixels)
    if not torch.isfinite(encoded.parameters).all():
        with _in_float32(vae):
            encoded = _encode_once(vae, pixels)
    return encoded


def _encode_once(vae: Any, pixels: torch.Tensor) -> Moments:
    encoded = vae.encode(pixels.to(device=device_of(vae), dtype=vae.dtype))
    if hasattr(encoded, "latent_dist"):
        return Moments(encoded.latent_dist.parameters.float(), True, scaling_of(vae))
    return Moments(encoded.latents.float(), False, scaling_of(vae))


def set_tiles(vae: Any, tiled: bool) -> None:
    """Let pictures larger than a tile be coded tile by tile, or at once."""
    if vae.use_tiling is not tiled:
        (vae.enable_tiling if tiled else vae.disable_tiling)()


def decode(vae: Any, latents: torch.Tensor) -> list[np.ndarray]:
    """Decode scaled latents (B, 4, h, w) to B pictures, (H, W, 3) uint8.

    A VAE that overflows in half precision decodes again in float32. ModelError if even that is not a picture.
    """
    pixels = None if _overflows(vae) else _decode_once(vae, latents)
    if pixels is None or not all_finite(pixels):
        with _in_float32(vae):
            pixels = _decode_once(vae, latents)
    if not all_finite(pixels):
        raise ModelError(
            phrase("The model's answer is not a picture (not-a-number values). Try the precision float32.")
        )
    return [to_uint8(each) for each in pixels]


def _decode_once(vae: Any, latents: torch.Tensor) -> np.ndarray:
    """Decode to (B, 3, H, W) float32. Out of torch at once: it would share what follows, small, among threads."""
    decoded = vae.decode(scaling_of(vae).unscaled(latents).to(vae.dtype), return_dict=False)[0]
    return decoded.float().cpu().numpy()


def _overflows(vae: Any) -> bool:
    """Tell whether its config says that float16 is too small for it, as SDXL's first autoencoder's does."""
    return bool(vae.config.get("force_upcast")) and vae.dtype == torch.float16


@contextmanager
def _in_float32(vae: Any) -> Iterator[None]:
    """Compute in float32 for a while and go back without loss: else a picture would depend on those made before."""
    usual = vae.dtype
    vae.to(dtype=torch.float32)
    try:
        yield
    finally:
        vae.to(dtype=usual)
