"""IP-Adapters by name: what there is and what is refused; what a frame costs whose reference did not change."""

from __future__ import annotations

import json
import pickle
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

import small_adapters
import small_models
from drive import asked, colours, events, final_latents, loadings, picture_of
from engine.catalog import catalog, ip_adapter_files
from engine.catalog.ip_adapter_files import AdapterKind
from engine.engine import Engine
from engine.errors import InvalidRequest, ModelError
from engine.estimate import Layout
from engine.loading.models import Models
from engine.memory import estimating
from engine.picture import Picture
from engine.request import Attention, LoraUse, Offload, Placement, Rect, ReferenceUse


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model with adapters of its own, laid out as they are downloaded."""
    model = small_models.build(tmp_path_factory.mktemp("references") / "model")
    own, unet = model / "ip_adapter", small_models.unet()
    small_adapters.image_encoder(own / "image_encoder")
    small_adapters.ip_adapter(own / "standard.safetensors", unet)
    small_adapters.ip_adapter(own / "models" / "plus.bin", unet, "plus")
    return model


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user has no adapters."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def use(adapter: str = "standard", turned: int = 0, **settings: Any) -> ReferenceUse:
    return ReferenceUse(adapter, Picture(np.rot90(colours(), turned).copy()), **settings)


def stages(engine: Engine, folder: Path, *uses: ReferenceUse, **settings: Any) -> list[str]:
    found = loadings(events(engine, asked(folder, references=uses, **settings)))
    return [
        event.stage for event in found if any(word in event.stage for word in ("Adapter", "reference", "image encoder"))
    ]


def test_a_frame_with_the_same_reference_costs_no_loading_and_no_look(engine: Engine, folder: Path) -> None:
    look = "Looking at the reference"
    first = ["Loading the IP-Adapter “standard”", "Loading the image encoder", look]
    assert stages(engine, folder, use()) == first
    assert stages(engine, folder, use(), seed=1) == []
    assert stages(engine, folder, use(scale=0.3), guidance=4.0) == []
    assert stages(engine, folder, use(turned=1)) == [look]
    assert stages(engine, folder) == []
    assert stages(engine, folder, use()) == []
    plus = ["Loading the IP-Adapters “standard”, “models/plus”", look, look]  # the picture, and a black one
    assert stages(engine, folder, use(), use("models/plus")) == plus
    assert stages(engine, folder, use(), use("models/plus", 1)) == [look]


def test_a_reference_steers_and_leaves_nothing_behind(engine: Engine, folder: Path) -> None:
    bare = picture_of(engine, asked(folder))
    seen = picture_of(engine, asked(folder, references=(use(),)))
    assert (seen != bare).any()
    assert (picture_of(engine, asked(folder)) == bare).all()
    assert (picture_of(engine, asked(folder, references=(use(),))) == seen).all()


def test_several_references_of_one_adapter_share_its_weights(folder: Path) -> None:
    models = Models()
    final_latents(asked(folder, references=(use(), use("models/plus"), use(turned=1))), models)
    loaded = models.held(folder)
    assert loaded is not None
    layers = loaded.pipe.unet.encoder_hid_proj.image_projection_layers
    assert layers[0] is layers[2]
    assert layers[0] is not layers[1]
    (over,) = {id(each.to_k_ip[0]) == id(each.to_k_ip[2]) for each in loaded.adapters.layers(loaded.pipe.unet)}
    assert over


def test_what_is_loaded_for_references_is_what_was_foretold(folder: Path) -> None:
    models, cpu = Models(), torch.device("cpu")
    bare, seen = asked(folder), asked(folder, references=(use(), use(turned=1)))
    about = catalog.find(str(folder))
    foretold = [estimating.need(each, about).weights("float32") for each in (bare, seen)]
    final_latents(bare, models)
    before = models.held_bytes(cpu)
    final_latents(seen, models)
    assert models.held_bytes(cpu) - before == foretold[1] - foretold[0] > 0


def test_a_mask_over_the_canvas_is_cut_to_the_frame(folder: Path) -> None:
    canvas, models = Picture(colours(128, 64)), Models()
    mask = np.zeros((64, 128), np.uint8)
    mask[:, 96:] = 255
    framed = asked(folder, source=canvas, frame=Rect(64, 0, 64, 64), strength=1.0)
    whole = replace(framed, references=(use(mask=Picture(mask)),))
    part = replace(framed, references=(use(mask=Picture(mask[:, 64:].copy())),))
    assert torch.equal(final_latents(whole, models), final_latents(part, models))
    assert not torch.equal(final_latents(whole, models), final_latents(replace(framed, references=(use(),)), models))


def test_one_that_fails_leaves_the_unet_as_it_was(folder: Path, tmp_path: Path) -> None:
    small_adapters.image_encoder(tmp_path / "image_encoder")
    path = small_adapters.ip_adapter(tmp_path / "short.safetensors", small_models.unet())
    save_file({key: each for key, each in load_file(path).items() if "ip_adapter.5." not in key}, path)
    models = Models()
    before = final_latents(asked(folder), models)
    with pytest.raises(ModelError, match="“short”: its weights can't be loaded"):
        final_latents(asked(folder, references=(use(str(path)),)), models)
    assert torch.equal(final_latents(asked(folder), models), before)
    good = asked(folder, references=(use(),))
    assert torch.equal(final_latents(good, models), final_latents(good, Models()))


def test_the_list_tells_what_each_is(folder: Path) -> None:
    plus, standard = ip_adapter_files.available(catalog.find(str(folder)))
    assert (standard.name, standard.kind, standard.misfit) == ("standard", AdapterKind.STANDARD, "")
    assert standard.made_for == "a model whose text is 32 numbers wide"
    assert (plus.name, plus.kind, plus.misfit) == ("models/plus", AdapterKind.PLUS, "")


def test_what_does_not_fit_is_named(folder: Path, tmp_path: Path) -> None:
    model = catalog.find(str(folder))
    unet = small_models.unet()

    def told(path: Path) -> str:
        request = asked(folder, references=(use(str(path)),))
        with pytest.raises(ModelError) as caught:
            final_latents(request, Models())
        said = str(caught.value)
        if path.suffix == ".safetensors":
            assert ip_adapter_files.misfit(str(path), model) == said
        return said

    def changed(name: str, **tensors: torch.Tensor) -> Path:
        path = small_adapters.ip_adapter(tmp_path / "other" / f"{name}.safetensors", unet)
        save_file({**load_file(path), **{key.replace("__", "."): each for key, each in tensors.items()}}, path)
        return path

    wide = {"ip_adapter__1__to_k_ip__weight": torch.zeros(8, 768)}
    assert "made for Stable Diffusion 1.x" in told(changed("wide", **wide))
    assert "put its folder, with config.json and model.safetensors, at" in told(
        changed("blind", image_proj__proj__weight=torch.zeros(128, 77))
    )
    assert "is a FaceID one" in told(changed("face", ip_adapter__0__to_k_lora__down__weight=torch.zeros(4, 8)))
    save_file({"image_proj.norm.weight": torch.zeros(4)}, tmp_path / "no.safetensors")
    assert "holds no IP-Adapter" in told(tmp_path / "no.safetensors")
    assert "is missing" in told(tmp_path / "gone.safetensors")
    (tmp_path / "it.ckpt").write_bytes(b"x")
    assert "damaged, or not what its ending says" in told(tmp_path / "it.ckpt")
    assert "no IP-Adapter “gone”. Known: models/plus, standard" in told(Path("gone"))
    torch.save({"image_proj": {}, "ip_adapter": [1]}, tmp_path / "list.bin")
    assert "holds no weights at all" in told(tmp_path / "list.bin")


def test_nothing_in_a_bin_file_is_run(folder: Path, tmp_path: Path) -> None:
    class Trap:
        def __reduce__(self) -> Any:
            return Path.touch, (tmp_path / "sprung",)

    for name in ("plain.bin", "zip.bin"):
        path = tmp_path / name
        if name == "plain.bin":
            path.write_bytes(pickle.dumps({"image_proj": Trap()}))
        else:
            torch.save({"image_proj": Trap(), "ip_adapter": {}}, path)
        with pytest.raises(ModelError, match=r"its weights can't be loaded|holds more than weights"):
            final_latents(asked(folder, references=(use(str(path)),)), Models())
    assert not (tmp_path / "sprung").exists()


def test_the_encoder_is_found_by_its_width(folder: Path, tmp_path: Path) -> None:
    """As published: two folders of adapters, each with an encoder, and some of one that need the other's."""
    model, unet = catalog.find(str(folder)), small_models.unet()
    own = tmp_path / "downloaded"
    for name, width in (("models", 24), ("sdxl_models", 40)):
        (own / name / "image_encoder").mkdir(parents=True)
        config = {"projection_dim": width, "hidden_size": 32}
        (own / name / "image_encoder" / "config.json").write_text(json.dumps(config), encoding="utf-8")
    file = ip_adapter_files.find(str(small_adapters.ip_adapter(own / "sdxl_models" / "vit-h.safetensors", unet)))
    known = ip_adapter_files.AdapterShape(AdapterKind.STANDARD, 32, 24)
    assert ip_adapter_files.encoder(file, known, model) == own / "models" / "image_encoder"
    assert ip_adapter_files.encoder(file, replace(known, sees=40), model) == own / "sdxl_models" / "image_encoder"


