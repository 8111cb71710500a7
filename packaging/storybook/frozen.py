"""What ControlNets, adapters and LoRAs share: the finished student stands still, and something beside it learns.

The student walks its own steps as before, but its first noise tells only what the new part cannot know, so that
the new part must say the rest.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import torch
from diffusers import AutoencoderTiny, UNet2DConditionModel
from diffusers.models.attention_processor import AttnProcessor
from transformers import CLIPTextModel

from storybook.captions import caption
from storybook.config import Addition, Profile
from storybook.denoiser import LAST, Levels, loosely
from storybook.learn import averaged
from storybook.muon import Muon
from storybook.samples import Beside, Samples, Say
from storybook.team import Team
from storybook.training import Average, Run, Schedule, autocast, count, device_of
from storybook.vocabulary import load_tokenizer
from storybook.walk import FIRST_ABOVE_ALL, Walkers

# (x, t, states, beside) to something with a `sample`.
Steered = Callable[..., object]


def fingerprint(weights: dict[str, torch.Tensor]) -> str:
    """A hash of a module's weights, to show that training left them alone."""
    digest = hashlib.sha256()
    for name in sorted(weights):
        digest.update(name.encode())
        digest.update(weights[name].detach().cpu().contiguous().view(-1).view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()


def base_of(profile: Profile) -> str:
    """The checkpoint that additions are made for."""
    return f"student-{profile.student[-1].name}"


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
        self.profile, self.device, self.team = profile, device_of(), Team()
        self.addition = replace(addition, batch=self.team.share(addition.batch))
        torch.manual_seed(profile.seed)
        self.text = CLIPTextModel.from_pretrained(folder / "text_encoder").to(self.device).eval().requires_grad_(False)
        self.unet: UNet2DConditionModel = averaged(folder, profile, base_of(profile)).requires_grad_(False)
        self.unet.to(self.device, memory_format=torch.channels_last)
        if self.device.type == "cpu":
            self.unet.set_attn_processor(AttnProcessor())
        self.run = Run(folder, name, Schedule(addition.lr, addition.steps, minutes, warmup=30), self.team)
        self.kept, self.beside, self.say, self.folder = kept, beside, say, folder
        self.levels = Levels.make(self.device)

    def train(self, learner: torch.nn.Module, groups: Iterable[dict[str, object]], steered: Steered) -> Average:
        """Teach `learner` until the schedule ends, resuming what was begun; give its averaged weights."""
        add = self.addition
        learner.to(self.device)
        average = Average(learner, min(0.99, self.profile.ema))
        optimizer = Muon(groups, lr=add.lr, weight_decay=self.profile.weight_decay, team=self.team)
        parts = {"learner": learner, "average": average, "optimizer": optimizer}
        self.run.resume(parts)
        own = self.team.own(self.profile.seed)
        samples = Samples(
            AutoencoderTiny.from_pretrained(self.folder / "vae"),
            load_tokenizer(self.folder / "tokenizer"),
            side=add.side,
            mix=add.mix,
            keep=add.scenes,
            seed=own + 100 * self.run.step + 7,
            device=self.device,
            beside=self.beside,
            say=self.say,
        )
        torch.manual_seed(own + self.run.step)
        weights = [p for group in optimizer.param_groups for p in group["params"]]
        print(f"{self.run.name}: {count(weights):.2f} M parameters, from step {self.run.step}", flush=True)
        if self.run.done:
            return average
        samples.add(min(add.scenes, 12 * add.batch))
        walkers = Walkers(
            lambda size: samples.batch(size, unsaid=add.unsaid),
            add.batch,
            self.levels,
            noise=lambda batch: loosely(batch, self.kept),
            walks=FIRST_ABOVE_ALL,
        )
        sums: dict[str, list[float]] = {}
        while not self.run.done:
            samples.add(max(1, add.batch // 5))
            optimizer.zero_grad(set_to_none=True)
            losses = self._step(walkers, steered)
            self.team.mean(learner)
            norm = torch.nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            average.update(learner)
            self.run.advance(optimizer)
            for name, value in (losses | {"norm": float(norm)}).items():
                sums.setdefault(name, []).append(value)
            if self.run.step % 50 == 0 or self.run.done:
                self.run.log(**{n: sum(v) / len(v) for n, v in sorted(sums.items())})
                sums = {n: v[-1:] for n, v in sums.items()}
            if self.run.step % 200 == 0 or self.run.done:
                self.run.save(parts)
        return average

    def _step(self, walkers: Walkers, steered: Steered) -> dict[str, float]:
        first = walkers.t == LAST
        with torch.no_grad():
            states = self.text(walkers.ids).last_hidden_state
        with autocast(self.device):
            losses, guess = walkers.losses(
                lambda x, t, s: steered(x, t, s, walkers.beside), self.levels, states, width=0.15
            )
        losses.mean().backward()
        walkers.advance(self.levels, guess)
        losses = losses.detach()
        split = {"first": losses[first], "later": losses[~first]}
        return {name: float(part.mean()) for name, part in split.items() if len(part)}
