"""DeepCache: the UNet's inner levels are computed in each n-th step alone, in every way of conditioning."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

import small_models
from drive import asked, box_mask, colours, finished, prepared
from engine.conditioning.deep_cache import DeepCache, inner_levels
from engine.engine import Engine
from engine.groups import altered
from engine.loading.models import Models
from engine.picture import Picture
from engine.request import ControlUse, Mask, Placement, RefinerUse, RegionUse
from engine.runs import run

LEFT = Picture(box_mask(64, 64, 0, 0, 32, 64))


@pytest.mark.parametrize("every", [1, 2, 3])
def test_inner_levels_are_computed_in_each_nth_step(models: Models, model_folder: Path, every: int) -> None:
    ready = prepared(asked(model_folder, steps=6, sampler="ddim", deep_cache=every), models)
    unet, computed = ready.denoiser.unet, {"inner": 0, "outer": 0}

    def counting(where: str) -> Any:
        return lambda *_: computed.update({where: computed[where] + 1})

    hooks = [
        unet.mid_block.resnets[0].register_forward_hook(counting("inner")),
        unet.up_blocks[-1].resnets[0].register_forward_hook(counting("outer")),
    ]
    try:
        assert len(list(run.steps_of(ready))) == 6
    finally:
        for hook in hooks:
            hook.remove()
    assert computed == {"inner": 6 // every, "outer": 6}


@torch.inference_mode()
def test_a_step_by_kept_levels_is_the_whole_one_where_nothing_changed() -> None:
    unet = small_models.unet()
    text = torch.randn(1, 77, 32)
    first, other = torch.randn(2, 1, 4, 8, 8)

    def by(cache: DeepCache, step: int, latents: torch.Tensor) -> torch.Tensor:
        with cache.over(unet, step):
            return unet(latents, 500, text, return_dict=False)[0]

    cache = DeepCache(2)
    whole = by(cache, 0, first)
    torch.testing.assert_close(by(cache, 1, first), whole, rtol=0, atol=0)
    kept = by(cache, 1, other)
    assert not torch.equal(kept, whole)  # the outermost level sees what is new
    assert not torch.equal(kept, by(cache, 2, other))
    torch.testing.assert_close(by(cache, 2, first), unet(first, 500, text, return_dict=False)[0], rtol=0, atol=0)
    assert all("forward" not in vars(level) for level in inner_levels(unet))


def ways(tmp_path: Path) -> dict[str, dict[str, Any]]:
    net = tmp_path / "net"
    small_models.controlnet().save_pretrained(net)
    source = Picture(colours())
    return {
        "guided": {"guidance": 4.0, "negative": "a cat"},
        "two at once": {"count": 2},
        "a sketch": {"source": source, "strength": 0.8},
        "a mask": {"source": source, "mask": Mask(LEFT)},
        "a control": {"controls": (ControlUse("canny", str(net), map=source),)},
        "a control and guidance": {"guidance": 3.0, "controls": (ControlUse("canny", str(net), map=source),)},
        "regions": {"regions": (RegionUse("a blue boat", LEFT),)},
        "other words at first": {"opening": "a blue boat", "opening_steps": 1},
        "away from the sketch": {"source": source, "strength": 0.8, "guidance": 2.0, "residual_guidance": True},
    }


def test_it_works_in_every_way_and_leaves_nothing_behind(engine: Engine, model_folder: Path, tmp_path: Path) -> None:
    for name, way in ways(tmp_path).items():
        whole = asked(model_folder, steps=3, sampler="ddim", **way)
        before = finished(engine, whole)
        quick = finished(engine, altered(whole, deep_cache=2))
        assert any((one != other).any() for one, other in zip(quick.images, before.images, strict=True)), name
        assert quick.request.sampling.deep_cache == 2
        for one, other in zip(finished(engine, whole).images, before.images, strict=True):
            np.testing.assert_array_equal(one, other, err_msg=name)


def test_an_sdxl_refiner_keeps_levels_of_its_own(engine: Engine, xl_folder: Path, refiner_folder: Path) -> None:
    whole = asked(xl_folder, steps=6, sampler="ddim", refiner=RefinerUse(str(refiner_folder), 0.5))
    before = finished(engine, whole).images[0]
    assert (finished(engine, altered(whole, deep_cache=2)).images[0] != before).any()
    np.testing.assert_array_equal(finished(engine, whole).images[0], before)


def test_the_other_modules_go_by_their_graphs_and_the_recipe_says_so(engine: Engine) -> None:
    made = finished(engine, asked(Path("starter"), size=(128, 128), steps=2, deep_cache=2, placement=Placement("cpu")))
    assert (
        made.environment.backend.startswith("onnxruntime") and "unet: torch for DeepCache" in made.environment.backend
    )
