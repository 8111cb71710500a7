"""The poses that ship: one OpenPose file each in `resources/poses`, called like the file."""

from __future__ import annotations

from functools import cache

from engine.errors import InvalidRequest
from engine.openpose import Pose
from engine.paths import resources_dir
from engine.phrase import phrase
from engine.pictures.pose_files import read_pose


@cache
def library() -> dict[str, Pose]:
    """Give all of them by name, such as “arms crossed”."""
    files = {file.stem.replace("-", " "): file for file in (resources_dir() / "poses").glob("*.json")}
    return {name: read_pose(files[name]) for name in sorted(files)}


def named(name: str) -> Pose:
    """Give the pose of that name in any case; InvalidRequest names those there are."""
    wanted = " ".join(name.replace("-", " ").lower().split())
    if wanted not in library():
        raise InvalidRequest(
            phrase("There is no pose “{value}”. Known: {join}.", value=name[:40], join=", ".join(library()))
        )
    return library()[wanted]
