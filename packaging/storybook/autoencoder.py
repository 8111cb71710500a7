"""Train the autoencoder: a diffusers `AutoencoderTiny` without normalisation, 8 pixels to a latent, 4 channels.

Loss: L1 and squares, L1 of gradients (outlines), L1 of 8x8 means (flat colours stay true), and a pull of every latent
channel to zero mean and unit variance, so that the shipped scaling factor is close to 1. A little noise on the latents
teaches the decoder to forgive what a diffusion model leaves. It learns from the pictures that the student will learn
from, sketches included.
"""

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from diffusers import AutoencoderTiny
from diffusers.models.autoencoders.vae import AutoencoderTinyBlock

from storybook.config import AutoencoderConfig, Profile
from storybook.crowd import Crowd
from storybook.draw import draw
from storybook.learn import rows_for_student
from storybook.muon import Muon, matrices
from storybook.scene import MIXES, sample_scene
from storybook.training import Average, Run, Schedule, autocast, count, device_of

CROP = 128


def build(config: AutoencoderConfig) -> AutoencoderTiny:
    width = (config.channels,) * 4
    model = AutoencoderTiny(
        encoder_block_out_channels=width,
        decoder_block_out_channels=width,
        num_encoder_blocks=config.encoder_blocks,
        num_decoder_blocks=config.decoder_blocks,
        latent_channels=4,
    )
    prepare(model)
    return model


@torch.no_grad()
def prepare(model: AutoencoderTiny) -> None:
    """Weights that keep the signal's scale (He et al. 2015); the usual ones fade it out without normalisation."""
    for module in model.modules():
        if isinstance(module, torch.nn.Conv2d):
            torch.nn.init.kaiming_normal_(module.weight, nonlinearity="linear" if module.bias is None else "relu")
            if module.bias is not None:
                torch.nn.init.zeros_(module.bias)
    for module in model.modules():
        if isinstance(module, AutoencoderTinyBlock):
            module.conv[-1].weight.mul_(0.25)
    last = model.decoder.layers[-1]
    last.weight.mul_(0.2)
    last.bias.fill_(0.6)


@torch.no_grad()
def deepened(model: AutoencoderTiny, config: AutoencoderConfig) -> AutoencoderTiny:
    """`model` with as many decoder blocks as `config` says: the new ones, at the end of each size, do nothing yet.

    A block ends with ReLU(what it learned + what it was given). After another block that is above zero already; so a
    size that has none gets none.
    """
    have = model.config.num_decoder_blocks
    blocks = tuple(max(old, new) if old else 0 for old, new in zip(have, config.decoder_blocks, strict=True))
    if blocks == tuple(have):
        return model
    grown = AutoencoderTiny.from_config(model.config, num_decoder_blocks=blocks)
    prepare(grown)
    grown.encoder.load_state_dict(model.encoder.state_dict())
    old = iter(model.decoder.layers)
    left = [0] * len(blocks)
    size = -1
    for layer in grown.decoder.layers:
        if not isinstance(layer, AutoencoderTinyBlock):
            layer.load_state_dict(next(old).state_dict())
            if isinstance(layer, torch.nn.ReLU) or (isinstance(layer, torch.nn.Conv2d) and layer.bias is None):
                size += 1
        elif left[size] < have[size]:
            layer.load_state_dict(next(old).state_dict())
            left[size] += 1
        else:
            layer.conv[-1].weight.zero_()
            layer.conv[-1].bias.zero_()
    return grown


class Pool:
    """Rows that were drawn while there was no autoencoder yet: pictures on the device, to be encoded later."""

    def __init__(self, keep: int, device: torch.device) -> None:
        self.keep, self.device, self.seen = keep, device, 0
        self.rows: dict[str, torch.Tensor] = {}

    def add(self, rows: dict[str, np.ndarray]) -> None:
        """Take rows over; beyond `keep` they replace the oldest."""
        count = len(rows["picture"])
        at = (self.seen + torch.arange(count, device=self.device)) % self.keep
        for name, value in rows.items():
            part = torch.as_tensor(value)
            if name not in self.rows:
                self.rows[name] = torch.zeros((self.keep, *part.shape[1:]), dtype=part.dtype, device=self.device)
            self.rows[name][at] = part.to(self.device)
        self.seen += count

    @property
    def filled(self) -> int:
        return min(self.keep, self.seen)

    def crops(self, size: int) -> torch.Tensor:
        """Parts of pictures and of a few sketches: (size, 3, `CROP`, `CROP`) float in [-1, 1], or whole small ones."""
        at = torch.randint(self.filled, (size,), device=self.device)
        side = self.rows["picture"].shape[1]
        crop = min(CROP, side)
        y, x = (int(v) for v in torch.randint(side - crop + 1, (2,)))
        cut = np.s_[:, y : y + crop, x : x + crop]
        sketches = size // 8
        parts = [self.rows["picture"][at[sketches:]][cut], self.rows["beside"][at[:sketches]][cut]]
        rgb = torch.cat(parts).permute(0, 3, 1, 2).float() / 127.5 - 1
        return rgb.flip(3) if torch.rand(()) < 0.5 else rgb

    def all(self) -> dict[str, torch.Tensor]:
        return {name: value[: self.filled] for name, value in self.rows.items()}


