"""The recipe's commands: `python -m storybook autoencoder|decoder|text|teacher|student|export|... --profile cpu`."""

import argparse
import os
from importlib import import_module
from pathlib import Path

from storybook.config import PROFILES

TRAINED = {
    "autoencoder": ("autoencoder", "train"),
    "decoder": ("autoencoder", "polish"),
    "text": ("text", "train"),
    "teacher": ("learn", "teacher"),
    "student": ("learn", "student"),
    "controls": ("control", "train"),
    "vision": ("seeing", "train"),
    "reference": ("reference", "train"),
    "lora": ("lora", "train"),
}
"""Stage → the module and the function that train it."""
TOGETHER = ("teacher", "student", "controls", "reference", "lora")
"""Those that torchrun can spread over several processes."""
SEVERAL = ("teacher", "student", "controls")
"""Those that are several, of which one can be named."""
EVERY = (*(stage for stage in TRAINED if stage != "decoder"), "export", "plots")
"""What “all” runs, in this order."""


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("storybook", description=__doc__)
    parser.add_argument("stage", choices=(*TRAINED, "export", "plots", "finder", "all"))
    parser.add_argument("--profile", choices=sorted(PROFILES), default="cpu")
    parser.add_argument("--folder", type=Path, default=Path(".training"), help="checkpoints, caches and curves")
    parser.add_argument("--out", type=Path, default=Path("resources/starter"), help="where export writes the model")
    parser.add_argument("--minutes", type=float, default=0.0, help="finish a stage in this time, whatever its steps")
    parser.add_argument("--only", default="", help="only the stage of this name (teacher, student, controls)")
    parser.add_argument("--from", dest="source", default="", help="export: teacher, or the name of a checkpoint")
    return parser


def main(argv: list[str] | None = None) -> None:
    made = parser()
    args = made.parse_args(argv)
    if int(os.environ.get("WORLD_SIZE", "1")) > 1 and args.stage not in TOGETHER:
        made.error(f"{args.stage} runs in one process: torchrun is for {', '.join(TOGETHER)}")
    for stage in EVERY if args.stage == "all" else (args.stage,):
        _run(stage, args)


def _run(stage: str, args: argparse.Namespace) -> None:
    """One stage; what it needs is imported only now, so that `--help` is quick."""
    profile = PROFILES[args.profile]
    if stage in TRAINED:
        module, function = TRAINED[stage]
        only = (args.only,) if stage in SEVERAL else ()
        getattr(import_module(f"storybook.{module}"), function)(profile, args.folder, args.minutes, *only)
    elif stage == "finder":
        from storybook import finder

        finder.train(args.folder / "bench", minutes=args.minutes)
    elif stage == "export":
        from storybook import export

        export.export(profile, args.folder, args.out, args.source)
    else:
        from storybook.training import plot

        for curve in sorted(args.folder.glob("*.csv")):
            print(plot(curve))


if __name__ == "__main__":
    main()
