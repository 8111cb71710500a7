"""The groups of fields that a request and the window's settings share: the model, the words, the sampling.

A new number is one line here, with its range and words, what it means where that is computed, and one slider that is
bound to its name; the README's “What to touch” counts the files, for other fields as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from engine import prediction, seeds
from engine.errors import InvalidRequest
from engine.groups import FieldGroup
from engine.phrase import mark, phrase
from engine.request_parts import Micro, RefinerUse
from engine.seeds import SEEDS
from engine.setting import Feature, check, naming, number, wanting
from engine.steering_parts import LoraUse

PREDICTIONS = tuple(prediction.CHOICES)
SPACINGS = ("leading", "linspace", "trailing")


@dataclass(frozen=True)
class ModelUse(FieldGroup):
    """The model that draws, by name or path, and what is put on it or in the place of its parts.

    `vae` is another autoencoder by name or path, `prediction` what the UNet predicts (None: as the model says),
    `clip_skip` how many of the text encoder's last layers are left out. `tiny_vae` is a tiny autoencoder, by name or
    path, that stands in for the full one at both ends, if that is one: an approximation, for drawing live.
    """

    model: str = field(metadata=naming("a model"))
    vae: str | None = field(default=None, metadata=naming("an autoencoder"))
    tiny_vae: str | None = field(default=None, metadata=naming("an autoencoder"))
    prediction: str | None = None
    clip_skip: int = number(
        mark("CLIP skip"),
        0,
        0,
        12,
        words=mark("how many of the text encoder's last layers are left out"),
        option="--clip-skip",
        shown=(0, 4),
        feature=Feature.CLIP_SKIP,
    )
    loras: tuple[LoraUse, ...] = wanting(Feature.LORAS, ())
    refiner: RefinerUse | None = wanting(Feature.REFINER)
    micro: Micro = wanting(Feature.MICRO, Micro)

    def __post_init__(self) -> None:
        check(self)
        if self.prediction not in (None, *PREDICTIONS):
            raise InvalidRequest(
                phrase(
                    "Prediction type “{prediction}” is unknown: use {join}.",
                    prediction=self.prediction,
                    join=", ".join(PREDICTIONS),
                )
            )


@dataclass(frozen=True)
class Words(FieldGroup):
    """What the picture is told to show, and what to keep out.

    The first `opening_steps` follow the words `opening` instead: so a run is continued from one of its steps with
    another prompt, and drawn again from its recipe.
    """

    prompts: tuple[str, ...] = ("",)
    negative: str = ""
    opening: str = ""
    opening_steps: int = number(
        mark("Opening steps"),
        0,
        0,
        200,
        words=mark("how many of the first steps follow other words"),
        option="--opening-steps",
        shown=(0, 50),
    )

    def __post_init__(self) -> None:
        check(self)

    @property
    def prompt(self) -> str:
        """The first prompt."""
        return self.prompts[0]


@dataclass(frozen=True)
class Sampling(FieldGroup):
    """The way down from noise: sampler, steps, guidance, seed, and how many pictures of each prompt.

    `steps` are steps really run, at any strength, unless `diffusers_steps` asks for int(steps × strength), as diffusers
    counts. `spacing` is diffusers' `timestep_spacing` (None: the sampler's own). `residual_guidance` leads away from
    the source instead of the negative prompt, and costs no second forward (Kodaira et al. 2023, arXiv 2312.12491); it
    is an approximation, for drawing live. `deep_cache` above 1 is DeepCache's, another approximation: the UNet's inner
    levels are computed in each so many steps, and kept in between (Ma, Fang & Wang 2024, arXiv 2312.00858).
    """

    sampler: str = "lcm"
    steps: int = number(
        mark("Steps"),
        4,
        1,
        200,
        words=mark("how many lie between noise and picture; more are slower and finer"),
        option="--steps",
        shown=(1, 50),
        curve=1.8,
    )
    guidance: float = number(
        mark("Guidance"),
        1.0,
        0,
        50,
        0.1,
        words=mark("how strictly the prompt is followed; 1 is off, and twice as fast"),
        option="--guidance",
        shown=(0, 20),
        curve=1.3,
    )
    spacing: str | None = None
    seed: int = number(
        mark("Seed"),
        0,
        0,
        SEEDS - 1,
        words=mark("which of all possible pictures; picture i has the i-th next, unless they are varied"),
    )
    count: int = number(
        mark("Count"),
        1,
        1,
        64,
        words=mark("pictures made at once, each with the next seed, or varied towards the next"),
        option="--count",
        shown=(1, 8),
    )
    diffusers_steps: bool = False
    residual_guidance: bool = False
    deep_cache: int = number(
        "DeepCache",
        1,
        1,
        8,
        words=mark("how often the UNet's inner levels are computed: 1 in every step, 2 in every second, less exact"),
        option="--deep-cache",
        shown=(1, 4),
    )
    variation: float = number(
        mark("Variation"),
        0.0,
        0,
        1,
        0.01,
        words=mark(
            "how far the noise is turned from the seed's towards another's: pictures like one another; 0 is off"
        ),
        option="--variation",
        percent=True,
    )
    variation_seed: int = number(
        mark("Variation seed"),
        0,
        0,
        SEEDS - 1,
        words=mark("whose noise a varied picture is turned towards; picture i: the i-th next"),
    )

    def seed_of(self, index: int) -> int:
        """The seed of picture `index`; varied pictures are all turned away from the first one's."""
        return seeds.nth(self.seed, 0 if self.variation else index)

    def variation_seed_of(self, index: int) -> int:
        """The seed whose noise picture `index` is turned towards."""
        return seeds.nth(self.variation_seed, index)

    def seeds_from(self, index: int) -> dict[str, int]:
        """The seeds that make picture `index` the first of a request."""
        varied = {"variation_seed": self.variation_seed_of(index)} if self.variation else {}
        return {"seed": self.seed_of(index), **varied}

    @property
    def guided(self) -> bool:
        """Whether classifier-free guidance is on: whether the negative prompt counts."""
        return self.guidance > 1

    def __post_init__(self) -> None:
        check(self)
        if self.spacing not in (None, *SPACINGS):
            raise InvalidRequest(
                phrase(
                    "Timestep spacing “{spacing}” is unknown: use {join}.",
                    spacing=self.spacing,
                    join=", ".join(SPACINGS),
                )
            )
