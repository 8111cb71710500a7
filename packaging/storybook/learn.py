"""Train the teacher and the student: the loops over the stages of a profile."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from diffusers import AutoencoderTiny, UNet2DConditionModel
from diffusers.models.attention_processor import AttnProcessor
from transformers import CLIPTextModel

from storybook.config import Profile, Stage
from storybook.denoiser import LAST, Levels, build, denoise, grow, redo
from storybook.muon import Muon, matrices
from storybook.pairs import Pairs
from storybook.samples import Samples
from storybook.team import Team
from storybook.training import Average, Run, Schedule, autocast, count, device_of
from storybook.vocabulary import load_tokenizer
from storybook.walk import Walkers

# What Muon does not turn moves with Adam at this share of its rate.
REST_SHARE = 0.4
# What was learned before moves slower than what a stage adds to it.
KNOWN_SHARE = 0.5


def teacher(profile: Profile, folder: Path, minutes: float = 0.0, only: str = "") -> None:
    """All stages of the teacher, each from where the one before ended."""
    _stages(profile, folder, minutes, only, profile.teacher, "teacher")


def student(profile: Profile, folder: Path, minutes: float = 0.0, only: str = "") -> None:
    """All stages of the student, the first from the teacher's averaged weights."""
    _stages(profile, folder, minutes, only, profile.student, "student")


def _stages(profile: Profile, folder: Path, minutes: float, only: str, stages: tuple[Stage, ...], role: str) -> None:
    before = None if role == "teacher" else f"teacher-{profile.teacher[-1].name}"
    for stage in stages:
        name = f"{role}-{stage.name}"
        if not only or stage.name == only:
            _Stage(profile, folder, stage, name, before, minutes).train(role)
        before = name


def weights_of(folder: Path, name: str) -> dict[str, torch.Tensor]:
    """The averaged weights of a checkpoint: a UNet, or what was learned beside one."""
    return torch.load(folder / f"{name}.pt", weights_only=True, map_location="cpu")["average"]["weights"]


