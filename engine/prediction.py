"""What a model's UNet predicts, and at which noise levels it was trained: from a file's keys or a person. No torch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.phrase import phrase

EPSILON, V = "epsilon", "v_prediction"
LARGEST_BESIDE = 2**20
"""Bytes of a configuration beside a model that is looked at."""


@dataclass(frozen=True)
class Prediction:
    """`kind` as diffusers' `prediction_type`; empty: nothing says, which means epsilon.

    `zero_snr`: trained down to no signal at all (Lin et al. 2023, arXiv 2305.08891). `edm`: preconditioned as Karras et
    al. (2022) do, at noise levels from `sigma_min` to `sigma_max` for data of the spread `sigma_data`.
    """

    kind: str = ""
    zero_snr: bool = False
    edm: bool = False
    sigma_min: float = 0.002
    sigma_max: float = 80.0
    sigma_data: float = 0.5
    exponential: bool = False

    @property
    def in_words(self) -> str:
        words = {"": "epsilon", EPSILON: "epsilon", V: "v-prediction"}.get(self.kind, self.kind)
        return ("EDM, " if self.edm else "") + words + (", zero terminal SNR" if self.zero_snr else "")


UNSAID = Prediction()
PLAYGROUND = Prediction(EPSILON, edm=True)
"""Playground 2.5 (Li et al. 2024, arXiv 2402.17245)."""
COSXL = Prediction(V, edm=True, sigma_max=120.0, sigma_data=1.0, exponential=True)
"""Stability AI's CosXL, by its numbers in diffusers' documentation."""
CHOICES = {
    "epsilon": Prediction(EPSILON),
    "v_prediction": Prediction(V),
    "v_prediction_zero_snr": Prediction(V, zero_snr=True),
    "edm": PLAYGROUND,
    "edm_v_prediction": COSXL,
}
"""What a person may say where a file doesn't."""
_STABLE_DIFFUSION: Mapping[str, Any] = {
    "_class_name": "EulerDiscreteScheduler",
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "beta_schedule": "scaled_linear",
    "steps_offset": 1,
    "timestep_spacing": "leading",
}
"""The noise levels of all that is not EDM."""
_SAID = {"v": V, "v_prediction": V, "v-prediction": V, "epsilon": EPSILON, "eps": EPSILON}
_YAML = re.compile(r"^\s*(parameterization|prediction_type)\s*:\s*[\"']?([\w-]+)", re.MULTILINE)


def of_contents(names: Mapping[str, Any], metadata: Mapping[str, str]) -> Prediction:
    """Read it from a single file's keys (NoobAI's, CosXL's, Playground's) and its metadata (ModelSpec's, kohya's)."""
    if "edm_vpred.sigma_max" in names:
        return COSXL
    if "edm_mean" in names and "edm_std" in names:
        return PLAYGROUND
    kind = _SAID.get(metadata.get("modelspec.prediction_type", metadata.get("prediction_type", "")).lower(), "")
    if "v_pred" in names or _is_true(metadata.get("ss_v_parameterization")):
        kind = V
    return Prediction(kind, zero_snr="ztsnr" in names or _is_true(metadata.get("ss_zero_terminal_snr")))


def of_scheduler(config: Mapping[str, Any]) -> Prediction:
    """Read it from a folder's scheduler_config.json."""
    return Prediction(
        str(config.get("prediction_type") or ""),
        bool(config.get("rescale_betas_zero_snr")),
        edm=str(config.get("_class_name", "")).startswith("EDM"),
    )


def beside(path: Path) -> Prediction:
    """Read it from the .yaml that A1111 keeps beside a checkpoint, called as it is."""
    try:
        file = path.with_suffix(".yaml")
        if file.stat().st_size > LARGEST_BESIDE:
            return Prediction()
        said = _YAML.search(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Prediction()
    return Prediction(_SAID.get(said[2].lower(), "") if said else "")


def scheduler_config(config: Mapping[str, Any], wanted: Prediction) -> Mapping[str, Any]:
    """Give a diffusers scheduler's config for what a model predicts; one that says nothing leaves it as it is.

    With a terminal SNR of zero the first step must be the last trained one, so that spacing is trailing.
    """
    if wanted.edm:
        return {
            "_class_name": "EDMEulerScheduler",
            "prediction_type": wanted.kind or EPSILON,
            "sigma_min": wanted.sigma_min,
            "sigma_max": wanted.sigma_max,
            "sigma_data": wanted.sigma_data,
            "sigma_schedule": "exponential" if wanted.exponential else "karras",
        }
    if wanted == UNSAID:
        return config
    changes: dict[str, Any] = {"prediction_type": wanted.kind or EPSILON, "rescale_betas_zero_snr": wanted.zero_snr}
    if wanted.zero_snr:
        changes["timestep_spacing"] = "trailing"
    if of_scheduler(config).edm:
        config = _STABLE_DIFFUSION
    defaults = [name for name in config.get("_use_default_values", ()) if name not in changes]
    return {**config, **changes, "_use_default_values": defaults}


def not_for_edm(sampler: str) -> str:
    """Give the sentence for a sampler that has no counterpart for models with EDM's preconditioning."""
    return phrase(
        "{sampler} can't step through the noise levels of an EDM model: choose Euler or DPM++ 2M.", sampler=sampler
    )


def _is_true(said: str | None) -> bool:
    return (said or "").lower() in ("true", "1")
