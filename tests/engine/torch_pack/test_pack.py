"""PyTorch is installed for the user from an index, hash-checked, and nothing that is wrong is ever imported."""

import json
import subprocess
import sys

import pytest

import torchless
from fake_index import FakeIndex, locked, serving, wheel

TORCH = wheel("torch", "9.1", {"torch/__init__.py": "import helper\nANSWER = helper.ANSWER\n"})
HELPER = wheel("helper", "1.0", {"helper.py": "ANSWER = 42\n"})
INSTALL = """
import json, sys
sys.path[:0] = {paths!r}
from engine.errors import SketchlightError
from engine.fetching import network
from engine.fetching.fetch import Patience
from engine.torch_pack import pack, presence
from engine.torch_pack.lock import Build, Wheel
network.choose(network.Network(packages={index!r}, processor={processor!r}))
wheels = tuple(Wheel(*each) for each in json.loads({wheels!r}))
try:
    stages = [step.stage for step in pack.install(pack.download(Build.{build}, wheels), Patience(2, 3, 0))]
except SketchlightError as error:
    sys.exit(f"{{type(error).__name__}}: {{error}}")
import torch
from importlib.metadata import version
print(json.dumps([torch.ANSWER, version("torch"), torch.__file__, sorted(set(stages)), str(pack.WHEELS)]))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return torchless.packages(tmp_path_factory.mktemp("small") / "site")


@pytest.fixture
def index():
    with serving(FakeIndex({"torch": [TORCH], "helper": [HELPER]})) as made:
        yield made


def installed(site, home, index, wheels=None, build="CUDA", processor="") -> subprocess.CompletedProcess[str]:
    """Install these wheels in a program without PyTorch, and import it."""
    told = wheels or [locked("torch", "9.1", TORCH), locked("helper", "1.0", HELPER)]
    code = INSTALL.format(
        paths=[str(torchless.CHECKOUT), str(site)],
        index=index.url,
        processor=processor,
        build=build,
        wheels=json.dumps([[each.name, each.version, dict(each.files)] for each in told]),
    )
    return torchless.run(home, "-c", code)


@pytest.mark.parametrize("as_json", [True, False], ids=["json", "pages"])
def test_the_locks_wheels_are_installed_into_the_users_folder(site, index, tmp_path, as_json):
    index.as_json = as_json
    done = installed(site, tmp_path, index)
    assert done.returncode == 0, done.stderr
    answer, version, place, stages, _ = json.loads(done.stdout)
    assert (answer, version, stages) == (42, "9.1", ["Fetching", "Installing"])
    assert place.startswith(str(tmp_path / "data"))
    assert not list((tmp_path / "data").rglob("*.whl"))
    assert set(index.tokens) == {""}


def test_a_cut_connection_goes_on_where_it_was(site, index, tmp_path):
    index.cut = [100, 200]
    done = installed(site, tmp_path, index)
    assert done.returncode == 0, done.stderr
    assert len([each for each in index.asked if each.endswith(TORCH[0])]) > 1


def test_a_wheel_that_is_not_the_locks_is_not_kept(site, index, tmp_path):
    index.packages["helper"] = [(HELPER[0], HELPER[1][:-30] + b"x" + HELPER[1][-29:])]
    done = installed(site, tmp_path, index)
    assert done.returncode != 0 and "its SHA-256 differs" in done.stderr
    assert not list((tmp_path / "data").rglob("helper.py"))
    index.packages["helper"] = [HELPER]
    assert installed(site, tmp_path, index).returncode == 0


def test_a_package_that_the_index_lacks_is_named(site, index, tmp_path):
    del index.packages["helper"]
    done = installed(site, tmp_path, index)
    assert done.returncode != 0 and "helper" in done.stderr and "HTTP 404" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the index has the processor's builds")
def test_a_processors_build_comes_from_its_own_index_and_is_pinned(site, index, tmp_path):
    build = wheel("torch", "9.1+cpu", {"torch/__init__.py": "ANSWER = 7\n"})
    wheels = [locked("helper", "1.0", HELPER), locked("torch", "9.1+cpu", build)]
    unknown = type(wheels[1])("torch", "9.1+cpu", {})
    refused = installed(site, tmp_path, index, [wheels[0], unknown], "CPU")
    assert "give the address of their index" in refused.stderr
    with serving(FakeIndex({"torch": [build]}, as_json=False)) as processor:
        done = installed(site, tmp_path, index, [wheels[0], unknown], "CPU", processor.url)
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)[0] == 7
    (pins,) = (tmp_path / "data").rglob("pins.json")
    assert json.loads(pins.read_text())["torch-9.1+cpu-py3-none-any.whl"] == next(iter(wheels[1].files.values()))[1]
