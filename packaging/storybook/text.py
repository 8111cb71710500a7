"""Train the text encoder: a small CLIP text model that learns to tell what a caption says of a scene.

Each attribute (the kind and colour of each item, place, time, style, relation, side) is read from the last
hidden states by a learned query, the way a UNet's cross-attention reads them. So the UNet finds its
conditions already sorted out, from its first step.
"""

from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from storybook.captions import caption
from storybook.config import Profile, TextConfig
from storybook.palette import COLOURS, TIMES
from storybook.places import PLACES
from storybook.scene import MIXES, Scene, sample_scene
from storybook.styles import STYLES
from storybook.things import KINDS
from storybook.things_made import POSES
from storybook.training import Run, Schedule, device_of
from storybook.vocabulary import LENGTH, encode, write_tokenizer

SLOTS = 3
PARTS = tuple(sorted({part for kind in KINDS.values() for part in kind.parts}))
ATTRIBUTES: dict[str, int] = {
    **{f"kind{i}": len(KINDS) + 1 for i in range(SLOTS)},
    **{f"colour{i}": len(COLOURS) + 1 for i in range(SLOTS)},
    **{f"part{i}": len(PARTS) + 1 for i in range(2)},
    **{f"dye{i}": len(COLOURS) + 1 for i in range(2)},
    "place": len(PLACES),
    "time": len(TIMES) + 1,
    "style": len(STYLES),
    "relation": 4,
    "side": 3,
    "pose": len(POSES),
}


def build(config: TextConfig, tokenizer: CLIPTokenizer) -> CLIPTextModel:
    return CLIPTextModel(
        CLIPTextConfig(
            vocab_size=len(tokenizer),
            hidden_size=config.width,
            intermediate_size=4 * config.width,
            projection_dim=config.width,
            num_hidden_layers=config.layers,
            num_attention_heads=config.heads,
            max_position_embeddings=LENGTH,
            bos_token_id=tokenizer.bos_token_id,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
        )
    )


def attributes(scene: Scene) -> list[int]:
    """The classes of a scene, in the order of `ATTRIBUTES`; the last class means "not said"."""

    def index(table: object, name: str | None) -> int:
        names = list(table)
        return len(names) if name is None else names.index(name)

    items = list(scene.items) + [None] * (SLOTS - len(scene.items))
    kinds = [len(KINDS) if i is None else index(KINDS, i.kind) for i in items]
    colours = [len(COLOURS) if i is None else index(COLOURS, i.colour) for i in items]
    parts = [(i.parts[0] if i is not None and i.parts else (None, None)) for i in items[:2]]
    told = [index(PARTS, part) for part, _ in parts] + [index(COLOURS, colour) for _, colour in parts]
    relation = ("left", "right", "behind", "and").index(scene.relation)
    side = index(("left", "right"), scene.side)
    rest = [index(PLACES, scene.place), index(TIMES, scene.time), index(STYLES, scene.style), relation, side]
    pose = scene.items[0].pose
    return [*kinds, *colours, *told, *rest, POSES.index(pose) if pose in POSES else 0]


class Reader(nn.Module):
    """One query a attribute over the hidden states (B, 77, width), and a linear classifier each."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.queries = nn.Parameter(torch.randn(len(ATTRIBUTES), width) * 0.1)
        self.key, self.value = nn.Linear(width, width), nn.Linear(width, width)
        self.heads = nn.ModuleList(nn.Linear(width, n) for n in ATTRIBUTES.values())

    def forward(self, states: torch.Tensor) -> list[torch.Tensor]:
        queries = self.queries.expand(len(states), -1, -1)
        read = nn.functional.scaled_dot_product_attention(queries, self.key(states), self.value(states))
        return [head(read[:, i]) for i, head in enumerate(self.heads)]


FILLERS = ("big", "small", "cute", "beautiful", "photo", "detailed", "lovely", "old", "tiny", "bright")


def with_fillers(rng: np.random.Generator, text: str, chance: float = 0.12) -> str:
    """Sometimes put an unknown word in, so that the encoder learns to look past it."""
    if rng.random() > chance:
        return text
    words = text.split(" ")
    letters = "".join(chr(97 + int(i)) for i in rng.integers(0, 26, int(rng.integers(3, 8))))
    word = FILLERS[int(rng.integers(len(FILLERS)))] if rng.random() < 0.5 else letters
    words.insert(int(rng.integers(1, len(words) + 1)), word)
    return " ".join(words)


def train(profile: Profile, folder: Path, minutes: float = 0.0) -> CLIPTextModel:
    """Train (or go on training) and save the tokenizer and encoder under `folder`."""
    config, device = profile.text, device_of()
    torch.manual_seed(profile.seed)
    tokenizer = write_tokenizer(folder / "tokenizer")
    model = build(config, tokenizer).to(device)
    reader = Reader(config.width).to(device)
    weights = [*model.parameters(), *reader.parameters()]
    optimizer = torch.optim.AdamW(weights, lr=config.lr, weight_decay=0.01)
    run = Run(folder, "text", Schedule(config.lr, config.steps, minutes))
    parts = {"model": model, "reader": reader, "optimizer": optimizer}
    run.resume(parts)
    rng = np.random.default_rng(profile.seed + 7 + run.step)
    while not run.done:
        scenes = [sample_scene(rng, MIXES[("whole", "loose")[i % 2]], training=False) for i in range(config.batch)]
        ids = encode(tokenizer, [with_fillers(rng, caption(rng, s)) for s in scenes])
        length = max(row.index(tokenizer.eos_token_id) for row in ids) + 1 + int(rng.integers(1, 24))
        length = LENGTH if rng.random() < 0.15 else min(LENGTH, length)
        states = model(torch.tensor(ids, device=device)[:, :length]).last_hidden_state
        wanted = torch.tensor([attributes(s) for s in scenes], device=device).T
        guesses = reader(states)
        loss = torch.stack([nn.functional.cross_entropy(g, w) for g, w in zip(guesses, wanted, strict=True)]).sum()
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        run.advance(optimizer)
        if run.step % 50 == 0 or run.done:
            right = torch.stack([(g.argmax(-1) == w).float().mean() for g, w in zip(guesses, wanted, strict=True)])
            run.log(loss=float(loss.detach()), right=float(right.mean()), worst=float(right.min()))
        if run.step % 300 == 0 or run.done:
            run.save(parts)
    model.eval().to("cpu").save_pretrained(folder / "text_encoder")
    return model
