"""A base and its refiner in one run, as a person meets them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import small_adapters
import small_models
from drive import asked, colours, events, finished, picture_of, previews
from engine.engine import Engine
from engine.errors import InvalidRequest
from engine.groups import altered
from engine.picture import Picture
from engine.request import LoraUse, Mask, Masking, RefinerUse


def test_steps_and_previews_go_over_both(engine: Engine, xl_folder: Path, refiner_folder: Path) -> None:
    use = RefinerUse(str(refiner_folder), start=0.5)
    shown = previews(events(engine, asked(xl_folder, steps=6, sampler="euler", refiner=use)))
    assert [preview.step for preview in shown] == [1, 2, 3, 4, 5, 6]
    assert {preview.total for preview in shown} == {6}


@pytest.mark.parametrize("start", [0.0, 1.0])
def test_either_may_do_all_of_it(engine: Engine, xl_folder: Path, refiner_folder: Path, start: float) -> None:
    plain = finished(engine, asked(xl_folder, sampler="ddim"))
    both = finished(engine, asked(xl_folder, sampler="ddim", refiner=RefinerUse(str(refiner_folder), start)))
    assert len(both.timings.steps) == 4
    assert (both.images[0] == plain.images[0]).all() == (start == 1.0)
    assert both.environment.weights != plain.environment.weights


def test_a_mask_is_held_to_the_source_by_both(engine: Engine, xl_folder: Path, refiner_folder: Path) -> None:
    source, mask = colours(64, 64), np.zeros((64, 64), np.uint8)
    mask[16:40, 16:40] = 255
    wanted = asked(
        xl_folder,
        sampler="euler",
        steps=6,
        source=Picture(source),
        mask=Mask(Picture(mask), Masking(grow=0, feather=0)),
        refiner=RefinerUse(str(refiner_folder), 0.5),
    )
    drawn = finished(engine, wanted).images[0]
    assert (drawn[mask == 0] == source[mask == 0]).all()
    assert (drawn[mask > 0] != source[mask > 0]).any()


def test_it_reads_its_text_without_the_bases_loras(xl_folder: Path, refiner_folder: Path, tmp_path: Path) -> None:
    """Both hold one and the same text encoder, where a LoRA of the base's stays on until the next run."""
    encoder = small_models.text_encoder_2(small_models.tokenizer(pad_token="!"))
    lora = small_adapters.lora(tmp_path / "words.safetensors", small_models.unet_xl(), None, encoder)
    refined = asked(xl_folder, sampler="ddim", refiner=RefinerUse(str(refiner_folder), 0.5))
    steered = altered(refined, loras=(LoraUse(str(lora)),))
    fresh, used = Engine(), Engine()
    expected = picture_of(fresh, refined)
    assert (picture_of(used, steered) != expected).any()
    assert (picture_of(used, refined) == expected).all()
    assert (picture_of(used, steered) == picture_of(fresh, steered)).all()


def test_a_model_that_is_no_refiner_is_told_so_before_anything_is_loaded(xl_folder: Path) -> None:
    with pytest.raises(InvalidRequest, match="no refiner for"):
        events(Engine(), asked(xl_folder, refiner=RefinerUse(str(xl_folder))))
