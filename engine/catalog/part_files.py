"""Which files in the folder of a part hold its weights, of the several that are published side by side. No torch."""

from __future__ import annotations

import re
from pathlib import Path

from engine import tables
from engine.catalog import weights_header

_VARIANTS = ("non_ema", ".fp16", ".bf16")
"""What names of files have in them that hold the same once more; the first is the least wanted."""
_OTHERS = re.compile(r"optimizer|scheduler|training_args|random_states|rng_state|flax|onnx|openvino", re.IGNORECASE)
"""Files that trainers and other programs leave there."""


def weights_files(folder: Path) -> list[Path]:
    """Give the files to read: .safetensors, else pickles; full precision, else half; several only where one is split.

    Empty where there is none.
    """
    there = [path for path in tables.listed(folder) if tables.is_file(path) and not _OTHERS.search(path.name)]
    for suffixes in ((".safetensors",), weights_header.PICKLES):
        found = [path for path in there if path.suffix.lower() in suffixes]
        for without in (_VARIANTS, _VARIANTS[:1], ()):
            if plain := [path for path in found if not any(each in path.name for each in without)]:
                return plain
    return []


def only_pickles(folder: Path) -> bool:
    """Tell whether a folder's weights are there as pickles alone."""
    return all(path.suffix.lower() in weights_header.PICKLES for path in weights_files(folder))
