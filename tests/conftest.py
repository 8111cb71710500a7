"""Fixtures for all tests: tiny random models, made once a session, and an engine that keeps them in memory."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import pytest

from engine.engine import Engine

_cache = tempfile.TemporaryDirectory(prefix="sketchlight-tests-", ignore_cleanup_errors=True)
# Not the user's own: what was measured on this machine decides what computes.
os.environ["XDG_CACHE_HOME"] = _cache.name
# As the engine does, for the tests that import torch without it: they take six times as long on a busy machine else.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def model_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny text-to-image model with AutoencoderKL."""
    import small_models

    return small_models.build(tmp_path_factory.mktemp("models") / "plain")


@pytest.fixture(scope="session")
def inpainting_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a 9-channel inpainting UNet."""
    import small_models

    return small_models.build(tmp_path_factory.mktemp("models") / "inpainting", in_channels=9)


@pytest.fixture(scope="session")
def lcm_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a UNet that is told its guidance, as distilled LCMs are."""
    import small_models

    return small_models.build(tmp_path_factory.mktemp("models") / "lcm", time_cond_proj_dim=32)


@pytest.fixture(scope="session")
def tiny_vae_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with AutoencoderTiny, v-prediction and zero terminal SNR, as the starter model has."""
    import small_models

    return small_models.build(
        tmp_path_factory.mktemp("models") / "tiny-vae",
        tiny_vae=True,
        scheduler={"prediction_type": "v_prediction", "rescale_betas_zero_snr": True, "timestep_spacing": "trailing"},
        about={
            "label": "Tiny",
            "native_size": 64,
            "sampler": "lcm",
            "steps": 4,
            "guidance": 1.0,
            "vocabulary": list(small_models.WORDS),
        },
    )


@pytest.fixture(scope="session")
def xl_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model of SDXL's shape."""
    import small_models

    return small_models.build_xl(tmp_path_factory.mktemp("models") / "xl")


@pytest.fixture(scope="session")
def xl_inpainting_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a 9-channel inpainting UNet."""
    import small_models

    return small_models.build_xl(tmp_path_factory.mktemp("models") / "xl-inpainting", in_channels=9)


@pytest.fixture(scope="session")
def refiner_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny refiner for it."""
    import small_models

    return small_models.build_refiner(tmp_path_factory.mktemp("models") / "refiner")


@pytest.fixture(scope="session")
def engine() -> Engine:
    """One engine for all tests, as the program has one: it keeps the tiny models in memory."""
    return Engine()
