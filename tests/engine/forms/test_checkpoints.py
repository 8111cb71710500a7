"""Whole models in one file, in every layout, each in a run against diffusers' pipeline of the same modules."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
import whole_files
from diffusers import (
    DDIMScheduler,
    EDMDPMSolverMultistepScheduler,
    EDMEulerScheduler,
    StableDiffusionInpaintPipeline,
    StableDiffusionXLPipeline,
)
from forms import Form, Made, Table, asked, check, drawn, plainer
from PIL import Image
from safetensors.torch import load_file

import parity
import single_files
from drive import events
from engine.engine import Engine
from engine.errors import InvalidRequest, ModelError
from engine.groups import altered
from engine.loading.models import Models
from engine.picture import Picture
from engine.request import Mask, Masking

TABLE = Table()
row = TABLE.row
V = {"prediction_type": "v_prediction"}
ZERO = {**V, "rescale_betas_zero_snr": True, "timestep_spacing": "trailing"}


def plain(folder: Path, name: str = "model.safetensors", *, legacy: bool = False, change: Any = None) -> Made:
    """A Stable Diffusion 1.x file, its tensors changed as told."""
    pipe = whole_files.pipe()
    state = single_files.state_of(pipe)
    path = whole_files.save(state if change is None else change(state), folder / name, legacy=legacy)
    wanted = asked(path)
    return Made(wanted, drawn(pipe, wanted), plainer(wanted))


@row("SD 1.5, .safetensors")
def _(folder: Path) -> Made:
    return plain(folder)


@row("SD 1.5, .ckpt with state_dict")
def _(folder: Path) -> Made:
    return plain(folder, "model.ckpt", change=lambda state: {"state_dict": state, "global_step": 7})


@row("SD 1.5, .ckpt of torch before 1.6")
def _(folder: Path) -> Made:
    return plain(folder, "model.ckpt", legacy=True, change=lambda state: {"state_dict": state})


@row("SD 1.5, CLIP's old names")
def _(folder: Path) -> Made:
    return plain(folder, change=lambda state: {key.replace(".text_model.", "."): each for key, each in state.items()})


@row("SD 1.5, with averaged weights beside")
def _(folder: Path) -> Made:
    def change(state: dict[str, Any]) -> dict[str, Any]:
        ema = {f"model_ema.{key.replace('.', '')}": each + 1 for key, each in state.items() if "diffusion" in key}
        return {
            **state,
            **ema,
            "cond_stage_model.transformer.text_model.embeddings.position_ids": torch.arange(77)[None],
        }

    return plain(folder, change=change)


@row("SD 1.5, saved in a wrapper that put “model.” before each name, with a few tensors of no meaning")
def _(folder: Path) -> Made:
    return plain(
        folder,
        change=lambda state: (
            {f"model.{key}": each for key, each in state.items()}
            | {"model.model.diffusion_model.seed": torch.zeros(3), "model.betas": torch.zeros(3)}
        ),
    )


@row("SD 1.5, the same as a pickle of a compiled module")
def _(folder: Path) -> Made:
    return plain(folder, "model.ckpt", change=lambda state: {f"_orig_mod.{key}": each for key, each in state.items()})


@row("SD 1.5, float16 weights in a float32 run")
def _(folder: Path) -> Made:
    pipe = whole_files.pipe()
    for each in (pipe.unet, pipe.vae, pipe.text_encoder):
        each.half().float()
    half = {key: each.half() for key, each in single_files.state_of(pipe).items()}
    wanted = asked(whole_files.save(half, folder / "model.safetensors"))
    return Made(wanted, drawn(pipe, wanted), plainer(wanted))


@row("SD 1.5 LCM, guidance embedded (cond_proj)")
def _(folder: Path) -> Made:
    from diffusers import LCMScheduler

    pipe = whole_files.pipe(whole_files.unet(time_cond_proj_dim=32))
    wanted = asked(single_files.write(pipe, folder / "model.safetensors"), "lcm", guidance=8.0)
    pipe.scheduler = LCMScheduler.from_config(pipe.scheduler.config)
    return Made(wanted, drawn(pipe, wanted), plainer(wanted))


@row("SD 1.5 inpainting, nine channels")
def _(folder: Path) -> Made:
    pipe = whole_files.pipe(whole_files.unet(in_channels=9))
    shape = parity.mask()[:64, :64]
    source = Picture(parity.picture()[:64, :64].copy())
    wanted = asked(
        single_files.write(pipe, folder / "model.safetensors"),
        source=source,
        mask=Mask(Picture(shape.copy()), Masking(grow=0, feather=0)),
    )
    inpaint = StableDiffusionInpaintPipeline(**pipe.components, requires_safety_checker=False)
    theirs = drawn(
        inpaint, wanted, image=Image.fromarray(source.pixels), mask_image=Image.fromarray(shape), strength=1.0
    )
    return Made(wanted, theirs, plainer(wanted))


@row("BK-SDM: fewer layers, no middle block")
def _(folder: Path) -> Made:
    pipe = whole_files.pipe(whole_files.unet(mid_block_type=None))
    wanted = asked(single_files.write(pipe, folder / "model.safetensors"))
    return Made(wanted, drawn(pipe, wanted), plainer(wanted))


def predicting(
    folder: Path, scheduler: dict[str, Any], keys: tuple[str, ...] = (), *, said: str | None = None, **metadata: str
) -> Made:
    """A file that says by keys, by metadata or not at all what its UNet predicts; the twin is run as epsilon."""
    pipe = whole_files.pipe(**scheduler)
    state = single_files.state_of(pipe) | {key: torch.zeros(0) for key in keys}
    path = whole_files.save(state, folder / "model.safetensors", metadata or None)
    wanted = asked(path, prediction=said)
    return Made(wanted, drawn(pipe, wanted), altered(wanted, prediction="epsilon"))


@row("v-prediction by the key v_pred")
def _(folder: Path) -> Made:
    return predicting(folder, V, ("v_pred",))


@row("v-prediction and zero terminal SNR by keys (NoobAI)")
def _(folder: Path) -> Made:
    return predicting(folder, ZERO, ("v_pred", "ztsnr"))


@row("v-prediction by ModelSpec metadata")
def _(folder: Path) -> Made:
    return predicting(folder, V, **{"modelspec.prediction_type": "v"})


@row("v-prediction and zero terminal SNR by kohya's metadata")
def _(folder: Path) -> Made:
    return predicting(folder, ZERO, ss_v_parameterization="True", ss_zero_terminal_snr="True")


@row("v-prediction by A1111's .yaml beside the file")
def _(folder: Path) -> Made:
    (folder / "model.yaml").write_text('model:\n  params:\n    parameterization: "v"\n')
    return predicting(folder, V)


@row("v-prediction as a person says it")
def _(folder: Path) -> Made:
    return predicting(folder, V, said="v_prediction")


@row("v-prediction and zero terminal SNR as a person says it")
def _(folder: Path) -> Made:
    return predicting(folder, ZERO, said="v_prediction_zero_snr")


def xl(folder: Path, pipe: Any, *, change: Any = None, scheduler: Any = None, sampler: str = "euler") -> Made:
    state = single_files.state_of(pipe)
    wanted = asked(whole_files.save(state if change is None else change(state), folder / "xl.safetensors"), sampler)
    if scheduler is not None:
        pipe.scheduler = scheduler
    return Made(wanted, drawn(pipe, wanted), plainer(wanted))


@row("SDXL, .safetensors")
def _(folder: Path) -> Made:
    return xl(folder, whole_files.pipe_xl())


@row("SDXL without text_projection")
def _(folder: Path) -> Made:
    unet = whole_files.unet_xl(projection_class_embeddings_input_dim=whole_files.SECOND + 8 * 6)
    pipe = whole_files.pipe_xl(unet, square=True)
    pipe.text_encoder_2.text_projection.weight.data = torch.eye(whole_files.SECOND)
    return xl(
        folder, pipe, change=lambda state: {key: each for key, each in state.items() if "text_projection" not in key}
    )


@row("SDXL with text_projection.weight")
def _(folder: Path) -> Made:
    def change(state: dict[str, Any]) -> dict[str, Any]:
        state["conditioner.embedders.1.model.text_projection.weight"] = state.pop(
            "conditioner.embedders.1.model.text_projection"
        ).T
        return state

    return xl(folder, whole_files.pipe_xl(), change=change)


@row("SDXL, v-prediction and zero terminal SNR by keys (NoobAI XL)")
def _(folder: Path) -> Made:
    made = xl(
        folder,
        whole_files.pipe_xl(**ZERO),
        change=lambda state: state | {"v_pred": torch.zeros(0), "ztsnr": torch.zeros(0)},
        scheduler=DDIMScheduler.from_config(
            whole_files.pipe_xl(**ZERO).scheduler.config, clip_sample=False, set_alpha_to_one=True
        ),
        sampler="ddim",
    )
    return replace(made, twin=altered(made.asked, prediction="epsilon"))


@row("CosXL: EDM, v-prediction (edm_vpred)")
def _(folder: Path) -> Made:
    levels = {"edm_vpred.sigma_max": torch.tensor(100.0), "edm_vpred.sigma_min": torch.tensor(0.01)}
    euler = EDMEulerScheduler(
        sigma_min=0.01, sigma_max=100.0, sigma_data=1.0, prediction_type="v_prediction", sigma_schedule="exponential"
    )
    made = xl(folder, whole_files.pipe_xl(), change=lambda state: state | levels, scheduler=euler)
    return replace(made, twin=altered(made.asked, prediction="epsilon"))


@row("CosXL by DPM++ 2M")
def _(folder: Path) -> Made:
    levels = {"edm_vpred.sigma_max": torch.tensor(120.0), "edm_vpred.sigma_min": torch.tensor(0.002)}
    solver = EDMDPMSolverMultistepScheduler(
        sigma_min=0.002, sigma_max=120.0, sigma_data=1.0, prediction_type="v_prediction", sigma_schedule="exponential"
    )
    made = xl(
        folder, whole_files.pipe_xl(), change=lambda state: state | levels, scheduler=solver, sampler="dpmpp_2m_karras"
    )
    return replace(made, twin=altered(made.asked, sampler="euler"))


@row("Playground 2.5: EDM, latents of another mean (edm_mean, edm_std)")
def _(folder: Path) -> Made:
    from diffusers import StableDiffusionXLImg2ImgPipeline

    mean, spread = torch.tensor([-1.6, 1.1, 3.2, -0.6]), torch.tensor([5.5, 6.2, 5.1, 6.2])
    pipe = whole_files.pipe_xl()
    pipe.vae.register_to_config(latents_mean=mean.tolist(), latents_std=spread.tolist(), scaling_factor=0.5)
    state = single_files.state_of(pipe) | {"edm_mean": mean.view(1, 4, 1, 1), "edm_std": spread.view(1, 4, 1, 1)}
    source = Picture(parity.picture()[:64, :64].copy())
    path = whole_files.save(state, folder / "playground.safetensors")
    wanted = asked(path, "euler", source=source, strength=0.7)
    pipe.scheduler = EDMEulerScheduler()
    redrawn = StableDiffusionXLImg2ImgPipeline(**{**pipe.components, "feature_extractor": None, "image_encoder": None})
    theirs = drawn(redrawn, wanted, image=Image.fromarray(source.pixels), strength=0.7)
    return Made(wanted, theirs, altered(wanted, prediction="v_prediction"))


@row("Playground's folder, whose scheduler is EDM's")
def _(folder: Path) -> Made:
    pipe = StableDiffusionXLPipeline(
        **{
            **{name: each for name, each in whole_files.pipe_xl().components.items() if each is not None},
            "scheduler": EDMDPMSolverMultistepScheduler(),
        },
        add_watermarker=False,
    )
    pipe.save_pretrained(folder / "playground")
    wanted = asked(folder / "playground", "dpmpp_2m")
    return Made(wanted, drawn(pipe, wanted), altered(wanted, prediction="epsilon"))


@row("SSD-1B: transformers of other depths on the way up, a middle block without attention")
def _(folder: Path) -> Made:
    unet = whole_files.unet_xl(
        mid_block_type="UNetMidBlock2D",
        layers_per_block=2,
        transformer_layers_per_block=(1, [2, 1]),
        reverse_transformer_layers_per_block=([3, 1, 2], 1),
    )
    return xl(folder, whole_files.pipe_xl(unet))


@row("KOALA: no middle block")
def _(folder: Path) -> Made:
    return xl(folder, whole_files.pipe_xl(whole_files.unet_xl(mid_block_type=None)))


@row("SDXL without an autoencoder, with one beside")
def _(folder: Path) -> Made:
    pipe = whole_files.pipe_xl()
    pipe.vae.save_pretrained(folder / "vae")
    made = xl(folder, pipe, change=lambda state: {key: each for key, each in state.items() if "first_stage" not in key})
    return replace(
        made, asked=altered(made.asked, vae=str(folder / "vae")), twin=altered(made.twin, vae=str(folder / "vae"))
    )


@row("SD 1.5 folder of fp16 and non_ema files")
def _(folder: Path) -> Made:
    pipe = whole_files.pipe()
    for each in (pipe.unet, pipe.vae, pipe.text_encoder):
        each.half().float()
    pipe.save_pretrained(folder / "model", variant="fp16")
    half = folder / "model" / "unet" / "diffusion_pytorch_model.fp16.safetensors"
    other = whole_files.unet(seed=99)
    whole_files.save(other.state_dict(), half.with_name("diffusion_pytorch_model.non_ema.safetensors"))
    wanted = asked(folder / "model")
    return Made(wanted, drawn(pipe, wanted), plainer(wanted))


@row("SD 1.5 folder whose weights are pickles alone")
def _(folder: Path) -> Made:
    pipe = whole_files.pipe()
    pipe.save_pretrained(folder / "model")
    for path in (folder / "model").rglob("*.safetensors"):
        name = "pytorch_model.bin" if path.parent.name == "text_encoder" else "diffusion_pytorch_model.bin"
        torch.save(load_file(path), path.with_name(name))
        path.unlink()
    wanted = asked(folder / "model")
    return Made(wanted, drawn(pipe, wanted), plainer(wanted))


@pytest.mark.parametrize("form", TABLE.forms, ids=lambda form: form.name)
def test_a_run_is_diffusers_own(form: Form, tmp_path: Path, models: Models) -> None:
    check(form, tmp_path, models)


def test_a_sampler_that_cannot_step_an_edm_model_is_refused_before_loading(tmp_path: Path) -> None:
    state = single_files.state_of(whole_files.pipe_xl()) | {"edm_mean": torch.zeros(4), "edm_std": torch.ones(4)}
    path = whole_files.save(state, tmp_path / "playground.safetensors")
    with pytest.raises(InvalidRequest, match="EDM model: choose Euler or DPM"):
        events(Engine(), asked(path, "lcm"))


def test_a_file_without_an_autoencoder_says_what_helps(tmp_path: Path) -> None:
    state = {key: each for key, each in single_files.state_of(whole_files.pipe()).items() if "first_stage" not in key}
    path = whole_files.save(state, tmp_path / "bare.safetensors")
    with pytest.raises(ModelError, match="holds no autoencoder: choose one as the VAE"):
        events(Engine(), asked(path))


def changed(tensors: dict[str, Any], *gone: str, **more: torch.Tensor) -> dict[str, Any]:
    """A model's tensors without those whose names have one of these parts, and with more in its UNet."""
    left = {key: each for key, each in tensors.items() if not any(part in key for part in gone)}
    return left | {f"model.diffusion_model.{key.replace('__', '.')}": each for key, each in more.items()}


REFUSED = {
    "no text encoder": (lambda sd, xl: changed(sd, "cond_stage"), "lacks a text encoder that Sketchlight knows"),
    "SDXL's first text encoder alone": (lambda sd, xl: changed(xl, "embedders.1"), "lacks a text encoder that"),
    "fp8 with scales": (
        lambda sd, xl: changed(sd, input_blocks__0__0__scale_weight=torch.ones(())),
        "quantised for another program",
    ),
    "GLIGEN": (lambda sd, xl: changed(sd, position_net__x=torch.ones(2)), "no place for, such as position_net"),
    "a weight less": (lambda sd, xl: changed(sd, "out.2.bias"), r"it lacks 1 of its weights, such as conv_out\.bias"),
}
"""By what is wrong: the change to an SD 1.5 or SDXL file, and what a person is told."""


@pytest.mark.parametrize("wrong", REFUSED)
def test_what_is_no_usable_model_says_why(wrong: str, tmp_path: Path) -> None:
    change, told = REFUSED[wrong]
    state = change(single_files.state_of(whole_files.pipe()), single_files.state_of(whole_files.pipe_xl()))
    with pytest.raises(ModelError, match=told):
        events(Engine(), asked(whole_files.save(state, tmp_path / "it.safetensors")))
