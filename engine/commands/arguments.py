"""What may stand on the command line. Imports nothing heavy, so that `--help` is instant."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from importlib import metadata
from typing import NoReturn

from engine import seeds
from engine.commands import (
    carry,
    conditioning,
    fetch,
    folders,
    history,
    inspect,
    install_torch,
    memory,
    modes,
    numbers,
    pose,
    presets,
    queue,
    session,
    sheet,
    steering,
    thumbnail,
    tokens,
)
from engine.commands.picture_folder import NAMES
from engine.errors import InvalidRequest
from engine.request import Request, Sampling, Size, Words, check_size

PROGRAM = "sketchlight-cli"
_EXAMPLES = f"""examples:
  {PROGRAM} generate --prompt "a lighthouse at night" --out lighthouse.png
  {PROGRAM} generate --prompt "a red roof" --image house.png --mask roof.png --out new.png
  {PROGRAM} recipe lighthouse.png
  {PROGRAM} generate --recipe lighthouse.png --out again.png

Exit code 0: done. 2: something you can mend, and the message says how. 1: a fault of ours. 130: stopped."""


class Parser(argparse.ArgumentParser):
    """argparse, except that a mistake is an InvalidRequest like any other."""

    def error(self, message: str) -> NoReturn:
        told = message.removeprefix("argument ").rstrip(".")
        raise InvalidRequest(f"{told[:1].upper()}{told[1:]}. “{self.prog} --help” lists what there is.")


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Read what the words say; the chosen command stands in `command` (None for none). Raises InvalidRequest."""
    parser = make_parser()
    options, rest = parser.parse_known_args(words)
    if rest:
        where = f"{PROGRAM} {options.command}" if options.command else PROGRAM
        raise InvalidRequest(f"There is no “{rest[0][:40]}” here. “{where} --help” lists what there is.")
    return options


def make_parser() -> argparse.ArgumentParser:
    """Give the parser of every command."""
    parser = Parser(
        prog=PROGRAM,
        allow_abbrev=False,
        description="Pictures from words and sketches, made on your own machine.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {_version()}")
    parser.add_argument(
        "--self-test", action="store_true", help="draw and inpaint a picture with the starter model, and check them"
    )
    parser.add_argument("--debug", action="store_true", help="show the traceback of a fault")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    _add_generate(commands.add_parser("generate", allow_abbrev=False, help="make pictures"))
    recipe = commands.add_parser("recipe", allow_abbrev=False, help="print the request that a picture was made by")
    recipe.add_argument("path", metavar="PATH", help="a picture written by this program, or by another with parameters")
    annotate = commands.add_parser("annotate", allow_abbrev=False, help="make a control map of a picture")
    annotate.add_argument("--control", required=True, metavar="NAME", help="which map; “controls” lists them")
    annotate.add_argument("--image", required=True, metavar="PATH", help="the picture")
    annotate.add_argument("--out", required=True, metavar="PATH", help="where to write the map")
    annotate.add_argument("--set", action="append", default=[], metavar="NAME=NUMBER", help="one of its settings")
    for name, what in (("models", "models"), ("samplers", "samplers"), ("controls", "control maps")):
        commands.add_parser(name, allow_abbrev=False, help=f"list the {what} there are")
    pose.add_options(commands.add_parser("pose", allow_abbrev=False, help="draw a pose's map, or convert one"), size)
    inspect.add_options(commands.add_parser("inspect", allow_abbrev=False, help="tell what a file of weights is"))
    folders.add_options(
        commands.add_parser("folders", allow_abbrev=False, help="choose other programs' folders, whose models are used")
    )
    carry.add_commands(commands)
    install_torch.add_options(
        commands.add_parser("install-torch", allow_abbrev=False, help="bring PyTorch to an installation without it")
    )
    thumbnail.add_options(commands.add_parser("thumbnail", allow_abbrev=False, help="write a drawing's small picture"))
    history.add_options(commands.add_parser("history", allow_abbrev=False, help="find what was made in the window"))
    queue.add_options(
        commands.add_parser("queue", allow_abbrev=False, help="list, change and make what waits in the window's queue"),
        partial(_add_generate, writes=False),
    )
    session.add_options(
        commands.add_parser("session", allow_abbrev=False, help="film or render again what was recorded in the window")
    )
    tokens.add_options(commands.add_parser("tokens", allow_abbrev=False, help="count what encoders read of a prompt"))
    fetch.add_commands(commands)
    for name, what in (
        ("loras", "LoRAs there are, with what calls them up"),
        ("embeddings", "embeddings (textual inversion) that a prompt can call by name"),
        ("adapters", "IP-Adapters there are"),
        ("presets", "presets there are for a model, and what each lacks"),
    ):
        fitting = commands.add_parser(name, allow_abbrev=False, help=f"list the {what}")
        fitting.add_argument("--model", metavar="NAME|PATH", help="the model that they should fit (starter)")
    for command in commands.choices.values():
        # Also understood behind the command; absent there, it must not undo what stood before it.
        command.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        command.add_argument(
            "--models",
            action="append",
            default=[],
            dest="model_folders",
            metavar="DIR",
            help="another program's folder of models, used in place (“folders” keeps such ones)",
        )
    return parser