class _Stage:
    """One stage's parts: samples, model, optimizer and run."""

    def __init__(
        self, profile: Profile, folder: Path, stage: Stage, name: str, before: str | None, minutes: float
    ) -> None:
        self.device, self.team = device_of(), Team()
        self.stage, self.folder = replace(stage, batch=self.team.share(stage.batch)), folder
        torch.manual_seed(profile.seed)
        self.text = CLIPTextModel.from_pretrained(folder / "text_encoder").to(self.device).eval().requires_grad_(False)
        unet = profile.unet.inner(stage.levels)
        shrink = 2 ** (len(profile.unet.channels) - len(unet.channels))
        self.unet = build(unet, profile.text.width, stage.side // 8 // shrink)
        taken: set[str] = set()
        if before is not None and (folder / f"{before}.pt").exists():
            taken = grow(self.unet, weights_of(folder, before))
        self.unet.to(self.device, memory_format=torch.channels_last).train()
        if self.device.type == "cpu":
            # Fused attention's backward pass costs more than everything else of so small a block.
            self.unet.set_attn_processor(AttnProcessor())
        self.average = Average(self.unet, profile.ema)
        fresh = [p for n, p in self.unet.named_parameters() if n not in taken]
        known = [p for n, p in self.unet.named_parameters() if n in taken]
        turned = {id(p) for p in matrices(self.unet)}
        groups: list[dict[str, Any]] = []
        for weights, share in ((fresh, 1.0), (known, KNOWN_SHARE if fresh else 1.0)):
            groups += [
                {"params": [p for p in weights if id(p) in turned], "share": share, "turned": True},
                {"params": [p for p in weights if id(p) not in turned], "share": share * REST_SHARE},
            ]
        self.optimizer = Muon(
            [g for g in groups if g["params"]], lr=stage.lr, weight_decay=profile.weight_decay, team=self.team
        )
        self.run = Run(folder, name, Schedule(stage.lr, stage.steps, minutes), self.team)
        self.parts = {"unet": self.unet, "average": self.average, "optimizer": self.optimizer}
        self.run.resume(self.parts)
        own = self.team.own(profile.seed + self.run.step)
        torch.manual_seed(own)
        vae, tokenizer = AutoencoderTiny.from_pretrained(folder / "vae"), load_tokenizer(folder / "tokenizer")
        self.samples = Samples(
            vae,
            tokenizer,
            side=stage.side,
            mix=stage.mix,
            keep=stage.scenes,
            seed=100 * own + stage.side,
            device=self.device,
            shrink=shrink,
        )
        self.pairs = (
            Pairs(self.samples, keep=stage.scenes // 2, windows=0.25, seed=100 * own + 1) if stage.pairs else None
        )
        self.levels = Levels.make(self.device)
        self.walkers: Walkers | None = None
        print(f"{name}: {count(self.unet.parameters()):.2f} M parameters, from step {self.run.step}", flush=True)

    def train(self, role: str) -> None:
        fresh = max(1, self.stage.batch // 6)
        start = min(self.stage.scenes, 30 * self.stage.batch)
        self.samples.add(start)
        if self.pairs is not None:
            self.pairs.add(start // 2)
        # A stage with pairs has half its steps on its own walk, others two thirds.
        every = 3 if self.pairs is None else 2
        sums: dict[str, list[float]] = {}
        while not self.run.done:
            if self.pairs is not None and self.run.step % 2:
                self.pairs.add(fresh)
            else:
                self.samples.add(fresh)
            self.optimizer.zero_grad(set_to_none=True)
            losses = self._walk() if role == "student" and self.run.step % every else self._denoise()
            self.team.mean(self.unet)
            norm = torch.nn.utils.clip_grad_norm_(self.unet.parameters(), 1.0)
            self.optimizer.step()
            self.average.update(self.unet)
            self.run.advance(self.optimizer)
            for name, value in (losses | {"norm": float(norm)}).items():
                sums.setdefault(name, []).append(value)
            if self.run.step % 50 == 0 or self.run.done:
                self.run.log(**{n: sum(v) / len(v) for n, v in sorted(sums.items())})
                sums = {n: v[-1:] for n, v in sums.items()}
            if self.run.step % 200 == 0 or self.run.done:
                self.run.save(self.parts)

    @torch.no_grad()
    def _read(self, ids: torch.Tensor) -> torch.Tensor:
        return self.text(ids).last_hidden_state

    def _denoise(self) -> dict[str, float]:
        rough = round(self.stage.pairs * self.stage.batch) if self.pairs is not None else 0
        batch = self.samples.batch(self.stage.batch - rough)
        states, share = self._read(batch.ids), self.stage.first_share
        with autocast(self.device):
            losses = denoise(self.unet, self.levels, batch, states, first_share=share, width=0.25)
            total, said = losses.sum(), {}
            if self.pairs is not None:
                pair = self.pairs.batch(rough)
                redone = redo(self.unet, self.levels, pair, self._read(pair.ids), width=0.15)
                total, said = total + redone.sum(), {"rough": float(redone.detach().mean())}
        (total / self.stage.batch).backward()
        first, losses = round(share * len(losses)), losses.detach()
        return said | {"first": float(losses[:first].mean()), "rest": float(losses[first:].mean())}

    def _walk(self) -> dict[str, float]:
        if self.walkers is None:
            self.walkers = Walkers(
                self.samples.batch, self.stage.batch, self.levels, self.pairs, 0.5 * self.stage.pairs
            )
        first = self.walkers.t == LAST
        with autocast(self.device):
            losses, guess = self.walkers.losses(self.unet, self.levels, self._read(self.walkers.ids), width=0.15)
        losses.mean().backward()
        self.walkers.advance(self.levels, guess)
        losses = losses.detach()
        parts = {"walk_first": losses[first], "walk_later": losses[~first]}
        return {name: float(part.mean()) for name, part in parts.items() if len(part)}


def averaged(folder: Path, profile: Profile, name: str) -> UNet2DConditionModel:
    """The UNet of a checkpoint, averaged weights, on the CPU."""
    weights = weights_of(folder, name)
    levels = 1 + max(int(n.split(".")[1]) for n in weights if n.startswith("down_blocks."))
    unet = build(profile.unet.inner(levels), profile.text.width, profile.native // 8)
    unet.load_state_dict(weights)
    return unet.eval()
