"""Train the student: one network from nothing to its own four steps, on words, sketches, boxes and windows at once.

Most samples walk (see `walk`), the others are ordinary denoising. For the last part of the time a critic helps (see
`adversary`); the averaged weights from before it are kept too.
"""

from pathlib import Path

import torch
from diffusers import AutoencoderTiny, UNet2DConditionModel
from diffusers.models.attention_processor import AttnProcessor
from transformers import CLIPTextModel

from storybook import rows, walk
from storybook.adversary import Adversary
from storybook.bank import Bank
from storybook.config import Profile
from storybook.crowd import Crowd
from storybook.denoiser import Levels, build, denoise
from storybook.muon import Muon, matrices
from storybook.training import Average, Run, Schedule, autocast, count, device_of
from storybook.vocabulary import encode, load_tokenizer
from storybook.walk import Start, Walkers

NAME, PLAIN = "student", "student-plain"
# What Muon does not turn moves with Adam at this share of its rate.
REST_SHARE = 0.4
# Of every batch, those that walk; and of the walks, those from words alone, from sketches, to sharpen, inside a box.
WALKING = 0.8
FROM_WORDS, FROM_SKETCH, FROM_LOOSE, FROM_WINDOW, IN_BOX = 0.42, 0.16, 0.24, 0.08, 0.1


def weights_of(folder: Path, name: str = NAME) -> dict[str, torch.Tensor]:
    """The averaged weights of a checkpoint: a UNet, or what was learned beside one."""
    return torch.load(folder / f"{name}.pt", weights_only=True, map_location="cpu")["average"]["weights"]


