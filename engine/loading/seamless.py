"""Pictures that continue at their other side: convolutions see across the edge, as on a ring.

Asymmetric in x and y after stable-diffusion-webui's extension asymmetric-tiling
(https://github.com/tjm35/asymmetric-tiling-sd-webui).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from typing import Any

import torch
from torch import nn
from torch.nn import functional as F

from engine.request import Seamless

ACROSS, DOWN = (Seamless.BOTH, Seamless.ACROSS), (Seamless.BOTH, Seamless.DOWN)


@contextmanager
def over_edges(modules: Iterable[Any], how: Seamless) -> Iterator[None]:
    """Let the padded convolutions of these modules see across the edges meanwhile."""
    with ExitStack() as changed:
        for module in modules if how is not Seamless.NONE else ():
            for each in module.modules():
                if isinstance(each, nn.Conv2d) and _is_padded(each):
                    changed.enter_context(_instead(each, "_conv_forward", partial(_convolved, each, how)))
                elif isinstance(each, nn.ConvTranspose2d) and _doubles(each):
                    # Where Accelerate moves a layer to and fro, that is what it calls in between.
                    name = "_old_forward" if "_old_forward" in vars(each) else "forward"
                    changed.enter_context(_instead(each, name, partial(_doubled, each, how)))
        yield


@contextmanager
def _instead(layer: nn.Module, name: str, other: Callable[..., torch.Tensor]) -> Iterator[None]:
    """Put another method into a layer meanwhile, once where the layer is met twice."""
    before = vars(layer).get(name)
    object.__setattr__(layer, name, other)
    try:
        yield
    finally:
        if before is None:
            object.__delattr__(layer, name)
        else:
            object.__setattr__(layer, name, before)


def _is_padded(conv: nn.Conv2d) -> bool:
    return conv.padding_mode == "zeros" and not isinstance(conv.padding, str) and any(conv.padding)


def _doubles(conv: nn.ConvTranspose2d) -> bool:
    """Tell whether it is a doubling and the convolution behind it as one, as a tiny decoder has them here."""
    return (conv.kernel_size, conv.stride, conv.padding, conv.dilation) == ((4, 4), (2, 2), (1, 1), (1, 1))


def _convolved(
    conv: nn.Conv2d, how: Seamless, given: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor | None
) -> torch.Tensor:
    assert not isinstance(conv.padding, str)
    rows, columns = conv.padding
    given = _continued(given, how, rows, columns)
    return F.conv2d(given, weight, bias, conv.stride, (0, 0), conv.dilation, conv.groups)


def _doubled(conv: nn.ConvTranspose2d, how: Seamless, given: torch.Tensor) -> torch.Tensor:
    """Compute a pixel more at each side, which becomes two, and leave it out again."""
    given = _continued(given, how, 1, 1)
    made = F.conv_transpose2d(given, conv.weight, conv.bias, stride=2, padding=1, groups=conv.groups)
    return made[..., 2:-2, 2:-2]


def _continued(given: torch.Tensor, how: Seamless, rows: int, columns: int) -> torch.Tensor:
    given = F.pad(given, (columns, columns, 0, 0), mode="circular" if how in ACROSS else "constant")
    return F.pad(given, (0, 0, rows, rows), mode="circular" if how in DOWN else "constant")
