"""`inspect`: what a file or folder of weights is, for which models, what it needs and what calls it up."""

from __future__ import annotations

import argparse
import json
from contextlib import suppress
from pathlib import Path

from engine import prediction, tables
from engine.catalog import architectures, catalog, contents, digest, folders, lora_about, refusals, weights_header
from engine.catalog.contents import Contents, FileKind
from engine.commands.lists import table
from engine.commands.report import say
from engine.errors import ModelError
from engine.prediction import UNSAID
from engine.torch_pack import presence

_FORMATS = {"F16": "float16", "BF16": "bfloat16", "F32": "float32", "F64": "float64"}
_SD2_WIDTH = 1024
"""Numbers a word of the text of Stable Diffusion 2.x, whose folders are run as those of 1.x are."""
_NEEDS = {
    FileKind.LORA: "a model of its family",
    FileKind.EMBEDDING: "a model of its family, and its name in the prompt",
    FileKind.CONTROLNET: "a model of its family, and a map to follow",
    FileKind.CONTROL_LORA: "a model of its family, and a map to follow",
    FileKind.T2I_ADAPTER: "a model of its family, and a map to follow",
    FileKind.IP_ADAPTER: "a model of its family, its image encoder, and a reference picture",
    FileKind.UNET: "text encoders and an autoencoder: get the whole model",
    FileKind.VAE: "a model that draws such latents",
    FileKind.TINY_VAE: "a model that draws such latents",
    FileKind.UPSCALER: "a picture to enlarge (--upscaler)",
}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the file."""
    parser.add_argument("file", metavar="FILE", help="a file of weights, or a model's folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def inspect(options: argparse.Namespace) -> None:
    """Print what a file is. Raises ModelError for one that is broken, missing, or holds no weights at all."""
    path = tables.path_of(options.file)
    found = _folder(path) if path.is_dir() else _file(path)
    if options.json:
        say(json.dumps(found, ensure_ascii=False))
    else:
        table([(name, value) for name, value in found.items() if value])


def _folder(path: Path) -> dict[str, str]:
    """Give a model's folder, or one network's, in diffusers' layout."""
    found = folders.of_folder(path)
    if found.kind is FileKind.UNKNOWN:
        raise ModelError(folders.refused(path, FileKind.CHECKPOINT))
    told = {"what": found.in_words, "family": found.family_label}
    with suppress(ModelError):
        told |= _model(path) if found.kind is FileKind.CHECKPOINT else {}
    return told | {
        "can be used": _usable(path, found),
        "needs": _NEEDS.get(found.kind, ""),
        "size": f"{digest.weights_bytes(path) / 1e6:,.1f} MB",
        "hash": digest.weights_digest(path),
    }


def _model(path: Path) -> dict[str, str]:
    about = catalog.find(str(path))
    width = tables.read_if_readable(path / "unet" / "config.json").get("cross_attention_dim")
    label = architectures.LABELS["sd21"] if about.family == "sd15" and width == _SD2_WIDTH else about.family_label
    return {
        "what": f"a {label} model, in diffusers' layout",
        "family": label,
        "prediction": about.prediction.in_words,
        "sampler": about.sampler,
        "steps": str(about.steps),
    }


def _file(path: Path) -> dict[str, str]:
    header = weights_header.read(path)
    held = contents.of_header(header)
    return {
        "what": held.in_words,
        "form": held.variant,
        "family": held.made_for,
        "can be used": _usable(path, held),
        "prediction": _prediction(path, held),
        "precision": _FORMATS.get(header.precision, header.precision),
        "size": f"{header.size / 1e6:,.1f} MB, {held.numbers:,} numbers in {len(header.shapes):,} tensors",
        "needs": ", ".join(each for each in (*_lacking(held), _NEEDS.get(held.kind, "")) if each),
        "trigger words": ", ".join(lora_about.trigger_words(path, header)) if held.kind is FileKind.LORA else "",
        "hash": digest.weights_digest(path),
    }


def _usable(path: Path, held: Contents) -> str:
    """Say whether it can be used, and if not why, as a run would."""
    known = held.kind in refusals.USED | {FileKind.UPSCALER} or path.is_dir()
    if not known or (held.family and not refusals.usable(held.family)):
        return f"no: {refusals.of_no_use(path.name, held)}"
    if not presence.has_torch():
        return "yes, as far as its header tells: PyTorch isn't installed"
    from engine.loading import judging

    verdict = judging.of_folder(path) if path.is_dir() else judging.of_file(path, held)
    if verdict.wrong:
        return f"no: {verdict.wrong}"
    return f"yes, with {verdict.with_model}" if verdict.with_model else "yes"


def _prediction(path: Path, held: Contents) -> str:
    if held.kind not in (FileKind.CHECKPOINT, FileKind.UNET):
        return ""
    says = held.prediction if held.prediction != UNSAID else prediction.beside(path)
    return f"{says.in_words} (nothing says; --prediction can)" if says == UNSAID else says.in_words


def _lacking(held: Contents) -> list[str]:
    return [f"another {part}: it has none" for part in held.lacks]
