"""`inspect`: what a file or folder of weights is, for which models, what it needs and what calls it up."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from engine import prediction, tables
from engine.catalog import catalog, contents, digest, lora_about, refusals, weights_header
from engine.catalog.contents import Contents, FileKind
from engine.commands.lists import table
from engine.commands.report import say
from engine.prediction import UNSAID

_FORMATS = {"F16": "float16", "BF16": "bfloat16", "F32": "float32", "F64": "float64"}
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
    """Give a model's folder in diffusers' layout."""
    about = catalog.find(str(path))
    return {
        "what": f"a {about.family_label} model, in diffusers' layout",
        "family": about.family_label,
        "prediction": about.prediction.in_words,
        "sampler": about.sampler,
        "size": f"{digest.weights_bytes(path) / 1e6:,.1f} MB",
        "hash": digest.weights_digest(path),
    }


def _file(path: Path) -> dict[str, str]:
    header = weights_header.read(path)
    held = contents.of_header(header)
    return {
        "what": held.in_words,
        "form": held.variant,
        "family": held.family_label,
        "can be used": _usable(held),
        "prediction": _prediction(path, held),
        "precision": _FORMATS.get(header.precision, header.precision),
        "size": f"{header.size / 1e6:,.1f} MB, {held.numbers:,} numbers in {len(header.shapes):,} tensors",
        "needs": ", ".join(each for each in (*_lacking(held), _NEEDS.get(held.kind, "")) if each),
        "trigger words": ", ".join(lora_about.trigger_words(path, header)) if held.kind is FileKind.LORA else "",
        "hash": digest.weights_digest(path),
    }


def _usable(held: Contents) -> str:
    if held.kind in refusals.USED and (not held.family or refusals.usable(held.family)):
        return "yes"
    return f"no: Sketchlight knows {refusals.known()}" if held.family else "no"


def _prediction(path: Path, held: Contents) -> str:
    if held.kind not in (FileKind.CHECKPOINT, FileKind.UNET):
        return ""
    says = held.prediction if held.prediction != UNSAID else prediction.beside(path)
    return f"{says.in_words} (nothing says; --prediction can)" if says == UNSAID else says.in_words


def _lacking(held: Contents) -> list[str]:
    return [f"another {part}: it has none" for part in held.lacks]
