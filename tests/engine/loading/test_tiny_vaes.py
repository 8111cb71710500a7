"""A tiny autoencoder in the place of the full one, for drafts: which is found, what it changes, and what it leaves."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import torch
from diffusers import AutoencoderTiny
from safetensors.torch import save_file

import small_models
from drive import asked, box_mask, colours, finished, prepared
from engine.catalog import catalog, tiny_vaes
from engine.engine import Engine
from engine.errors import ModelError
from engine.groups import altered
from engine.loading.models import Models
from engine.paths import models_dir
from engine.picture import Picture
from engine.request import Mask
from engine.wishes.draft import exact, is_draft


@pytest.fixture(scope="module")
def folder(model_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model with its tiny autoencoder in its folder."""
    made = tmp_path_factory.mktemp("drafted") / "model"
    shutil.copytree(model_folder, made)
    small_models.autoencoder_tiny().save_pretrained(made / "taesd")
    return made


def test_it_codes_both_ends_and_the_exact_picture_is_as_without_it(
    engine: Engine, model_folder: Path, folder: Path
) -> None:
    wanted = asked(folder, source=Picture(colours()), strength=0.5, sampler="ddim", steps=2)
    draft = altered(wanted, tiny_vae="taesd")
    assert is_draft(draft) and exact(draft) == wanted and not is_draft(wanted)
    full, small = finished(engine, wanted), finished(engine, draft)
    assert (small.images[0] != full.images[0]).mean() > 0.5
    assert small.environment.weights != full.environment.weights
    assert small.request == draft
    plain = finished(engine, altered(wanted, model=str(model_folder)))
    assert (finished(engine, exact(draft)).images[0] == plain.images[0]).all()


@pytest.mark.parametrize("masked", [False, True])
def test_a_draft_begins_from_the_noise_of_the_exact_picture(models: Models, folder: Path, masked: bool) -> None:
    more = {"mask": Mask(Picture(box_mask(64, 64, 0, 0, 64, 32)))} if masked else {}
    wanted = asked(folder, source=Picture(colours()), strength=1.0, sampler="ddim", steps=2, count=2, **more)
    full, small = (prepared(each, models) for each in (wanted, altered(wanted, tiny_vae="taesd")))
    alike = torch.nn.functional.cosine_similarity(full.latents.flatten(), small.latents.flatten(), dim=0)
    assert alike > 0.95  # another noise: about 0
    assert [each.get_state().tolist() for each in full.generators] == [
        each.get_state().tolist() for each in small.generators
    ]


def test_a_model_whose_own_is_tiny_draws_as_it_does(engine: Engine) -> None:
    starter = asked(Path("starter"), size=(128, 128), steps=1)
    drawn = finished(engine, altered(starter, tiny_vae="taesd")).images[0]
    assert abs(drawn.astype(int) - finished(engine, starter).images[0]).max() <= 1


def test_it_is_found_in_the_models_folder_or_the_users_whole(
    model_folder: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    users = models_dir() / "taesd"
    bare = catalog.find(str(model_folder))
    assert tiny_vaes.usual(catalog.find(str(folder))) == "taesd"
    assert tiny_vaes.usual(bare) is None
    with pytest.raises(ModelError, match="no autoencoder “taesd”"):
        tiny_vaes.find("taesd", bare)
    users.mkdir(parents=True)
    state = AutoencoderTiny().state_dict()
    halves = {
        side: {key: each for key, each in state.items() if key.startswith(side)} for side in ("decoder", "encoder")
    }
    save_file(halves["decoder"], users / "taesd_decoder.safetensors")
    assert tiny_vaes.usual(bare) is None and tiny_vaes.of_family(bare, whole=False) is not None
    save_file(halves["encoder"], users / "taesd_encoder.safetensors")
    assert tiny_vaes.usual(bare) == "taesd"
    assert tiny_vaes.find("taesd", bare).path == users / "taesd_decoder.safetensors"
    assert tiny_vaes.usual(catalog.find("starter")) is None


def test_two_halves_in_files_draw_what_the_folder_draws(
    engine: Engine, model_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = AutoencoderTiny()
    made = tmp_path / "model"
    shutil.copytree(model_folder, made)
    wanted = asked(made, source=Picture(colours()), strength=0.5, tiny_vae="taesd", sampler="ddim", steps=1)
    whole.save_pretrained(made / "taesd")
    expected = finished(engine, wanted).images[0]
    shutil.rmtree(made / "taesd")
    (made / "taesd").mkdir()
    for side in ("decoder", "encoder"):
        half = {key: each for key, each in whole.state_dict().items() if key.startswith(side)}
        save_file(half, made / "taesd" / f"taesd_{side}.safetensors")
    assert (finished(engine, wanted).images[0] == expected).all()
