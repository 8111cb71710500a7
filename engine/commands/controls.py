"""ControlNets on the command line: `--control` and the options that belong to the one before them."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence

from engine import openpose, registry
from engine.catalog import control_weights, downloads
from engine.catalog.catalog import Model
from engine.commands.belonging import Belonging, Draft, Opening
from engine.errors import InvalidRequest, ModelError
from engine.frames import control_maps
from engine.picture import Picture
from engine.pictures.files import read_picture
from engine.pictures.pose_files import read_pose
from engine.records import Control
from engine.request import ControlUse
from engine.wishes import weights

_WORDS = re.compile(r"(?P<name>[^:]+)(:(?P<scale>[^:]+)(:(?P<start>[0-9.]+)-(?P<end>[0-9.]+))?)?")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add `--control` and what belongs to it."""
    group = parser.add_argument_group(
        "what to follow (several at once; each --control-… belongs to the --control before)"
    )
    group.add_argument(
        "--control",
        action=Opening,
        dest="controls",
        default=[],
        metavar="NAME[:S[:A-B]]",
        help="a control map (“controls” lists them), its strength 0–2, and the part of the run: scribble:0.8:0-0.6",
    )
    for name, metavar, what in (
        ("model", "NAME|PATH", "the ControlNet: by name, folder or .safetensors file (called like the control)"),
        ("image", "PATH", "the picture to make the map of (--image)"),
        ("map", "PATH", "a ready map instead"),
        ("set", "NAME=NUMBER", "one of the control's settings"),
    ):
        group.add_argument(f"--control-{name}", action=Belonging, dest="controls", metavar=metavar, help=what)


def uses(drafts: Sequence[Draft], model: Model, source: Picture | None) -> tuple[ControlUse, ...]:
    """Make a request's controls. Raises InvalidRequest, ModelError and UnreadableFile before anything heavy starts."""
    return tuple(_use(draft, model, source) for draft in drafts)


def _use(draft: Draft, model: Model, source: Picture | None) -> ControlUse:
    if draft.words is None:
        raise InvalidRequest(f"{next(iter(draft.given))} belongs to a --control: put that before it.")
    name, *numbers = _parsed(draft.words)
    control = registry.control(name)
    settings = tuple(_setting(text) for text in draft.settings)
    control_maps.completed(control, settings)
    ready, image = (draft.given.get(option) for option in ("--control-map", "--control-image"))
    if ready is None and image is None and source is None:
        raise InvalidRequest(f"--control {name} has nothing to follow: give --control-image, --control-map or --image.")
    if ready is None:
        control_weights.check(control)
    return ControlUse(
        name,
        _controlnet(draft.given.get("--control-model"), name, model),
        None if ready is None else _map(ready, control),
        None if image is None else read_picture(image),
        settings,
        *numbers,
    )


def _map(path: str, control: Control) -> Picture:
    """Give a ready map: a picture, or, for a control of people, a pose in OpenPose's JSON."""
    if control.find is not None and path.lower().endswith(".json"):
        return Picture(openpose.draw(read_pose(path)))
    return read_picture(path)


def _parsed(words: str) -> tuple[str, float, float, float]:
    match = _WORDS.fullmatch(words)
    try:
        if match is None:
            raise ValueError
        scale, start, end = (float(match[part] or usual) for part, usual in (("scale", 1), ("start", 0), ("end", 1)))
    except ValueError:
        raise InvalidRequest(
            f"--control “{words[:60]}” can't be read: give a name, a strength and a part of the run, "
            "such as scribble, scribble:0.8 or scribble:0.8:0-0.6."
        ) from None
    return match["name"], scale, start, end


def _setting(text: str) -> tuple[str, float]:
    name, _, number = text.partition("=")
    try:
        return name, float(number)
    except ValueError:
        raise InvalidRequest(f"--control-set {name[:40]}=“{number[:20]}” is not a number.") from None


def _controlnet(given: str | None, name: str, model: Model) -> str:
    """Give what the request calls it: a name that the model's or the user's folder knows, or a whole path."""
    if found := weights.controlnet(name, given or "", model):
        return found
    offered = downloads.nets(name, model.family)
    fetch = f", or fetch one with “{downloads.command(offered[0])}”" if offered else ""
    raise ModelError(
        f"There is no ControlNet for {name} here. Name one for --control {name} with --control-model{fetch}."
    )


def given_again(drafts: Sequence[Draft]) -> list[tuple[str, str, Picture]]:
    """Give the pictures named beside a recipe, each with its option and path."""
    return [
        (option, path, _map(path, registry.control("pose")))
        for draft in drafts
        for option, path in draft.given.items()
        if draft.words is None and option in ("--control-image", "--control-map")
    ]


def named(drafts: Sequence[Draft]) -> list[Draft]:
    """Give the drafts that name a control, and not only a picture of a recipe's."""
    return [draft for draft in drafts if draft.words is not None]
