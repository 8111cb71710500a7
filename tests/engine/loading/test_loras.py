"""LoRAs by name: what there is, what is refused and why, trigger words, what is kept and let go, texts and sharing."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file

import small_adapters
import small_models
from drive import asked, events, final_latents, finished, loadings, picture_of
from engine.catalog import catalog, lora_files
from engine.engine import Engine
from engine.errors import ModelError
from engine.loading.loras import Loras
from engine.loading.models import Models
from engine.memory import estimating
from engine.request import LoraUse
from quietly import quietly


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model with LoRAs of its own: one that changes its words too, one for the UNet alone, one in a folder."""
    model = small_models.build(tmp_path_factory.mktemp("loras") / "model")
    unet, text = small_models.unet(), small_models.text_encoder(small_models.tokenizer())
    for seed, name in enumerate(("words", "look", "more/third")):
        small_adapters.lora(model / "loras" / f"{name}.safetensors", unet, text if seed == 0 else None, seed=seed)
    return model


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own folder of LoRAs."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    made = tmp_path / "data" / "Sketchlight" / "models" / "loras"
    made.mkdir(parents=True)
    return made


def stages(engine: Engine, folder: Path, *uses: LoraUse) -> list[str]:
    found = loadings(events(engine, asked(folder, loras=uses)))
    return [event.stage for event in found if "LoRA" in event.stage or "prompt" in event.stage]


def test_each_is_loaded_once_and_switched_on_and_off(engine: Engine, folder: Path) -> None:
    bare = picture_of(engine, asked(folder))
    assert stages(engine, folder, LoraUse("look")) == ["Loading the LoRA “look”"]
    assert stages(engine, folder, LoraUse("look", 0.5), LoraUse("more/third")) == ["Loading the LoRA “more/third”"]
    assert stages(engine, folder, LoraUse("more/third"), LoraUse("look")) == []
    steered = picture_of(engine, asked(folder, loras=(LoraUse("look"),)))
    assert (steered != bare).any()
    assert (picture_of(engine, asked(folder)) == bare).all()
    assert (picture_of(engine, asked(folder, loras=(LoraUse("look", 0.0),))) == bare).all()
    assert (picture_of(engine, asked(folder, loras=(LoraUse("look"),))) == steered).all()


def test_a_text_encoder_under_other_loras_reads_the_prompt_anew(engine: Engine, folder: Path) -> None:
    read = "Reading the prompt"
    assert stages(engine, folder, LoraUse("words")) == ["Loading the LoRA “words”", read]
    assert stages(engine, folder, LoraUse("words")) == []
    assert stages(engine, folder, LoraUse("words", 0.5)) == [read]
    assert stages(engine, folder, LoraUse("words"), LoraUse("look")) == []  # that one leaves the words alone
    assert stages(engine, folder) == []


def test_the_oldest_goes_when_the_budget_is_spent(folder: Path) -> None:
    models = Models()
    loaded = quietly(models.get(catalog.find(str(folder)), torch.device("cpu"), torch.float32))
    loaded.loras = Loras(loaded.pipe, loaded.about, loaded.dtype, loaded.adapters, budget=1)
    for name in ("words", "look"):
        final_latents(asked(folder, loras=(LoraUse(name),)), models)
        assert [Path(path).stem for path in loaded.loras.names()] == [name]
    assert list(loaded.pipe.unet.peft_config) == list(loaded.pipe.unet.active_adapters())
    assert not getattr(loaded.pipe.text_encoder, "peft_config", {})
    both = asked(folder, loras=(LoraUse("words"), LoraUse("look")))
    assert torch.equal(final_latents(both, models), final_latents(both, Models()))
    assert torch.equal(final_latents(asked(folder), models), final_latents(asked(folder), Models()))


def test_one_that_changed_on_disk_is_loaded_again(folder: Path, tmp_path: Path) -> None:
    models, path, unet = Models(), tmp_path / "one.safetensors", small_models.unet()
    request = asked(folder, loras=(LoraUse(str(small_adapters.lora(path, unet, seed=5))),))
    before = final_latents(request, models)
    small_adapters.lora(path, unet, seed=6)
    after = final_latents(request, models)
    assert not torch.equal(before, after)
    assert torch.equal(after, final_latents(request, Models()))


