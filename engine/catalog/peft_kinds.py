"""The kinds of adapters that PEFT writes: which are run, which are only named. Imports no torch."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from engine import tables

CONFIG = "adapter_config.json"
LORA = "LORA"
RUN = (
    "ADALORA",
    "BEFT",
    "BOFT",
    "C3A",
    "DEFT",
    "DELORA",
    "FOURIERFT",
    "GRALORA",
    "HIRA",
    "HRA",
    "IA3",
    "LN_TUNING",
    "LOHA",
    "LOKR",
    "MISS",
    "OFT",
    "OSF",
    "PEANUT",
    "ROAD",
    "SHIRA",
    "SUPERTUNING",
    "WAVEFT",
)
"""Those that PEFT can merge into a layer's weights by what that layer's tensors and its config say."""
PREFIXES = {
    "ADAMSS": "adamss_",
    "ADAPTION_PROMPT": "adaption_",
    "BEFT": "beft_",
    "BOFT": "boft_",
    "C3A": "c3a_",
    "CARTRIDGE": "cartridge_",
    "DEFT": "deft_",
    "DELORA": "delora_",
    "FOURIERFT": "fourierft_",
    "FROD": "frod_",
    "GLORA": "glora_",
    "GRALORA": "gralora_",
    "HIRA": "hira_",
    "HRA": "hra_",
    "IA3": "ia3_",
    "LILY": "lily_",
    "LN_TUNING": "ln_tuning_",
    "MISS": "miss_",
    "OSF": "osf_",
    "PEANUT": "peanut_",
    "POLY": "poly_",
    "PSOFT": "psoft_",
    "PVERA": "pvera_",
    "RANDLORA": "randlora_",
    "ROAD": "road_",
    "SHADOW": "shadow_",
    "SHIRA": "shira_",
    "SUPERTUNING": "supertuning_",
    "TINYLORA": "tinylora_",
    "TRAINABLE_TOKENS": "trainable_tokens_",
    "UNILORA": "unilora_",
    "VBLORA": "vblora_",
    "VERA": "vera_",
    "WAVEFT": "waveft_",
    "XLORA": "xlora_",
}
"""What the names of a kind's tensors begin with, where no other program writes such."""
_LAYER = re.compile(rf"\.(?:{'|'.join(PREFIXES.values())}|oft_R|hada_|lokr_|lora_[ABE]\b|ranknum)")


def config_beside(path: Path) -> dict[str, Any]:
    """Read PEFT's config beside a file that is called as PEFT calls it; empty where there is none."""
    return tables.read_if_readable(path.with_name(CONFIG)) if path.name.startswith("adapter_model.") else {}


def kind_of(config: dict[str, Any], keys: Iterable[str]) -> str:
    """Give PEFT's name for a file's kind, by its config or its tensors' names; empty for what others write as well."""
    if isinstance(said := config.get("peft_type"), str):
        return said
    known = list(keys)
    return next((kind for kind, start in PREFIXES.items() if any(f".{start}" in key for key in known)), "")


def split(key: str) -> tuple[str, str] | None:
    """Give (layer, part) of a tensor's key; None for what is no layer's."""
    found = _LAYER.search(key)
    return None if found is None else (key[: found.start()], key[found.start() + 1 :])
