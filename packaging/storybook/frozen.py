"""What ControlNets, adapters and LoRAs share: the finished student stands still, and something beside it learns.

The student walks its own steps as before, but its first noise tells only what the new part cannot know, so that
the new part must say the rest.
"""

import hashlib
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import torch
from diffusers import AutoencoderTiny, UNet2DConditionModel
from torch.nn.functional import avg_pool2d
from transformers import CLIPTextModel

from storybook import rows, walk
from storybook.bank import Bank
from storybook.captions import caption
from storybook.config import Addition, Profile
from storybook.crowd import Crowd
from storybook.denoiser import Levels
from storybook.learn import averaged, ready
from storybook.muon import Muon
from storybook.rows import Beside, Say
from storybook.training import Average, Run, Schedule, autocast, count, device_of
from storybook.vocabulary import encode, load_tokenizer
from storybook.walk import Start, Walkers, loosely

PAINTED = 4.0
# (x, t, states, beside) to something with a `sample`.
Steered = Callable[..., object]


def fingerprint(weights: dict[str, torch.Tensor]) -> str:
    """A hash of a module's weights, to show that training left them alone."""
    digest = hashlib.sha256()
    for name in sorted(weights):
        digest.update(name.encode())
        digest.update(weights[name].detach().cpu().contiguous().view(-1).view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()


def painted(sketches: torch.Tensor) -> torch.Tensor:
    """How much faults count by place, (B, 1, h, w) of mean 1: `PAINTED` times as much where the paper is painted.

    Sketches (B, 3, 8 h, 8 w) are from 0 to 1. What stands about the things is mostly not to be known.
    """
    paint = avg_pool2d((sketches.amin(1, keepdim=True) < 0.9).float(), 8)
    weight = 1 + (PAINTED - 1) * paint
    return weight / weight.mean((1, 2, 3), keepdim=True)


class Frozen:
    """One addition's parts: the frozen student, the samples, and the run."""

    def __init__(
        self,
        profile: Profile,
        folder: Path,
        addition: Addition,
        name: str,
        minutes: float,
        *,
        kept: tuple[int, ...],
        beside: Beside | None = None,
        say: Say = caption,
    ) -> None:
        self.profile, self.device, self.addition = profile, device_of(), addition
        torch.manual_seed(profile.seed)
        self.text = CLIPTextModel.from_pretrained(folder / "text_encoder").to(self.device).eval().requires_grad_(False)
        self.unet: UNet2DConditionModel = ready(averaged(folder, profile).requires_grad_(False), self.device)
        self.run = Run(folder, name, Schedule(addition.lr, addition.steps, minutes, warmup=30))
        self.kept, self.beside, self.say, self.folder = kept, beside, say, folder
        self.levels = Levels.make(self.device)

    def train(self, learner: torch.nn.Module, groups: Iterable[dict[str, object]], steered: Steered) -> Average:
        """Teach `learner` until the schedule ends, resuming what was begun; give its averaged weights."""
        add, run = self.addition, self.run
        learner.to(self.device)
        average = Average(learner, min(0.99, self.profile.ema))
        optimizer = Muon(groups, lr=add.lr, weight_decay=self.profile.weight_decay)
        parts = {"learner": learner, "average": average, "optimizer": optimizer}
        run.resume(parts)
        weights = [p for group in optimizer.param_groups for p in group["params"]]
        print(f"{run.name}: {count(weights):.2f} M parameters, from step {run.step}", flush=True)
        if run.done:
            return average
        tokenizer = load_tokenizer(self.folder / "tokenizer")
        crowd = Crowd(
            rows.addition(tokenizer, add.side, add.mix, self.beside, self.say),
            rows.fields(add.side, captions=2, beside=self.beside is not None),
            workers=self.profile.workers,
            slots=add.slots,
            seed=self.profile.seed + 100 * run.step + 7,
        )
        torch.manual_seed(self.profile.seed + run.step)
        bank = Bank(
            AutoencoderTiny.from_pretrained(self.folder / "vae"),
            keep=add.scenes,
            side=add.side,
            captions=2,
            blank=encode(tokenizer, [""])[0],
            device=self.device,
            rough=add.rough > 0,
            seen=self.beside is not None,
        )
        while bank.seen < min(add.scenes, 4 * add.batch):
            bank.add(crowd.take(add.batch))
        walkers = Walkers(self._starts(bank), add.batch, self.levels)
        sums: dict[str, list[torch.Tensor]] = {}
        while not run.done:
            bank.add(crowd.take(max(1, add.batch // 5)))
            optimizer.zero_grad(set_to_none=True)
            losses = self._step(walkers, steered)
            norm = torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            average.update(learner)
            run.advance(optimizer)
            for name, value in (losses | {"norm": norm}).items():
                sums.setdefault(name, []).append(value)
            if run.step % 50 == 0 or run.done:
                run.log(
                    **dict.fromkeys(("first", "later"), 0.0)
                    | {n: float(torch.stack(v).mean()) for n, v in sums.items()}
                )
                sums = {}
            if run.step % 500 == 0 or run.done:
                run.save(parts)
        crowd.close()
        return average

    def _starts(self, bank: Bank) -> tuple[Start, ...]:
        """Walks from noise, where the first step is what must be learned, and from what the addition is shown."""
        add = self.addition
        start = partial(
            Start,
            lambda size: bank.batch(size, (0, 1), unsaid=add.unsaid),
            noise=lambda batch: loosely(batch, self.kept),
        )
        free, rough = (walk.table(walks, self.device) for walks in (walk.FIRST_ABOVE_ALL, walk.SKETCH_WALKS))
        starts = (start(free, share=1 - add.rough), start(rough, share=add.rough, rough=True))
        return starts if add.rough else starts[:1]

    def _step(self, walkers: Walkers, steered: Steered) -> dict[str, torch.Tensor]:
        first = walkers.t == walk.LAST
        with torch.no_grad(), autocast(self.device):
            states = self.text(walkers.ids).last_hidden_state.float()
        with autocast(self.device):
            guess = walkers.guess(lambda x, t, s: steered(x, t, s, walkers.beside), states)
        weight = painted(walkers.beside) if self.addition.rough and walkers.beside is not None else 1.0
        losses = walkers.score(guess, width=0.15, weight=weight)
        told = losses.detach()
        split = {"first": told[first], "later": told[~first]}
        walkers.advance(guess.detach())
        losses.mean().backward()
        return {name: part.mean() for name, part in split.items() if len(part)}
