"""What is said of memory before a picture is asked for: real mailbox and thread, invented free memory."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from weights_files import lora, of_numbers, of_sd15s_size

from desktop.model.asking.forecast import Remark
from desktop.model.asking.studio import Studio
from desktop.model.document.changes import set_mask
from desktop.model.document.document import Document, LayerName
from desktop.model.document.strokes import begin_stroke
from desktop.model.pixels.brush import Brush
from desktop.model.settings.settings import Settings, SettingsModel, Workspace
from desktop.process.engine_thread import EngineThread
from engine.groups import built
from engine.mailbox import Mailbox
from engine.request import Attention, LoraUse, Offload, Placement
from fakes import FakeEngine
from idle import wait_until_idle

GB = 2**30


class Bench:
    """A studio in Generate whose model is of Stable Diffusion 1.5's size, 4.3 GB as a processor computes with it."""

    def __init__(self, folder: Path, free: int) -> None:
        self.engine = FakeEngine(free=free)
        self.settings = SettingsModel(
            built(Settings, model=str(of_sd15s_size(folder)), live=False, size=(512, 512), steps=2)
        )
        self.document = Document((480, 128))
        self.mailbox = mailbox = Mailbox()
        self.studio = Studio(self.settings, self.document, mailbox)
        self.thread = EngineThread(mailbox, self.engine)
        self.thread.happened.connect(self.studio.handle)
        self.said: list[Remark] = []
        self.studio.forecast.changed.connect(self.said.append)
        self.thread.start()

    @property
    def last(self) -> str:
        return self.said[-1].text if self.said else "nothing yet"


@pytest.fixture
def bench(qtbot, tmp_path):
    made = Bench(tmp_path / "model", 3 * GB)
    yield made
    assert made.thread.close(10_000)


def test_it_says_so_before_generate_and_no_more_once_there_is_room(bench, qtbot):
    bench.settings.set(workspace=Workspace.GENERATE)
    qtbot.wait_until(lambda: bench.last == "Will offload to fit into 3.0 GB: slower.")
    assert not bench.said[-1].blocking
    assert "Group offload." in bench.said[-1].details
    bench.engine.free = GB
    bench.settings.set(size=(2048, 2048))
    qtbot.wait_until(lambda: bench.last.startswith("Too large for 1.0 GB. Try "))
    assert bench.said[-1].blocking
    bench.engine.free = 32 * GB
    bench.studio.forecast.look()
    qtbot.wait_until(lambda: bench.said[-1] == Remark())


def test_what_is_added_is_weighed_with_it(bench, qtbot, tmp_path):
    other = of_numbers(tmp_path / "other.safetensors", 500_000_000)
    bench.engine.free = 6 * GB
    bench.settings.set(workspace=Workspace.GENERATE)
    qtbot.wait_until(lambda: len(bench.engine.estimated) == 1)
    assert bench.said == []
    bench.settings.set(vae=str(other))
    qtbot.wait_until(lambda: bench.last.startswith("Will offload to fit into 6.0 GB"))
    bench.settings.set(vae=None)
    qtbot.wait_until(lambda: bench.said[-1] == Remark())


def test_what_was_chosen_under_advanced_is_not_called_slower(bench, qtbot):
    bench.settings.set(workspace=Workspace.GENERATE, placement=Placement(offload=Offload.GROUP))
    qtbot.wait_until(lambda: bench.last == "Will offload, as set.")


def test_a_layout_that_can_not_be_is_told_at_once(bench, qtbot, tmp_path):
    style = lora(tmp_path / "style.safetensors")
    bench.settings.set(
        workspace=Workspace.GENERATE, placement=Placement(offload=Offload.GROUP), loras=(LoraUse(str(style)),)
    )
    qtbot.wait_until(lambda: "can't be used with group offload" in bench.last)
    assert bench.said[-1].blocking


def test_live_too_what_can_not_be_together_is_told_before_it_runs(bench, qtbot, tmp_path):
    style = lora(tmp_path / "style.safetensors")
    bench.settings.set(live=True, placement=Placement(offload=Offload.GROUP))
    qtbot.wait_until(lambda: len(bench.engine.asked) == 1)
    bench.settings.set(loras=(LoraUse(str(style)),))
    qtbot.wait_until(lambda: "can't be used with group offload" in bench.last)
    assert bench.said[-1].blocking and len(bench.engine.asked) == 1
    bench.settings.set(placement=Placement())
    qtbot.wait_until(lambda: bench.said[-1] == Remark())
    qtbot.wait_until(lambda: len(bench.engine.asked) == 2)


def test_what_is_not_installed_is_told_at_once(bench, qtbot):
    bench.settings.set(workspace=Workspace.GENERATE, placement=Placement(attention=Attention.XFORMERS))
    qtbot.wait_until(lambda: bench.last.startswith("xFormers is not installed here: choose the attention SDPA"))
    assert bench.engine.estimated == []


def test_in_inpaint_the_size_follows_the_mask(bench, qtbot):
    bench.settings.set(workspace=Workspace.INPAINT)
    qtbot.wait_until(lambda: len(bench.engine.estimated) == 1)
    area = np.zeros((128, 480), np.uint8)
    area[50:70, 200:230] = 255
    set_mask(bench.document, area)
    qtbot.wait_until(lambda: len(bench.engine.estimated) == 2)
    whole, part = (each.request for each in bench.engine.estimated)
    assert whole.size[0] > whole.size[1]
    assert part.source is not None and part.size != whole.size


def test_neither_strokes_nor_words_nor_live_ask(bench, qtbot):
    bench.settings.set(live=True, refine=False)
    with begin_stroke(bench.document, LayerName.SKETCH, Brush(size=20.0, target=(200, 30, 30, 255))) as stroke:
        stroke.to(20.0, 20.0)
        stroke.to(70.0, 20.0)
    qtbot.wait_until(lambda: bool(bench.engine.asked))
    bench.settings.set(size=(256, 256))
    wait_until_idle(qtbot, bench.studio, mailbox=bench.mailbox)
    assert bench.engine.estimated == []
    bench.settings.set(workspace=Workspace.GENERATE)
    qtbot.wait_until(lambda: len(bench.engine.estimated) == 1)
    bench.settings.set(prompts=("a cat",), seed=5, steps=9, strength=0.2)
    wait_until_idle(qtbot, bench.studio, mailbox=bench.mailbox)
    assert len(bench.engine.estimated) == 1
    bench.settings.set(count=2)
    bench.settings.set(count=3)
    qtbot.wait_until(lambda: len(bench.engine.estimated) == 2)
    assert bench.engine.estimated[-1].request.sampling.count == 3


def test_going_back_to_live_takes_the_remark_away(bench, qtbot):
    bench.settings.set(workspace=Workspace.GENERATE)
    qtbot.wait_until(lambda: bench.last.startswith("Will offload"))
    bench.settings.set(workspace=Workspace.LIVE)
    assert bench.said[-1] == Remark()
