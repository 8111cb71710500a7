"""Which ControlNets fit a model and follow a control's maps, told before anything is opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from safetensors.torch import save_file

import small_models
from engine.catalog import catalog, controlnet_about
from engine.catalog.controlnet_files import ControlNetFile
from engine.commands import arguments
from engine.commands.plan import plan
from engine.errors import ModelError
from engine.pictures.files import write_picture
from parity import picture


@pytest.fixture(scope="module")
def nets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ControlNetFile]:
    """Folders and single files of each kind; the Union follows six kinds, so neither tile nor inpaint."""
    folder = tmp_path_factory.mktemp("nets")
    found: dict[str, ControlNetFile] = {}
    for name, net in (
        ("canny_sd15", small_models.controlnet()),
        ("canny_xl", small_models.controlnet_xl()),
        ("all_xl", small_models.controlnet_union(6)),
    ):
        net.save_pretrained(folder / name)
        save_file(net.state_dict(), folder / f"{name}.safetensors")
        found[name] = ControlNetFile(name, folder / name)
        found[f"{name} file"] = ControlNetFile(name, folder / f"{name}.safetensors")
    return found


@pytest.mark.parametrize("form", ["", " file"])
def test_one_for_another_kind_of_model_says_so(
    nets: dict[str, ControlNetFile], xl_folder: Path, model_folder: Path, form: str
) -> None:
    xl, small = catalog.find(str(xl_folder)), catalog.find(str(model_folder))
    assert controlnet_about.misfit(nets["canny_xl" + form], xl, "canny") == ""
    assert controlnet_about.misfit(nets["canny_sd15" + form], small, "canny") == ""
    assert "don't fit together" in controlnet_about.misfit(nets["canny_sd15" + form], xl, "canny")
    assert "don't fit together" in controlnet_about.misfit(nets["canny_xl" + form], small, "canny")


@pytest.mark.parametrize("form", ["", " file"])
def test_a_union_says_which_maps_it_does_not_follow(
    nets: dict[str, ControlNetFile], xl_folder: Path, form: str
) -> None:
    xl = catalog.find(str(xl_folder))
    assert controlnet_about.misfit(nets["all_xl" + form], xl, "pose") == ""
    for control in ("shuffle", "tile", "inpaint"):
        assert "doesn't follow maps" in controlnet_about.misfit(nets["all_xl" + form], xl, control)


def test_of_those_that_fit_the_controls_own_goes_before_a_union(
    nets: dict[str, ControlNetFile], xl_folder: Path, model_folder: Path
) -> None:
    xl, small = catalog.find(str(xl_folder)), catalog.find(str(model_folder))
    there = [nets["canny_sd15"], nets["all_xl"], nets["canny_xl"]]
    assert controlnet_about.usual_for("canny", there, xl) == "canny_xl"
    assert controlnet_about.usual_for("canny", there, small) == "canny_sd15"
    assert controlnet_about.usual_for("depth", there, xl) == "all_xl"
    assert controlnet_about.usual_for("depth", there, small) == ""


def test_the_command_line_says_it_before_anything_is_opened(
    nets: dict[str, ControlNetFile], xl_folder: Path, tmp_path: Path
) -> None:
    write_picture(tmp_path / "map.png", picture())
    words = ["generate", "--out", "x.png", "--prompt", "a cat", "--model", str(xl_folder), "--control", "canny"]
    words += ["--control-map", str(tmp_path / "map.png"), "--control-model"]
    with pytest.raises(ModelError, match="don't fit together"):
        plan(arguments.parse([*words, str(nets["canny_sd15"].path)]))
    assert plan(arguments.parse([*words, str(nets["canny_xl"].path)])).request.controls[0].control == "canny"
