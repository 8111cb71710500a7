"""`sketchlight-cli pose`: the map of a pose from a file, the library or a picture; or its OpenPose file."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from engine import openpose, registry
from engine.catalog import control_weights
from engine.commands.drive import MakeEngine, make_map
from engine.commands.report import Report, say
from engine.errors import CannotWrite, InvalidRequest
from engine.openpose import Pose
from engine.pictures import pose_library
from engine.pictures.files import check_target, read_picture, shown, write_picture
from engine.pictures.pose_files import read_pose, write_pose
from engine.request import Annotate, Size

JSON = ".json"


def add_options(parser: argparse.ArgumentParser, size: Callable[[str], Size]) -> None:
    """Add what `pose` understands; `size` reads “512x768”."""
    origin = parser.add_mutually_exclusive_group(required=True)
    origin.add_argument("--list", action="store_true", help="print the names of the library's poses")
    origin.add_argument("--library", metavar="NAME", help="a pose of the library")
    origin.add_argument("--file", metavar="PATH", help="a pose in OpenPose's JSON")
    origin.add_argument("--image", metavar="PATH", help="the people in a picture (needs the weights of “pose”)")
    parser.add_argument("--size", type=size, metavar="WxH", help="fit it into this size (its own)")
    parser.add_argument("--mirror", action="store_true", help="swap each person's left and right")
    parser.add_argument("--out", metavar="PATH", help="the map to write, or a .json file for the pose itself")


def pose(options: argparse.Namespace, report: Report, make_engine: MakeEngine) -> None:
    """Write what was asked; a map can then be given as `--control pose --control-map PATH`."""
    if options.list:
        for name in pose_library.library():
            say(name)
        return
    if options.out is None:
        raise InvalidRequest("Where should the pose go? Name a picture or .json file with --out.")
    target = Path(options.out)
    as_json = target.suffix.lower() == JSON
    if not as_json:
        check_target(target)
    elif not target.absolute().parent.is_dir() or target.is_dir():
        raise CannotWrite(f"The pose can't be written to {shown(target)}: name a file in a folder that exists.")
    found = _found(options, report, make_engine)
    if options.mirror:
        found = replace(found, people=tuple(map(openpose.mirrored, found.people)))
    if options.size is not None:
        found = openpose.fitted(found, options.size)
    if found.is_empty:
        report.note("There is nobody in it: the map is black.")
    if as_json:
        write_pose(target, found)
    else:
        write_picture(target, openpose.draw(found))
    report.written(target)


def _found(options: argparse.Namespace, report: Report, make_engine: MakeEngine) -> Pose:
    if options.library is not None:
        return pose_library.named(options.library)
    if options.file is not None:
        return read_pose(options.file)
    control_weights.check(registry.control("pose"))
    mapped = make_map(make_engine(None), Annotate("pose", read_picture(options.image), joints=True), report)
    assert mapped.pose is not None
    return mapped.pose
