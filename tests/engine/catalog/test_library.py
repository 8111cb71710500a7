"""Other programs' folders of models: what is found in them, what it is called, and that it is used in place."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
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


@pytest.mark.parametrize("base", ["../shared/", "~/shared", "${SHARED}/shared", "$SHARED/shared"])
def test_comfys_base_path_is_read_as_comfy_reads_it(base: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOME", "USERPROFILE", "SHARED"):
        monkeypatch.setenv(name, str(tmp_path))
    checkpoint(tmp_path / "shared" / "ckpt" / "one.safetensors")
    (tmp_path / "comfy" / "models").mkdir(parents=True)
    (tmp_path / "comfy" / "extra_model_paths.yaml").write_text(f"all:\n  base_path: {base}\n  checkpoints: ckpt\n")
    for chosen in (tmp_path / "comfy", tmp_path / "comfy" / "models", tmp_path / "shared" / ".." / "comfy"):
        library.use([chosen])
        assert named(FileKind.CHECKPOINT) == ["one"]


def test_of_two_snapshots_in_a_hugging_face_cache_refs_main_decides(tmp_path: Path) -> None:
    place = tmp_path / "hub" / "models--someone--tiny"
    for each in ("aaa", "bbb", "ccc"):
        checkpoint(place / "snapshots" / each / "it.safetensors")
    (place / "refs").mkdir()
    (place / "refs" / "main").write_text("bbb\n")
    library.use([tmp_path / "hub"])
    assert [each.path.parent.name for each in library.entries(FileKind.CHECKPOINT)] == ["bbb"]


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for place in ("r1/same.ckpt", "r1/same.safetensors", "r2/same.safetensors", "r2/deep/same.SafeTensors"):
        checkpoint(tmp_path / place)
    library.use([tmp_path / "r1", tmp_path / "r2"])
    there = {each.name: each.path.relative_to(tmp_path).as_posix() for each in library.entries(FileKind.CHECKPOINT)}
    assert there == {
        "same": "r1/same.safetensors",
        "same.ckpt": "r1/same.ckpt",
        "same (r2)": "r2/same.safetensors",
        "deep/same": "r2/deep/same.SafeTensors",
    }
    assert set(there) <= {each.name for each in catalog.models()}
    assert catalog.find("same (r2)").path == tmp_path / "r2" / "same.safetensors"


@pytest.mark.parametrize("ending", [".pt", ".pth", ".bin", ".SafeTensors", ".CKPT"])
def test_a_whole_model_is_listed_and_found_under_each_ending(ending: str, tmp_path: Path) -> None:
    path = checkpoint(tmp_path / "tree" / f"it{ending}")
    library.use([tmp_path / "tree"])
    assert "it" in [each.name for each in catalog.models()]
    assert catalog.find("it").path == path and catalog.find("it").is_file
    assert catalog.find(str(path)).is_file


def test_one_model_of_a_hugging_face_cache_is_called_by_owner_and_name(tmp_path: Path) -> None:
    place = tmp_path / "hub" / "models--someone--tiny"
    checkpoint(place / "snapshots" / "aaa" / "it.safetensors")
    for chosen in (place, place / "snapshots", place / "snapshots" / "aaa"):
        library.use([chosen])
        assert named(FileKind.CHECKPOINT) == ["someone/tiny/it"]


def test_a_pipe_is_said_to_be_no_ordinary_file(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no such files")
    os.mkfifo(tmp_path / "fifo.safetensors")
    with pytest.raises(ModelError, match="not an ordinary file"):
        catalog.find(str(tmp_path / "fifo.safetensors"))


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


def invoke(root: Path, *models: tuple[str, str, str, str]) -> Path:
    """InvokeAI's root with its database, as its migrations leave it: rows of (path, name, type, base)."""
    (root / "databases").mkdir(parents=True)
    with closing(sqlite3.connect(root / "databases" / "invokeai.db")) as database, database:
        database.execute(
            "CREATE TABLE models (id TEXT NOT NULL PRIMARY KEY, "
            "name TEXT GENERATED ALWAYS AS (json_extract(config, '$.name')) VIRTUAL NOT NULL, config TEXT NOT NULL)"
        )
        for number, (path, name, kind, base) in enumerate(models):
            told = {"key": str(number), "path": path, "name": name, "type": kind, "base": base, "hash": "blake3:0"}
            database.execute("INSERT INTO models (id, config) VALUES (?, ?)", (str(number), json.dumps(told)))
    return root


def test_invokes_models_are_called_as_people_called_them_there(tmp_path: Path) -> None:
    key, elsewhere = "0f0e4d2c-1111-4222-8333-944445555666", tmp_path / "disk" / "ink.safetensors"
    checkpoint(tmp_path / "invoke" / "models" / key / "file.safetensors")
    controlnet(tmp_path / "invoke" / "models" / "1" / "a.safetensors")
    controlnet(tmp_path / "invoke" / "models" / "2" / "b.safetensors")
    vae(tmp_path / "invoke" / "models" / "3" / "unsaid.safetensors")
    weights_files.lora(elsewhere, width=7)
    weights_files.lora(elsewhere.with_name("its neighbour.safetensors"))
    root = invoke(
        tmp_path / "invoke",
        (f"{key}/file.safetensors", "Dreams of\n8", "main", "sd-1"),
        ("1/a.safetensors", "canny", "controlnet", "sd-1"),
        ("2/b.safetensors", "canny", "controlnet", "sdxl"),
        (str(elsewhere), "Ink", "lora", "sdxl"),
        (str(tmp_path), "all of the disk", "main", "sdxl"),
    )
    before = sorted((str(path), path.stat().st_mtime_ns) for path in root.rglob("*"))
    for chosen in (root, root / "models"):
        library.use([chosen])
        assert named(FileKind.CHECKPOINT) == ["Dreams of 8"]
        assert named(FileKind.CONTROLNET) == ["canny (sd-1)", "canny (sdxl)"]
        assert named(FileKind.VAE) == ["3/unsaid"]
        assert [(each.name, each.family) for each in library.entries(FileKind.LORA)] == [("Ink", "sdxl")]
    assert catalog.find("Dreams of 8").label == "Dreams of 8"
    assert lora_files.find("Ink").path == elsewhere
    assert sorted((str(path), path.stat().st_mtime_ns) for path in root.rglob("*")) == before


def test_a_broken_or_endless_database_of_invokes_hides_no_model(tmp_path: Path) -> None:
    weights_files.lora(tmp_path / "invoke" / "models" / "it.safetensors")
    database = invoke(tmp_path / "invoke", ("it.safetensors", "It", "lora", "sd-1")) / "databases" / "invokeai.db"
    library.use([tmp_path / "invoke"])
    assert named(FileKind.LORA) == ["It"]
    whole = database.read_bytes()
    endless = "WITH RECURSIVE n(config) AS (SELECT '{}' UNION ALL SELECT config FROM n) SELECT config FROM n"
    with closing(sqlite3.connect(database)) as changed, changed:
        changed.execute("DROP TABLE models")
        changed.execute(f"CREATE VIEW models AS {endless}")
    view = database.read_bytes()
    for broken in (b"", b"no database", whole[: len(whole) // 2], whole.replace(b'"path"', b'"pa\xffh"'), view):
        database.write_bytes(broken)
        library.use([tmp_path / "invoke"])
        assert named(FileKind.LORA) == ["it"]


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
