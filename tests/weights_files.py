"""Weights files that have the names and shapes of real ones, and a few kilobytes: enough for whoever reads headers."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file


def lora(path: Path, *, width: int = 32, words: str = "") -> Path:
    """A LoRA in kohya's layout for a UNet that listens to so many numbers a word; `words` call it up."""
    path.parent.mkdir(parents=True, exist_ok=True)
    stem = "lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k"
    tensors = {
        f"{stem}.lora_down.weight": np.zeros((4, width), np.float32),
        f"{stem}.lora_up.weight": np.zeros((32, 4), np.float32),
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