def test_one_that_fails_half_way_leaves_nothing_behind(folder: Path, tmp_path: Path) -> None:
    """A kohya file whose last layer is of another shape than the model's."""
    whole = small_adapters.lora(
        tmp_path / "whole.safetensors",
        small_models.unet(),
        small_models.text_encoder(small_models.tokenizer()),
        layout="kohya",
    )
    broken = tmp_path / "broken.safetensors"
    save_file(
        {key: each[:5].clone() if "out_proj.lora_up" in key else each for key, each in load_file(whole).items()}, broken
    )
    models = Models()
    before = final_latents(asked(folder), models)
    with pytest.raises(ModelError, match="“broken” doesn't fit: it has a layer of 5×32, where the model's is of 32×32"):
        final_latents(asked(folder, loras=(LoraUse(str(broken)),)), models)
    assert torch.equal(final_latents(asked(folder), models), before)
    loaded = models.held(folder)
    assert loaded is not None
    assert not getattr(loaded.pipe.unet, "peft_config", {})
    used = asked(folder, loras=(LoraUse(str(whole)),))
    assert torch.equal(final_latents(used, models), final_latents(used, Models()))


def test_what_is_loaded_for_a_lora_is_what_was_foretold(folder: Path, tmp_path: Path) -> None:
    path = small_adapters.lora(tmp_path / "one.safetensors", small_models.unet())
    models, about = Models(), catalog.find(str(folder))
    plain, styled = asked(folder), asked(folder, loras=(LoraUse(str(path)),))
    final_latents(plain, models)
    before = models.held_bytes(torch.device("cpu"))
    final_latents(styled, models)
    foretold = estimating.need(styled, about).weights("float32") - estimating.need(plain, about).weights("float32")
    assert models.held_bytes(torch.device("cpu")) - before == foretold > 0


def test_layers_that_the_model_lacks_are_told_of(engine: Engine, folder: Path, tmp_path: Path) -> None:
    path = small_adapters.lora(tmp_path / "wide.safetensors", small_models.unet())
    extra = {
        key.replace("mid_block.attentions.0", "down_blocks.0.attentions.0"): each.clone()
        for key, each in load_file(path).items()
        if "mid_block" in key
    }
    save_file({**load_file(path), **extra}, path)
    (note,) = finished(engine, asked(folder, loras=(LoraUse(str(path)),))).notes
    assert note == "The LoRA “wide” changes 40 layers, of which model has only 32."


def test_what_does_not_fit_is_named_before_anything_is_loaded(folder: Path, tmp_path: Path, data: Path) -> None:
    model = catalog.find(str(folder))

    def told(keys: dict[str, tuple[int, ...]], **remarks: str) -> str:
        path = tmp_path / "it.safetensors"
        save_file({key: torch.zeros(shape) for key, shape in keys.items()}, path, metadata=remarks)
        said = lora_files.misfit(LoraUse(str(path)), model)
        with pytest.raises(ModelError) as caught:
            final_latents(asked(folder, loras=(LoraUse(str(path)),)), Models())
        assert str(caught.value) == said
        return said

    listens = "lora_unet_mid_block_attentions_0_transformer_blocks_0_attn2_to_k.lora_down.weight"
    assert told({listens: (4, 768)}) == (
        "The LoRA “it” was made for Stable Diffusion 1.x; model is a model whose text is 32 numbers wide. "
        "They don't fit together."
    )
    assert "for Stable Diffusion XL" in told({listens: (4, 2048)})
    assert "for Stable Diffusion XL" in told({"lora_te2_text_model_encoder_layers_0_mlp_fc1.lora_down.weight": (4, 9)})
    remark = {"modelspec.architecture": "stable-diffusion-xl-v1-base/lora"}
    assert "for Stable Diffusion XL" in told({"lora_unet_conv_in.lora_down.weight": (4, 4)}, **remark)
    assert "a LoRA for Flux, an architecture" in told({"transformer.single_transformer_blocks.0.lora_A.weight": (4, 9)})
    assert "a UNet alone" in told({"model.diffusion_model.out.0.weight": (4,)})
    assert "of the form T-LoRA" in told({"lora_unet_conv_in.lambda_layer": (1, 4)})
    assert "holds no LoRA" in told({"something.weight": (4,)})