def _add_generate(parser: argparse.ArgumentParser, *, writes: bool = True) -> None:
    """Add what describes pictures, and where it `writes` them, what to keep of them."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = (
        "In prompts: (red roof)1.3, (red roof:1.3), roof++ or roof-- weigh words, 0–2; {red|blue} is one of them, by\n"
        'the seed; ("a cat", "a dog").blend(0.7, 0.3) mixes, and .and() lays end to end. A backslash before any of\n'
        "these signs makes it a sign like others.\n\n"
        "An existing file called --out is replaced. Several pictures are numbered, name-1.png and on, after the\n"
        "highest number there is, so that none is replaced. What a picture was made by and from is kept in it,\n"
        "the model's path included, unless --no-recipe or --no-embed is given."
    )
    what = parser.add_argument_group("what to draw")
    what.add_argument("--prompt", action="append", metavar="TEXT", help="in words; several make several pictures")
    what.add_argument("--negative", metavar="TEXT", help="what should not be in it")
    what.add_argument("--opening", metavar="TEXT", help="other words for the first --opening-steps")
    numbers.add_all(what, Words)
    what.add_argument("--style", metavar="NAME", help="a preset's words behind both, such as “pixel art”")
    what.add_argument(
        "--image", metavar="PATH", help="what to start from: PNG, JPEG, WebP, AVIF, TIFF; or a folder of them"
    )
    numbers.add_all(what, Request, {"strength": "0.7; with --mask 1, --outpaint 0.9, --enlarge 0.2"})
    what.add_argument("--project", metavar="FILE.ora", help="make what the button stood for when this was saved")
    what.add_argument("--recipe", metavar="PATH", help="make the picture in this file again; other options change it")
    modes.add_options(parser)
    steering.add_options(parser)
    presets.add_options(parser)
    conditioning.add_options(parser)
    sheet.add_options(parser)
    how = parser.add_argument_group("how (the model says what is best where nothing is given)")
    how.add_argument("--model", metavar="NAME|PATH", help="by name (“models” lists them), folder or .safetensors file")
    how.add_argument("--seed", type=seeds.read, metavar="N", help="0 to 2^64 - 1; picture i has N + i (-1: random)")
    how.add_argument(
        "--variation-seed", type=seeds.read, metavar="N", help="whose noise --variation turns towards (-1: random)"
    )
    numbers.add_all(how, Sampling, {"steps": "the model's", "guidance": "the model's"})
    how.add_argument(
        "--diffusers-steps",
        action=argparse.BooleanOptionalAction,
        help="count steps as diffusers does: steps × strength of them",
    )
    how.add_argument(
        "--residual-guidance",
        action=argparse.BooleanOptionalAction,
        help="lead guidance away from the picture instead of the negative prompt, which costs no time (approximate)",
    )
    how.add_argument("--sampler", metavar="NAME", help="“samplers” lists them")
    how.add_argument("--size", type=size, metavar="WxH", help="size to generate at, in pixels, such as 512x768")
    memory.add_options(parser)
    if not writes:
        return
    where = parser.add_argument_group("where and what to keep")
    where.add_argument(
        "--out", required=True, metavar="PATH", help="what to write: .png, .jpg, .webp, .avif or .tiff; or a folder"
    )
    where.add_argument(
        "--names",
        default=NAMES,
        metavar="PATTERN",
        help="of the pictures of a folder: {name} {number} {seed} {picture}",
    )
    where.add_argument("--preview-dir", metavar="DIR", help="write what it looks like after each step here")
    where.add_argument("--json", action="store_true", help="print an event a line, as JSON, with timings")
    where.add_argument("--no-recipe", action="store_true", help="keep nothing in the picture of how it was made")
    where.add_argument("--no-embed", action="store_true", help="keep the recipe, without the pictures it was made from")


def size(text: str) -> Size:
    """Read “512x768” as (width, height). Raises InvalidRequest for one that no model could make."""
    width, _, height = text.lower().replace("×", "x").partition("x")
    try:
        asked = numbers.whole(width.strip()), numbers.whole(height.strip())
    except argparse.ArgumentTypeError:
        raise argparse.ArgumentTypeError(
            f"“{text[:20]}” is not a size: give width and height, such as 512x768"
        ) from None
    check_size(asked)
    return asked


def _version() -> str:
    try:
        return metadata.version("sketchlight")
    except metadata.PackageNotFoundError:
        return "(not installed)"
