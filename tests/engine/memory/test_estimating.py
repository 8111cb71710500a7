"""Whether a request fits, told before it runs."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from weights_files import KL, SD15_UNET, ip_adapter, of_numbers, of_sd15s_size

from drive import asked
from engine.catalog import catalog, weights_size
from engine.estimate import Estimate, Layout, Verdict, gigabytes
from engine.groups import altered, built
from engine.memory import activations, estimating
from engine.picture import Picture
from engine.request import Attention, Offload, Placement, ReferenceUse, RefinerUse, RegionUse, Request

MB = 2**20
CPU = Layout("cpu", "float32")
CUDA = Layout("cuda", "float16")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return of_sd15s_size(tmp_path)


def estimated(folder: Path, free: int, first: Layout = CPU, main: int | None = None, **settings: Any) -> Estimate:
    request = built(Request, model=str(folder), **settings)
    return estimating.estimate(estimating.need(request, catalog.find(str(folder))), first, free, main=main)


def test_the_weights_of_a_folder_are_counted_part_by_part(folder: Path) -> None:
    of_numbers(folder / "unet" / "model.fp16.safetensors", 860 * 10**6)
    assert weights_size.parts(folder) == {"text_encoder": 123 * 10**6, "unet": 860 * 10**6, "vae": 84 * 10**6}


def test_where_there_is_plenty_it_fits(folder: Path) -> None:
    found = estimated(folder, 64 * 2**30)
    assert (found.verdict, found.layout, found.advice) == (Verdict.FITS, CPU, "")
    assert 1067 * 4 * 10**6 < found.bytes < 8 * 2**30


def test_more_pictures_larger_ones_and_guidance_take_more(folder: Path) -> None:
    plenty = 2**50
    plain = estimated(folder, plenty, size=(768, 768)).bytes
    assert estimated(folder, plenty, size=(1024, 1024)).bytes > plain
    assert estimated(folder, plenty, size=(768, 768), count=8).bytes > plain
    assert (
        estimated(folder, plenty, size=(768, 768), count=8, guidance=7.5).bytes
        > estimated(folder, plenty, size=(768, 768), count=8).bytes
    )


def test_regions_take_more(folder: Path) -> None:
    """Where steps take the most: a picture that is decoded in tiles."""
    how: dict[str, Any] = {"size": (2048, 2048), "guidance": 7.5, "first": replace(CPU, vae_tiling=True)}
    regions = (RegionUse("a boat", Picture(np.full((8, 8), 255, np.uint8))),) * 16
    assert estimated(folder, 2**50, regions=regions, **how).bytes > estimated(folder, 2**50, **how).bytes


def test_where_it_is_tight_it_is_computed_in_parts(folder: Path) -> None:
    assert estimated(folder, 2**50, size=(1024, 1024), count=8).bytes > 8 * 2**30
    tight = estimated(folder, 6 * 2**30, size=(1024, 1024), count=8)
    assert tight.verdict is Verdict.FITS
    assert tight.layout.vae_tiling
    assert tight.layout.batch < 8
    assert "at a time" in tight.advice


def test_a_model_larger_than_the_device_is_offloaded_if_main_memory_holds_it(folder: Path) -> None:
    found = estimated(folder, 2200 * MB, CUDA, main=16 * 2**30)
    assert (found.verdict, found.layout.offload) == (Verdict.OFFLOADS, Offload.MODEL)
    assert estimated(folder, 1200 * MB, CUDA, main=16 * 2**30).layout.offload is Offload.SEQUENTIAL
    assert estimated(folder, 1200 * MB, CUDA, main=1 * 2**30).verdict is Verdict.TOO_LARGE


def test_what_is_too_large_says_what_would_fit_and_that_does(folder: Path) -> None:
    many = estimated(folder, 6 * 2**30, size=(4096, 4096), count=64)
    assert many.verdict is Verdict.TOO_LARGE
    large = estimated(folder, 2 * 2**30, size=(4096, 2048), placement=Placement(offload=Offload.NONE))
    assert large.verdict is Verdict.TOO_LARGE
    assert "smaller model" in large.advice
    free = 6 * 2**30
    large = estimated(folder, free, size=(4096, 2048), placement=Placement(offload=Offload.NONE, vae_tiling=False))
    width, height = map(int, large.advice.removeprefix("Try ").rstrip(".").split("×"))
    assert abs(width / height - 2) < 0.1
    kept = Placement(offload=Offload.NONE, vae_tiling=False)
    assert estimated(folder, free, size=(width, height), placement=kept).verdict is Verdict.FITS
    told = estimating.refused(large, built(Request, model=str(folder), size=(4096, 2048)))
    assert "4096×2048" in told and "6.0 GB are free" in told and large.advice in told


def test_sixty_four_pictures_say_how_many_would_fit(folder: Path) -> None:
    settings: dict[str, Any] = {"size": (1024, 1024), "placement": Placement(vae_slicing=False, vae_tiling=False)}
    found = estimated(folder, 12 * 2**30, count=64, **settings)
    assert found.verdict in (Verdict.FITS, Verdict.OFFLOADS)
    assert found.layout.batch < 64
    assert f"{found.layout.batch} pictures at a time" in found.advice


def test_a_source_is_encoded_and_counted(folder: Path) -> None:
    """It shows where encoding takes more than decoding: of the usual autoencoders none does."""
    import numpy as np

    wide = {"_class_name": "AutoencoderTiny", "encoder_block_out_channels": [256], "decoder_block_out_channels": [32]}
    (folder / "vae" / "config.json").write_text(json.dumps(wide))
    source = Picture(np.zeros((64, 64, 3), np.uint8))
    placement = Placement(vae_tiling=False)
    with_source = estimated(folder, 2**50, size=(1024, 1024), source=source, placement=placement)
    assert with_source.bytes > estimated(folder, 2**50, size=(1024, 1024), placement=placement).bytes


def test_slices_of_attention_take_a_table_of_scores(folder: Path) -> None:
    sliced = Layout("cpu", "float32", attention=Attention.SLICED)
    plain = estimated(folder, 2**50, size=(1024, 1024), placement=Placement(vae_tiling=True)).bytes
    assert estimated(folder, 2**50, sliced, size=(1024, 1024)).bytes > plain + 4 * 16384**2


def test_attention_is_not_sliced_beside_a_reference(folder: Path) -> None:
    import numpy as np

    adapter = ip_adapter(folder / "ip_adapter" / "any.safetensors")
    use = ReferenceUse(str(adapter), Picture(np.zeros((8, 8, 3), np.uint8)))
    request = built(Request, model=str(folder), references=(use,))
    rungs = estimating.need(request, catalog.find(str(folder))).rungs(Layout("mps", "float16"))
    assert all(each.attention is Attention.SDPA for each in rungs)


@pytest.mark.parametrize(
    ("config", "size", "mebibytes"),
    [(SD15_UNET, (1024, 1024), 520), ({**SD15_UNET, "down_block_types": ["DownBlock2D"] * 4}, (1024, 1024), 320)],
)
def test_what_a_step_takes_is_near_what_was_measured(
    config: dict[str, Any], size: tuple[int, int], mebibytes: int
) -> None:
    found = activations.unet(config, size) * 4 / MB
    assert 1.0 <= found / mebibytes <= 1.4


def test_what_decoding_takes_is_near_what_was_measured() -> None:
    assert 1.0 <= activations.decoder(KL, (1024, 1024), tiled=False) * 4 / MB / 3076 <= 1.4
    assert 1.0 <= activations.encoder(KL, (1024, 1024), tiled=False) * 4 / MB / 2560 <= 1.4
    assert activations.decoder(KL, (1024, 1024), tiled=True) == activations.decoder(KL, (512, 512), tiled=False)
    tiny = {"_class_name": "AutoencoderTiny", "decoder_block_out_channels": [32] * 4}
    assert 1.0 <= activations.decoder(tiny, (1024, 1024), tiled=False) * 4 / MB / 390 <= 1.4


@pytest.mark.parametrize(
    ("count", "said"), [(640 * MB, "640 MB"), (int(1.24 * 2**30), "1.2 GB"), (24 * 2**30, "24 GB")]
)
def test_sizes_are_said_in_round_figures(count: int, said: str) -> None:
    assert gigabytes(count) == said


def test_a_refiner_is_counted_beside_the_base(xl_folder: Path, refiner_folder: Path) -> None:
    alone = asked(xl_folder, sampler="euler")
    refined = altered(alone, refiner=RefinerUse(str(refiner_folder)))
    about = catalog.find(str(xl_folder))
    one, both = (estimating.need(each, about).weights("float32") for each in (alone, refined))
    second = estimating.need(altered(alone, model=str(refiner_folder)), catalog.find(str(refiner_folder)))
    assert both == one + second.weights("float32")


@pytest.mark.parametrize("value", [None, "", "x", [], [""], ["x", 3], {}, True, -1, 10**9, 2.5, [[2]]])
@pytest.mark.parametrize(
    "name", ["block_out_channels", "layers_per_block", "attention_head_dim", "down_block_types", "sample_size"]
)
def test_a_config_with_values_of_other_kinds_is_estimated_as_the_usual_one(name: str, value: object) -> None:
    """Its loader says what is wrong with it; the estimate must not be what fails."""
    config = {**SD15_UNET, name: value}
    assert activations.unet(config, (512, 512)) > 0
    assert activations.attention_scores(config, (512, 512)) > 0
    assert activations.decoder(config, (512, 512), tiled=True) > 0
    assert activations.encoder(config, (512, 512), tiled=False) > 0


def test_layers_can_be_told_for_each_block() -> None:
    one, listed = ({**SD15_UNET, "layers_per_block": each} for each in (2, [2, 2, 2, 2]))
    assert activations.unet(one, (512, 512)) == activations.unet(listed, (512, 512))
