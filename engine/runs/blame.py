"""Whose fault it is that a library failed while it computed: of files a person chose, or ours.

A loader catches most broken files; what is only wrong in use, such as widths that don't go together, a library says in
the middle of a run.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.catalog.catalog import Model
from engine.errors import ModelError, SketchlightError
from engine.paths import resources_dir
from engine.phrase import phrase
from engine.request import Request

LIBRARIES = ("diffusers", "transformers", "peft", "accelerate", "compel", "tokenizers", "controlnet_aux", "timm")
"""What works by the configs and weights of files."""


@contextmanager
def on_files(request: Request, about: Model) -> Iterator[None]:
    """Turn what a library raises over a request's own files into a ModelError that names them.

    What only the shipped model was used for is a fault of ours and stays as it is, as does memory running out.
    """
    try:
        yield
    except (SketchlightError, KeyboardInterrupt, GeneratorExit):
        raise
    except BaseException as error:
        from engine.loading import devices

        chosen = _chosen(request, about)
        if not chosen or devices.is_out_of_memory(error) or not _of_a_library(error):
            raise
        raise ModelError(
            phrase(
                "{join} can't be used: something in its files is broken, or doesn't fit the rest "
                "({in_words}). Get it anew, or choose another.",
                join=" or ".join(chosen),
                in_words=in_words(error),
            )
        ) from error


def in_words(error: BaseException) -> str:
    """Give the first line of what it says; its kind, where it says nothing."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:160]


def _chosen(request: Request, about: Model) -> list[str]:
    """Give what a request computes with that didn't come with the program."""
    chosen = [] if about.path.is_relative_to(resources_dir()) else [about.label]
    chosen += [f"the LoRA “{each.model}”" for each in request.uses.loras]
    chosen += [f"the ControlNet “{each.model}”" for each in request.controls]
    chosen += [f"the IP-Adapter “{each.adapter}”" for each in request.references]
    vaes = (request.uses.vae, request.uses.tiny_vae)
    chosen += [f"the autoencoder “{each}”" for each in vaes if each is not None]
    chosen += [] if request.uses.refiner is None else [f"the refiner “{request.uses.refiner.model}”"]
    named = list(dict.fromkeys(chosen))
    return [named[0][:1].upper() + named[0][1:], *named[1:]] if named else []


def _of_a_library(error: BaseException) -> bool:
    if not isinstance(error, Exception):  # a panic of a library in Rust, or SystemExit: none of ours raises one
        return True
    frames = traceback.walk_tb(error.__traceback__)
    return any(not set(LIBRARIES).isdisjoint(Path(frame.f_code.co_filename).parts) for frame, _ in frames)
