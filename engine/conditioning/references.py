"""A request's reference pictures made ready: adapters on the UNet, what was seen in the pictures, masks.

Each reference speaks for itself, with its own weight, mode and mask, and what they say is added up: diffusers' way with
one adapter for each picture. Several pictures in one adapter would share one attention, and no weights of their own.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any

import torch

from engine.catalog import ip_adapter_files
from engine.catalog.ip_adapter_files import AdapterKind
from engine.conditioning import instant_style
from engine.frames import source
from engine.loading import offload
from engine.loading.image_encoders import Seen
from engine.loading.models import LoadedModel, Models
from engine.progress import Part
from engine.request import Request


@dataclass(frozen=True, eq=False)
class References:
    """What the UNet is told of them: what was seen, and masks (1, 1, H, W) from 0 to 1, None for everywhere."""

    seen: tuple[Seen, ...] = ()
    masks: tuple[torch.Tensor | None, ...] = ()

    def arguments(self, count: int, guided: bool) -> dict[str, Any]:
        """Give the UNet's arguments for `count` pictures, the negatives first when guided; none without references."""
        if not self.seen:
            return {}
        embeds = []
        for each in self.seen:
            wanted = torch.cat([each.wanted] * count)
            embeds.append(torch.cat([*[each.unwanted] * count, wanted]) if guided else wanted)
        told: dict[str, Any] = {"added_cond_kwargs": {"image_embeds": embeds}}
        if any(mask is not None for mask in self.masks):
            told["cross_attention_kwargs"] = {"ip_adapter_masks": list(self.masks)}
        return told


def prepare(model: LoadedModel, request: Request, models: Models) -> Generator[Part, None, References]:
    """Load and look at what the request's references need. Raises ModelError."""
    uses = request.references
    if not uses:
        model.adapters.detach()
        return References()
    files = [ip_adapter_files.find(each.adapter, model.about) for each in uses]
    abouts = yield from model.adapters.attach(files)
    seen = []
    for use, file, known in zip(uses, files, abouts, strict=True):
        folder = ip_adapter_files.encoder(file, known, model.about)
        tokens = known.kind is not AdapterKind.STANDARD
        one = yield from models.image_encoders.see(
            folder,
            use.picture,
            tokens=tokens,
            device=model.device,
            dtype=model.dtype,
            home=offload.home(model.device, model.offload),
        )
        seen.append(one)
    shape = _shape(model.pipe.unet)
    model.pipe.set_ip_adapter_scale(
        [instant_style.scales(shape, model.family.name, use.mode, use.scale) for use in uses]
    )
    masks = tuple(
        None
        if use.mask is None
        else torch.from_numpy(source.placed(use.mask.pixels, request))[None, None].to(model.device, model.dtype)
        for use in uses
    )
    return References(tuple(seen), masks)


def _shape(unet: Any) -> instant_style.Shape:
    def layers(blocks: Any) -> dict[int, int]:
        return {index: len(block.attentions) for index, block in enumerate(blocks) if hasattr(block, "attentions")}

    return instant_style.Shape(layers(unet.down_blocks), layers(unet.up_blocks))
