"""What depends on the starter's weights was made of the weights that are shipped."""

import json
import shutil
from pathlib import Path

import pytest

from engine.paths import starter_dir
from renew import stamp
from renew.__main__ import PARTS


@pytest.mark.skipif(not (starter_dir() / "model_index.json").is_file(), reason="the starter is not there")
def test_everything_was_made_of_these_weights() -> None:
    now = stamp.digest()
    made = stamp.read()
    assert made.keys() <= PARTS.keys()
    old = [part for part, of in made.items() if of != now]
    assert not old, f"made of other weights: run “python packaging/start.py renew {' '.join(map(repr, old))}”"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    folder = tmp_path / "model"
    (folder / "unet").mkdir(parents=True)
    (folder / "unet" / "model.safetensors").write_bytes(b"weights")
    (folder / "sketchlight.json").write_text(json.dumps({"guidance": 1.0, "label": "A"}))
    return folder


def test_the_hash_follows_weights_and_facts_alone(model: Path) -> None:
    before = stamp.digest(model)
    (model / "sketchlight.json").write_text(json.dumps({"guidance": 1.0, "label": "B"}))
    assert stamp.digest(model) == before
    (model / "sketchlight.json").write_text(json.dumps({"guidance": 1.5}))
    other = stamp.digest(model)
    assert other != before
    (model / "unet" / "model.safetensors").write_bytes(b"others")
    assert stamp.digest(model) != other


def test_each_part_keeps_the_hash_that_it_was_made_of(model: Path, tmp_path: Path) -> None:
    kept = tmp_path / "made_from.json"
    stamp.write(["window", "scores"], kept, model)
    first = stamp.digest(model)
    shutil.copy(model / "sketchlight.json", model / "unet" / "more.safetensors")
    stamp.write(["window"], kept, model)
    assert stamp.read(kept) == {"window": stamp.digest(model), "scores": first}
