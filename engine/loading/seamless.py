"""Pictures that continue at their other side: convolutions see across the edge, as on a ring.

Asymmetric in x and y after stable-diffusion-webui's extension asymmetric-tiling
(https://github.com/tjm35/asymmetric-tiling-sd-webui).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import torch
from torch.nn import Conv2d
from torch.nn import functional as F

from engine.request import Seamless

ACROSS, DOWN = (Seamless.BOTH, Seamless.ACROSS), (Seamless.BOTH, Seamless.DOWN)


@contextmanager
def over_edges(modules: Iterable[Any], how: Seamless) -> Iterator[None]:
    """Let the padded convolutions of these modules see across the edges meanwhile."""
    changed: list[Conv2d] = []
    try:
        if how is not Seamless.NONE:
            for module in modules:
                for each in module.modules():
                    if isinstance(each, Conv2d) and _is_padded(each) and "_conv_forward" not in vars(each):
                        each._conv_forward = partial(_forward, each, how)  # type: ignore[method-assign]
                        changed.append(each)
        yield
    finally:
        for each in changed:
            del each._conv_forward


def _is_padded(conv: Conv2d) -> bool:
    return conv.padding_mode == "zeros" and not isinstance(conv.padding, str) and any(conv.padding)


def _forward(
    conv: Conv2d, how: Seamless, given: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor | None
) -> torch.Tensor:
    assert not isinstance(conv.padding, str)
    rows, columns = conv.padding
    given = F.pad(given, (columns, columns, 0, 0), mode="circular" if how in ACROSS else "constant")
    given = F.pad(given, (0, 0, rows, rows), mode="circular" if how in DOWN else "constant")
    return F.conv2d(given, weight, bias, conv.stride, (0, 0), conv.dilation, conv.groups)
