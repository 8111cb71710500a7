"""Noise that knows its scene: the coupling that makes the first step sharp.

A diffusion model starts from noise that says nothing of the picture, so its first guess is a blur of all pictures that
fit the caption. Here the pictures are drawn by this program from sixteen knobs, so the noise can be chosen with the
picture: the means of the first channel over a grid of four by four are the normal quantiles of the knobs. With knobs
uniform in [0, 1] the noise is still exactly N(0, 1), so at generation time any noise will do, and caption and noise
together determine the scene. The first step is then plain regression. The idea is that of couplings in flow matching
(Tong et al. 2023, https://arxiv.org/abs/2302.00482), with the exact coupling that a drawn world allows. A mean over a
block is what the innermost level of the UNet sees in one of its cells.
"""

import torch

GRID = 4


def read(noise: torch.Tensor) -> torch.Tensor:
    """The sixteen coordinates (B, 16) of noise (B, C, H, W), H and W multiples of 4; each N(0, 1) for white noise."""
    b, _, h, w = noise.shape
    blocks = noise[:, 0].reshape(b, GRID, h // GRID, GRID, w // GRID)
    return blocks.sum((2, 4)).reshape(b, GRID * GRID) / (h * w) ** 0.5 * GRID


def write(noise: torch.Tensor, coordinates: torch.Tensor) -> torch.Tensor:
    """`noise` with its sixteen coordinates replaced by `coordinates` (B, 16)."""
    b, _, h, w = noise.shape
    change = (coordinates - read(noise)).reshape(b, GRID, 1, GRID, 1) / (h * w) ** 0.5 * GRID
    told = noise.clone()
    told[:, 0] = (noise[:, 0].reshape(b, GRID, h // GRID, GRID, w // GRID) + change).reshape(b, h, w)
    return told


def normal(knobs: torch.Tensor) -> torch.Tensor:
    """Knobs in [0, 1] to coordinates: the normal quantiles."""
    return torch.special.ndtri(knobs.clamp(1e-3, 1 - 1e-3))


def knobs(coordinates: torch.Tensor) -> torch.Tensor:
    """Coordinates to knobs in [0, 1]."""
    return torch.special.ndtr(coordinates)
