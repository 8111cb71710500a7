"""Embeddings (textual inversion, Gal et al. 2022, arXiv 2208.01618): which there are, and which a prompt calls by name.

Imports no torch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath

from engine.catalog import contents, context_width, lora_files, weights_header
from engine.catalog.catalog import Model
from engine.catalog.contents import FileKind
from engine.catalog.named_files import Shelf, files_below
from engine.errors import ModelError
from engine.phrase import phrase
from engine.steering_parts import LoraUse

FOLDER = "embeddings"
"""Where a model's own embeddings lie, in its folder, and the user's, among the models."""
BUNDLE = "bundle_emb."
"""What the keys of embeddings begin with that lie in a LoRA's file (A1111), followed by their names."""
_SHELF = Shelf(
    "embedding",
    FOLDER,
    partial(files_below, suffixes=weights_header.SUFFIXES),
    weights_header.SUFFIXES,
    "a file of weights",
    (FileKind.EMBEDDING,),
)


@dataclass(frozen=True)
class EmbeddingFile:
    """An embedding that can be called: a file of its own, or a part of a LoRA's, whose keys begin with `prefix`."""

    name: str
    path: Path
    prefix: str = ""

    @property
    def label(self) -> str:
        return phrase("The embedding “{name}”", name=self.name)

    @property
    def shapes(self) -> dict[str, weights_header.Shape]:
        """Of its tensors, by their own keys. Raises ModelError."""
        found = weights_header.read(self.path).shapes
        return {key.removeprefix(self.prefix): shape for key, shape in found.items() if key.startswith(self.prefix)}

    @property
    def vectors(self) -> int:
        """How many tokens it takes; 0 for what can't be read."""
        try:
            shape = next((shape for key, shape in self.shapes.items() if is_vectors(key)), ())
        except ModelError:
            return 0
        return 1 if len(shape) == 1 else shape[0] if shape else 0


def is_vectors(key: str) -> bool:
    """Tell whether a tensor of an embedding holds its vectors, not a number beside them."""
    return key in ("emb_params", "clip_l", "clip_g") or key.startswith("string_to_param.") or "." not in key


def embeddings(model: Model | None = None, loras: Sequence[LoraUse] = ()) -> list[EmbeddingFile]:
    """Give those in a model's own folder, in the user's, in other programs', then those in the LoRAs that are on."""
    beside = None if model is None or model.is_file else model.path
    found = {PurePath(name).name: path for name, path in _SHELF.all(beside).items()}
    listed = [EmbeddingFile(name, path) for name, path in found.items()]
    return listed + [each for use in loras for each in _bundled(use, model) if each.name not in found]


def called(texts: Iterable[str], model: Model, loras: Sequence[LoraUse] = ()) -> list[EmbeddingFile]:
    """Give those whose names stand in one of the texts as words, in any case, longest names first."""
    whole = "\n".join(texts).lower()
    known = [each for each in embeddings(model, loras) if each.name.lower() in whole]
    found = [each for each in known if pattern(each.name).search(whole)]
    return sorted(found, key=lambda each: (-len(each.name), each.name))


def pattern(name: str) -> re.Pattern[str]:
    """Give a name in a prompt, with ComfyUI's “embedding:” before it or not."""
    return re.compile(rf"(?<![\w]){_COMFY}{re.escape(name.lower())}(?![\w])", re.IGNORECASE)


def misfit(file: EmbeddingFile, model: Model) -> str:
    """Say why it can't be read by the model, as a sentence; empty if it can, or can't be told."""
    try:
        found = contents.of_shapes(file.shapes)
    except ModelError as error:
        return str(error)
    if found.kind is not FileKind.EMBEDDING and not any(is_vectors(key) for key in file.shapes):
        return phrase("{name} is {in_words}, not an embedding.", name=file.path.name, in_words=found.in_words)
    if found.family and found.family != model.family and context_width.of_model(model) in context_width.KINDS:
        return phrase(
            "{label} was made for {family_label}; {label_2} is {family_label_2}.",
            label=file.label,
            family_label=found.family_label,
            label_2=model.label,
            family_label_2=model.family_label,
        )
    return ""


def lengths(model: Model, loras: Sequence[LoraUse] = ()) -> tuple[tuple[str, int], ...]:
    """Give (name, vectors) of those that the model can read, for counting tokens."""
    return tuple((each.name, each.vectors) for each in embeddings(model, loras) if not misfit(each, model))


def _bundled(use: LoraUse, model: Model | None) -> Iterator[EmbeddingFile]:
    try:
        path = lora_files.find(use.model, model).path
        keys = weights_header.read(path).shapes
    except ModelError:
        return
    names = {key.removeprefix(BUNDLE).split(".")[0] for key in keys if key.startswith(BUNDLE)}
    for name in sorted(names):
        yield EmbeddingFile(name, path, f"{BUNDLE}{name}.")


_COMFY = r"(?:embedding:)?"
