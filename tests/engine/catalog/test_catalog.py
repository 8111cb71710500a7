"""Which models can be asked for, and what a wrong name is told. Nothing here imports torch."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from engine.catalog import catalog
from engine.errors import ModelError
from engine.paths import models_dir
from engine.records import Feature

SD15_UNET = {"_class_name": "UNet2DConditionModel", "in_channels": 4, "out_channels": 4, "sample_size": 64}


def folder(
    path: Path,
    unet: dict | None = None,
    scheduler: str = "PNDMScheduler",
    about: dict | None = None,
    index: dict | None = None,
) -> Path:
    """A model folder without weights."""
    for name, table in (
        ("model_index.json", index or {"_class_name": "StableDiffusionPipeline"}),
        ("unet/config.json", unet or SD15_UNET),
        ("scheduler/scheduler_config.json", {"_class_name": scheduler}),
        ("sketchlight.json", about),
    ):
        if table is not None:
            (path / name).parent.mkdir(parents=True, exist_ok=True)
            (path / name).write_text(json.dumps(table), encoding="utf-8")
    return path


def test_a_folder_is_found_by_its_path_with_sensible_defaults(tmp_path: Path) -> None:
    model = catalog.find(str(folder(tmp_path / "my model")))
    assert (model.family, model.native_size, model.label) == ("sd15", 512, "my model")
    assert (model.sampler, model.steps, model.guidance) == ("unipc", 20, 7.5)


def test_an_lcm_is_known_by_its_scheduler(tmp_path: Path) -> None:
    model = catalog.find(str(folder(tmp_path / "plain", scheduler="LCMScheduler")))
    assert (model.sampler, model.steps, model.guidance) == ("lcm", 4, 1.0)
    distilled = {**SD15_UNET, "time_cond_proj_dim": 256}
    assert catalog.find(str(folder(tmp_path / "told", distilled, "LCMScheduler"))).guidance == 8.0


def test_what_a_model_says_of_itself_comes_first(tmp_path: Path) -> None:
    about = {"label": "Storybook", "native_size": 256, "steps": 6, "vocabulary": ["a"]}
    about["latent_rgb"] = [*[[1, 2, 3]] * 4, [4, 5, 6]]
    model = catalog.find(str(folder(tmp_path / "m", about=about)))
    assert (model.label, model.native_size, model.steps) == ("Storybook", 256, 6)
    assert model.latent_rgb == (*((1.0, 2.0, 3.0),) * 4, (4.0, 5.0, 6.0))
    assert model.vocabulary == ("a",)


def test_a_model_may_tell_its_colours_and_sizes_in_either_form(tmp_path: Path) -> None:
    one = {"native_size": 256, "latent_rgb": [*[[1, 2, 3]] * 4, [4, 5, 6]]}
    other = {"native_sizes": [[256, 256]], "latent_rgb": {"factors": [[1, 2, 3]] * 4, "bias": [4, 5, 6]}}
    first, second = (
        catalog.find(str(folder(tmp_path / name, about=about))) for name, about in (("a", one), ("b", other))
    )
    assert (first.native_size, first.latent_rgb) == (second.native_size, second.latent_rgb)


@pytest.mark.parametrize("about", [{"steps": "many"}, {"latent_rgb": 3}, {"sampler": "magic"}, {"family": "sd9"}])
def test_a_wrong_value_in_its_own_table_is_named(tmp_path: Path, about: dict) -> None:
    with pytest.raises(ModelError, match=r"sketchlight\.json"):
        catalog.find(str(folder(tmp_path / "m", about=about)))


def test_an_unknown_name_is_told_what_there_is() -> None:
    with pytest.raises(ModelError, match="There is no model “sdxl-turbo”"):
        catalog.find("sdxl-turbo")


def test_a_missing_path_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="missing"):
        catalog.find(str(tmp_path / "gone"))
    with pytest.raises(ModelError, match="missing"):
        catalog.find(str(tmp_path / "gone.safetensors"))


def test_a_folder_that_is_no_model_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"model_index\.json"):
        catalog.find(str(tmp_path))


def test_files_that_could_run_code_are_refused(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_bytes(b"\x80\x04")
    with pytest.raises(ModelError, match="damaged"):
        catalog.find(str(tmp_path / "model.bin"))
    (tmp_path / "model.ckpt").write_bytes(b"\x80\x04")
    with pytest.raises(ModelError, match="damaged"):
        catalog.find(str(tmp_path / "model.ckpt"))


SDXL_UNET = {**SD15_UNET, "addition_embed_type": "text_time", "cross_attention_dim": 2048, "sample_size": 128}
SDXL_INDEX = {"text_encoder": ["transformers", "CLIPTextModel"]}


def test_sdxl_and_its_refiner_are_told_apart_by_their_encoders(tmp_path: Path) -> None:
    base = catalog.find(str(folder(tmp_path / "xl", SDXL_UNET, index=SDXL_INDEX)))
    assert (base.family, base.native_size, base.sampler, base.steps) == ("sdxl", 1024, "dpmpp_2m_karras", 25)
    assert (1152, 896) in base.buckets
    refiner = catalog.find(str(folder(tmp_path / "refiner", SDXL_UNET, index={"text_encoder": [None, None]})))
    assert refiner.family == "sdxl_refiner"
    assert (Feature.REFINER in base.supports, Feature.REFINER in refiner.supports) == (True, False)


def test_a_small_model_is_not_held_to_its_familys_sizes(tmp_path: Path) -> None:
    small = folder(tmp_path / "small", {**SDXL_UNET, "sample_size": 64}, index=SDXL_INDEX)
    assert catalog.find(str(small)).buckets == ()
    told = folder(tmp_path / "told", about={"native_sizes": [[512, 512], [640, 384]]})
    assert catalog.find(str(told)).buckets == ((512, 512), (640, 384))


def test_another_architecture_is_told_so(tmp_path: Path) -> None:
    for_pixels = {**SD15_UNET, "addition_embed_type": "image"}
    with pytest.raises(ModelError, match="architecture"):
        catalog.find(str(folder(tmp_path / "image", for_pixels)))
    with pytest.raises(ModelError, match="architecture"):
        catalog.find(str(folder(tmp_path / "eight", {**SD15_UNET, "in_channels": 8})))


def test_a_folder_without_a_unet_is_of_another_architecture(tmp_path: Path) -> None:
    (tmp_path / "model_index.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ModelError, match="architecture"):
        catalog.find(str(tmp_path))


def test_a_broken_table_is_named(tmp_path: Path) -> None:
    (folder(tmp_path / "m") / "unet" / "config.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match=r"config\.json can't be read"):
        catalog.find(str(tmp_path / "m"))


def test_every_model_of_the_catalog_can_be_found_by_its_name() -> None:
    for model in catalog.models():
        assert catalog.find(model.name) == model


@pytest.mark.skipif(sys.platform != "linux", reason="the user's folder is moved by an XDG variable")
def test_a_broken_model_of_the_users_own_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    folder(models_dir() / "mine")
    folder(models_dir() / "broken", about={"steps": "many"})
    names = [model.name for model in catalog.models()]
    assert "mine" in names
    assert "broken" not in names
    with pytest.raises(ModelError, match=r"steps|many"):
        catalog.find("broken")


def test_names_frames_and_samplers_are_known_before_torch_is_loaded() -> None:
    code = (
        "import sys; from engine import engine, registry; from engine.catalog import catalog;"
        "from engine.frames import framing, masks; registry.families(); registry.samplers();"
        "catalog.models(); sys.exit('torch' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[3])
