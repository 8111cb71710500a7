"""The IP-Adapter of the starter: `python -m storybook reference` (Ye et al. 2023, https://arxiv.org/abs/2308.06721).

Captions name things alone; the reference picture, of another layout and often of another thing, brings the colours,
the place and the time of day.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from diffusers import UNet2DConditionModel
from diffusers.models.attention_processor import AttnProcessor, IPAdapterAttnProcessor
from safetensors.torch import save_file
from torch import nn
from transformers import CLIPVisionModelWithProjection

from storybook.canvas import Canvas
from storybook.captions import PLACE_WORDS, caption
from storybook.config import Profile
from storybook.draw import draw
from storybook.frozen import Frozen
from storybook.learn import averaged, weights_of
from storybook.scene import KNOBS, Item, Scene
from storybook.seeing import entering
from storybook.things import KINDS

TOKENS = 4
OTHERS = tuple(k for k in KINDS if k not in ("mountain", "forest", "sun", "balloon", "person"))


def _explicit(item: Item) -> Item:
    return replace(item, colour=item.colour or KINDS[item.kind].usual)


def things_alone(rng: np.random.Generator, scene: Scene) -> str:
    """What is in a scene, mostly without its colours, place and time."""
    if rng.random() < 0.12:
        return caption(rng, scene)
    bare = replace(scene, items=tuple(replace(i, colour=None) for i in scene.items), place="plain", time=None)
    while True:
        text = caption(rng, bare)
        if not any(words in text for words in PLACE_WORDS["plain"]):
            return text


def referred(rng: np.random.Generator, scene: Scene, canvas: Canvas) -> np.ndarray:
    """A picture (side, side, 3) uint8 of the scene's colours, place and time: other knobs, sometimes other things."""
    items = tuple(_explicit(i) for i in scene.items)
    if rng.random() < 0.4:
        items = tuple(replace(i, kind=OTHERS[int(rng.integers(len(OTHERS)))]) for i in items)
    backdrop = KNOBS.index("backdrop")
    knobs = rng.random(len(KNOBS))
    knobs[backdrop] = scene.knobs[backdrop]
    return draw(replace(scene, items=items).turned(knobs), canvas.side).rgb


def cross_names(unet: UNet2DConditionModel) -> list[tuple[int, str]]:
    """(number, name) of every cross-attention, numbered as IP-Adapter files number them."""
    crossing = [name for name in unet.attn_processors if "attn2" in name]
    return [(2 * i + 1, name) for i, name in enumerate(crossing)]


def begin(unet: UNet2DConditionModel, projection: int) -> dict[str, dict[str, torch.Tensor]]:
    """An adapter's first weights, in the file's layout: keys as the text's, values zero, so nothing changes yet."""
    width = unet.config.cross_attention_dim
    proj = nn.Linear(projection, TOKENS * width)
    state = {
        "image_proj": {
            "proj.weight": proj.weight.detach(),
            "proj.bias": proj.bias.detach(),
            "norm.weight": torch.ones(width),
            "norm.bias": torch.zeros(width),
        },
        "ip_adapter": {},
    }
    weights = unet.state_dict()
    for number, name in cross_names(unet):
        key = weights[name.replace(".processor", ".to_k.weight")]
        state["ip_adapter"][f"{number}.to_k_ip.weight"] = key.clone()
        state["ip_adapter"][f"{number}.to_v_ip.weight"] = torch.zeros_like(key)
    return state


def attach(unet: UNet2DConditionModel, state: dict[str, dict[str, torch.Tensor]]) -> nn.ModuleDict:
    """Give a UNet the adapter and return what is learned of it, ready for a CPU's backward pass."""
    unet._load_ip_adapter_weights([state])
    processors = {}
    for name, made in unet.attn_processors.items():
        processors[name] = AttnProcessor()
        if "attn2" in name:
            taken = IPAdapterAttnProcessor(made.hidden_size, made.cross_attention_dim, num_tokens=(TOKENS,), scale=1.0)
            taken.load_state_dict(made.state_dict())
            processors[name] = taken
    unet.set_attn_processor(processors)
    layers = nn.ModuleList(unet.attn_processors[name] for _, name in cross_names(unet))
    return nn.ModuleDict({"proj": unet.encoder_hid_proj, "layers": layers}).requires_grad_(True)


def _build(profile: Profile, folder: Path, unet: UNet2DConditionModel) -> nn.ModuleDict:
    return attach(unet, begin(unet, profile.vision.projection))


def train(profile: Profile, folder: Path, minutes: float = 0.0) -> None:
    """Train the adapter on the frozen student and the finished image encoder."""
    work = Frozen(
        profile,
        folder,
        profile.reference,
        "reference",
        minutes,
        kept=tuple(range(len(KNOBS))),
        beside=referred,
        say=things_alone,
    )
    encoder = CLIPVisionModelWithProjection.from_pretrained(folder / "image_encoder").to(work.device).eval()
    encoder.requires_grad_(False)
    learner = _build(profile, folder, work.unet)

    def steered(x: torch.Tensor, t: torch.Tensor, states: torch.Tensor, pictures: torch.Tensor) -> object:
        embeds = encoder(entering(pictures, profile.vision.side)).image_embeds[:, None]
        return work.unet(x, t, states, added_cond_kwargs={"image_embeds": [embeds]})

    work.train(learner, [{"params": list(learner.parameters())}], steered)


def export(profile: Profile, folder: Path, out: Path) -> Path | None:
    """Write `out`/ip_adapter as `load_ip_adapter` reads it, with its image encoder, in half precision."""
    if not (folder / "reference.pt").exists():
        return None
    unet = averaged(folder, profile)
    learner = _build(profile, folder, unet)
    learner.load_state_dict(weights_of(folder, "reference"))
    weights = {}
    for name, value in learner["proj"].state_dict().items():
        weights["image_proj." + name.split(".", 2)[2].replace("image_embeds.", "proj.")] = value
    for (number, _), layer in zip(cross_names(unet), learner["layers"], strict=True):
        weights[f"ip_adapter.{number}.to_k_ip.weight"] = layer.to_k_ip[0].weight
        weights[f"ip_adapter.{number}.to_v_ip.weight"] = layer.to_v_ip[0].weight
    target = out / "ip_adapter"
    target.mkdir(parents=True, exist_ok=True)
    save_file({k: v.detach().half().contiguous() for k, v in weights.items()}, target / "ip-adapter.safetensors")
    encoder = CLIPVisionModelWithProjection.from_pretrained(folder / "image_encoder")
    encoder.half().save_pretrained(target / "image_encoder", safe_serialization=True)
    config = (folder / "image_encoder" / "preprocessor_config.json").read_bytes()
    (target / "image_encoder" / "preprocessor_config.json").write_bytes(config)
    return target
