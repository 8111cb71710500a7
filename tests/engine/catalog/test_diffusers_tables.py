"""All that diffusers has a loader for: its namings of LoRAs and its networks that steer are run, or named."""

from __future__ import annotations

import inspect
from pathlib import Path

import diffusers
import pytest
import torch
import whole_files
from diffusers.loaders import lora_conversion_utils, lora_pipeline
from forms import asked

import parity
from drive import events
from engine.catalog import contents, refusals
from engine.catalog.contents import FileKind
from engine.engine import Engine
from engine.errors import ModelError
from engine.loading import controlnets
from engine.picture import Picture
from engine.request import ControlUse, LoraUse

RUN = {
    "_convert_non_diffusers_lora_to_diffusers",
    "_convert_unet_lora_key",
    "_convert_text_encoder_lora_key",
    "_bake_lokr_alpha_",
    "_get_alpha_name",
    "_maybe_map_sgm_blocks_to_diffusers",
    "_custom_replace",
    "swap_scale_shift",
}
"""Those of Stable Diffusion, whose forms have rows in the tables of LoRAs, and what all conversions share."""
A, KOHYA, LOKR = "lora_A.weight", "lora_down.weight", "lokr_w1"
NAMED = {
    "_convert_kohya_flux_lora_to_diffusers": f"lora_unet_double_blocks_0_img_attn_proj.{KOHYA}",
    "_convert_xlabs_flux_lora_to_diffusers": "double_blocks.0.processor.proj_lora1.down.weight",
    "_convert_bfl_flux_control_lora_to_diffusers": f"double_blocks.0.img_attn.proj.{A}",
    "_convert_fal_kontext_lora_to_diffusers": f"base_model.model.double_blocks.0.img_attn.proj.{A}",
    "_convert_hunyuan_video_lora_to_diffusers": f"diffusion_model.double_blocks.0.img_attn_proj.{A}",
    "_convert_non_diffusers_lumina2_lora_to_diffusers": f"diffusion_model.layers.0.attention.qkv.{A}",
    "_convert_non_diffusers_wan_lora_to_diffusers": f"diffusion_model.blocks.0.self_attn.q.{A}",
    "_convert_musubi_wan_lora_to_diffusers": f"lora_unet_blocks_0_self_attn_q.{KOHYA}",
    "_convert_non_diffusers_hidream_lora_to_diffusers": f"diffusion_model.double_stream_blocks.0.block.attn1.to_q.{A}",
    "_convert_non_diffusers_ltxv_lora_to_diffusers": f"diffusion_model.transformer_blocks.0.attn1.to_q.{A}",
    "_convert_non_diffusers_ltx2_lora_to_diffusers": f"diffusion_model.audio_patchify_proj.{A}",
    "_convert_non_diffusers_qwen_lora_to_diffusers": f"lora_unet_transformer_blocks_0_attn_to_q.{KOHYA}",
    "_convert_non_diffusers_anima_lora_to_diffusers": f"diffusion_model.blocks.0.cross_attn.output_proj.{A}",
    "_convert_non_diffusers_flux2_lora_to_diffusers": f"diffusion_model.single_blocks.0.linear1.{A}",
    "_convert_non_diffusers_flux3_lora_to_diffusers": f"diffusion_model.content_mode_blocks.0.q_proj.{A}",
    "_convert_kohya_flux2_lora_to_diffusers": f"lora_unet_double_blocks_0_img_attn_qkv.{KOHYA}",
    "_convert_non_diffusers_lokr_to_diffusers": f"diffusion_model.transformer_blocks.0.attn.to_q.{LOKR}",
    "_convert_non_diffusers_flux2_lokr_to_diffusers": f"diffusion_model.double_blocks.0.img_attn.qkv.{LOKR}",
    "_convert_lycoris_flux2_lokr_to_diffusers": f"lycoris_transformer_blocks_0_attn_to_q.{LOKR}",
    "_convert_non_diffusers_z_image_lora_to_diffusers": f"diffusion_model.context_refiner.0.attention.to_q.{A}",
    "_convert_non_diffusers_ideogram4_lora_to_diffusers": f"conditional_transformer.layers.0.attention.qkv.{A}",
    "_convert_non_diffusers_krea2_lora_to_diffusers": f"diffusion_model.blocks.0.attn.to_gate.{A}",
    "_convert_non_diffusers_ace_step_lora_to_diffusers": f"base_model.model.layers.0.self_attn.q_proj.{A}",
    "_convert_non_diffusers_minimax_h3_lora_to_diffusers": f"token_refiner.blocks.0.attn.qkv_proj.{A}",
}
"""A layer as each naming of another architecture has it."""
STEERING = {"ControlNetModel", "ControlNetUnionModel", "T2IAdapter"}
MANY = {"MultiControlNetModel", "MultiControlNetUnionModel", "MultiAdapter"}
"""Several of one kind at once, which are no files."""


