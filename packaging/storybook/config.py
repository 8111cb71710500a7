"""The recipe's settings: one profile for two CPU cores, one for a big GPU, one for the test suite."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any


@dataclass(frozen=True)
class AutoencoderConfig:
    steps: int
    batch: int
    lr: float = 2e-3
    channels: int = 32
    encoder_blocks: tuple[int, ...] = (0, 1, 2, 3)
    decoder_blocks: tuple[int, ...] = (4, 3, 1, 0)
    latent_noise: float = 0.05
    mix: str = "core"


@dataclass(frozen=True)
class TextConfig:
    steps: int
    batch: int
    lr: float = 1e-3
    width: int = 128
    layers: int = 3
    heads: int = 4


@dataclass(frozen=True)
class VisionConfig:
    """The image encoder of the IP-Adapter: `patch` and `side` in pixels, `projection` the width of its embedding."""

    steps: int
    batch: int
    lr: float = 1e-3
    side: int = 96
    patch: int = 12
    width: int = 128
    layers: int = 3
    heads: int = 4
    projection: int = 128


@dataclass(frozen=True)
class Stage:
    """One stretch of training at one size: `side` in pixels, up to `scenes` kept for reuse, drawn from `mix`.

    `levels` (0: all) trains only the innermost levels of the UNet, on latents shrunk by averaging to the size that
    those levels see; the next stage grows the others around them. `first_share` of the samples are first steps, from
    coupled noise; the others are ordinary denoising. `pairs` of the student's samples start from a rough picture
    instead of noise.
    """

    name: str
    side: int
    scenes: int
    steps: int
    batch: int
    lr: float
    mix: str = "core"
    levels: int = 0
    first_share: float = 0.4
    pairs: float = 0.0


@dataclass(frozen=True)
class Addition:
    """Something learned beside the finished, frozen student: a ControlNet, an adapter or a LoRA.

    `scenes` are kept for reuse, drawn from `mix` at `side` pixels; `unsaid` of the captions are blank.
    """

    name: str
    side: int
    scenes: int
    steps: int
    batch: int
    lr: float
    mix: str = "mapped"
    unsaid: float = 0.3


@dataclass(frozen=True)
class UNetConfig:
    channels: tuple[int, ...] = (32, 64, 96, 128)
    layers: int = 1
    head_width: int = 32
    attention: tuple[bool, ...] = (False, False, True, True)
    groups: int = 16
    time_width: int = 128

    def inner(self, levels: int) -> "UNetConfig":
        """The innermost `levels` levels alone (0: all of them)."""
        return replace(self, channels=self.channels[-levels:], attention=self.attention[-levels:])


@dataclass(frozen=True)
class Profile:
    autoencoder: AutoencoderConfig
    text: TextConfig
    unet: UNetConfig
    teacher: tuple[Stage, ...]
    student: tuple[Stage, ...]
    controls: tuple[Addition, ...]
    vision: VisionConfig
    reference: Addition
    lora: Addition
    native: int = 256
    seed: int = 20
    weight_decay: float = 0.01
    ema: float = 0.998


def _controls(**settings: Any) -> tuple[Addition, ...]:
    """A ControlNet each, begun from a first one that has seen the maps of all."""
    names = ("shared", "scribble", "canny", "segmentation", "depth", "pose")
    return tuple(Addition(name, mix="posed" if name == "pose" else "mapped", **settings) for name in names)


_reference = partial(Addition, "reference", mix="varied", unsaid=0.1)
_lora = partial(Addition, "watercolour", mix="watercolour", unsaid=0.05)


PROFILES: dict[str, Profile] = {
    "cpu": Profile(
        autoencoder=AutoencoderConfig(steps=2600, batch=8),
        text=TextConfig(steps=1500, batch=64),
        unet=UNetConfig(),
        teacher=(
            Stage("compose", side=256, scenes=24_000, steps=8_000, batch=8, lr=1e-3, levels=3, first_share=0.75),
            Stage("refine", side=256, scenes=16_000, steps=6_000, batch=8, lr=8e-4),
        ),
        student=(
            Stage("four", side=256, scenes=16_000, steps=6_000, batch=8, lr=6e-4, first_share=0.5),
            Stage(
                "grown",
                side=256,
                scenes=16_000,
                steps=12_000,
                batch=8,
                lr=9e-4,
                mix="grown",
                first_share=0.75,
                pairs=0.5,
            ),
            Stage(
                "varied",
                side=256,
                scenes=24_000,
                steps=8_000,
                batch=32,
                lr=2e-3,
                mix="varied",
                first_share=0.75,
                pairs=0.4,
            ),
        ),
        controls=_controls(side=256, scenes=4_000, steps=3_000, batch=16, lr=1e-3),
        vision=VisionConfig(steps=8_000, batch=32),
        reference=_reference(side=256, scenes=4_000, steps=3_000, batch=16, lr=1e-3),
        lora=_lora(side=256, scenes=2_000, steps=1_500, batch=16, lr=1e-3),
    ),
    "gpu": Profile(
        autoencoder=AutoencoderConfig(
            steps=60_000, batch=64, channels=48, encoder_blocks=(1, 2, 3, 3), decoder_blocks=(5, 4, 3, 1)
        ),
        text=TextConfig(steps=6_000, batch=256, width=192, layers=4, heads=6),
        unet=UNetConfig(channels=(64, 96, 160, 256), layers=2),
        teacher=(
            Stage(
                "compose",
                side=256,
                scenes=400_000,
                steps=40_000,
                batch=256,
                lr=1e-3,
                mix="whole",
                levels=3,
                first_share=0.75,
            ),
            Stage("refine", side=256, scenes=200_000, steps=30_000, batch=128, lr=6e-4, mix="whole"),
            Stage("large", side=512, scenes=60_000, steps=12_000, batch=64, lr=3e-4, mix="whole"),
        ),
        student=(
            Stage("four", side=256, scenes=200_000, steps=12_000, batch=128, lr=3e-4, mix="whole"),
            Stage("four-large", side=512, scenes=60_000, steps=6_000, batch=48, lr=2e-4, mix="whole"),
        ),
        controls=_controls(side=512, scenes=8_000, steps=6_000, batch=48, lr=3e-4),
        vision=VisionConfig(steps=20_000, batch=256, side=224, patch=16, width=256, layers=6, projection=256),
        reference=_reference(side=512, scenes=8_000, steps=6_000, batch=48, lr=3e-4),
        lora=_lora(side=512, scenes=8_000, steps=3_000, batch=48, lr=3e-4),
        native=512,
    ),
    "tiny": Profile(
        autoencoder=AutoencoderConfig(
            steps=30, batch=4, channels=16, encoder_blocks=(0, 0, 1, 1), decoder_blocks=(1, 1, 1, 0)
        ),
        text=TextConfig(steps=25, batch=16, width=32, layers=1, heads=2),
        unet=UNetConfig(channels=(16, 32), attention=(False, True), head_width=16, groups=8, time_width=64),
        teacher=(
            Stage("compose", side=64, scenes=48, steps=15, batch=8, lr=1e-3, levels=1),
            Stage("refine", side=64, scenes=48, steps=10, batch=8, lr=1e-3),
        ),
        student=(
            Stage("four", side=64, scenes=48, steps=4, batch=4, lr=3e-4),
            Stage("grown", side=64, scenes=48, steps=6, batch=4, lr=3e-4, mix="grown", pairs=0.5),
        ),
        controls=_controls(side=64, scenes=24, steps=4, batch=4, lr=1e-3),
        vision=VisionConfig(steps=10, batch=8, side=32, patch=16, width=32, layers=1, heads=2, projection=32),
        reference=_reference(side=64, scenes=24, steps=4, batch=4, lr=1e-3),
        lora=_lora(side=64, scenes=24, steps=4, batch=4, lr=1e-3),
        native=64,
        ema=0.9,
    ),
}
