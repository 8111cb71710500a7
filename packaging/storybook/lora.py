"""The style LoRA of the starter: `python -m storybook lora` (Hu et al. 2021, https://arxiv.org/abs/2106.09685).

It learns one style that the student has never seen, on scenes in that style and with its words.
"""

from pathlib import Path

from diffusers import StableDiffusionPipeline, UNet2DConditionModel
from peft import LoraConfig
from peft.utils import get_peft_model_state_dict
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from torch import nn

from storybook.config import Profile
from storybook.frozen import Frozen
from storybook.learn import averaged, weights_of
from storybook.scene import KNOBS

RANK = 16
TARGETS = ("to_q", "to_k", "to_v", "to_out.0", "proj_in", "proj_out", "conv1", "conv2", "conv_shortcut")


def attach(unet: UNet2DConditionModel) -> nn.ParameterList:
    """Give a UNet a LoRA that changes nothing yet, and return its weights."""
    unet.add_adapter(LoraConfig(r=RANK, lora_alpha=RANK, init_lora_weights=True, target_modules=list(TARGETS)))
    return nn.ParameterList(p for p in unet.parameters() if p.requires_grad)


def train(profile: Profile, folder: Path, minutes: float = 0.0) -> None:
    """Train the LoRA on the frozen student."""
    add = profile.lora
    work = Frozen(profile, folder, add, f"lora-{add.name}", minutes, kept=tuple(range(len(KNOBS))))
    learner = attach(work.unet)
    work.train(learner, [{"params": list(learner)}], lambda x, t, states, beside: work.unet(x, t, states))


def export(profile: Profile, folder: Path, out: Path) -> Path | None:
    """Write `out`/loras/<name>.safetensors in diffusers' layout; its header says the words that call it."""
    name = profile.lora.name
    if not (folder / f"lora-{name}.pt").exists():
        return None
    unet = averaged(folder, profile)
    learner = attach(unet)
    learner.load_state_dict(weights_of(folder, f"lora-{name}"))
    target = out / "loras"
    target.mkdir(parents=True, exist_ok=True)
    file = target / f"{name}.safetensors"
    layers = {k: v.half().contiguous() for k, v in get_peft_model_state_dict(unet).items()}
    StableDiffusionPipeline.save_lora_weights(target, unet_lora_layers=layers, weight_name=file.name)
    with safe_open(file, "pt") as opened:
        header = opened.metadata() or {}
    about = {"modelspec.title": name.capitalize(), "modelspec.trigger_phrase": name, "ss_network_dim": str(RANK)}
    save_file(load_file(file), file, metadata=header | about)
    file.chmod(0o644)
    return file
