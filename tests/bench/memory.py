"""Peak memory by placement, on a model of SDXL's size with random weights: `python tests/bench/memory.py [--small]`.

The model (7 GB in bfloat16) is made in a temporary folder, which goes at the end, or in --folder, which stays. Each
placement draws one step in a process of its own. On a CPU the figures are resident memory, and how much of that is the
process's own (the rest are pages of weights files, which the system may drop); on a GPU, what torch allocated on it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from engine.groups import built

os.environ.setdefault("OMP_WAIT_POLICY", "passive")
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from engine.engine import Engine
from engine.events import Finished, Job
from engine.request import Attention, Key, Lane, Offload, Placement, Request

MIB = 2**20
PLACEMENTS = {
    "all on the device": Placement(offload=Offload.NONE),
    "VAE tiles": Placement(offload=Offload.NONE, vae_tiling=True),
    "sliced attention": Placement(offload=Offload.NONE, attention=Attention.SLICED),
    "model offload": Placement(offload=Offload.MODEL),
    "group offload": Placement(offload=Offload.GROUP),
    "sequential offload": Placement(offload=Offload.SEQUENTIAL),
}
GRAPHICS_ONLY = ("model offload", "sequential offload")


def build(folder: Path) -> Path:
    """A diffusers folder of SDXL's shapes with noise for weights, part by part, so that it takes little memory."""
    import torch
    from diffusers import AutoencoderKL, UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

    configs = ROOT / "resources" / "configs" / "sdxl"
    shutil.copytree(configs, folder, dirs_exist_ok=True)
    for name in ("tokenizer", "tokenizer_2"):
        for words in ("vocab.json", "merges.txt"):
            shutil.copy(configs.parent / "sd15" / "tokenizer" / words, folder / name / words)
    noise = torch.randn(1_000_003, generator=torch.Generator().manual_seed(0)).bfloat16() * 0.02
    makers = {
        "unet": UNet2DConditionModel.from_config,
        "vae": AutoencoderKL.from_config,
        "text_encoder": lambda table: CLIPTextModel(CLIPTextConfig(**table)),
        "text_encoder_2": lambda table: CLIPTextModelWithProjection(CLIPTextConfig(**table)),
    }
    for name, make in makers.items():
        table = json.loads((configs / name / "config.json").read_text("utf-8"))
        with torch.device("meta"):
            module = make(table)
        module = module.to(torch.bfloat16).to_empty(device="cpu").requires_grad_(False)
        for parameter in module.parameters():
            count = parameter.numel()
            parameter.view(-1).copy_(noise.repeat(count // len(noise) + 1)[:count])
        module.save_pretrained(folder / name, max_shard_size="20GB")
        del module
    return folder


class Watch:
    """The most that a process has held, in bytes: in all, and of its own."""

    def __init__(self) -> None:
        self.resident = self.own = 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        import psutil

        process = psutil.Process()
        while not self._done.wait(0.02):
            found = process.memory_info()
            self.resident = max(self.resident, found.rss)
            self.own = max(self.own, found.rss - getattr(found, "shared", 0))


def child(folder: str, name: str, size: int) -> None:
    """Draw one step and print the figures."""
    import torch

    watch = Watch()
    request = built(
        Request, model=folder, prompts=("a red apple",), size=(size, size), steps=1, placement=PLACEMENTS[name]
    )
    began = time.perf_counter()
    last = list(Engine().run(Job(Key(0, Lane.EXPLICIT, 1), request)))[-1]
    seconds = time.perf_counter() - began
    watch.stop()
    assert isinstance(last, Finished)
    where = last.environment.device
    figures = {"resident": watch.resident, "own": watch.own, "seconds": seconds, "where": where}
    if where != "cpu":
        figures["device"] = torch.cuda.max_memory_allocated() if where.startswith("cuda") else 0
    print(json.dumps(figures))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--small", action="store_true", help="the tests' tiny model: whether it runs, not how much")
    parser.add_argument("--size", type=int, default=512)
    parser.add_argument("--folder", type=Path, help="where the model is, or is made")
    parser.add_argument("--only", action="append", choices=PLACEMENTS)
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(*options.child, options.size)
        return
    from engine.loading.devices import available

    graphics = available()[0] != "cpu"
    with tempfile.TemporaryDirectory(prefix="sketchlight-bench-") as scratch:
        folder = options.folder or Path(scratch) / "model"
        if not (folder / "model_index.json").is_file():
            made = subprocess.run([sys.executable, "-c", _BUILD, str(folder), str(int(options.small))])
            if made.returncode:
                raise SystemExit("The model could not be made.")
        print(f"{'placement':<20} {'on the GPU':>12} {'resident':>12} {'its own':>12} {'seconds':>9}")
        for name in options.only or PLACEMENTS:
            if name in GRAPHICS_ONLY and not graphics:
                print(f"{name:<20} {'needs a graphics device':>38}")
                continue
            words = [sys.executable, __file__, "--child", str(folder), name, "--size", str(options.size)]
            done = subprocess.run(words, capture_output=True, text=True)
            if done.returncode:
                print(f"{name:<20} failed: {done.stderr.strip().splitlines()[-1]}")
                continue
            found = json.loads(done.stdout.splitlines()[-1])
            on_device = f"{found['device'] / MIB:.0f} MiB" if "device" in found else "–"
            resident, own = (f"{found[kind] / MIB:.0f} MiB" for kind in ("resident", "own"))
            print(f"{name:<20} {on_device:>12} {resident:>12} {own:>12} {found['seconds']:>9.1f}", flush=True)


_BUILD = f"""
import sys
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "tests")!r}, {str(Path(__file__).parent)!r}]
from pathlib import Path
if int(sys.argv[2]):
    import small_models
    small_models.build(Path(sys.argv[1]))
else:
    import memory
    memory.build(Path(sys.argv[1]))
"""


if __name__ == "__main__":
    main()
