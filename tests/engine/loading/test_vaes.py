"""Another autoencoder in the place of a model's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from diffusers import AutoencoderKL, AutoencoderTiny
from safetensors.torch import save_file

import single_files
import small_models
from drive import asked, colours, events, finished, loadings
from engine.engine import Engine
from engine.errors import ModelError
from engine.groups import altered
from engine.picture import Picture


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One that paints everything brighter; its groups are as wide as a single file's are taken to be."""
    vae = small_models.autoencoder_kl(norm_num_groups=8)
    with torch.no_grad():
        vae.decoder.conv_out.bias += 0.5
    folder = tmp_path_factory.mktemp("vaes") / "bright"
    vae.save_pretrained(folder)
    return folder


def test_it_decodes_in_place_of_the_models_own_and_is_loaded_once(
    engine: Engine, model_folder: Path, other: Path
) -> None:
    own = finished(engine, asked(model_folder))
    told = events(engine, asked(model_folder, vae=str(other)))
    brighter = finished(engine, asked(model_folder, vae=str(other)))
    assert any("autoencoder" in each.stage for each in loadings(told))
    assert not any(
        "autoencoder" in each.stage for each in loadings(events(engine, asked(model_folder, vae=str(other))))
    )
    assert brighter.images[0].mean() > own.images[0].mean() + 20
    assert brighter.environment.weights.startswith(own.environment.weights + "+")
    assert (finished(engine, asked(model_folder)).images[0] == own.images[0]).all()


def test_it_encodes_the_source_as_well(engine: Engine, model_folder: Path, other: Path) -> None:
    wanted = asked(model_folder, source=Picture(colours()), strength=0.3, sampler="ddim")
    finished(engine, wanted)
    assert any(
        each.stage == "Reading the picture" for each in loadings(events(engine, altered(wanted, vae=str(other))))
    )


def test_a_single_file_of_either_naming_is_the_same_as_its_folder(
    engine: Engine, model_folder: Path, other: Path, tmp_path: Path
) -> None:
    vae = AutoencoderKL.from_pretrained(other)
    state = {key: value.clone().contiguous() for key, value in vae.state_dict().items()}
    save_file(state, tmp_path / "named.safetensors")
    first = {"first_stage_model." + single_files.vae_key(key): value for key, value in state.items()}
    for key, value in first.items():
        if "attn_1" in key and key.endswith("weight") and value.ndim == 2:
            first[key] = value[..., None, None].contiguous()
    save_file(first, tmp_path / "first.safetensors")
    expected = finished(engine, asked(model_folder, vae=str(other))).images[0]
    for name in ("named", "first"):
        found = finished(engine, asked(model_folder, vae=str(tmp_path / f"{name}.safetensors"))).images[0]
        assert np.abs(found.astype(int) - expected).max() <= 1, name


def test_a_tiny_one_may_stand_in(engine: Engine, model_folder: Path, tmp_path: Path) -> None:
    small_models.autoencoder_tiny().save_pretrained(tmp_path / "tiny")
    save_file(AutoencoderTiny().state_dict(), tmp_path / "tiny.safetensors")
    own = finished(engine, asked(model_folder)).images[0]
    for path in (tmp_path / "tiny", tmp_path / "tiny.safetensors"):
        assert (finished(engine, asked(model_folder, vae=str(path))).images[0] != own).any()


def test_one_of_other_latents_is_refused(engine: Engine, xl_folder: Path, other: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="another kind of model"):
        events(engine, asked(xl_folder, vae=str(other), sampler="ddim"))
    halves = AutoencoderKL(
        block_out_channels=(8, 8, 16),
        norm_num_groups=4,
        down_block_types=("DownEncoderBlock2D",) * 3,
        up_block_types=("UpDecoderBlock2D",) * 3,
    )
    halves.save_pretrained(tmp_path / "halves")
    with pytest.raises(ModelError, match="1/4 of the size"):
        events(engine, asked(xl_folder, vae=str(tmp_path / "halves")))
    save_file({key: value.contiguous() for key, value in halves.state_dict().items()}, tmp_path / "halves.safetensors")
    with pytest.raises(ModelError, match="other latents"):
        events(engine, asked(xl_folder, vae=str(tmp_path / "halves.safetensors")))


def test_what_is_no_autoencoder_is_told_so(engine: Engine, model_folder: Path, tmp_path: Path) -> None:
    save_file({"x": torch.zeros(1)}, tmp_path / "x.safetensors")
    with pytest.raises(ModelError, match="holds no autoencoder"):
        events(engine, asked(model_folder, vae=str(tmp_path / "x.safetensors")))
    with pytest.raises(ModelError, match="is a UNet alone"):
        events(engine, asked(model_folder, vae=str(Path(shutil.copytree(model_folder / "unet", tmp_path / "unet")))))
    with pytest.raises(ModelError, match="no autoencoder “gone”"):
        events(engine, asked(model_folder, vae="gone"))
