"""Two convolutions as one compute what the two do, at the picture's rim as well."""

from __future__ import annotations

import pytest
import torch
from torch import nn

from engine.loading import merged_convolutions

CLOSE = 1e-5


@torch.inference_mode()
@pytest.mark.parametrize("size", [(8, 12), (4, 2), (9, 5)])
def test_a_decoders_last_layers(size: tuple[int, int]) -> None:
    first, second = nn.Conv2d(8, 8, 3, padding=1, bias=False), nn.Conv2d(8, 3, 3, padding=1)
    apart = nn.Sequential(nn.Upsample(scale_factor=2, mode="nearest"), first, second)
    assert merged_convolutions.can_merge_tail(apart)
    small = torch.randn(2, 8, *size)
    torch.testing.assert_close(merged_convolutions.tail(small, first, second), apart(small), atol=CLOSE, rtol=0)


@torch.inference_mode()
@pytest.mark.parametrize("size", [(8, 12), (64, 32)])
def test_an_encoders_first_layers(size: tuple[int, int]) -> None:
    first, second = nn.Conv2d(3, 8, 3, padding=1), nn.Conv2d(8, 8, 3, stride=2, padding=1, bias=False)
    assert merged_convolutions.can_merge_head(nn.Sequential(first, second))
    pixels = torch.randn(2, 3, *size)
    torch.testing.assert_close(
        merged_convolutions.head(pixels, first, second), second(first(pixels)), atol=CLOSE, rtol=0
    )


def test_layers_with_something_between_them_stay_apart() -> None:
    plain, halving = nn.Conv2d(8, 8, 3, padding=1, bias=False), nn.Conv2d(8, 8, 3, stride=2, padding=1, bias=False)
    doubling = nn.Upsample(scale_factor=2, mode="nearest")
    assert not merged_convolutions.can_merge_tail(nn.Sequential(doubling, plain, nn.ReLU(), plain))
    assert not merged_convolutions.can_merge_head(nn.Sequential(plain, nn.ReLU(), halving))
    assert not merged_convolutions.can_merge_head(nn.Sequential(plain, plain))
