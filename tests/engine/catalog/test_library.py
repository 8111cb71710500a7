"""Other programs' folders of models: what is found in them, what it is called, and that it is used in place."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import weights_files
from safetensors.numpy import save_file

import small_models
from drive import asked, finished
from engine.catalog import catalog, controlnet_files, library, lora_files, vae_files
from engine.catalog.contents import FileKind
from engine.cli import main
from engine.engine import Engine
from engine.errors import ModelError
from engine.request import LoraUse

SD15 = ("model.diffusion_model.input_blocks.0.0.weight", "cond_stage_model.transformer.x", "first_stage_model.x")


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for kind in ("DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    yield
    library.use([])


def checkpoint(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: np.zeros((4, 4, 3, 3), np.float32) for name in SD15}, path)
    return path


def vae(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({"decoder.conv_in.weight": np.zeros((8, 4, 3, 3), np.float32)}, path)
    return path


def controlnet(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file({"control_model.input_hint_block.0.weight": np.zeros((8, 3, 3, 3), np.float32)}, path)
    return path


def named(kind: FileKind) -> list[str]:
    return [each.name for each in library.entries(kind)]


def test_a1111s_tree(tmp_path: Path) -> None:
    tree = tmp_path / "webui" / "models"
    checkpoint(tree / "Stable-diffusion" / "deliberate.safetensors")
    weights_files.lora(tree / "Lora" / "styles" / "ink.safetensors")
    vae(tree / "VAE" / "ft-mse.safetensors")
    controlnet(tree / "ControlNet" / "canny.safetensors")
    (tree / "Lora" / "notes.safetensors").write_text("<html>")
    library.use([tree])
    assert named(FileKind.CHECKPOINT) == ["deliberate"]
    assert "deliberate" in [each.name for each in catalog.models()]
    assert catalog.find("deliberate").path == tree / "Stable-diffusion" / "deliberate.safetensors"
    assert [each.name for each in lora_files.loras()] == ["styles/ink"]
    assert [each.name for each in vae_files.vaes()] == ["ft-mse"]
    assert [each.name for each in controlnet_files.controlnets()] == ["canny"]


def test_a_file_is_told_by_its_contents_not_by_its_folder(tmp_path: Path) -> None:
    weights_files.lora(tmp_path / "tree" / "checkpoints" / "wrong place.safetensors")
    library.use([tmp_path / "tree"])
    assert named(FileKind.LORA) == ["wrong place"]
    assert named(FileKind.CHECKPOINT) == []


def test_comfys_tree_and_the_folders_that_it_names(tmp_path: Path) -> None:
    comfy, other = tmp_path / "ComfyUI", tmp_path / "webui"
    checkpoint(comfy / "models" / "checkpoints" / "sd" / "one.safetensors")
    weights_files.lora(other / "models" / "Lora" / "two.safetensors")
    (comfy / "extra_model_paths.yaml").write_text(
        f"a111:\n  base_path: {other}\n  loras: |\n    models/Lora\n    models/LyCORIS\n"
    )
    library.use([comfy / "models"])
    assert named(FileKind.CHECKPOINT) == ["sd/one"]
    assert named(FileKind.LORA) == ["two"]


def test_a_hugging_face_cache(tmp_path: Path) -> None:
    hub = tmp_path / "hub"
    snapshot = hub / "models--someone--tiny" / "snapshots" / "abc"
    small_models.build(snapshot)
    net = hub / "models--someone--canny" / "snapshots" / "def"
    small_models.controlnet().save_pretrained(net)
    library.use([hub])
    assert named(FileKind.CHECKPOINT) == ["someone/tiny"]
    assert catalog.find("someone/tiny").path == snapshot
    assert controlnet_files.find("someone/canny").path == net
    assert finished(Engine(), asked(Path("someone/tiny"))).images[0].shape == (64, 64, 3)


def test_what_lies_there_is_used_in_a_run_and_not_changed(tmp_path: Path, model_folder: Path) -> None:
    import small_adapters

    tree = tmp_path / "invokeai" / "models" / "sd-1" / "lora"
    small_adapters.lora(tree / "look.safetensors", small_models.unet())
    before = sorted((str(path), path.stat().st_mtime_ns) for path in tree.rglob("*"))
    library.use([tmp_path / "invokeai"])
    plain, engine = asked(model_folder), Engine()
    steered = asked(model_folder, loras=(LoraUse("look"),))
    assert (finished(engine, steered).images[0] != finished(engine, plain).images[0]).any()
    assert sorted((str(path), path.stat().st_mtime_ns) for path in tree.rglob("*")) == before


def test_folders_are_chosen_for_good_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weights_files.lora(tmp_path / "tree" / "ink.safetensors")
    assert main(["folders", "--add", str(tmp_path / "tree")]) == 0
    assert "a LoRA  1" in capsys.readouterr().out
    assert library.chosen() == [tmp_path / "tree"]
    assert library.contents_in_words(tmp_path / "tree") == "1 × LoRA"
    assert library.contents_in_words(tmp_path / "gone") == "The folder isn't there now"
    assert main(["folders", "--remove", str(tmp_path / "tree")]) == 0
    assert library.chosen() == []
    assert main(["folders", "--add", str(tmp_path / "gone")]) == 2
    with pytest.raises(ModelError, match="no folder of models"):
        library.use([tmp_path / "gone"])


def test_what_was_found_is_kept_and_looked_at_again_when_it_changes(tmp_path: Path) -> None:
    path = weights_files.lora(tmp_path / "tree" / "it.safetensors")
    library.use([tmp_path / "tree"])
    assert named(FileKind.LORA) == ["it"]
    index = json.loads((tmp_path / "cache" / "Sketchlight" / "library.json").read_text())
    assert list(index) == [str(path)]
    vae(path)
    os.utime(path, ns=(1, 1))
    library.use([tmp_path / "tree"])
    assert named(FileKind.LORA) == [] and named(FileKind.VAE) == ["it"]


def test_a_thousand_files_of_three_trees_are_all_listed(tmp_path: Path) -> None:
    roots = [tmp_path / each for each in ("a1111/models", "ComfyUI/models", "invokeai/models")]
    for number in range(1000):
        root = roots[number % 3]
        (weights_files.lora, vae, controlnet)[number % 3](root / "loras" / f"{number:04}.safetensors")
    library.use(roots)
    assert len(library.entries(*FileKind)) == 1000
