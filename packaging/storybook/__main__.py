"""The recipe's commands: `python -m storybook autoencoder|decoder|text|teacher|student|export|... --profile cpu`."""

import argparse
from pathlib import Path

from storybook.config import PROFILES

EVERY = ("autoencoder", "text", "teacher", "student", "controls", "vision", "reference", "lora", "export", "plots")


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("storybook", description=__doc__)
    parser.add_argument("stage", choices=(*EVERY, "decoder", "finder", "all"))
    parser.add_argument("--profile", choices=sorted(PROFILES), default="cpu")
    parser.add_argument("--folder", type=Path, default=Path(".training"), help="checkpoints, caches and curves")
    parser.add_argument("--out", type=Path, default=Path("resources/starter"), help="where export writes the model")
    parser.add_argument("--minutes", type=float, default=0.0, help="finish a stage in this time, whatever its steps")
    parser.add_argument("--only", default="", help="only the stage of this name (teacher, student, controls)")
    parser.add_argument("--from", dest="source", default="", help="export: teacher, or the name of a checkpoint")
    return parser


def main(argv: list[str] | None = None) -> None:
    args = parser().parse_args(argv)
    profile = PROFILES[args.profile]
    stages = (
        ("autoencoder", "text", "teacher", "student", "controls", "export", "plots")
        if args.stage == "all"
        else (args.stage,)
    )
    for stage in stages:
        if stage == "autoencoder":
            from storybook import autoencoder

            autoencoder.train(profile, args.folder, args.minutes)
        elif stage == "decoder":
            from storybook import autoencoder

            autoencoder.polish(profile, args.folder, args.minutes)
        elif stage == "text":
            from storybook import text

            text.train(profile, args.folder, args.minutes)
        elif stage in ("teacher", "student"):
            from storybook import learn

            getattr(learn, stage)(profile, args.folder, args.minutes, args.only)
        elif stage == "controls":
            from storybook import control

            control.train(profile, args.folder, args.minutes, args.only)
        elif stage == "vision":
            from storybook import seeing

            seeing.train(profile, args.folder, args.minutes)
        elif stage == "reference":
            from storybook import reference

            reference.train(profile, args.folder, args.minutes)
        elif stage == "lora":
            from storybook import lora

            lora.train(profile, args.folder, args.minutes)
        elif stage == "finder":
            from storybook import finder

            finder.train(args.folder / "bench", minutes=args.minutes)
        elif stage == "export":
            from storybook import export

            export.export(profile, args.folder, args.out, args.source)
        elif stage == "plots":
            from storybook.training import plot

            for curve in sorted(args.folder.glob("*.csv")):
                print(plot(curve))


if __name__ == "__main__":
    main()
