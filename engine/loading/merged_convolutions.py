"""Two convolutions with nothing between them as one: at the wide ends of a tiny autoencoder. Weights stay as saved.

A convolution of a convolution is one with the two kernels convolved. At full size a tiny decoder has two in a row
behind its last doubling, and an encoder one before its first halving; as one they take a tenth and a fifth of the
multiplications, and what lies between, the largest of all arrays, is never written.
Along the picture's rim both are computed one after the other: there the second sees zeros beyond the edge, where a
merged kernel would see what the first makes of it.
"""

from __future__ import annotations

import torch
from torch import nn
from torch.nn import functional

_CELLS = ((0, 0, 1, 1, 2), (0, 1, 1, 2, 2))
"""For a pixel of each half of a doubled one: which of the three small pixels around its five neighbours show."""


def can_merge_tail(layers: nn.Sequential) -> bool:
    """Tell whether a decoder ends in a doubling by nearest neighbours and two plain convolutions."""
    if len(layers) < 3:
        return False
    doubling, first, second = layers[-3], layers[-2], layers[-1]
    doubles = isinstance(doubling, nn.Upsample) and doubling.mode == "nearest" and doubling.scale_factor in (2, 2.0)
    return doubles and _is_plain(first, 1) and _is_plain(second, 1) and first.bias is None


def can_merge_head(layers: nn.Sequential) -> bool:
    """Tell whether an encoder begins with two plain convolutions, of which the second halves."""
    return len(layers) > 1 and _is_plain(layers[0], 1) and _is_plain(layers[1], 2) and layers[1].bias is None


def tail(small: torch.Tensor, first: nn.Conv2d, second: nn.Conv2d) -> torch.Tensor:
    """Give (B, o, 2h, 2w) of `small` (B, c, h, w): doubled, and both convolutions."""
    kernel = functional.conv2d(first.weight.transpose(0, 1), second.weight.flip(2, 3), padding=2).transpose(0, 1)
    seen = torch.tensor([[float(cell == shown) for shown in cells] for cells in _CELLS for cell in range(3)])
    spread = (seen @ kernel @ seen.T).unflatten(3, (2, 3)).unflatten(2, (2, 3))
    merged = spread.permute(0, 2, 4, 1, 3, 5).flatten(0, 2)
    bias = None if second.bias is None else torch.stack([second.bias] * 4, 1).flatten()
    inner = functional.pixel_shuffle(functional.conv2d(small, merged, bias, padding=1), 2)

    def apart(strip: torch.Tensor) -> torch.Tensor:
        doubled = functional.interpolate(strip, scale_factor=2.0, mode="nearest")
        return second(first(doubled))

    above, below = apart(small[:, :, :2])[:, :, :1], apart(small[:, :, -2:])[:, :, -1:]
    left, right = apart(small[..., :2])[:, :, 1:-1, :1], apart(small[..., -2:])[:, :, 1:-1, -1:]
    return torch.cat([above, torch.cat([left, inner[:, :, 1:-1, 1:-1], right], 3), below], 2)


def head(pixels: torch.Tensor, first: nn.Conv2d, second: nn.Conv2d) -> torch.Tensor:
    """Give (B, c, h / 2, w / 2) of `pixels` (B, i, h, w) with even sides: both convolutions, the second one halving."""
    kernel = functional.conv2d(first.weight.transpose(0, 1), second.weight.flip(2, 3), padding=2).transpose(0, 1)
    bias = None
    if first.bias is not None:
        bias = (second.weight.sum((2, 3)) * first.bias).sum(1)
    inner = functional.conv2d(functional.pad(pixels, (0, 1, 0, 1)), kernel, bias, stride=2)
    above = second(first(pixels[:, :, :4]))[:, :, :1]
    left = second(first(pixels[..., :4]))[:, :, 1:, :1]
    return torch.cat([above, torch.cat([left, inner], 3)], 2)


def _is_plain(layer: nn.Module, stride: int) -> bool:
    return (
        isinstance(layer, nn.Conv2d)
        and (layer.kernel_size, layer.padding, layer.dilation, layer.groups) == ((3, 3), (1, 1), (1, 1), 1)
        and layer.stride == (stride, stride)
        and layer.padding_mode == "zeros"
    )
