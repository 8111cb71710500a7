"""Prompts that hold where a mask says: in a region's places a UNet's cross-attention sees that region's tokens alone.

The tokens of all texts stand end to end, the picture's own first; how much of each a place may see is added to the
scores as a logarithm, so that 1 and 0 are all and nothing, and the rim of a soft mask runs from one into the other.
Hertz et al. 2022 (arXiv 2208.01626) showed that cross-attention places things; masking it by region is known from
stable-diffusion-webui's Regional Prompter, InvokeAI and Krita's AI diffusion plugin. The plugin lets the picture's own
words follow a region's; with the starter model fewer things come where they are painted then (42 against 51 of 60).
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
import torch.nn.functional as functional

from engine.conditioning import text
from engine.frames import source
from engine.groups import altered
from engine.loading import graph_modules
from engine.loading.models import LoadedModel
from engine.progress import Part
from engine.request import Request

HIDDEN, POOLED = "encoder_hidden_states", "text_embeds"


@dataclass(frozen=True, eq=False)
class Regions:
    """Which tokens each place sees.

    `shares` (1 + regions, h, w) from 0 to 1 are each text's, the picture's own first, of each latent; they sum to 1.
    `tokens` are how many each text has. With `guided` the negatives of all `pictures` come before the positives, and
    know no regions.
    """

    shares: torch.Tensor
    tokens: tuple[int, ...]
    pictures: int
    guided: bool

    def __post_init__(self) -> None:
        object.__setattr__(self, "_levels", {})

    @contextmanager
    def over(self, modules: Sequence[Any]) -> Iterator[None]:
        """Let the cross-attention of these modules see by place. A graph has no such mask: torch computes them."""
        with ExitStack() as stack:
            for module in modules:
                stack.enter_context(graph_modules.eager(module, "regions"))
                for name, each in module.named_modules():
                    if name.endswith("attn2"):
                        handle = each.register_forward_pre_hook(self._masked, with_kwargs=True)
                        stack.callback(handle.remove)
            yield

    def _masked(self, _: Any, args: tuple[Any, ...], told: dict[str, Any]) -> tuple[tuple[Any, ...], dict[str, Any]]:
        hidden = args[0]
        count, queries = hidden.shape[:2]
        return args, {**told, "attention_mask": self.scores(count, queries).to(hidden.dtype)}

    def scores(self, count: int, queries: int) -> torch.Tensor:
        """Give what is added to the scores of `count` pictures' queries, (count, queries, tokens): 0 to minus infinity.

        A ControlNet that is asked for the positive half alone has half as many as the UNet.
        """
        levels: dict[tuple[int, int], torch.Tensor] = self._levels  # type: ignore[attr-defined]
        if (count, queries) not in levels:
            positive = self._positive(queries)
            negative = torch.full_like(positive, -torch.inf)
            negative[:, : self.tokens[0]] = 0
            unwanted = count - self.pictures if self.guided else 0
            levels[count, queries] = torch.stack([negative] * unwanted + [positive] * (count - unwanted))
        return levels[count, queries]

    def _positive(self, queries: int) -> torch.Tensor:
        """Give (queries, tokens) for one positive picture, at the UNet's level that has so many places."""
        height, width = self.shares.shape[-2:]
        while height * width > queries:
            height, width = -(-height // 2), -(-width // 2)
        shares = functional.adaptive_avg_pool2d(self.shares, (height, width)).flatten(1)
        counts = torch.tensor(self.tokens, device=shares.device)
        return shares.log().repeat_interleave(counts, dim=0).T.contiguous()


def prepare(
    model: LoadedModel, request: Request, arguments: Mapping[str, torch.Tensor], guided: bool
) -> Generator[Part, None, tuple[dict[str, torch.Tensor], Regions | None]]:
    """Give the UNet's text arguments with the regions' tokens behind the picture's own, and who sees them.

    What SDXL is told of a text as a whole becomes the mean of all texts by their share of the picture.
    """
    told = dict(arguments)
    kept, masks = _seen(request)
    if not kept:
        return told, None
    from engine.loading import vae

    factor = vae.factor_of(model.vae)
    grid = request.size[1] // factor, request.size[0] // factor
    whole = torch.from_numpy(_shares(masks)).to(model.device)
    shares = functional.adaptive_avg_pool2d(whole, grid)
    weights = shares.mean(dim=(1, 2)).tolist()
    hidden, pooled = [told[HIDDEN]], told.get(POOLED)
    if pooled is not None:
        pooled = _positive(pooled, guided) * weights[0]
    for asked, weight in zip(kept, weights[1:], strict=True):
        said = yield from text.encode(model, asked, False)
        padding = torch.zeros_like(said[HIDDEN])
        hidden.append(torch.cat([padding, said[HIDDEN]]) if guided else said[HIDDEN])
        if pooled is not None:
            pooled = pooled + said[POOLED] * weight
    told[HIDDEN] = torch.cat(hidden, dim=1)
    if pooled is not None:
        told[POOLED] = torch.cat([arguments[POOLED].chunk(2)[0], pooled]) if guided else pooled
    return told, Regions(shares, tuple(each.shape[1] for each in hidden), request.pictures, guided)


def texts(request: Request) -> list[Request]:
    """Make for each region a request whose prompts are what its places are told of each picture."""
    return [altered(request, prompts=(each.words,) * len(request.words.prompts)) for each in request.regions]


def notes(model: LoadedModel, request: Request) -> tuple[str, ...]:
    """Give what a person should know of how the regions' texts were read."""
    found = [note for each in texts(request) for note in text.notes(model, each, False)]
    return tuple(dict.fromkeys(found))


def _seen(request: Request) -> tuple[list[Request], list[np.ndarray]]:
    """Give the texts and masks of the regions that lie in the request's frame at all."""
    masks = [source.placed(each.mask.pixels, request) for each in request.regions]
    there = [(said, mask) for said, mask in zip(texts(request), masks, strict=True) if mask.any()]
    return [said for said, _ in there], [mask for _, mask in there]


def _shares(masks: Sequence[np.ndarray]) -> np.ndarray:
    """Give (1 + n, H, W) float32 that sum to 1: a later mask lies over the earlier ones, all over the picture's own."""
    left = np.ones_like(masks[0])
    above = []
    for mask in reversed(masks):
        above.append(left * mask)
        left = left * (1 - mask)
    return np.stack([left, *reversed(above)]).astype(np.float32)


def _positive(told: torch.Tensor, guided: bool) -> torch.Tensor:
    return told.chunk(2)[1] if guided else told