def averaged(folder: Path, profile: Profile, name: str = NAME) -> UNet2DConditionModel:
    """The UNet of a checkpoint, averaged weights, on the CPU."""
    unet = build(profile.unet, profile.text.width, profile.native // 8)
    unet.load_state_dict(weights_of(folder, name))
    return unet.eval()


def ready(unet: UNet2DConditionModel, device: torch.device) -> UNet2DConditionModel:
    """A UNet laid out for training there."""
    unet.to(device, memory_format=torch.channels_last)
    if device.type == "cpu":
        # Fused attention's backward pass costs more than everything else of so small a block.
        unet.set_attn_processor(AttnProcessor())
    return unet


def rows_for_student(profile: Profile, folder: Path, run: int = 0) -> Crowd:
    """Processes that draw the student's rows; the autoencoder learns from the same pictures."""
    side = profile.native
    tokenizer = load_tokenizer(folder / "tokenizer")
    return Crowd(
        rows.student(tokenizer, side),
        rows.fields(side),
        workers=profile.workers,
        slots=profile.student.slots,
        seed=1000 * profile.seed + run,
    )


class Banks:
    """A bank for each kind of row, and what fills them."""

    def __init__(self, profile: Profile, folder: Path, device: torch.device) -> None:
        tokenizer = load_tokenizer(folder / "tokenizer")
        vae = AutoencoderTiny.from_pretrained(folder / "vae")
        self.banks = [
            Bank(
                vae,
                keep=max(8, round(share * profile.student.keep)),
                side=profile.native,
                captions=4,
                blank=encode(tokenizer, [""])[0],
                device=device,
            )
            for share in rows.SHARES
        ]

    def add(self, found: dict) -> None:
        """Take rows over, each into the bank of its kind."""
        found = {name: torch.as_tensor(value) for name, value in found.items()}
        for kind, bank in enumerate(self.banks):
            at = torch.nonzero(found["kind"] == kind)[:, 0]
            if len(at):
                bank.add({name: value[at] for name, value in found.items()})

    @property
    def least(self) -> int:
        return min(bank.filled for bank in self.banks)

    def starts(self, device: torch.device) -> tuple[Start, ...]:
        """From words, from sketches of usual and of unusual places, from soft windows, and inside boxes."""
        plain, loose, window = self.banks
        words, told = (rows.WHOLE, rows.OTHER_WORDS), (rows.OF_SKETCH,)
        walks, sketches, windows, boxes = (
            walk.table(w, device) for w in (walk.WALKS, walk.SKETCH_WALKS, walk.WINDOW_WALKS, walk.BOX_WALKS)
        )
        return (
            Start(lambda n: plain.batch(n, words), walks, FROM_WORDS),
            Start(lambda n: plain.batch(n, told), sketches, FROM_SKETCH, rough=True),
            Start(lambda n: loose.batch(n, told), sketches, FROM_LOOSE, rough=True),
            Start(lambda n: window.batch(n, words), windows, FROM_WINDOW, rough=True),
            Start(lambda n: plain.batch(n, (*words, rows.OF_BOX, rows.OF_BOX)), boxes, IN_BOX, boxed=True),
        )

    def clean(self, size: int) -> tuple[torch.Tensor, torch.Tensor]:
        """Latents and ids for ordinary denoising, from all banks."""
        parts = [
            bank.batch(max(1, round(size * share)), (rows.WHOLE,))
            for bank, share in zip(self.banks, rows.SHARES, strict=True)
        ]
        return torch.cat([p.latents for p in parts]), torch.cat([p.ids for p in parts])


def train(
    profile: Profile, folder: Path, minutes: float = 0.0, crowd: Crowd | None = None, pool: dict | None = None
) -> None:
    """Train, or go on training, the student. `pool` are rows drawn before, for instance for the autoencoder."""
    crowd = crowd or rows_for_student(profile, folder)
    try:
        _Training(profile, folder, minutes, crowd, pool).train()
    finally:
        crowd.close()


class _Training:
    """The student's parts: banks, model, optimizer and run."""

    def __init__(self, profile: Profile, folder: Path, minutes: float, crowd: Crowd, pool: dict | None) -> None:
        self.device, self.config, self.crowd = device_of(), profile.student, crowd
        torch.manual_seed(profile.seed)
        self.text = CLIPTextModel.from_pretrained(folder / "text_encoder").to(self.device).eval().requires_grad_(False)
        self.unet = build(profile.unet, profile.text.width, profile.native // 8)
        begin = folder / "student-begin.pt"
        if begin.exists():
            self.unet.load_state_dict(torch.load(begin, weights_only=True, map_location="cpu"))
        ready(self.unet, self.device).train()
        self.average = Average(self.unet, profile.ema)
        turned = matrices(self.unet)
        known = {id(p) for p in turned}
        groups = [
            {"params": turned, "turned": True},
            {"params": [p for p in self.unet.parameters() if id(p) not in known], "share": REST_SHARE},
        ]
        self.optimizer = Muon(groups, lr=self.config.lr, weight_decay=profile.weight_decay)
        self.run = Run(folder, NAME, Schedule(self.config.lr, self.config.steps, minutes))
        self.plain = Run(folder, PLAIN, self.run.schedule)
        self.parts = {"unet": self.unet, "average": self.average, "optimizer": self.optimizer}
        self.run.resume(self.parts)
        torch.manual_seed(profile.seed + self.run.step)
        self.levels = Levels.make(self.device)
        self.banks = Banks(profile, folder, self.device)
        if pool is not None:
            self.banks.add(pool)
        self.adversary: Adversary | None = None
        print(f"{NAME}: {count(self.unet.parameters()):.2f} M parameters, from step {self.run.step}", flush=True)

    def train(self) -> None:
        config, run = self.config, self.run
        while self.banks.least < config.batch // 8:
            self.banks.add(self.crowd.take(config.fresh))
        walkers = Walkers(self.banks.starts(self.device), round(WALKING * config.batch), self.levels)
        sums: dict[str, list[torch.Tensor]] = {}
        while not run.done:
            if run.step % config.every == 0:
                self.banks.add(self.crowd.take(config.fresh))
            if self.adversary is None and run.schedule.progress(run.step, run.seconds) > 1 - config.critic:
                self.plain.step, self.plain.seconds = run.step, run.seconds
                self.plain.save({"average": self.average})
                self.adversary = Adversary(self.device)
            self.optimizer.zero_grad(set_to_none=True)
            for name, value in self._step(walkers).items():
                sums.setdefault(name, []).append(value)
            norm = torch.nn.utils.clip_grad_norm_(self.unet.parameters(), 1.0)
            self.optimizer.step()
            self.average.update(self.unet)
            run.advance(self.optimizer)
            sums.setdefault("norm", []).append(norm)
            if run.step % 100 == 0 or run.done:
                # The critic comes late, and the table of curves has its columns from the beginning.
                means = {n: float(torch.stack(v).mean()) for n, v in sums.items()}
                run.log(**dict.fromkeys(("critic",), 0.0) | means, scenes=sum(b.seen for b in self.banks.banks))
                sums = {}
            if run.step % config.save == 0 or run.done:
                run.save(self.parts)

    def _step(self, walkers: Walkers) -> dict[str, torch.Tensor]:
        """One batch forth and back."""
        clean, ids = self.banks.clean(self.config.batch - len(walkers.ids))
        with torch.no_grad(), autocast(self.device):
            states = self.text(torch.cat([walkers.ids, ids])).last_hidden_state.float()
        walking = len(walkers.ids)
        with autocast(self.device):
            guess = walkers.guess(self.unet, states[:walking])
            losses = walkers.score(guess, width=0.15)
            plain, _ = denoise(self.unet, self.levels, clean, states[walking:], width=0.15)
        loss, critic = losses.mean(), {}
        if self.adversary is not None:
            critic = {"critic": self.adversary.learn(walkers.x0, guess)}
            loss = self.adversary.pull(loss, guess, self.config.pull)
        first, told = walkers.t == walk.LAST, losses.detach()
        parts = {"walk_first": told[first], "walk_later": told[~first], "plain": plain.detach()}
        # Before the way back, so that a GPU is not left waiting for who has arrived.
        walkers.advance(guess.detach())
        (WALKING * loss + (1 - WALKING) * plain.mean()).backward()
        return critic | {name: part.mean() for name, part in parts.items() if len(part)}