def test_every_conversion_of_diffusers_is_in_one_of_the_tables() -> None:
    theirs = {name for name, _ in inspect.getmembers(lora_conversion_utils, inspect.isfunction)}
    own = {name for name in theirs if getattr(lora_conversion_utils, name).__module__ == lora_conversion_utils.__name__}
    assert own == RUN | NAMED.keys()


@pytest.fixture(scope="module")
def engine() -> Engine:
    """One engine for all that is refused, which keeps the model in memory."""
    return Engine()


@pytest.mark.parametrize("naming", NAMED)
def test_a_naming_of_another_architecture_is_refused_by_name(
    naming: str, tmp_path: Path, model_folder: Path, engine: Engine
) -> None:
    path = whole_files.save({NAMED[naming]: torch.zeros(4, 8)}, tmp_path / "it.safetensors")
    with pytest.raises(
        ModelError, match=r"it\.safetensors is a LoRA .*for .*an architecture that Sketchlight can't use"
    ):
        events(engine, asked(model_folder, loras=(LoraUse(str(path)),)))


@pytest.mark.parametrize("mixin", [each for each in dir(lora_pipeline) if each.endswith("LoraLoaderMixin")])
def test_diffusers_own_naming_of_any_transformer_is_named(mixin: str) -> None:
    """All loaders but Stable Diffusion's write the names of their transformer's layers after one of these."""
    loadable = getattr(lora_pipeline, mixin)._lora_loadable_modules
    for part in set(loadable) - {"unet", "text_encoder", "text_encoder_2"}:
        found = contents.of_shapes({f"{part}.any_layer.to_q.{A}": (4, 8)})
        assert found.kind is FileKind.LORA
        assert found.family and not refusals.usable(found.family), part


@pytest.mark.parametrize(
    "layer",
    [
        "lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_q",
        "lora_unet_input_blocks_4_1_transformer_blocks_0_attn1_to_q",
        "lora_unet_mid_block_resnets_0_conv1",
        "lora_unet_output_blocks.0.1.transformer_blocks.0.ff.net.0.proj",
        "lora_te_text_model_encoder_layers_0_self_attn_q_proj",
        "lora_te1_text_model_encoder_layers_0_mlp_fc1",
        "lycoris_up_blocks_0_attentions_0_proj_in",
        "lycoris_text_model_encoder_layers_0_mlp_fc1",
        "unet.up_blocks.0.attentions.0.proj_in",
        "base_model.model.down_blocks.0.resnets.0.conv1",
        "text_encoder.encoder.layers.0.mlp.fc1",
        "diffusion_model.middle_block.1.transformer_blocks.0.attn1.to_q",
    ],
)
def test_no_layer_of_a_unet_or_of_clip_is_taken_for_a_transformers(layer: str) -> None:
    assert contents.of_shapes({f"{layer}.{KOHYA}": (4, 8)}).family == ""


def steering_classes() -> list[str]:
    return sorted(
        name
        for name in dir(diffusers)
        if ("ControlNet" in name or "Adapter" in name) and name.endswith(("Model", "Adapter")) and name not in MANY
    )


@pytest.mark.parametrize("kind", steering_classes())
def test_every_network_that_steers_is_run_or_named(
    kind: str, tmp_path: Path, model_folder: Path, engine: Engine
) -> None:
    if kind in STEERING:
        assert kind in controlnets.KINDS  # with rows in the table of ControlNets
        return
    (tmp_path / "net").mkdir()
    (tmp_path / "net" / "config.json").write_text(f'{{"_class_name": "{kind}"}}')
    whole_files.save({"x": torch.zeros(4)}, tmp_path / "net" / "diffusion_pytorch_model.safetensors")
    use = ControlUse("canny", str(tmp_path / "net"), map=Picture(parity.picture()[:64, :64].copy()))
    with pytest.raises(ModelError, match=f"is of the kind {kind}; Sketchlight can use|is a motion module"):
        events(engine, asked(model_folder, controls=(use,)))
