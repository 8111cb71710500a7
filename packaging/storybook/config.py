"""The recipe's settings: one profile for two CPU cores, one for a big GPU, one for the test suite."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from storybook.crowd import cores


@dataclass(frozen=True)
class AutoencoderConfig:
    """`keep` rows are held for crops; `fresh` ones are taken over every `every` steps."""

    steps: int
    batch: int
    lr: float = 2e-3
    channels: int = 32
    encoder_blocks: tuple[int, ...] = (0, 2, 4, 6)
    decoder_blocks: tuple[int, ...] = (10, 6, 1, 0)
    latent_noise: float = 0.03
    keep: int = 1_000
    fresh: int = 4
    every: int = 2


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
class Student:
    """The student's training: `keep` rows are held, and `fresh` ones taken over every `every` steps.

    For the last `critic` of the time a critic pulls, at the share `pull` of what the regression does. Each process that
    draws may be `slots` rows ahead; every `save` steps there is a checkpoint.
    """

    steps: int
    batch: int
    lr: float
    keep: int
    fresh: int
    every: int = 1
    critic: float = 0.25
    pull: float = 0.3
    slots: int = 64
    save: int = 500


@dataclass(frozen=True)
class Addition:
    """Something learned beside the finished, frozen student: a ControlNet, an adapter or a LoRA.

    `scenes` are kept for reuse, drawn from `mix` at `side` pixels; `unsaid` of the captions are blank. `rough` of its
    walks begin from what it is shown, as image-to-image does. Each process that draws may be `slots` rows ahead.
    """

    name: str
    side: int
    scenes: int
    steps: int
    batch: int
    lr: float
    mix: str = "mapped"
    unsaid: float = 0.3
    rough: float = 0.0
    slots: int = 64


@dataclass(frozen=True)
class Judges:
    """How the networks learn that score the model: on real scenes alone, drawn by `workers` processes."""

    steps: int
    batch: int
    lr: float = 2e-3
    workers: int = 0


@dataclass(frozen=True)
class UNetConfig:
    channels: tuple[int, ...] = (48, 64, 96, 128)
    layers: int = 1
    head_width: int = 32
    attention: tuple[bool, ...] = (False, True, True, True)
    groups: int = 16


@dataclass(frozen=True)
class Profile:
    """`workers` processes draw while one trains (0: that one draws too); `native` is the size in pixels."""

    autoencoder: AutoencoderConfig
    text: TextConfig
    unet: UNetConfig
    student: Student
    controls: tuple[Addition, ...]
    vision: VisionConfig
    reference: Addition
    lora: Addition
    judges: Judges
    native: int = 256
    seed: int = 20
    weight_decay: float = 0.01
    ema: float = 0.998
    workers: int = 0


def _controls(**settings: Any) -> tuple[Addition, ...]:
    """A ControlNet each, begun from a first one that has seen the maps of all."""
    names = ("shared", "scribble", "canny", "segmentation", "depth", "pose")
    maps = tuple(Addition(name, mix="posed" if name == "pose" else "mapped", **settings) for name in names)
    return *maps, Addition("painting", mix="mapped", rough=0.7, **settings)


_reference = partial(Addition, "reference", mix="varied", unsaid=0.1)
_lora = partial(Addition, "watercolour", mix="watercolour", unsaid=0.05)


PROFILES: dict[str, Profile] = {
    "cpu": Profile(
        autoencoder=AutoencoderConfig(steps=12_000, batch=8),
        text=TextConfig(steps=4_000, batch=64),
        unet=UNetConfig(),
        student=Student(steps=60_000, batch=32, lr=2e-3, keep=24_000, fresh=6),
        controls=_controls(side=256, scenes=4_000, steps=3_000, batch=16, lr=1e-3),
        vision=VisionConfig(steps=8_000, batch=32),
        reference=_reference(side=256, scenes=4_000, steps=3_000, batch=16, lr=1e-3),
        lora=_lora(side=256, scenes=2_000, steps=1_500, batch=16, lr=1e-3),
        judges=Judges(steps=6_400, batch=48, workers=1),
        workers=1,
    ),
    "gpu": Profile(
        autoencoder=AutoencoderConfig(steps=100_000, batch=96, lr=3e-3, keep=50_000, fresh=192, every=4),
        text=TextConfig(steps=4_000, batch=256),
        unet=UNetConfig(),
        student=Student(steps=1_000_000, batch=1024, lr=3e-3, keep=800_000, fresh=256, every=2, slots=256),
        controls=_controls(side=256, scenes=24_000, steps=100_000, batch=256, lr=1.5e-3, slots=128),
        vision=VisionConfig(steps=20_000, batch=256),
        reference=_reference(side=256, scenes=24_000, steps=100_000, batch=256, lr=1.5e-3, slots=128),
        lora=_lora(side=256, scenes=24_000, steps=100_000, batch=256, lr=1.5e-3, slots=128),
        judges=Judges(steps=100_000, batch=512, workers=max(1, cores() - 2)),
        workers=max(1, cores() - 2),
    ),
    "tiny": Profile(
        autoencoder=AutoencoderConfig(
            steps=30, batch=4, channels=16, encoder_blocks=(0, 0, 1, 1), decoder_blocks=(1, 1, 1, 0), keep=64
        ),
        text=TextConfig(steps=25, batch=16, width=32, layers=1, heads=2),
        unet=UNetConfig(channels=(16, 32), attention=(False, True), head_width=16, groups=8),
        student=Student(steps=12, batch=10, lr=1e-3, keep=60, fresh=4),
        controls=_controls(side=64, scenes=24, steps=4, batch=4, lr=1e-3),
        vision=VisionConfig(steps=10, batch=8, side=32, patch=16, width=32, layers=1, heads=2, projection=32),
        reference=_reference(side=64, scenes=24, steps=4, batch=4, lr=1e-3),
        lora=_lora(side=64, scenes=24, steps=4, batch=4, lr=1e-3),
        judges=Judges(steps=4, batch=4),
        native=64,
        ema=0.9,
    ),
}
