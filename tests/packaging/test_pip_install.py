"""An install that fails: one message that names the cause and the way out."""

from pathlib import Path

import pytest

from bootstrap import pip_install
from bootstrap.problem import Problem
from bootstrap.virtual_environment import ways_to_pip

OFFLINE = """WARNING: Retrying (Retry(total=0, connect=None)) after connection broken by 'NewConnectionError(
'<HTTPSConnection object>: Failed to establish a new connection: [Errno -3] Temporary failure in name resolution')'
ERROR: Could not find a version that satisfies the requirement setuptools==84.2.1 (from versions: none)
ERROR: No matching distribution found for setuptools==84.2.1
"""
FULL = "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device\n"
NOT_FOR_HERE = "ERROR: No matching distribution found for torch==2.14.1\n"


@pytest.mark.parametrize(
    ("said", "named"),
    [
        (OFFLINE, "needs the network once"),
        (FULL, "The disk is full"),
        (NOT_FOR_HERE, "torch==2.14.1"),
        ("ERROR: [Errno 13] Permission denied: '.venv/lib'\n", "Check who owns that folder"),
        ("Traceback\nERROR: something new\n", "ERROR: something new"),
    ],
)
def test_each_cause_is_named(said, named):
    assert named in pip_install.explain(said, Path("/home/someone/sketchlight"))


def test_a_full_disk_is_said_before_the_long_download(tmp_path):
    with pytest.raises(Problem, match=r"has 1\.5 GB free; setting up needs about"):
        pip_install.require_space(tmp_path, fresh=True, free=int(1.5 * pip_install.GIB))
    pip_install.require_space(tmp_path, fresh=False, free=int(1.5 * pip_install.GIB))


def test_without_ensurepip_the_wheel_that_the_system_keeps_is_tried_first(tmp_path):
    wheel = tmp_path / "pip-25.1-py3-none-any.whl"
    wheel.touch()
    first = ways_to_pip(Path("/v/bin/python"), folders=(str(tmp_path),))[0]
    assert first == ["/v/bin/python", f"{wheel}/pip", "install", "--quiet", "--no-index", str(wheel)]
