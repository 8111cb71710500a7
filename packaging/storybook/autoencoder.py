"""Train the autoencoder: a diffusers `AutoencoderTiny` without normalisation, 8 pixels to a latent, 4 channels.

Loss: L1, L1 of gradients (outlines), L1 of 8x8 means (flat colours stay true), and a pull of every latent
channel to zero mean and unit variance, so that the shipped scaling factor is close to 1. Noise on the
latents teaches the decoder to forgive what a diffusion model leaves.
"""

from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from diffusers import AutoencoderTiny
from diffusers.models.autoencoders.vae import AutoencoderTinyBlock

from storybook.config import AutoencoderConfig, Profile
from storybook.draw import draw
from storybook.scene import MIXES, sample_scene
from storybook.training import Average, Run, Schedule, autocast, count, device_of


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


def sample(rng: np.random.Generator, mix: str, batch: int, side: int = 128) -> torch.Tensor:
    """Crops of scenes drawn about twice as large, a third of them of every kind, place and style.

    (batch, 3, side, side) float in [-1, 1].
    """
    crops = []
    for _ in range(batch):
        size = side if rng.random() < 0.06 else int(side * rng.uniform(1.6, 2.6))
        rgb = draw(sample_scene(rng, MIXES["whole" if rng.random() < 0.3 else mix]), size).rgb
        y, x = (int(rng.integers(size - side + 1)) for _ in range(2))
        crop = rgb[y : y + side, x : x + side]
        crops.append(crop[:, ::-1] if rng.random() < 0.5 else crop)
    return torch.from_numpy(np.stack(crops)).permute(0, 3, 1, 2).float() / 127.5 - 1


def loss_of(got: torch.Tensor, want: torch.Tensor) -> torch.Tensor:
    """Pictures (B, 3, H, W) in [-1, 1] to a scalar."""
    delta = got - want
    edges = (delta[..., 1:] - delta[..., :-1]).abs().mean() + (delta[..., 1:, :] - delta[..., :-1, :]).abs().mean()
    return delta.abs().mean() + 0.6 * edges + 0.7 * F.avg_pool2d(delta, 8).abs().mean() + 0.5 * delta.square().mean()


def psnr(got: torch.Tensor, want: torch.Tensor) -> float:
    return float(-10 * torch.log10((got.clamp(-1, 1) - want).square().mean() / 4))


def train(profile: Profile, folder: Path, minutes: float = 0.0) -> AutoencoderTiny:
    """Train (or go on training) and save the averaged weights under `folder`/vae."""
    config, device = profile.autoencoder, device_of()
    torch.manual_seed(profile.seed)
    model = build(config).to(device, memory_format=torch.channels_last)
    average = Average(model, profile.ema)
    optimizer = torch.optim.AdamW(model.parameters(), lr=config.lr, betas=(0.9, 0.99), weight_decay=1e-4)
    run = Run(folder, "autoencoder", Schedule(config.lr, config.steps, minutes))
    parts = {"model": model, "average": average, "optimizer": optimizer}
    run.resume(parts)
    rng = np.random.default_rng(profile.seed + run.step)
    print(f"autoencoder: {count(model.parameters()):.2f} M parameters")
    while not run.done:
        want = sample(rng, config.mix, config.batch).to(device, memory_format=torch.channels_last)
        with autocast(device):
            latents = model.encoder(want)
            noisy = latents + config.latent_noise * torch.randn_like(latents)
            got = model.decoder(noisy)
        got, latents = got.float(), latents.float()
        unit = latents.mean((0, 2, 3)).square().mean() + (latents.std((0, 2, 3)) - 1).square().mean()
        loss = loss_of(got, want) + 0.02 * unit
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        average.update(model)
        run.advance(optimizer)
        if run.step % 50 == 0 or run.done:
            run.log(loss=float(loss.detach()), psnr=psnr(got.detach(), want), std=float(latents.detach().std()))
        if run.step % 200 == 0 or run.done:
            run.save(parts)
    return save(model, average, folder, device)


def polish(profile: Profile, folder: Path, minutes: float = 0.0) -> AutoencoderTiny:
    """Go on training the decoder alone: latents, and so the UNet, stay as they are."""
    config, device = profile.autoencoder, device_of()
    torch.manual_seed(profile.seed)
    model = AutoencoderTiny.from_pretrained(folder / "vae").to(device, memory_format=torch.channels_last)
    model.encoder.requires_grad_(False)
    average = Average(model, profile.ema)
    optimizer = torch.optim.AdamW(model.decoder.parameters(), lr=config.lr / 2, betas=(0.9, 0.99), weight_decay=1e-4)
    run = Run(folder, "decoder", Schedule(config.lr / 2, config.steps, minutes))
    parts = {"model": model, "average": average, "optimizer": optimizer}
    run.resume(parts)
    rng = np.random.default_rng(profile.seed + 11 + run.step)
    while not run.done:
        want = sample(rng, config.mix, config.batch).to(device, memory_format=torch.channels_last)
        with torch.no_grad():
            latents = model.encoder(want)
        latents = latents + 2 * config.latent_noise * torch.rand(len(want), 1, 1, 1, device=device) * torch.randn_like(
            latents
        )
        with autocast(device):
            got = model.decoder(latents)
        got = got.float()
        loss = loss_of(got, want)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.decoder.parameters(), 1.0)
        optimizer.step()
        average.update(model)
        run.advance(optimizer)
        if run.step % 50 == 0 or run.done:
            run.log(loss=float(loss.detach()), psnr=psnr(got.detach(), want))
        if run.step % 200 == 0 or run.done:
            run.save(parts)
    model.load_state_dict(average.weights)
    model.to("cpu", memory_format=torch.contiguous_format).save_pretrained(folder / "vae")
    return model


@torch.no_grad()
def save(model: AutoencoderTiny, average: Average, folder: Path, device: torch.device) -> AutoencoderTiny:
    """Write the averaged weights with the scaling factor that makes latents unit scale."""
    model.load_state_dict(average.weights)
    rng = np.random.default_rng(1)
    latents = torch.cat([model.encode(sample(rng, "whole", 8).to(device)).latents for _ in range(4)])
    model.register_to_config(scaling_factor=round(float(1 / latents.std()), 4))
    model.to("cpu", memory_format=torch.contiguous_format).save_pretrained(folder / "vae")
    return model
