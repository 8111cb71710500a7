"""Embeddings (textual inversion) of every form, called in a run, against diffusers' pipelines with them loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
import whole_files
from diffusers import EulerDiscreteScheduler, StableDiffusionPipeline, StableDiffusionXLPipeline
from forms import SAME, Form, Made, Table, asked, check, drawn

import small_adapters
import small_models
from drive import events, final_latents, finished
from engine.catalog import catalog, library
from engine.cli import main
from engine.engine import Engine
from engine.errors import ModelError
from engine.groups import altered
from engine.loading.models import Models
from engine.prompt import clip_tokenizer, token_count
from engine.request import LoraUse

TABLE = Table()
VECTORS = 3
_folders: dict[str, Path] = {}


@pytest.fixture(scope="module", autouse=True)
def folders(model_folder: Path, xl_folder: Path) -> None:
    _folders.update(sd15=model_folder, sdxl=xl_folder)


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def place(folder: Path) -> Path:
    return folder / "data" / "Sketchlight" / "models" / "embeddings"


def vectors(width: int, count: int = VECTORS, seed: int = 61) -> torch.Tensor:
    return torch.randn(count, width, generator=torch.Generator().manual_seed(seed))


def of_sd15(given: torch.Tensor, prompt: str, **settings: Any) -> Made:
    pipe = StableDiffusionPipeline.from_pretrained(_folders["sd15"], local_files_only=True, safety_checker=None)
    pipe.load_textual_inversion({"emb_params": given}, token="charturner")
    wanted = asked(_folders["sd15"], prompts=(prompt,), **settings)
    theirs = drawn(pipe, altered(wanted, prompts=(prompt.replace("CharTurner", "charturner"),)))
    return Made(wanted, theirs, altered(wanted, prompts=(prompt.lower().replace("charturner", "red"),)), SAME)


PROMPT = "a photo of charturner on a lake"


@TABLE.row("A1111's .safetensors (emb_params)")
def _(folder: Path) -> Made:
    given = vectors(32)
    whole_files.save({"emb_params": given}, place(folder) / "charturner.safetensors")
    return of_sd15(given, PROMPT)


@TABLE.row("A1111's .pt (string_to_param)")
def _(folder: Path) -> Made:
    given = vectors(32)
    held = {"string_to_token": {"*": 265}, "string_to_param": {"*": given}, "name": "x", "step": 500}
    whole_files.save(held, place(folder) / "charturner.pt")
    return of_sd15(given, PROMPT)


@TABLE.row("the first release's .pt (a ParameterDict)")
def _(folder: Path) -> Made:
    given = vectors(32)
    held = {"string_to_token": {"*": torch.tensor(265)}, "string_to_param": torch.nn.ParameterDict({"*": given})}
    whole_files.save(held, place(folder) / "charturner.pt")
    return of_sd15(given, PROMPT)


@TABLE.row("diffusers' .bin (one token)")
def _(folder: Path) -> Made:
    given = vectors(32, 1)
    whole_files.save({"<cat-toy>": given[0]}, place(folder) / "charturner.bin")
    return of_sd15(given, PROMPT)


@TABLE.row("a .pt of torch before 1.6, in another program's folder, in capitals")
def _(folder: Path) -> Made:
    given = vectors(32)
    held = {"string_to_param": {"*": torch.nn.Parameter(given)}}
    whole_files.save(held, folder / "webui" / "embeddings" / "charturner.pt", legacy=True)
    library.use([folder / "webui"])
    return of_sd15(given, "a photo of CharTurner, a lake")


@TABLE.row("bundled in a LoRA that is on (bundle_emb)")
def _(folder: Path) -> Made:
    given = vectors(32)
    path = small_adapters.lora(folder / "it.safetensors", small_models.unet(), layout="kohya")
    from safetensors.torch import load_file

    whole_files.save({**load_file(path), "bundle_emb.charturner.string_to_param.*": given}, path)
    pipe = StableDiffusionPipeline.from_pretrained(_folders["sd15"], local_files_only=True, safety_checker=None)
    pipe.load_textual_inversion({"emb_params": given}, token="charturner")
    pipe.load_lora_weights(
        {key: each for key, each in load_file(path).items() if "bundle" not in key}, adapter_name="one"
    )
    wanted = asked(_folders["sd15"], prompts=(PROMPT,), loras=(LoraUse(str(path)),))
    return Made(wanted, drawn(pipe, wanted), altered(wanted, prompts=("a photo of red on a lake",)), 1e-4)


@TABLE.row("SDXL's (clip_l, clip_g)")
def _(folder: Path) -> Made:
    first, second = vectors(32), vectors(48, seed=62)
    whole_files.save({"clip_l": first, "clip_g": second}, place(folder) / "charturner.safetensors")
    pipe = StableDiffusionXLPipeline.from_pretrained(_folders["sdxl"], local_files_only=True)
    pipe.scheduler = EulerDiscreteScheduler.from_config(pipe.scheduler.config)
    pipe.load_textual_inversion(
        {"x": first}, token="charturner", text_encoder=pipe.text_encoder, tokenizer=pipe.tokenizer
    )
    pipe.load_textual_inversion(
        {"x": second}, token="charturner", text_encoder=pipe.text_encoder_2, tokenizer=pipe.tokenizer_2
    )
    wanted = asked(_folders["sdxl"], "euler", prompts=(PROMPT,))
    return Made(wanted, drawn(pipe, wanted), altered(wanted, prompts=("a photo of red on a lake",)), SAME)


@pytest.mark.parametrize("form", TABLE.forms, ids=lambda form: form.name)
def test_a_run_is_diffusers_own(form: Form, tmp_path: Path, models: Models) -> None:
    try:
        check(form, tmp_path, models)
    finally:
        library.use([])


def test_it_is_weighed_and_kept_out_like_other_words(tmp_path: Path, model_folder: Path, engine: Engine) -> None:
    whole_files.save({"emb_params": vectors(32)}, place(tmp_path) / "bad-hands.safetensors")
    plain = asked(model_folder, negative="")
    out = altered(plain, negative="embedding:bad-hands")
    weighed = altered(plain, negative="(bad-hands:1.4)")
    pictures = [finished(engine, each).images[0] for each in (plain, out, weighed)]
    assert (pictures[0] != pictures[1]).any() and (pictures[1] != pictures[2]).any()
    assert (finished(engine, altered(plain, negative="bad-hands")).images[0] == pictures[1]).all()


def test_its_tokens_are_counted_and_its_hash_is_in_the_recipe(
    tmp_path: Path, model_folder: Path, engine: Engine, capsys: pytest.CaptureFixture[str]
) -> None:
    whole_files.save({"emb_params": vectors(32)}, place(tmp_path) / "charturner.safetensors")
    about = catalog.find(str(model_folder))
    bare = token_count.count("a photo of on a lake", clip_tokenizer.of_model(about)).encoders[0].tokens
    assert token_count.count(PROMPT, clip_tokenizer.of_model(about)).encoders[0].tokens == bare + VECTORS
    called = finished(engine, asked(model_folder, prompts=(PROMPT,))).environment.weights
    plain = finished(engine, asked(model_folder)).environment.weights
    assert called.startswith(f"{plain}+charturner:")
    assert main(["embeddings", "--model", str(model_folder)]) == 0
    assert "charturner  3 tokens" in capsys.readouterr().out


def test_one_of_another_kind_of_model_is_plain_words_and_a_broken_one_is_named(
    tmp_path: Path, model_folder: Path, engine: Engine
) -> None:
    whole_files.save({"emb_params": vectors(40)}, place(tmp_path) / "charturner.safetensors")
    with pytest.raises(ModelError, match="has no vectors of 32 numbers for the model's text encoder"):
        events(engine, asked(model_folder, prompts=(PROMPT,)))


def test_the_model_reads_other_texts_as_before(tmp_path: Path, model_folder: Path) -> None:
    models, bare = Models(), asked(model_folder)
    before = final_latents(bare, models)
    whole_files.save({"emb_params": vectors(32)}, place(tmp_path) / "charturner.safetensors")
    final_latents(altered(bare, prompts=(PROMPT,)), models)
    assert torch.equal(final_latents(bare, models), before)
