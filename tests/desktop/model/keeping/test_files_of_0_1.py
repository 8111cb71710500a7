"""Files that version 0.1.0 wrote open in this one: a drawing with its panels, and the work kept between two starts."""

import shutil
from pathlib import Path

from desktop.model.document.content import LayerName
from desktop.model.keeping.autosave import Autosave
from desktop.model.keeping.ora import read_ora
from desktop.model.settings.settings import Settings

FILES = Path(__file__).resolve().parents[3] / "files-of-0.1"


def _is_as_it_was(settings: Settings | None) -> bool:
    assert settings is not None
    sampling = settings.sampling
    told = (settings.words.prompt, settings.strength, sampling.steps, sampling.seed)
    return told == ("a blue boat at dusk", 0.35, 6, 1234)


def test_a_drawing_opens_with_its_layers_and_panels():
    found = read_ora(FILES / "drawing.ora")
    assert found.content.size == (512, 512) and not found.notes
    assert found.content.layer(LayerName.SKETCH).read().std() > 10
    assert _is_as_it_was(found.settings)


def test_the_work_kept_between_two_starts_is_put_back(tmp_path):
    shutil.copytree(FILES / "last", tmp_path / "last")
    autosave = Autosave(tmp_path / "last")
    kept = autosave.load()
    autosave.close()
    assert kept is not None and not kept.lost
    assert _is_as_it_was(kept.settings)
    assert kept.documents[0].content.size == (512, 512)
