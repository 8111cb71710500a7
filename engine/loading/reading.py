"""What every loader of weights shares: its one error, and diffusers' reading of a folder."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol, TypeVar

import torch

from engine import tables
from engine.catalog import config_limits, part_files
from engine.errors import ModelError
from engine.loading import config_kinds, devices, weights
from engine.phrase import phrase

Loaded = TypeVar("Loaded")
Module = TypeVar("Module", bound=torch.nn.Module)
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
        raise ModelError(
            phrase(
                "{label}: its {part} can't be loaded from {path} ({first}).",
                label=about.label,
                part=part,
                path=about.path,
                first=reason(error),
            )
        ) from error


def reason(error: BaseException) -> str:
    """Give what a library says of a file, in a line without its own words for it."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    if isinstance(error, KeyError) and error.args and isinstance(error.args[0], str):
        return phrase("it lacks “{name}”", name=error.args[0][:80])
    if isinstance(error, json.JSONDecodeError | UnicodeDecodeError | RecursionError):
        return tables.no_json(error)
    if isinstance(error, _OF_SHAPES) or not lines or _RAW.match(lines[0]):
        return phrase("its weights are not those of such a network")
    if lines[0].startswith("Error(s) in loading state_dict") and len(lines) > 1:
        lines = lines[1:]
    if found := _OTHER_SHAPE.search(lines[0]):
        return _other_shape(found[1], *(each.replace(", ", "×") for each in found.group(3, 2)))
    return lines[0].removesuffix(".")[:200]


_OF_SHAPES = (TypeError, AttributeError, IndexError, StopIteration, AssertionError, NotImplementedError)
"""What our own code and the libraries' stumble over when a network is not as its names say."""
_RAW = re.compile(
    r"Must provide the same number|While copying the parameter|mat1 and mat2|shape '|The size of tensor|Given groups"
)
"""How the libraries' sentences of shapes begin, which mean nothing to who has a file."""
_OTHER_SHAPE = re.compile(r"(\S+) expected shape torch\.Size\(\[(.*?)\]\), but got torch\.Size\(\[(.*?)\]\)")


def _other_shape(name: str, theirs: str, ours: str) -> str:
    return phrase(
        "its weights “{name}” are of the shape {theirs}, where such a network has {ours}",
        name=name,
        theirs=theirs,
        ours=ours,
    )


def fill(module: Module, found: Mapping[str, torch.Tensor]) -> Module:
    """Let tensors take the places of a module's own. ValueError tells, by one's name, what is missing or too much.

    A few that it has no place for are left out, unless they may be what makes the file another kind of network.
    """
    own = module.state_dict()
    missing, strays = [name for name in own if name not in found], [name for name in found if name not in own]
    if missing:
        raise ValueError(phrase("it lacks {count} of its weights, such as {name}", count=len(missing), name=missing[0]))
    if len(strays) > MOST_STRAYS or any(_ANOTHER.search(name) for name in strays):
        raise ValueError(
            phrase(
                "it has {count} weights that such a network has no place for, such as {name}",
                count=len(strays),
                name=strays[0],
            )
        )
    for name, each in own.items():
        if each.shape != found[name].shape:
            theirs, ours = ("×".join(map(str, shape)) or "1" for shape in (found[name].shape, each.shape))
            raise ValueError(_other_shape(name, theirs, ours))
    module.load_state_dict({name: found[name] for name in own}, strict=True, assign=True)
    return module


def _of_config(kind: Any, folder: Path) -> Any:
    """Give a diffusers module of a folder's config, without memory for its weights."""
    from accelerate import init_empty_weights

    with init_empty_weights():
        return kind.from_config(tables.read(folder / "config.json"))


def _of_pickles(kind: Any, folder: Path, dtype: torch.dtype) -> Any:
    """Load a module whose weights are there as pickles alone, which are read as weights only."""
    found: dict[str, torch.Tensor] = {}
    for file in part_files.weights_files(folder):
        found |= weights.read(file, lambda name: "position_ids" not in name, dtype)
    if kind.__module__.startswith("transformers."):
        config = kind.config_class.from_pretrained(folder, local_files_only=True)
        made, told = kind.from_pretrained(None, config=config, state_dict=found, dtype=dtype, output_loading_info=True)
        if told["missing_keys"]:
            raise ValueError(
                phrase(
                    "it lacks {count} of its weights, such as {name}",
                    count=len(told["missing_keys"]),
                    name=min(told["missing_keys"]),
                )
            )
        return made.eval()
    module = _of_config(kind, folder)
    module._fix_state_dict_keys_on_load(found)  # names of attention layers before diffusers 0.15
    return fill(module, found).eval()


def variant(folder: Path, dtype: torch.dtype) -> str | None:
    """Tell which of a folder's weights to read: "fp16" where that is all there is or all that is wanted, else None."""
    every = [file.name for file in folder.glob("*.safetensors")]
    names = [name for name in every if "non_ema" not in name]
    if every and not names:
        return "non_ema"
    half = [name for name in names if ".fp16" in name]
    return "fp16" if half and (dtype == torch.float16 or len(half) == len(names)) else None


def pretrained(kind: Any, folder: Path, dtype: torch.dtype) -> Any:
    """Load a diffusers or transformers module from its folder's weights, in half precision if alone there."""
    config_limits.check_folder(folder)
    if kind.__module__.startswith("diffusers."):
        config_kinds.check(kind, tables.read(folder / "config.json"))
    if part_files.only_pickles(folder):
        return _of_pickles(kind, folder, dtype)
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
