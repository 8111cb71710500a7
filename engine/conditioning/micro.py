"""What a UNet is told of a picture's making besides its text: size, crop, aesthetic score (Podell et al. 2023)."""

from __future__ import annotations

import torch

from engine.loading.models import LoadedModel
from engine.request import RefinerUse, Request


def arguments(model: LoadedModel, request: Request, guided: bool) -> dict[str, torch.Tensor]:
    """Give `time_ids`, (B, N) float32, negatives first and (2B, N) when guided; nothing where the family has none."""
    if model.family.time_ids is None:
        return {}
    scores = request.uses.refiner or RefinerUse("")
    rows = model.family.time_ids(request.uses.micro, request.size, (scores.aesthetic, scores.negative_aesthetic))
    told = torch.tensor(rows if guided else rows[1:], dtype=torch.float32, device=model.device)
    return {"time_ids": told.repeat_interleave(request.pictures, dim=0)}
