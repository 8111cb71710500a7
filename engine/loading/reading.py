"""What every loader of weights shares: its one error, and diffusers' reading of a folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

import torch

from engine import tables
from engine.catalog import config_limits
from engine.errors import ModelError
from engine.loading import config_kinds, devices
from engine.phrase import phrase

Loaded = TypeVar("Loaded")
MOST_STRAYS = 8
"""Tensors of no meaning that are passed over in a file."""
_ANOTHER = re.compile(r"attn|attention|fuser|position_net|motion|quantize|condition|scale_weight|absmax")
"""What names have that a network of another kind has more than the usual."""
SHORTEST = 3
"""Tokens of a text: its start, a word, its end."""


class Named(Protocol):
    """Something on disk that a person knows by a label."""

    @property
    def label(self) -> str: ...

    @property
    def path(self) -> Path: ...


def guarded(about: Named, part: str, load: Callable[[], Loaded]) -> Loaded:
    """Load a part, turning whatever the loader raises into one ModelError sentence.

    The classes are many (OSError, SafetensorError, KeyError, StopIteration, …), and some are no Exceptions: SystemExit,
    and the panics of libraries written in Rust.

    A run computes in inference mode; weights made in it could neither be assigned to a module nor changed by a LoRA, so
    every loader is taken out of it here.
    """
    try:
        with torch.inference_mode(False):
            return load()
    except (ModelError, KeyboardInterrupt, GeneratorExit):
        raise
    except BaseException as error:
        if isinstance(error, Exception) and devices.is_out_of_memory(error):
            raise
        first = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise ModelError(
            phrase(
                "{label}: its {part} can't be loaded from {path} ({first}).",
                label=about.label,
                part=part,
                path=about.path,
                first=first,
            )
        ) from error


def fill(module: torch.nn.Module, found: Mapping[str, torch.Tensor]) -> None:
    """Let tensors take the places of a module's own. ValueError tells, by one's name, what is missing or too much.

    A few that it has no place for are left out, unless they may be what makes the file another kind of network.
    """
    own = module.state_dict().keys()
    missing, strays = [name for name in own if name not in found], [name for name in found if name not in own]
    if missing:
        raise ValueError(f"it lacks {len(missing)} of its weights, such as {missing[0]}")
    if len(strays) > MOST_STRAYS or any(_ANOTHER.search(name) for name in strays):
        raise ValueError(f"it has {len(strays)} weights that such a network has no place for, such as {strays[0]}")
    module.load_state_dict({name: found[name] for name in own}, strict=True, assign=True)


def variant(folder: Path, dtype: torch.dtype) -> str | None:
    """Tell which of a folder's weights to read: "fp16" where that is all there is or all that is wanted, else None."""
    names = [file.name for file in folder.glob("*.safetensors") if "non_ema" not in file.name]
    half = [name for name in names if ".fp16" in name]
    return "fp16" if half and (dtype == torch.float16 or len(half) == len(names)) else None


def pretrained(kind: Any, folder: Path, dtype: torch.dtype) -> Any:
    """Load a diffusers or transformers module from its folder's .safetensors, in half precision if alone there."""
    config_limits.check_folder(folder)
    if kind.__module__.startswith("diffusers."):
        config_kinds.check(kind, tables.read(folder / "config.json"))
    which = variant(folder, dtype)
    code = {"trust_remote_code": False} if kind.__module__.startswith("transformers.") else {}
    return kind.from_pretrained(folder, dtype=dtype, variant=which, local_files_only=True, use_safetensors=True, **code)


def class_named(name: str) -> Any:
    """Give a class of transformers or diffusers."""
    import diffusers
    import transformers

    return getattr(transformers, name, None) or getattr(diffusers, name)


def tokenizer(folder: Path, **options: Any) -> Any:
    """Load CLIP's tokenizer, from a folder with its words."""
    from transformers import CLIPTokenizer

    made = CLIPTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False, **options)
    length = made.model_max_length
    if isinstance(length, bool) or not isinstance(length, int | float) or not length >= SHORTEST:
        raise ValueError(f"its model_max_length is {str(length)[:40]!r}, where a number from {SHORTEST} up belongs")
    return made
