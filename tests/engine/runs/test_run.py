"""What a request's run looks like from outside: its events, its pictures, and that it can be stopped anywhere."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from drive import KEY, asked, box_mask, colours, events, final_latents, finished, loadings, picture_of, previews
from engine.engine import Engine
from engine.events import Finished, Job, Mapped
from engine.groups import altered
from engine.loading.models import Models
from engine.picture import Picture
from engine.request import Annotate, Mask, Request


def test_every_step_shows_a_preview_and_the_last_is_the_result(engine: Engine, model_folder: Path) -> None:
    found = events(engine, asked(model_folder, steps=5, size=(64, 96)))
    assert [(shown.step, shown.total) for shown in previews(found)] == [(step, 5) for step in range(1, 6)]
    assert all(shown.images[0].shape == (96, 64, 3) for shown in previews(found))
    assert isinstance(found[-1], Finished)
    np.testing.assert_array_equal(previews(found)[-1].images[0], found[-1].images[0])
    assert all(event.key == KEY for event in found)


def test_timings_add_up(engine: Engine, model_folder: Path) -> None:
    timings = finished(engine, asked(model_folder, steps=6)).timings
    assert len(timings.steps) == 6
    parts = timings.loading + timings.encode + sum(timings.steps) + timings.previews + timings.decode
    assert 0 < parts <= timings.total


def test_the_result_tells_where_it_was_made(engine: Engine, model_folder: Path, lcm_folder: Path) -> None:
    here = finished(engine, asked(model_folder)).environment
    assert (here.device, here.dtype, here.threads) == ("cpu", "float32", torch.get_num_threads())
    assert here.torch == torch.__version__
    assert here.weights != finished(engine, asked(lcm_folder)).environment.weights


def test_pictures_can_not_be_written_to(engine: Engine, model_folder: Path) -> None:
    found = events(engine, asked(model_folder))
    assert not any(image.flags.writeable for event in previews(found) for image in event.images)


@pytest.mark.parametrize("sampler", ["lcm", "euler_a", "unipc"])
def test_the_same_request_gives_the_same_picture_bit_for_bit(engine: Engine, model_folder: Path, sampler: str) -> None:
    request = asked(model_folder, sampler=sampler, guidance=2.0, source=Picture(colours()), strength=0.7)
    first = picture_of(engine, request)
    np.testing.assert_array_equal(first, picture_of(engine, request))
    np.testing.assert_array_equal(first, picture_of(Engine(), request))
    assert (first != picture_of(engine, altered(request, seed=1))).any()


def test_a_batch_makes_each_prompt_with_seeds_that_count_on(engine: Engine, model_folder: Path) -> None:
    both = finished(engine, asked(model_folder, prompts=("a red house", "a cat"), count=2, seed=5)).images
    assert len(both) == 4
    for index, (prompt, seed) in enumerate((("a red house", 5), ("a red house", 6), ("a cat", 7), ("a cat", 8))):
        alone = picture_of(engine, asked(model_folder, prompts=(prompt,), seed=seed))
        assert np.abs(both[index].astype(int) - alone).max() <= 1


@pytest.mark.parametrize("sampler", ["lcm", "unipc", "euler", "euler_a", "dpmpp_2m_karras", "ddim"])
@pytest.mark.parametrize("strength", [0.01, 0.2, 0.7, 1.0])
def test_all_steps_are_run_at_any_strength(engine: Engine, model_folder: Path, sampler: str, strength: float) -> None:
    request = asked(model_folder, source=Picture(colours()), strength=strength, steps=4, sampler=sampler)
    assert len(finished(engine, request).timings.steps) == 4


def test_the_lower_the_strength_the_closer_to_the_source(tiny_vae_folder: Path) -> None:
    models = Models()

    def latents(strength: float) -> torch.Tensor:
        request = asked(tiny_vae_folder, source=Picture(colours()), strength=strength, sampler="ddim")
        return final_latents(request, models)

    source = latents(0.001)
    changes = [float((latents(strength) - source).abs().mean()) for strength in (0.02, 0.1, 0.3)]
    assert changes[0] < changes[1] < changes[2]


def test_strength_zero_gives_the_source_back_and_says_so(engine: Engine, model_folder: Path) -> None:
    source = Picture(colours())
    done = finished(engine, asked(model_folder, source=source, strength=0.0))
    np.testing.assert_array_equal(done.images[0], source.pixels)
    assert any("Strength 0" in note for note in done.notes)
    masked = asked(model_folder, source=source, strength=0.0, mask=Mask(Picture(box_mask(64, 64, 8, 8, 40, 40))))
    np.testing.assert_array_equal(picture_of(engine, masked), source.pixels)


def test_a_source_of_any_size_is_brought_to_the_generation_size(engine: Engine, model_folder: Path) -> None:
    done = finished(engine, asked(model_folder, source=Picture(colours(333, 77)), strength=0.5, size=(128, 64)))
    assert done.images[0].shape == (64, 128, 3)


def kinds_of_run(model_folder: Path, inpainting_folder: Path) -> list[Request]:
    source = Picture(colours())
    mask = Mask(Picture(box_mask(64, 64, 8, 8, 40, 40)))
    return [
        asked(model_folder, prompts=("a boat", "a sun"), guidance=3.0, negative="a tree"),
        asked(model_folder, source=source, strength=0.5),
        asked(inpainting_folder, source=source, mask=mask),
    ]


@pytest.mark.parametrize("kind", range(3))
def test_a_run_can_be_stopped_after_any_event_and_the_next_is_unharmed(
    model_folder: Path, inpainting_folder: Path, kind: int
) -> None:
    request = kinds_of_run(model_folder, inpainting_folder)[kind]
    whole = events(Engine(), request)
    for stop_after in range(1, len(whole), 3 if kind else 1):
        fresh = Engine()
        stopped = fresh.run(Job(KEY, request))
        for _ in range(stop_after):
            next(stopped)
        stopped.close()
        assert not torch.is_inference_mode_enabled()
        if stop_after % 4 == 0:
            np.testing.assert_array_equal(picture_of(fresh, request), whole[-1].images[0])


def test_inference_mode_does_not_leak_between_events(engine: Engine, model_folder: Path) -> None:
    for _ in engine.run(Job(KEY, asked(model_folder))):
        assert not torch.is_inference_mode_enabled()
        assert torch.is_grad_enabled()


def test_a_stroke_reads_no_prompt_and_loads_nothing_again(engine: Engine, model_folder: Path) -> None:
    request = asked(model_folder, prompts=("a green boat",), source=Picture(colours()), strength=0.5)
    events(engine, request)
    stroke = replace(request, source=Picture(colours()[::-1].copy()))
    stages = [event.stage for event in loadings(events(engine, stroke))]
    assert "Reading the prompt" not in stages
    assert not any(stage.startswith("Loading") for stage in stages)
    assert "Reading the picture" in stages
    again = [event.stage for event in loadings(events(engine, altered(stroke, seed=9)))]
    assert "Reading the picture" not in again


def test_a_map_is_made_by_the_control_that_was_named(engine: Engine) -> None:
    found = events(engine, Annotate("canny", Picture(colours()), (("low", 50.0), ("high", 100.0))))
    assert isinstance(found[-1], Mapped)
    assert found[-1].image.shape == (64, 64, 3)
    assert found[-1].image.any()
