"""Drafts: pictures for the moment, which are drawn exactly before they become an end. Imports no torch."""

from __future__ import annotations

from engine.groups import altered
from engine.request import Request


def is_draft(request: Request) -> bool:
    """Tell whether a request leaves something of the picture to a quick approximation."""
    return request.uses.tiny_vae is not None


def exact(request: Request) -> Request:
    """Give the request whose picture a draft's stands for: through the model's full autoencoder."""
    return request if request.uses.tiny_vae is None else altered(request, tiny_vae=None)
