"""What a graphics device makes of it, in one call: `python tests/bench/gpu.py [--device cuda] [--tiny]`.

Frames a second of 512² at 1 and 4 steps on a UNet of Stable Diffusion 1.5's shape with random weights, by itself,
compiled and replayed as CUDA graphs for its shape (`torch.compile(mode="reduce-overhead")`), beside StreamDiffusion's
batch (`stream.py`); peak memory of each placement on a UNet of SDXL's shape; and whether the ladder really comes down
when memory runs out. `--tiny` and `--device cpu` try the script itself where there is no such device.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests/bench")]

import torch

WARM, FRAMES = 5, 60
SD15 = {"cross_attention_dim": 768, "attention_head_dim": 8}
SDXL = {
    "block_out_channels": (320, 640, 1280),
    "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
    "up_block_types": ("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"),
    "transformer_layers_per_block": (1, 2, 10),
    "cross_attention_dim": 2048,
    "attention_head_dim": (5, 10, 20),
    "use_linear_projection": True,
    "addition_embed_type": "text_time",
    "addition_time_embed_dim": 256,
    "projection_class_embeddings_input_dim": 2816,
}
TINY = {"block_out_channels": (32, 64), "norm_num_groups": 8, "layers_per_block": 1, "attention_head_dim": 8}
TINY_BLOCKS = {
    "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D"),
    "up_block_types": ("CrossAttnUpBlock2D", "UpBlock2D"),
    "cross_attention_dim": 64,
}


class Shared:
    """The device, its precision, and modules of a shape."""

    def __init__(self, device: str, tiny: bool) -> None:
        self.device, self.tiny = torch.device(device), tiny
        self.dtype = torch.float32 if self.device.type == "cpu" else torch.float16

    def unet(self, shape: dict[str, Any]) -> Any:
        from diffusers import UNet2DConditionModel

        torch.manual_seed(0)
        config = {**TINY, **TINY_BLOCKS} if self.tiny else shape
        with torch.device(self.device):
            made = UNet2DConditionModel(sample_size=64, in_channels=4, out_channels=4, **config)
        return made.to(self.dtype, memory_format=torch.channels_last).eval().requires_grad_(False)

    def tiny_autoencoder(self) -> Any:
        from diffusers import AutoencoderTiny

        from engine.loading.placement import settle

        vae = settle(AutoencoderTiny().to(self.dtype), self.device)
        return vae.to(memory_format=torch.channels_last)

    def words(self, unet: Any, count: int = 1) -> torch.Tensor:
        return torch.randn(count, 77, unet.config.cross_attention_dim, device=self.device, dtype=self.dtype)

    def synchronize(self) -> None:
        if self.device.type == "cuda":
            torch.cuda.synchronize()

    def peak(self, run: Callable[[], Any]) -> float:
        """MiB at most while `run()` computes; on a processor, 0."""
        if self.device.type != "cuda":
            run()
            return 0.0
        gc.collect()
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()
        run()
        return torch.cuda.max_memory_allocated() / 2**20


def rate(shared: Shared, frame: Callable[[], Any], frames: int) -> float:
    """Frames a second, when warm."""
    for _ in range(WARM if frames > WARM else 1):
        frame()
    shared.synchronize()
    began = time.perf_counter()
    for _ in range(frames):
        frame()
    shared.synchronize()
    return frames / (time.perf_counter() - began)


@torch.inference_mode()
def frames(shared: Shared, count: int) -> Iterator[tuple[str, float]]:
    """Our loop of one frame at a time, eager and compiled, and StreamDiffusion's batch."""
    from diffusers import LCMScheduler
    from stream import Stream

    side = 8 if shared.tiny else 64
    unet, vae = shared.unet(SD15), shared.tiny_autoencoder()
    words = shared.words(unet)
    pixels = torch.rand(1, 3, side * 8, side * 8, device=shared.device, dtype=shared.dtype) * 2 - 1
    scheduler = LCMScheduler(beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear")
    noise = torch.randn(1, 4, side, side, device=shared.device, dtype=shared.dtype)

    def ours(steps: int, module: Any, encode: Any, decode: Any) -> Callable[[], torch.Tensor]:
        scheduler.set_timesteps(steps)
        times = scheduler.timesteps.to(shared.device)
        share = scheduler.alphas_cumprod.to(shared.device, shared.dtype)[times]

        def frame() -> torch.Tensor:
            clean = encode(pixels)
            latents = share[0].sqrt() * clean + (1 - share[0]).sqrt() * noise
            for index, each in enumerate(times):
                said = module(latents, each[None], words, return_dict=False)[0]
                believed = (latents - (1 - share[index]).sqrt() * said) / share[index].sqrt()
                latents = believed
                if index + 1 < len(times):
                    latents = share[index + 1].sqrt() * believed + (1 - share[index + 1]).sqrt() * noise
            return decode(latents).to("cpu", non_blocking=True)

        return frame

    compiled = torch.compile(unet, mode="reduce-overhead", fullgraph=True)
    ends = [torch.compile(each, mode="reduce-overhead") for each in (vae.encoder, vae.decoder)]
    for steps in (1, 4):
        yield f"{steps} steps, eager, frames/s", rate(shared, ours(steps, unet, vae.encoder, vae.decoder), count)
        if shared.device.type == "cuda":  # on a processor compiling takes many minutes
            yield from _compiled(shared, steps, ours(steps, compiled, *ends), count)
        scheduler.set_timesteps(steps)
        scheduler.alphas_cumprod = scheduler.alphas_cumprod.to(shared.device, shared.dtype)
        stream = Stream(unet, vae, scheduler, words, scheduler.timesteps.tolist())
        stream.to(shared.device, shared.dtype)
        yield f"{steps} steps, StreamDiffusion's batch, frames/s", rate(shared, lambda s=stream: s.frame(pixels), count)
        scheduler.alphas_cumprod = scheduler.alphas_cumprod.float().cpu()


def _compiled(shared: Shared, steps: int, frame: Callable[[], torch.Tensor], count: int) -> Iterator[tuple[str, float]]:
    """Seconds of the first frame, which compiles for its shape, and frames a second then."""
    began = time.perf_counter()
    try:
        frame()
        shared.synchronize()
        yield f"{steps} steps, compiled: warm-up, s", time.perf_counter() - began
        yield f"{steps} steps, compiled, frames/s", rate(shared, frame, count)
    except Exception as error:  # a compiler that is missing, or a shape that it can't take
        print(f"not compiled: {type(error).__name__}: {str(error).splitlines()[0][:120]}", file=sys.stderr)


def memory(shared: Shared) -> Iterator[tuple[str, float]]:
    """Peak memory of a step of SDXL's UNet by placement."""
    from engine.loading.offload import Turns
    from engine.loading.placement import settle
    from engine.request import Offload

    side = 8 if shared.tiny else 128
    ways = (Offload.NONE, Offload.MODEL, Offload.SEQUENTIAL, Offload.GROUP)
    for way in ways if shared.device.type == "cuda" else (Offload.NONE, Offload.GROUP):
        where = shared.device
        unet = shared.unet(SDXL).to("cpu", memory_format=torch.contiguous_format)
        unet = settle(unet, where, way, stage="unet", turns=Turns())
        given: dict[str, Any] = {"return_dict": False}
        if not shared.tiny:
            given["added_cond_kwargs"] = {
                "text_embeds": torch.randn(1, 1280, device=where, dtype=shared.dtype),
                "time_ids": torch.zeros(1, 6, device=where, dtype=shared.dtype),
            }
        latents = torch.randn(1, 4, side, side, device=where, dtype=shared.dtype)
        words = shared.words(unet)

        def step(unet: Any = unet, latents: Any = latents, words: Any = words, given: Any = given) -> None:
            with torch.no_grad():
                unet(latents, torch.tensor([500], device=latents.device), words, **given)

        yield f"SDXL's UNet, {way.value} offload, peak MiB", shared.peak(step)
        del unet


def ladder(shared: Shared) -> Iterator[tuple[str, float]]:
    """Whether a batch that can't fit comes down a rung and is drawn all the same; 1 if it is."""
    import small_models
    from engine.engine import Engine
    from engine.events import Finished, Job
    from engine.groups import built
    from engine.request import Key, Lane, Placement, Request

    if shared.device.type != "cuda":
        return
    with tempfile.TemporaryDirectory() as folder:
        model = small_models.build(Path(folder) / "model", tiny_vae=True)
        request = built(
            Request,
            model=str(model),
            size=(1024, 1024),
            count=16,
            steps=1,
            placement=Placement(str(shared.device), "float32"),
        )
        free, _ = torch.cuda.mem_get_info()
        spare = 2 * 2**30
        hold = torch.empty(max(free - spare, 1), dtype=torch.uint8, device=shared.device)
        last = list(Engine().run(Job(Key(0, Lane.EXPLICIT, 1), request)))[-1]
        del hold
        assert isinstance(last, Finished)
        print(json.dumps(last.notes), file=sys.stderr)
        yield "ladder came down and drew all pictures", float(len(last.images) == 16)
        yield "… with less than was asked for", float(last.environment.placement != "plain")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--tiny", action="store_true", help="small shapes, to try the script")
    parser.add_argument("--frames", type=int, default=FRAMES)
    options = parser.parse_args()
    shared = Shared(options.device, options.tiny)
    name = torch.cuda.get_device_name() if shared.device.type == "cuda" else "processor"
    print(f"{name}, torch {torch.__version__}, {shared.dtype}")
    for part in (frames(shared, options.frames), memory(shared), ladder(shared)):
        for label, value in part:
            print(f"{label:<56} {value:10.2f}", flush=True)


if __name__ == "__main__":
    main()
