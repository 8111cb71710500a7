"""ControlNets for the starter: `python -m storybook controls --only scribble` (Zhang et al. 2023,
https://arxiv.org/abs/2302.05543).

The first begins as a copy of the student's encoder behind zero convolutions, so at first it changes nothing. It
is shown the maps of all, and the others begin from it, already heard and knowing what a layout is.
"""

from pathlib import Path

import torch
from diffusers import ControlNetModel, UNet2DConditionModel

from storybook.captions import caption
from storybook.conditions import CONDITIONS
from storybook.config import Profile
from storybook.frozen import Frozen
from storybook.learn import averaged, ready, weights_of
from storybook.muon import matrices
from storybook.rows import said_of_sketch
from storybook.scene import KNOBS

HINT_CHANNELS = (8, 16, 32, 64)
# What no map tells: these the noise goes on deciding.
UNTOLD = tuple(KNOBS.index(k) for k in ("backdrop", "cloud", "tone", "spare"))


def build(unet: UNet2DConditionModel) -> ControlNetModel:
    """A copy of the UNet's encoder that changes nothing yet.

    Only the convolutions towards the UNet are zero, not the one that lets the map in: two gates in a row that are
    both shut open far too slowly for a training of minutes.
    """
    net = ControlNetModel.from_unet(unet, conditioning_embedding_out_channels=HINT_CHANNELS)
    torch.nn.init.kaiming_normal_(net.controlnet_cond_embedding.conv_out.weight)
    return net


def groups(net: ControlNetModel) -> list[dict[str, object]]:
    """The gates towards the UNet learn faster than the rest, for they begin at nothing."""
    gates = [*net.controlnet_down_blocks.parameters(), *net.controlnet_mid_block.parameters()]
    turned = [p for p in matrices(net) if not any(p is gate for gate in gates)]
    known = {id(p) for p in (*gates, *turned)}
    return [
        {"params": gates, "share": 3.0},
        {"params": turned, "share": 2.0, "turned": True},
        {"params": [p for p in net.parameters() if id(p) not in known]},
    ]


class Controlled:
    """A UNet with a ControlNet beside it, called as a UNet: (x, t, states, maps), maps (B, 3, 8 h, 8 w) from 0 to 1."""

    def __init__(self, unet: UNet2DConditionModel, net: ControlNetModel) -> None:
        self.unet, self.net = unet, net

    def __call__(self, x: torch.Tensor, t: torch.Tensor, states: torch.Tensor, maps: torch.Tensor) -> object:
        maps = maps.contiguous(memory_format=torch.channels_last)
        down, mid = self.net(x, t, states, controlnet_cond=maps, return_dict=False)
        return self.unet(x, t, states, down_block_additional_residuals=down, mid_block_additional_residual=mid)


def train(profile: Profile, folder: Path, minutes: float = 0.0, only: str = "") -> None:
    """All ControlNets of the profile, or one; `minutes` are for each."""
    for addition in profile.controls:
        if only and addition.name != only:
            continue
        work = Frozen(
            profile,
            folder,
            addition,
            f"control-{addition.name}",
            minutes,
            kept=UNTOLD,
            beside=CONDITIONS[addition.name],
            say=said_of_sketch if addition.rough else caption,
        )
        net = build(work.unet)
        first = f"control-{profile.controls[0].name}"
        if addition is not profile.controls[0] and (folder / f"{first}.pt").exists():
            net.load_state_dict(weights_of(folder, first))
        ready(net, work.device).train()
        work.train(net, groups(net), Controlled(work.unet, net))


def export(profile: Profile, folder: Path, out: Path) -> list[Path]:
    """Write every ControlNet below `out`/controlnets, in half precision: its own weights, or else the first one's."""
    written, first = [], f"control-{profile.controls[0].name}"
    for addition in profile.controls[1:]:
        names = [name for name in (f"control-{addition.name}", first) if (folder / f"{name}.pt").exists()]
        if names:
            net = build(averaged(folder, profile))
            net.load_state_dict(weights_of(folder, names[0]))
            target = out / "controlnets" / addition.name
            net.to(memory_format=torch.contiguous_format).half().save_pretrained(target, safe_serialization=True)
            written.append(target)
    return written
