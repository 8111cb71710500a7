"""Noise that knows its scene: the coupling that makes the first step sharp.

A diffusion model starts from noise that says nothing of the picture, so its first guess is a blur of all
pictures that fit the caption. Here the pictures are drawn by this program from sixteen knobs, so the noise
can be chosen with the picture: sixteen coordinates of the noise (its quadrants' Haar coefficients, four a
latent channel) are set to the normal quantiles of the knobs. With knobs uniform in [0, 1] the noise is still
exactly N(0, 1), so at generation time any noise will do, and caption and noise together determine the scene.
The first step is then plain regression. The idea is that of couplings in flow matching (Tong et al. 2023,
https://arxiv.org/abs/2302.00482), with the exact coupling that a drawn world allows.
"""

import torch

HADAMARD = ((1, 1, 1, 1), (1, -1, 1, -1), (1, 1, -1, -1), (1, -1, -1, 1))


def _hadamard(like: torch.Tensor) -> torch.Tensor:
    return torch.tensor(HADAMARD, dtype=like.dtype, device=like.device) / 2


def read(noise: torch.Tensor) -> torch.Tensor:
    """The sixteen coordinates (B, 16) of noise (B, 4, H, W), H and W even; each N(0, 1) for white noise."""
    b, c, h, w = noise.shape
    quadrants = noise.view(b, c, 2, h // 2, 2, w // 2).sum((3, 5)).reshape(b, c, 4) / (h * w / 4) ** 0.5
    return (quadrants @ _hadamard(noise)).transpose(1, 2).reshape(b, 4 * c)


def write(noise: torch.Tensor, coordinates: torch.Tensor) -> torch.Tensor:
    """`noise` with its sixteen coordinates replaced by `coordinates` (B, 16)."""
    b, c, h, w = noise.shape
    change = (coordinates - read(noise)).reshape(b, 4, c).transpose(1, 2) @ _hadamard(noise).T
    change = change.reshape(b, c, 2, 1, 2, 1) / (h * w / 4) ** 0.5
    return (noise.view(b, c, 2, h // 2, 2, w // 2) + change).reshape(b, c, h, w)


def normal(knobs: torch.Tensor) -> torch.Tensor:
    """Knobs in [0, 1] to coordinates: the normal quantiles."""
    return torch.special.ndtri(knobs.clamp(1e-3, 1 - 1e-3))


def knobs(coordinates: torch.Tensor) -> torch.Tensor:
    """Coordinates to knobs in [0, 1]."""
    return torch.special.ndtr(coordinates)