def test_what_is_missing_is_named(folder: Path, tmp_path: Path, data: Path) -> None:
    model = catalog.find(str(folder))

    def told(name: str | Path) -> str:
        with pytest.raises(ModelError) as caught:
            lora_files.find(str(name), model)
        assert lora_files.misfit(LoraUse(str(name)), model) == str(caught.value)
        return str(caught.value)

    assert "no LoRA “gone”. Known: look, more/third, words; put one into" in told("gone")
    assert "missing" in told(tmp_path / "gone.safetensors")
    (tmp_path / "it.h5").write_bytes(b"x")
    assert "is an HDF5 (Keras) file" in told(tmp_path / "it.h5")
    assert "is a folder" in told(tmp_path)
    (data / "cut.safetensors").write_bytes(b"\x10\0\0\0\0\0\0\0{}")
    assert "cut.safetensors can't be read as .safetensors" in lora_files.misfit(LoraUse("cut"), model)


def test_the_list_tells_what_each_is_for(folder: Path, data: Path) -> None:
    def own(name: str, **remarks: str) -> Path:
        return small_adapters.lora(data / f"{name}.safetensors", small_models.unet(), metadata=remarks)

    own("phrase", **{"modelspec.trigger_phrase": "a pixel, tiny"})
    own("tags", **small_adapters.tagged({"lamp": 40, "red": 39, "1girl": 4}))
    own("beside").with_suffix(".json").write_text(json.dumps({"activation text": "glow, neon"}), encoding="utf-8")
    own("broken tags", ss_tag_frequency="[1, 2")
    (data / "empty.safetensors").write_bytes(b"")
    wide = {"unet.mid_block.attentions.0.transformer_blocks.0.attn2.to_k.lora_A.weight": torch.zeros(4, 2048)}
    save_file(wide, data / "xl.safetensors")
    model = catalog.find(str(folder))
    listed = {each.name: each for each in lora_files.available(model)}
    assert list(listed) == ["look", "more/third", "words", "beside", "broken tags", "empty", "phrase", "tags", "xl"]
    assert listed["phrase"].trigger_words == ("a pixel", "tiny")
    assert listed["tags"].trigger_words == ("lamp", "red")
    assert listed["beside"].trigger_words == ("glow", "neon")
    assert listed["broken tags"].trigger_words == ()
    assert 0.01 < listed["look"].megabytes < 1
    assert [name for name, each in listed.items() if each.misfit] == ["empty", "xl"]
    assert listed["xl"].made_for == "Stable Diffusion XL"
    uses = (LoraUse("tags"), LoraUse("empty"), LoraUse("gone"), LoraUse("phrase"))
    assert lora_files.trigger_words(uses, model) == ("lamp", "red", "a pixel", "tiny")


def test_models_that_share_a_text_encoder_do_not_mix_their_loras(folder: Path) -> None:
    models = Models()
    bare, used = asked(folder), asked(folder, loras=(LoraUse("words"),))
    alone, steered = final_latents(bare, models), final_latents(used, models)
    one = models.held(folder)
    assert one is not None
    other: Any = replace(one, pipe=type(one.pipe)(**one.pipe.components | {"unet": small_models.unet()}, **_UNCHECKED))
    quietly(other.loras.apply(bare))
    text = torch.tensor([[1, 2, 3]])
    plain = small_models.text_encoder(small_models.tokenizer())
    assert torch.equal(one.pipe.text_encoder(text)[0], plain(text)[0])
    assert torch.equal(final_latents(used, models), steered)
    assert torch.equal(final_latents(bare, models), alone)


_UNCHECKED = {"requires_safety_checker": False}
