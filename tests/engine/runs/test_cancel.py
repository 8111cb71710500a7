"""Between any two events lies at most one part: one forward of one module. So a cancel never waits for more."""

from __future__ import annotations

import json
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
import torch

from drive import KEY, asked, box_mask, colours
from engine import registry
from engine.catalog import catalog
from engine.engine import Engine
from engine.events import Event, Job, Preview
from engine.groups import built
from engine.loading import preview
from engine.loading.models import LoadedModel, Models, Part
from engine.loading.vae import is_tiny
from engine.loading.vaes import Autoencoder
from engine.paths import resources_dir
from engine.picture import Picture
from engine.request import Mask, Offload, Placement, Request
from engine.runs.run import run


class Forwards:
    """Counts the forwards of a pipeline's modules."""

    def __init__(self, pipe: Any) -> None:
        self.count = 0
        modules = [pipe.unet, pipe.text_encoder, pipe.vae.encoder]
        if not is_tiny(pipe.vae):  # a tiny decoder may look at a step where it costs a fraction of it
            modules.append(pipe.vae.decoder)
        self._handles = [module.register_forward_hook(self._forward) for module in modules]

    def _forward(self, *_: object) -> None:
        self.count += 1

    def release(self) -> None:
        for handle in self._handles:
            handle.remove()


def forwards_between(pipe: Any, events: Generator[Event, None, None]) -> list[int]:
    """How many module forwards each event took."""
    watched, taken, before = Forwards(pipe), [], 0
    for _ in events:
        taken.append(watched.count - before)
        before = watched.count
    watched.release()
    return taken


def kinds(**settings: Any) -> list[dict[str, Any]]:
    mask = Mask(Picture(box_mask(64, 64, 8, 8, 40, 40)))
    return [
        {"prompts": ("a boat", "a sun"), "guidance": 3.0, "negative": "a tree", **settings},
        {"source": Picture(colours()), "strength": 0.5, "count": 2, **settings},
        {"source": Picture(colours()), "mask": mask, **settings},
    ]


@pytest.mark.parametrize("kind", range(3))
@pytest.mark.parametrize("folder", ["model_folder", "inpainting_folder", "tiny_vae_folder"])
def test_no_event_takes_more_than_one_part(request: pytest.FixtureRequest, folder: str, kind: int) -> None:
    path = request.getfixturevalue(folder)
    engine = Engine()
    list(engine.run(Job(KEY, asked(path))))
    taken = forwards_between(engine.pipeline(str(path)), engine.run(Job(KEY, asked(path, **kinds(seed=3)[kind]))))
    assert max(taken) == 1
    assert sum(taken) >= 5


class OneModel(Models):
    """Holds one model that was never on disk."""

    def __init__(self, model: LoadedModel) -> None:
        super().__init__()
        self.model = model

    def get(
        self, about: catalog.Model, device: torch.device, dtype: torch.dtype, way: Offload = Offload.NONE
    ) -> Generator[Part, None, LoadedModel]:
        yield "Loading the UNet", 0, 1
        return self.model

    def held(self, path: Path) -> LoadedModel | None:
        return self.model


def full_size() -> LoadedModel:
    """Make Stable Diffusion 1.5 with random weights, without a disk: 860 million parameters in the UNet.

    In float32, which every processor computes in hardware: bfloat16 is emulated on most, and takes minutes a decode.
    """
    from diffusers import AutoencoderKL, PNDMScheduler, StableDiffusionPipeline, UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

    configs = resources_dir() / "configs" / "sd15"

    def table(name: str) -> dict[str, Any]:
        return json.loads((configs / name / "config.json").read_text("utf-8"))

    noise = torch.randn(1_000_003, generator=torch.Generator().manual_seed(0)) * 0.02
    with torch.device("meta"):
        modules = {
            "unet": UNet2DConditionModel.from_config(table("unet")),
            "vae": AutoencoderKL.from_config(table("vae")),
            "text_encoder": CLIPTextModel(CLIPTextConfig(**table("text_encoder"))),
        }
    for name, module in modules.items():
        modules[name] = module.to_empty(device="cpu").eval().requires_grad_(False)
        for parameter in modules[name].parameters():
            for piece in parameter.view(-1).split(len(noise)):
                piece.copy_(noise[: len(piece)])
    modules["text_encoder"].embeddings.position_ids = torch.arange(77)[None]
    pipe = StableDiffusionPipeline(
        **modules,
        tokenizer=CLIPTokenizer.from_pretrained(configs / "tokenizer", local_files_only=True),
        scheduler=PNDMScheduler.from_pretrained(configs / "scheduler", local_files_only=True),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    return LoadedModel(
        about=catalog.find(str(configs)),
        family=registry.families()["sd15"],
        pipe=pipe,
        device=torch.device("cpu"),
        dtype=torch.float32,
        digest="",
        signature=(),
        offload=Offload.NONE,
        sizes={},
        own=Autoencoder(pipe.vae, preview.previewer(pipe.vae, None)),
    )


@pytest.mark.slow
def test_a_full_size_model_stops_within_one_part(tmp_path: Path) -> None:
    model = full_size()
    assert sum(each.numel() for each in model.pipe.unet.parameters()) > 850e6
    models = OneModel(model)
    wanted = built(
        Request,
        model=str(model.about.path),
        prompts=("a cat",),
        size=(128, 128),
        steps=3,
        guidance=7.5,
        sampler="unipc",
        source=Picture(colours(128, 128)),
        strength=0.6,
        placement=Placement("cpu", "float32"),
    )
    assert max(forwards_between(model.pipe, run(KEY, wanted, models))) == 1
    stopped = run(KEY, wanted, models)
    for event in stopped:
        if isinstance(event, Preview):
            break
    watched = Forwards(model.pipe)
    stopped.close()
    watched.release()
    assert watched.count == 0