def test_a_preprocessor_beside_the_encoder_is_used(folder: Path, tmp_path: Path) -> None:
    small_adapters.image_encoder(tmp_path / "image_encoder")
    path = str(small_adapters.ip_adapter(tmp_path / "it.safetensors", small_models.unet()))
    plain = final_latents(asked(folder, references=(use(path),)), Models())
    config = {
        "crop_size": 32,
        "size": 32,
        "image_mean": [0.5, 0.5, 0.5],
        "image_std": [0.5, 0.5, 0.5],
        "image_processor_type": "CLIPImageProcessor",
    }
    (tmp_path / "image_encoder" / "preprocessor_config.json").write_text(json.dumps(config), encoding="utf-8")
    assert not torch.equal(final_latents(asked(folder, references=(use(path),)), Models()), plain)


def test_layers_with_something_over_them_are_not_offloaded_one_by_one(folder: Path, tmp_path: Path) -> None:
    lora = small_adapters.lora(tmp_path / "it.safetensors", small_models.unet())
    group = Placement("cpu", "float32", Offload.GROUP)
    for used in ({"references": (use(),)}, {"loras": (LoraUse(str(lora)),)}):
        with pytest.raises(InvalidRequest, match="can't be used with group offload: choose another"):
            final_latents(asked(folder, placement=group, **used), Models())
        needed = estimating.need(asked(folder, **used), catalog.find(str(folder)))
        assert Offload.GROUP not in {each.offload for each in needed.rungs(Layout("cpu", "float32"))}


def test_attention_in_slices_is_for_runs_without_references(folder: Path) -> None:
    models = Models()
    sliced = Placement("cpu", "float32", Offload.NONE, Attention.SLICED)
    seen = asked(folder, references=(use(),))
    before = final_latents(seen, models)
    final_latents(asked(folder, placement=sliced), models)
    with pytest.raises(InvalidRequest, match="can't be used with sliced attention: choose the attention SDPA"):
        final_latents(replace(seen, placement=sliced), models)
    assert torch.equal(final_latents(seen, models), before)
