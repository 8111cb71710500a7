"""Weights files that have the names and shapes of real ones, and a few kilobytes: enough for whoever reads headers."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file


def lora(path: Path, *, width: int = 32, words: str = "") -> Path:
    """A LoRA in kohya's layout for a UNet that listens to so many numbers a word; `words` call it up."""
    path.parent.mkdir(parents=True, exist_ok=True)
    stem = "lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k"
    tensors = {
        f"{stem}.lora_down.weight": np.zeros((4, width), np.float32),
        f"{stem}.lora_up.weight": np.zeros((640 if width >= 768 else 32, 4), np.float32),
        f"{stem}.alpha": np.array(4.0, np.float32),
    }
    save_file(tensors, path, metadata={"modelspec.trigger_phrase": words} if words else None)
    return path


def ip_adapter(path: Path, *, width: int = 32, sees: int = 24) -> Path:
    """A standard IP-Adapter, with its image encoder's config beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    tensors = {
        "image_proj.proj.weight": np.zeros((4 * width, sees), np.float32),
        "image_proj.norm.weight": np.zeros(width, np.float32),
        "ip_adapter.1.to_k_ip.weight": np.zeros((32, width), np.float32),
        "ip_adapter.1.to_v_ip.weight": np.zeros((32, width), np.float32),
    }
    save_file(tensors, path)
    encoder = path.parent / "image_encoder"
    encoder.mkdir(exist_ok=True)
    (encoder / "config.json").write_text(json.dumps({"projection_dim": sees, "hidden_size": sees}), encoding="utf-8")
    return path


def about(model: Path, **changes: object) -> Path:
    """Write other defaults into a model folder's own table."""
    table = model / "sketchlight.json"
    table.write_text(json.dumps(json.loads(table.read_text("utf-8")) | changes), encoding="utf-8")
    return model


SD15_UNET = {
    "_class_name": "UNet2DConditionModel",
    "in_channels": 4,
    "out_channels": 4,
    "sample_size": 64,
    "block_out_channels": [320, 640, 1280, 1280],
    "down_block_types": ["CrossAttnDownBlock2D"] * 3 + ["DownBlock2D"],
    "layers_per_block": 2,
}
KL = {"_class_name": "AutoencoderKL", "block_out_channels": [128, 256, 512, 512], "sample_size": 512}


def of_numbers(path: Path, numbers: int) -> Path:
    """A .safetensors file of so many numbers whose data takes no room on the disk."""
    header = json.dumps({"w": {"dtype": "F32", "shape": [numbers], "data_offsets": [0, 4 * numbers]}}).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(header)) + header)
        file.truncate(8 + len(header) + 4 * numbers)
    return path


def of_sd15s_size(folder: Path) -> Path:
    """Stable Diffusion 1.5 by its sizes: 860, 84 and 123 million numbers."""
    parts = {"unet": (SD15_UNET, 860), "vae": (KL, 84), "text_encoder": ({}, 123)}
    for name, (config, millions) in parts.items():
        of_numbers(folder / name / "model.safetensors", millions * 10**6)
        (folder / name / "config.json").write_text(json.dumps(config))
    (folder / "model_index.json").write_text("{}")
    return folder
