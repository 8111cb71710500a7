"""How long whole models in one file take to open, and how much memory at most, against diffusers' own loader.

`python tests/bench/loading.py sd15|sdxl [float32|bfloat16]` writes a file of the published model's size and names with
random weights, opens it by the engine's loader and by diffusers' `from_single_file` with the same configs, in turns,
each in a process of its own that has imported the libraries, and deletes it. The first turn, which finds neither the
file nor the libraries in the system's memory, is not counted; of the others the quickest is. Ratios are what counts.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

LOADERS = ("ours", "diffusers")
TURNS = 3


def write(path: Path, family: str) -> int:
    """Write a float16 file with the family's real names and shapes; returns how many numbers it has."""
    import torch
    from accelerate import init_empty_weights
    from diffusers import AutoencoderKL, UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

    import single_files
    from engine.paths import resources_dir

    configs = resources_dir() / "configs" / family

    def table(part: str) -> dict[str, Any]:
        return json.loads((configs / part / "config.json").read_text("utf-8"))

    class Pipe:
        text_encoder_2: Any = None

    pipe: Any = Pipe()
    with init_empty_weights():
        pipe.unet = UNet2DConditionModel.from_config(table("unet"))
        pipe.vae = AutoencoderKL.from_config(table("vae"))
        pipe.text_encoder = CLIPTextModel(CLIPTextConfig(**table("text_encoder")))
        if family == "sdxl":
            pipe.text_encoder_2 = CLIPTextModelWithProjection(CLIPTextConfig(**table("text_encoder_2")))
    shapes = {key: tuple(each.shape) for key, each in single_files.state_of(pipe).items()}
    header: dict[str, Any] = {}
    at = 0
    for key, sides in shapes.items():
        size = 2 * int(torch.Size(sides).numel())
        header[key] = {"dtype": "F16", "shape": sides, "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)  # as safetensors writes it, so that numbers lie at multiples of their sizes
    noise = (torch.randn(2**20) / 50).half().numpy().tobytes()
    with path.open("wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for start in range(0, at, len(noise)):
            file.write(noise[: min(len(noise), at - start)])
    return at // 2


def opened(path: Path, family: str, dtype: str, loader: str) -> dict[str, float]:
    """Open a file in this process; seconds, and the most memory above what the libraries take, in bytes."""
    import time

    import psutil
    import torch

    from engine import registry
    from engine.catalog import catalog
    from engine.paths import resources_dir

    kind = getattr(torch, dtype)
    configs = resources_dir() / "configs" / family
    if loader == "ours":
        about = catalog.find(str(path))
        make: Any = partial(_ours, about, family, kind)
    else:
        import shutil

        import diffusers

        from engine.catalog.tokenizer_files import shipped

        whole = Path(tempfile.mkdtemp(dir=path.parent))
        shutil.copytree(configs, whole / "configs")
        for name in registry.families()[family].tokenizers:  # diffusers wants the words in each folder
            words, _ = shipped(configs / name)
            for file in ("vocab.json", "merges.txt"):
                shutil.copy(words / file, whole / "configs" / name / file)
        pipeline = getattr(diffusers, registry.families()[family].pipeline)
        options = {"config": str(whole / "configs"), "local_files_only": True, "torch_dtype": kind}
        options |= {"add_watermarker": False} if family == "sdxl" else {"safety_checker": None}
        make = partial(pipeline.from_single_file, str(path), **options)
    import diffusers.loaders.single_file  # what imports take is the libraries'
    import transformers

    assert transformers.CLIPTextModelWithProjection and transformers.CLIPTokenizer
    assert diffusers.AutoencoderKL and diffusers.StableDiffusionXLPipeline and diffusers.StableDiffusionPipeline
    process = psutil.Process()
    before = process.memory_info().rss
    began, used = time.perf_counter(), time.process_time()
    held = make()
    seconds, processor = time.perf_counter() - began, time.process_time() - used
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before
    assert held is not None
    return {"seconds": seconds, "processor": processor, "most": most}


def _ours(about: Any, family: str, dtype: Any) -> Any:
    from engine import registry
    from engine.loading import single_file
    from quietly import quietly

    return quietly(single_file.open_parts(about, registry.families()[family], dtype))


def main() -> None:
    """Measure both loaders and print what they took, and the ratios."""
    family, dtype = sys.argv[1], (sys.argv[2] if len(sys.argv) > 2 else "float32")
    if len(sys.argv) > 3:
        print(json.dumps(opened(Path(sys.argv[3]), family, dtype, sys.argv[4])))
        return
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "model.safetensors"
        numbers = write(path, family)
        weights = numbers * (4 if dtype == "float32" else 2)
        print(f"{family}: {numbers / 1e6:,.0f} million numbers, {weights / 1e9:.2f} GB in {dtype}")
        found: dict[str, dict[str, float]] = {}
        for turn in range(TURNS):
            for loader in LOADERS:
                words = [sys.executable, __file__, family, dtype, str(path), loader]
                done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT)
                if done.returncode:
                    raise SystemExit(f"{loader} failed: {done.stderr.strip().splitlines()[-1]}")
                one = json.loads(done.stdout.splitlines()[-1])
                if turn:
                    found[loader] = min(one, found.get(loader, one), key=lambda each: each["seconds"])
        for loader, one in found.items():
            print(
                f"{loader}: {one['seconds']:.1f} s, {one['processor']:.1f} of the processor, "
                f"{one['most'] / weights:.2f} × the weights"
            )
        ours, theirs = (found[loader] for loader in LOADERS)
        ratios = (ours[name] / theirs[name] for name in ("seconds", "processor", "most"))
        print("ours / diffusers: {:.2f} of the time, {:.2f} of the processor's, {:.2f} of the memory".format(*ratios))


if __name__ == "__main__":
    main()
