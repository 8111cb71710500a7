"""The recipe's commands: `python -m storybook all --profile gpu --minutes 9`, or one stage at a time."""

import argparse
import io
import tarfile
from importlib import import_module
from pathlib import Path

from storybook.config import PROFILES, Profile

TRAINED = {
    "text": ("text", "train"),
    "autoencoder": ("autoencoder", "train"),
    "decoder": ("autoencoder", "polish"),
    "student": ("learn", "train"),
    "controls": ("control", "train"),
    "vision": ("seeing", "train"),
    "reference": ("reference", "train"),
    "lora": ("lora", "train"),
}
"""Stage → the module and the function that train it."""
SHARES = {
    "text": 0.05,
    "autoencoder": 0.17,
    "student": 0.52,
    "controls": 0.16,
    "vision": 0.05,
    "reference": 0.03,
    "lora": 0.02,
    "judges": 0.08,
}
"""What “all” runs, in this order, and how much of its time each stage gets."""


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("storybook", description=__doc__)
    parser.add_argument("stage", choices=(*TRAINED, "judges", "export", "renew-decoder", "plots", "all"))
    parser.add_argument("--profile", choices=sorted(PROFILES), default="cpu")
    parser.add_argument("--folder", type=Path, default=Path(".training"), help="checkpoints, caches and curves")
    parser.add_argument("--out", type=Path, default=Path("resources/starter"), help="where export writes the model")
    parser.add_argument("--minutes", type=float, default=0.0, help="finish in this time, whatever the steps")
    parser.add_argument("--only", default="", help="only the ControlNet of this name")
    parser.add_argument("--skip", nargs="*", default=(), choices=sorted(SHARES), help="stages that all leaves out")
    parser.add_argument("--from", dest="source", default="", help="export: the name of a checkpoint")
    parser.add_argument("--parts", type=int, default=0, help="all: pack the model into files of so many megabytes")
    return parser


def main(argv: list[str] | None = None) -> None:
    args = parser().parse_args(argv)
    if args.stage == "all":
        _all(args)
    else:
        _run(args.stage, args, args.minutes)


def _all(args: argparse.Namespace) -> None:
    """Every stage in its share of the time, then the model's folder, and that in parts."""
    profile, stages = PROFILES[args.profile], [s for s in SHARES if s not in args.skip]
    whole = sum(SHARES[s] for s in stages)
    minutes = {s: args.minutes * SHARES[s] / whole for s in stages}
    rest = list(stages)
    if "text" in rest:
        _run("text", args, minutes["text"])
        rest.remove("text")
    if {"autoencoder", "student"} <= set(rest):
        _together(profile, args.folder, minutes["autoencoder"], minutes["student"])
        rest = [s for s in rest if s not in ("autoencoder", "student")]
    for stage in rest:
        _run(stage, args, minutes[stage])
    _run("export", args, 0)
    _run("plots", args, 0)
    if args.parts:
        for path in packed(args.out, args.parts):
            print(path)


def _together(profile: Profile, folder: Path, autoencoder_minutes: float, student_minutes: float) -> None:
    """The autoencoder and the student, from the same rows: none that was drawn is drawn for nothing."""
    from storybook import autoencoder, learn

    crowd = learn.rows_for_student(profile, folder)
    pool = autoencoder.train(profile, folder, autoencoder_minutes, crowd)
    learn.train(profile, folder, student_minutes, crowd, pool.all())


def packed(folder: Path, megabytes: int) -> list[Path]:
    """`folder` as an archive in pieces beside it: NAME.tar.0, NAME.tar.1, … to be joined by `cat`."""
    archive = io.BytesIO()
    with tarfile.open(fileobj=archive, mode="w") as tar:
        tar.add(folder, folder.name)
    data, size, paths = archive.getbuffer(), megabytes * 1_000_000, []
    for i in range(0, len(data), size):
        paths.append(folder.with_name(f"{folder.name}.tar.{i // size}"))
        paths[-1].write_bytes(data[i : i + size])
    return paths


def _run(stage: str, args: argparse.Namespace, minutes: float) -> None:
    """One stage; what it needs is imported only now, so that `--help` is quick."""
    profile = PROFILES[args.profile]
    if stage == "controls":
        from storybook import control

        control.train(profile, args.folder, minutes if args.only else minutes / len(profile.controls), args.only)
    elif stage in TRAINED:
        module, function = TRAINED[stage]
        getattr(import_module(f"storybook.{module}"), function)(profile, args.folder, minutes)
    elif stage == "judges":
        from storybook import finder, judge
        from storybook.scene import MIXES

        bench = args.folder / "bench"
        finder.train(bench, profile.judges, minutes=minutes / 2)
        for mix in ("varied", "styled"):
            judge.train(bench / mix, MIXES[mix], profile.judges, minutes=minutes / 4)
    elif stage == "export":
        from storybook import export

        export.export(profile, args.folder, args.out, args.source)
    elif stage == "renew-decoder":
        from storybook import export

        export.renew_decoder(args.folder, args.out)
    else:
        from storybook.training import plot

        for curve in sorted(args.folder.glob("*.csv")):
            print(plot(curve))


if __name__ == "__main__":
    main()
