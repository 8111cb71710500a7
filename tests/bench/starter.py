"""How well the starter model draws what it is asked for: `python tests/bench/starter.py`.

An independent classifier, trained on real scenes, first reports its own accuracy on scenes that it has not
seen; then it judges pictures of 400 prompts at 4 steps with fixed seeds: 300 of pairs of thing and colour
that training had, 100 of pairs that it never had. The prompts are drawn from a seed that training does not use.
"""

import argparse
import json
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging"), str(ROOT / "tests/bench")]

import starter_controls as steered
import starter_scenes as scenes_of

from storybook import judge as judging
from storybook.captions import caption
from storybook.draw import draw
from storybook.palette import COLOURS
from storybook.scene import MIXES, Item, Mix, Scene, held_out, sample_scene
from storybook.things import KINDS


def prompts(mix: Mix, count: int, seed: int) -> list[tuple[Scene, str, bool]]:
    """(scene, prompt, whether its first pair was held out of training): three quarters seen, one quarter not."""
    rng = np.random.default_rng(seed)
    pairs = [(k, c) for k in mix.kinds for c in mix.colours if held_out(k, c)]
    rows = []
    while len(rows) < count:
        scene = sample_scene(rng, mix)
        unseen = len(rows) % 4 == 3
        if unseen:
            kind, colour = pairs[(len(rows) // 4) % len(pairs)]
            scene = replace(scene, items=(Item(kind, colour),), relation="and", side=None)
        rows.append((scene, caption(rng, scene), unseen))
    return rows


def generate(folder: Path, texts: list[str], *, steps: int, side: int, guidance: float, seed: int) -> np.ndarray:
    """Pictures (N, side, side, 3) uint8, picture i from seed + i."""
    from diffusers import StableDiffusionPipeline

    pipe = StableDiffusionPipeline.from_pretrained(folder, dtype=torch.float32, local_files_only=True)
    pipe.to("cuda" if torch.cuda.is_available() else "cpu").set_progress_bar_config(disable=True)
    pictures = []
    for start in range(0, len(texts), 4):
        generators = [torch.Generator().manual_seed(seed + start + i) for i in range(len(texts[start : start + 4]))]
        out = pipe(
            texts[start : start + 4],
            num_inference_steps=steps,
            guidance_scale=guidance,
            height=side,
            width=side,
            generator=generators,
            output_type="np",
        )
        pictures.append((out.images * 255).round().astype(np.uint8))
    return np.concatenate(pictures)


def score(judge: judging.Judge, pictures: np.ndarray, scenes: list[Scene]) -> dict[str, np.ndarray]:
    """Which of the asked-for things, colours, places and styles the judge finds, and the kinds it takes them for."""
    things, places, styles = (
        np.concatenate(x)
        for x in zip(*(judging.verdicts(judge, pictures[i : i + 50]) for i in range(0, len(pictures), 50)), strict=True)
    )
    found = {"thing": [], "colour": [], "asked": [], "took": [], "picture": []}
    presence = things[..., : judging.ABSENT].max(-1) - things[..., judging.ABSENT]
    for i, scene in enumerate(scenes):
        present = np.argsort(-presence[i])[: len(scene.items)]
        for item in scene.items:
            k = list(KINDS).index(item.kind)
            colour = int(things[i, k, : judging.ABSENT].argmax())
            found["thing"].append(k in present)
            found["colour"].append(colour == list(COLOURS).index(item.colour or KINDS[item.kind].usual))
            found["asked"].append(k)
            found["took"].append(k if k in present else int(present[0]))
            found["picture"].append(i)
    truths = [judging.truth(s) for s in scenes]
    found["place"] = places.argmax(-1) == np.array([t[1] for t in truths])
    found["style"] = styles.argmax(-1) == np.array([t[2] for t in truths])
    return {k: np.array(v) for k, v in found.items()}


def report(title: str, found: dict[str, np.ndarray], rows: np.ndarray) -> dict[str, float]:
    """Say the shares of a subset of pictures."""
    items = np.isin(found["picture"], np.flatnonzero(rows))
    figures = {"thing": found["thing"][items].mean(), "colour": found["colour"][items].mean()}
    figures |= {"place": found["place"][rows].mean(), "style": found["style"][rows].mean()}
    print(
        f"{title:<34}"
        + "  ".join(f"{k} {100 * v:5.1f} %" for k, v in figures.items())
        + f"  ({int(rows.sum())} pictures)"
    )
    return {k: round(float(v), 4) for k, v in figures.items()}


def confusion(found: dict[str, np.ndarray], kinds: tuple[str, ...]) -> None:
    """Print asked (rows) against taken for (columns)."""
    counts = Counter(zip(found["asked"].tolist(), found["took"].tolist(), strict=True))
    index = [list(KINDS).index(k) for k in kinds]
    print("asked \\ drawn  " + " ".join(f"{k[:6]:>6}" for k in kinds))
    for i, kind in zip(index, kinds, strict=True):
        print(f"{kind:<14} " + " ".join(f"{counts.get((i, j), 0) or '.':>6}" for j in index))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=ROOT / "resources/starter")
    parser.add_argument("--work", type=Path, default=ROOT / ".training/bench", help="where the judges are kept")
    parser.add_argument("--mix", choices=sorted(MIXES), default="varied")
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--steered", type=int, default=32, help="pictures for each control, reference and LoRA")
    parser.add_argument("--steps", type=int, default=4)
    parser.add_argument("--side", type=int, default=256)
    parser.add_argument("--guidance", type=float, default=1.0)
    parser.add_argument("--minutes", type=float, default=0.0, help="cap on training the judge")
    parser.add_argument("--only-judge", action="store_true", help="train the judge and stop")
    parser.add_argument("--what", choices=("all", "base", "controls", "scenes"), default="all", help="which figures")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    args = parser.parse_args()
    figures = base(args) if args.what in ("all", "base") else {}
    if args.what in ("all", "controls") and not args.only_judge:
        figures |= steered.run(args.model, args.work, args.steered)
    if args.what in ("all", "scenes") and not args.only_judge:
        figures["scenes"] = scenes_of.run(args.model, args.work, args.steered)
    if args.json:
        args.json.write_text(json.dumps(figures, indent=1) + "\n")


def base(args: argparse.Namespace) -> dict[str, dict[str, float]]:
    """The figures of words alone."""
    mix = MIXES[args.mix]
    judge = judging.train(args.work / args.mix, mix, minutes=args.minutes)
    rng = np.random.default_rng(55_555)
    real = [sample_scene(rng, mix, training=False) for _ in range(1000)]
    found = score(judge, np.stack([draw(s, args.side).rgb for s in real]), real)
    figures = {"judge": report("judge on unseen real scenes", found, np.ones(len(real), bool))}
    if args.only_judge:
        return figures
    rows = prompts(mix, args.count, seed=77_777)
    scenes, unseen = [r[0] for r in rows], np.array([r[2] for r in rows])
    pictures = generate(
        args.model, [r[1] for r in rows], steps=args.steps, side=args.side, guidance=args.guidance, seed=1000
    )
    found = score(judge, pictures, scenes)
    figures["all"] = report("all prompts", found, np.ones(len(rows), bool))
    figures["seen"] = report("pairs of thing and colour seen", found, ~unseen)
    figures["held_out"] = report("pairs held out of training", found, unseen)
    rng = np.random.default_rng(4)
    shuffled = [scenes[i] for i in rng.permutation(len(scenes))]
    figures["chance"] = report("chance (prompts shuffled)", score(judge, pictures, shuffled), np.ones(len(rows), bool))
    confusion(found, mix.kinds)
    return figures


if __name__ == "__main__":
    main()
