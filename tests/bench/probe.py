"""What share of the probe's measured speed a whole step of a full-size UNet reaches on this processor.

`python tests/bench/probe.py [sd15|sdxl] [float32|bfloat16]`: random weights of the published model's shapes, a step at
the size that it was trained for, in turns with the probe; both in operations for each second of processor time, so that
what else the machine does matters little. `engine.memory.probe.SHARE` holds what was found.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT)]

ROUNDS = 3
SIDES = {"sd15": 64, "sdxl": 128}
"""Of the latents, by family."""


def step(family: str, dtype: Any) -> tuple[Any, dict[str, Any]]:
    """Give a UNet of the family's shapes and what one step hands it."""
    import torch
    from diffusers import UNet2DConditionModel

    from engine.paths import resources_dir

    table = json.loads((resources_dir() / "configs" / family / "unet" / "config.json").read_text("utf-8"))
    with torch.device("meta"):
        unet = UNet2DConditionModel.from_config(table)
    unet = unet.to(dtype).to_empty(device="cpu").eval()
    with torch.no_grad():
        for each in unet.parameters():
            each.fill_(0.01)
    side, width = SIDES[family], unet.config["cross_attention_dim"]
    called: dict[str, Any] = {
        "sample": torch.randn(1, 4, side, side, dtype=dtype),
        "timestep": torch.tensor(500),
        "encoder_hidden_states": torch.randn(1, 77, width, dtype=dtype),
    }
    if family == "sdxl":
        called["added_cond_kwargs"] = {
            "text_embeds": torch.randn(1, 1280, dtype=dtype),
            "time_ids": torch.randn(1, 6, dtype=dtype),
        }
    return unet, called


def main() -> None:
    import torch
    from diffusers.models.attention_processor import AttnProcessor
    from torch.utils.flop_counter import FlopCounterMode

    from engine.memory import probe

    family, dtype = (*sys.argv[1:], *("sd15", "float32")[len(sys.argv) - 1 :])[:2]
    unet, called = step(family, getattr(torch, dtype))
    shares = []
    with torch.inference_mode():
        fused = unet.attn_processors
        unet.set_attn_processor(AttnProcessor())  # the counter knows no fused attention
        with FlopCounterMode(display=False) as counter:
            unet(**called)
        unet.set_attn_processor(fused)
        for _ in range(ROUNDS):
            began = time.process_time()
            unet(**called)
            whole = counter.get_total_flops() / (time.process_time() - began)
            shares.append(whole / _probe_speed(probe))
            print(f"{whole / 1e9:.1f} GFLOP for each processor second, {shares[-1]:.2f} of the probe's", flush=True)
    counted = counter.get_total_flops() / 1e12
    print(f"{family} {dtype}: {counted:.2f} TFLOP a step, share {sorted(shares)[ROUNDS // 2]:.2f}")


def _probe_speed(probe: Any) -> float:
    """The probe's own operations for each second of processor time."""
    import numpy as np

    left = np.ones((probe.SIDE, probe.SIDE), np.float32)
    left @ left
    began = time.process_time()
    for _ in range(probe.ROUNDS):
        left @ left
    return probe.ROUNDS * 2 * probe.SIDE**3 / (time.process_time() - began)


if __name__ == "__main__":
    main()
