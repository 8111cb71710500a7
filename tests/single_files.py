"""Writes a pipeline as one .safetensors file in the original Stable Diffusion layout.

The renaming is that of diffusers' scripts/convert_diffusers_to_original_stable_diffusion.py, the other way round from
what the engine's loader does.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

RESNET = {
    "norm1": "in_layers.0",
    "conv1": "in_layers.2",
    "norm2": "out_layers.0",
    "conv2": "out_layers.3",
    "time_emb_proj": "emb_layers.1",
    "conv_shortcut": "skip_connection",
}
UNET_ENDS = {
    "add_embedding.linear_1": "label_emb.0.0",
    "add_embedding.linear_2": "label_emb.0.2",
    "time_embedding.cond_proj": "time_embed.cond_proj",
    "time_embedding.linear_1": "time_embed.0",
    "time_embedding.linear_2": "time_embed.2",
    "conv_in": "input_blocks.0.0",
    "conv_norm_out": "out.0",
    "conv_out": "out.2",
}
ATTENTION = {"group_norm": "norm", "to_q": "q", "to_k": "k", "to_v": "v", "to_out.0": "proj_out"}


def unet_key(key: str, blocks: int = 4, layers: int = 2) -> str:
    """The name of a UNet's weight, of so many blocks a side with so many layers in each of the way down."""
    for ours, theirs in UNET_ENDS.items():
        if key.startswith(ours + "."):
            return theirs + key[len(ours) :]
    parts = key.split(".")
    if parts[0] == "mid_block":
        place = "middle_block.1" if parts[1] == "attentions" else f"middle_block.{2 * int(parts[2])}"
        rest = parts[3:]
    else:
        block, kind, index, rest = int(parts[1]), parts[2], int(parts[3]), parts[4:]
        if parts[0] == "down_blocks" and kind == "downsamplers":
            return ".".join([f"input_blocks.{(layers + 1) * (block + 1)}.0.op", *rest[1:]])
        if parts[0] == "up_blocks" and kind == "upsamplers":
            # Behind the resnet, and the attention where there is one: all blocks but the lowest of four have it.
            place = 1 if block == 0 and blocks == 4 else 2
            return ".".join([f"output_blocks.{(layers + 1) * block + layers}.{place}", *rest])
        number = (layers + 1) * block + index + (1 if parts[0] == "down_blocks" else 0)
        name = "input_blocks" if parts[0] == "down_blocks" else "output_blocks"
        place = f"{name}.{number}.{1 if kind == 'attentions' else 0}"
    rest[0] = RESNET.get(rest[0], rest[0])
    return ".".join([place, *rest])


def vae_key(key: str) -> str:
    for side in ("encoder", "decoder"):
        for index in (0, 1):
            key = key.replace(f"{side}.mid_block.resnets.{index}.", f"{side}.mid.block_{index + 1}.")
        key = key.replace(f"{side}.mid_block.attentions.0.", f"{side}.mid.attn_1.")
    for block in range(4):
        key = key.replace(f"down_blocks.{block}.resnets.", f"down.{block}.block.")
        key = key.replace(f"up_blocks.{block}.resnets.", f"up.{3 - block}.block.")
        key = key.replace(f"down_blocks.{block}.downsamplers.0.", f"down.{block}.downsample.")
        key = key.replace(f"up_blocks.{block}.upsamplers.0.", f"up.{3 - block}.upsample.")
    key = key.replace("conv_norm_out", "norm_out").replace("conv_shortcut", "nin_shortcut")
    if "attn_1" in key:
        for ours, theirs in ATTENTION.items():
            key = key.replace(f"attn_1.{ours}.", f"attn_1.{theirs}.")
    return key


def state_of(pipe: Any) -> dict[str, Any]:
    """`pipe`'s UNet, VAE and text encoders, by the names of the first release."""
    state: dict[str, Any] = {}
    for key, value in pipe.unet.state_dict().items():
        shape = len(pipe.unet.config.block_out_channels), pipe.unet.config.layers_per_block
        state["model.diffusion_model." + unet_key(key, *shape)] = value
    for key, value in pipe.vae.state_dict().items():
        name = vae_key(key)
        is_attention = "attn_1" in name and name.endswith("weight") and value.ndim == 2
        state["first_stage_model." + name] = value[..., None, None] if is_attention else value
    second = getattr(pipe, "text_encoder_2", None)
    if pipe.text_encoder is not None:
        first = "cond_stage_model." if second is None else "conditioner.embedders.0."
        for key, value in pipe.text_encoder.state_dict().items():
            state[first + "transformer.text_model." + key.removeprefix("text_model.")] = value
    if second is not None:
        place = "conditioner.embedders.0.model." if pipe.text_encoder is None else "conditioner.embedders.1.model."
        state |= {place + key: value for key, value in open_clip(second.state_dict()).items()}
    return {key: value.clone().contiguous() for key, value in state.items()}


OPEN_CLIP = {
    "text_model.embeddings.position_embedding.weight": "positional_embedding",
    "text_model.embeddings.token_embedding.weight": "token_embedding.weight",
    "text_model.final_layer_norm.": "ln_final.",
    "text_model.encoder.layers.": "transformer.resblocks.",
    ".layer_norm1.": ".ln_1.",
    ".layer_norm2.": ".ln_2.",
    ".mlp.fc1.": ".mlp.c_fc.",
    ".mlp.fc2.": ".mlp.c_proj.",
    ".self_attn.out_proj.": ".attn.out_proj.",
}


def open_clip(state: dict[str, Any]) -> dict[str, Any]:
    """A CLIPTextModelWithProjection's weights as open_clip names them, queries, keys and values in one."""
    import torch

    out: dict[str, Any] = {"text_projection": state["text_projection.weight"].T}
    for key, value in state.items():
        if key == "text_projection.weight" or ".k_proj." in key or ".v_proj." in key:
            continue
        if ".q_proj." in key:
            value = torch.cat([state[key.replace(".q_proj.", f".{each}_proj.")] for each in "qkv"])
            key = key.replace(".self_attn.q_proj.", ".attn.in_proj_")
        for theirs, ours in OPEN_CLIP.items():
            key = key.replace(theirs, ours)
        out[key] = value
    return out


def write(pipe: Any, path: Path) -> Path:
    """Save `pipe`'s UNet, VAE and text encoders as `path`."""
    from safetensors.torch import save_file

    save_file(state_of(pipe), path)
    return path


def controlnet_key(key: str, layers: int = 2) -> str:
    parts = key.split(".")
    if parts[0] == "controlnet_down_blocks":
        return ".".join(["zero_convs", parts[1], "0", *parts[2:]])
    if parts[0] == "controlnet_mid_block":
        return ".".join(["middle_block_out", "0", *parts[1:]])
    if parts[0] == "controlnet_cond_embedding":
        place = {"conv_in": 0, "conv_out": 14}.get(parts[1])
        number = 2 * (int(parts[2]) + 1) if place is None else place
        return f"input_hint_block.{number}.{parts[-1]}"
    return unet_key(key, layers=layers)


def write_controlnet(net: Any, path: Path) -> Path:
    """Save a ControlNet as `path`, in the layout of the first release."""
    from safetensors.torch import save_file

    layers = net.config.layers_per_block
    save_file({"control_model." + controlnet_key(key, layers): value for key, value in net.state_dict().items()}, path)
    return path