def loss_of(got: torch.Tensor, want: torch.Tensor) -> torch.Tensor:
    """Pictures (B, 3, H, W) in [-1, 1] to a scalar."""
    delta = got - want
    edges = (delta[..., 1:] - delta[..., :-1]).abs().mean() + (delta[..., 1:, :] - delta[..., :-1, :]).abs().mean()
    return delta.abs().mean() + 0.6 * edges + 0.7 * F.avg_pool2d(delta, 8).abs().mean() + 2 * delta.square().mean()


def psnr(got: torch.Tensor, want: torch.Tensor) -> float:
    return float(-10 * torch.log10((got.clamp(-1, 1) - want).square().mean() / 4))


def train(profile: Profile, folder: Path, minutes: float = 0.0, crowd: Crowd | None = None) -> Pool:
    """Train (or go on training) both halves and save the averaged weights under `folder`/vae; gives what was drawn."""
    return _learn(profile, folder, "autoencoder", minutes, crowd)


def polish(profile: Profile, folder: Path, minutes: float = 0.0, crowd: Crowd | None = None) -> Pool:
    """Go on training the decoder alone, deeper if the profile says so: latents, and so the UNet, stay as they are."""
    return _learn(profile, folder, "decoder", minutes, crowd)


def _learn(profile: Profile, folder: Path, name: str, minutes: float, crowd: Crowd | None) -> Pool:
    config, device, whole = profile.autoencoder, device_of(), name == "autoencoder"
    torch.manual_seed(profile.seed)
    model = build(config) if whole else deepened(AutoencoderTiny.from_pretrained(folder / "vae"), config)
    model.to(device, memory_format=torch.channels_last)
    learner = model if whole else model.decoder
    model.encoder.requires_grad_(whole)
    average = Average(model, profile.ema)
    turned = matrices(learner)
    rest = [p for p in learner.parameters() if not any(p is weight for weight in turned)]
    lr = config.lr if whole else config.lr / 2
    groups = [{"params": turned, "turned": True}, {"params": rest, "share": 0.5}]
    optimizer = Muon(groups, lr=lr, weight_decay=1e-3)
    run = Run(folder, name, Schedule(lr, config.steps, minutes))
    parts = {"model": model, "average": average, "optimizer": optimizer}
    run.resume(parts)
    pool = Pool(config.keep, device)
    drawing = crowd or rows_for_student(profile, folder, run=run.step + (not whole))
    print(f"{name}: {count(learner.parameters()):.2f} M parameters, from step {run.step}", flush=True)
    while pool.seen < config.batch:
        pool.add(drawing.take(config.batch))
    while not run.done:
        if run.step % config.every == 0:
            pool.add(drawing.take(config.fresh))
        want = pool.crops(config.batch).contiguous(memory_format=torch.channels_last)
        with autocast(device):
            latents = model.encoder(want)
            noisy = latents + config.latent_noise * torch.randn_like(latents)
            got = model.decoder(noisy)
        got, latents = got.float(), latents.float()
        unit = latents.mean((0, 2, 3)).square().mean() + (latents.std((0, 2, 3)) - 1).square().mean()
        loss = loss_of(got, want) + 0.02 * unit
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(learner.parameters(), 1.0)
        optimizer.step()
        average.update(model)
        run.advance(optimizer)
        if run.step % 100 == 0 or run.done:
            run.log(loss=float(loss.detach()), psnr=psnr(got.detach(), want), std=float(latents.detach().std()))
        if run.step % 500 == 0 or run.done:
            run.save(parts)
    if crowd is None:
        drawing.close()
    save(model, average, folder, device, rescale=whole)
    return pool


@torch.no_grad()
def save(model: AutoencoderTiny, average: Average, folder: Path, device: torch.device, *, rescale: bool) -> None:
    """Write the averaged weights, with the scaling factor that makes latents unit scale."""
    model.load_state_dict(average.weights)
    if rescale:
        rng = np.random.default_rng(1)
        rgb = np.stack([draw(sample_scene(rng, MIXES["whole"]), 256).rgb for _ in range(48)])
        pictures = torch.from_numpy(rgb).permute(0, 3, 1, 2).to(device).float() / 127.5 - 1
        model.register_to_config(scaling_factor=round(float(1 / model.encode(pictures).latents.std()), 4))
    model.to("cpu", memory_format=torch.contiguous_format).save_pretrained(folder / "vae")
