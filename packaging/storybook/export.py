"""Write the shipped folder: an ordinary diffusers pipeline in half precision, and `sketchlight.json` beside it."""

import json
import os
import shutil
from pathlib import Path

import numpy as np
import torch
from diffusers import AutoencoderTiny, StableDiffusionPipeline
from transformers import CLIPTextModel

from engine.loading import graph_making
from storybook import control, lora, reference
from storybook.captions import PLACE_WORDS, TIME_WORDS, caption
from storybook.config import Profile
from storybook.denoiser import scheduler
from storybook.draw import draw
from storybook.learn import NAME, averaged
from storybook.palette import COLOURS, TIMES
from storybook.places import PLACES
from storybook.scene import MIXES, Mix, sample_scene
from storybook.styles import STYLES
from storybook.things import KINDS
from storybook.vocabulary import load_tokenizer

LARGER = "enlarge a picture and redraw it: image-to-image at twice the size, DDIM, strength 0.2"


@torch.no_grad()
def latent_rgb(vae: AutoencoderTiny, side: int = 256, scenes: int = 48) -> dict[str, list]:
    """The least-squares map from scaled latents to RGB in [-1, 1]: {"factors": 4 rows of 3, "bias": 3, "residual"}."""
    rng = np.random.default_rng(3)
    pictures = np.stack([draw(sample_scene(rng, MIXES["whole"]), side).rgb for _ in range(scenes)])
    x = torch.from_numpy(pictures).permute(0, 3, 1, 2).float() / 127.5 - 1
    z = vae.encode(x).latents * vae.config.scaling_factor
    small = torch.nn.functional.avg_pool2d(x, 8).permute(0, 2, 3, 1).reshape(-1, 3)
    flat = z.permute(0, 2, 3, 1).reshape(-1, z.shape[1])
    design = torch.cat([flat, torch.ones(len(flat), 1)], 1)
    solution = torch.linalg.lstsq(design, small).solution
    residual = float((design @ solution - small).square().mean().sqrt())
    rounded = [[round(float(v), 4) for v in row] for row in solution]
    return {"factors": rounded[:-1], "bias": rounded[-1], "residual": round(residual, 4)}


def seen_words(mix: Mix, captions: int = 6000) -> list[str]:
    """The words of a mix's captions, in lower case, sorted: what the shipped model has been shown."""
    rng = np.random.default_rng(6)
    texts = (caption(rng, sample_scene(rng, mix)) for _ in range(captions))
    return sorted({word.strip(",.").lower() for text in texts for word in text.split()})


def described(profile: Profile, vae: AutoencoderTiny, source: str) -> dict[str, object]:
    """What the program wants to know of the model before it loads it."""
    mix = MIXES["world"]
    times = [t for t in mix.times if t != "none"]
    return {
        "name": "Starter storybook",
        "checkpoint": source,
        "native_sizes": [[profile.native, profile.native]],
        "larger": LARGER,
        "steps": 4,
        "guidance": 1.5,
        "sampler": "lcm",
        "prediction_type": "v_prediction",
        "empty_page": "paper",
        "latent_rgb": latent_rgb(vae),
        "vocabulary": seen_words(mix),
        "knows": {
            "things": list(mix.kinds),
            "colours": list(mix.colours),
            "places": list(mix.places),
            "times": times,
            "styles": list(mix.styles),
        },
        "phrases": {
            "places": {place: PLACE_WORDS[place][0] for place in mix.places},
            "times": {time: TIME_WORDS[time][0] for time in times},
        },
        "not_yet": {
            "things": [k for k in KINDS if k not in mix.kinds],
            "colours": [c for c in COLOURS if c not in mix.colours],
            "places": [p for p in PLACES if p not in mix.places],
            "times": [t for t in TIMES if t not in times],
            "styles": [s for s in STYLES if s not in mix.styles],
        },
    }


def _tidy(folder: Path) -> None:
    """Leave out where the parts came from, have all of them read as float32, and let everyone read them.

    The weights are halves, but whoever names no precision gets float32 of diffusers: transformers would follow its own
    config, and the pipeline stumble over two.
    """
    for path in folder.rglob("config.json"):
        config = json.loads(path.read_text())
        config.pop("_name_or_path", None)
        config |= {"dtype": "float32"} if "dtype" in config else {}
        path.write_text(json.dumps(config, indent=2) + "\n")
    for path in folder.rglob("*.safetensors"):
        path.chmod(0o644)


def export(profile: Profile, folder: Path, out: Path, source: str = "") -> Path:
    """Write the pipeline of checkpoint `source` (default: the student) to `out`, in one swap."""
    source = source or NAME
    vae = AutoencoderTiny.from_pretrained(folder / "vae")
    about = described(profile, vae, source)
    pipe = StableDiffusionPipeline(
        vae=vae.half(),
        text_encoder=CLIPTextModel.from_pretrained(folder / "text_encoder").half(),
        tokenizer=load_tokenizer(folder / "tokenizer"),
        unet=averaged(folder, profile, source).to(memory_format=torch.contiguous_format).half(),
        scheduler=scheduler(),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    fresh, old = out.with_name(out.name + ".new"), out.with_name(out.name + ".old")
    shutil.rmtree(fresh, ignore_errors=True)
    pipe.save_pretrained(fresh, safe_serialization=True)
    _tidy(fresh)
    for name in ("vocab.json", "merges.txt"):
        shutil.copy(folder / "tokenizer" / name, fresh / "tokenizer" / name)
    if source == NAME:
        # What was learned beside one student fits no other.
        for addition in (control, reference, lora):
            addition.export(profile, folder, fresh)
        _tidy(fresh)
    graph_making.make(fresh)
    (fresh / "sketchlight.json").write_text(json.dumps(about, indent=1) + "\n")
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        os.replace(out, old)
    os.replace(fresh, out)
    shutil.rmtree(old, ignore_errors=True)
    size = sum(f.stat().st_size for f in out.rglob("*") if f.is_file()) / 1e6
    print(f"{out}: {source}, {size:.1f} MB")
    return out


def renew_decoder(folder: Path, out: Path) -> None:
    """Put the polished decoder of `folder`/vae into the model at `out`: its latents are the same, so all else stays.

    Raises ValueError where the encoder is another one, whose latents nothing there would understand.
    """
    polished, shipped = (AutoencoderTiny.from_pretrained(each / "vae").float() for each in (folder, out))
    theirs = shipped.encoder.state_dict()
    if any(
        not torch.equal(weight.half().float(), theirs[name]) for name, weight in polished.encoder.state_dict().items()
    ):
        raise ValueError(f"{folder / 'vae'} has another encoder than {out / 'vae'}: train what stands behind it first")
    fresh = out / "vae.new"
    polished.half().save_pretrained(fresh, safe_serialization=True)
    _tidy(fresh)
    shutil.rmtree(out / "vae")
    os.replace(fresh, out / "vae")
    graph_making.make(out)
