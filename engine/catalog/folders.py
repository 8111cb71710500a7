"""What a folder is that was given for weights, and what it lacks: by its tables, not by its name. Imports no torch."""

from __future__ import annotations

import re
from pathlib import Path

from engine import tables
from engine.catalog import architectures, contents, part_files, refusals, weights_header
from engine.catalog.contents import Contents, FileKind
from engine.errors import ModelError
from engine.phrase import phrase
from engine.records import Family

INDEX, CONFIG = "model_index.json", "config.json"
_CLASSES = {
    "ControlNetModel": FileKind.CONTROLNET,
    "ControlNetUnionModel": FileKind.CONTROLNET,
    "SD3ControlNetModel": FileKind.CONTROLNET,
    "FluxControlNetModel": FileKind.CONTROLNET,
    "T2IAdapter": FileKind.T2I_ADAPTER,
    "AutoencoderKL": FileKind.VAE,
    "AutoencoderTiny": FileKind.TINY_VAE,
    "UNet2DConditionModel": FileKind.UNET,
    "MotionAdapter": FileKind.MOTION,
    "CLIPTextModel": FileKind.TEXT_ENCODER,
    "CLIPTextModelWithProjection": FileKind.TEXT_ENCODER,
    "T5EncoderModel": FileKind.TEXT_ENCODER,
    "CLIPVisionModelWithProjection": FileKind.IMAGE_ENCODER,
}
_PIPELINES = (
    ("Flux", "flux"),
    ("StableDiffusion3", "sd3"),
    ("PixArt", "pixart"),
    ("AuraFlow", "auraflow"),
    ("StableCascade", "cascade"),
    ("Hunyuan", "hunyuan"),
    ("Kolors", "kolors"),
    ("Lumina", "lumina"),
    ("ZImage", "lumina"),
    ("QwenImage", "qwen"),
    ("Sana", "sana"),
    ("Wan", "wan"),
    ("LTX", "ltx"),
    ("Cosmos", "cosmos"),
    ("HiDream", "hidream"),
    ("Chroma", "chroma"),
    ("Mochi", "mochi"),
)
"""How the classes of diffusers' pipelines of other architectures begin."""


def of_folder(folder: Path) -> Contents:
    """Give what a folder in diffusers' or transformers' layout is; UNKNOWN for any other."""
    if tables.is_file(folder / INDEX):
        return Contents(
            FileKind.CHECKPOINT, _family_of(str(tables.read_if_readable(folder / INDEX).get("_class_name")))
        )
    config, name = tables.read_if_readable(folder / CONFIG), name_in(folder)
    kind = _CLASSES.get(name, FileKind.UNKNOWN)
    width = config.get("cross_attention_dim")
    family = architectures.BY_CONTEXT.get(width, "") if isinstance(width, int) else _family_of(name)
    return Contents(kind, family if kind is not FileKind.UNKNOWN else "")


def name_in(folder: Path) -> str:
    """Give the class that a folder's config.json names; empty where it names none."""
    config = tables.read_if_readable(folder / CONFIG)
    named = config.get("architectures")
    return str(config.get("_class_name") or (named[0] if isinstance(named, list) and named else ""))[:80]


def _family_of(pipeline: str) -> str:
    return next((family for start, family in _PIPELINES if pipeline.startswith(start)), "")


def refused(folder: Path, wanted: FileKind) -> str:
    """Give the sentence for a folder that is not what was wanted: what it is, and what to choose instead."""
    found = of_folder(folder)
    if found.kind is not FileKind.UNKNOWN and found.kind is not wanted:
        return refusals.refused(folder.name, found, wanted)
    if wanted in _OF_ONE_FILE and not any(_is(path, wanted) for path in _files(folder)):
        return phrase("{folder} is a folder: choose one file of weights.", folder=folder)
    what = refusals.without(wanted)
    for inner in sorted(path for path in tables.listed(folder) if tables.is_dir(path)):
        if of_folder(inner).kind is wanted:
            return phrase(
                "{folder} {what}; the folder in it does: choose {inner}.", folder=folder, what=what, inner=inner
            )
    if fitting := [path for path in _files(folder) if _is(path, wanted)]:
        return phrase("{folder} is a folder: choose the file in it, {file}.", folder=folder, file=fitting[0])
    if wanted is FileKind.CHECKPOINT and any(tables.is_dir(folder / name) for name in ("unet", "text_encoder")):
        return phrase("{folder} lacks its {index}: get the whole folder.", folder=folder, index=INDEX)
    if wanted is not FileKind.CHECKPOINT and (name := name_in(folder)):
        return phrase(
            "{folder} {what}: by its {index} it is of the kind {name}.",
            folder=folder,
            what=what,
            index=CONFIG,
            name=name,
        )
    return phrase(
        "{folder} {what}: there is no {index} in it.",
        folder=folder,
        what=what,
        index=INDEX if wanted is FileKind.CHECKPOINT else CONFIG,
    )


def check(folder: Path, wanted: FileKind, *kinds: FileKind) -> None:
    """Raise ModelError for a folder that is none, or of another kind, by its config.json.

    Of a kind that isn't known here its loader says more.
    """
    if not tables.is_file(folder / CONFIG):
        raise ModelError(refused(folder, wanted))
    tables.read(folder / CONFIG)
    if of_folder(folder).kind not in (FileKind.UNKNOWN, *kinds):
        raise ModelError(refused(folder, wanted))


_OF_ONE_FILE = (FileKind.LORA, FileKind.IP_ADAPTER)


def _files(folder: Path) -> list[Path]:
    return [path for path in tables.listed(folder) if path.suffix.lower() in weights_header.SUFFIXES]


def _is(path: Path, wanted: FileKind) -> bool:
    try:
        return contents.of_file(path).kind is wanted
    except ModelError:
        return False


def lacking(folder: Path, family: Family) -> str:
    """Give what of a model's folder is not there, as the middle of a sentence; empty: all is.

    Said before any of it is loaded, as a part that is missing is a download that was not finished.
    """
    needs = [(each.label, folder / each.name / CONFIG) for each in family.components]
    needs.append((phrase("scheduler"), folder / "scheduler" / "scheduler_config.json"))
    for label, path in needs:
        if not tables.is_file(path):
            return phrase("its {label}: {path} is missing. Get the whole folder", label=label, path=path)
    for each in family.components:
        if not part_files.weights_files(folder / each.name):
            place = folder / each.name
            return phrase(
                "the weights of its {label}: {place} holds none. Get the whole folder", label=each.label, place=place
            )
    for name in family.tokenizers:
        if not any(tables.is_file(folder / name / each) for each in ("tokenizer.json", "vocab.json")):
            return phrase(
                "its {label}: {path} is missing. Get the whole folder", label=phrase("tokenizer"), path=folder / name
            )
    return ""


def label_of_pipeline(name: str) -> str:
    """Give “Kandinsky” for “KandinskyPipeline”, and so on: what is known of a pipeline of no known architecture."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.removesuffix("Pipeline"))
