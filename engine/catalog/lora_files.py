"""Which LoRAs there are, by name or by path, what each is for, and whether it fits a model. Imports no torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engine.catalog import contents, context_width, folders, lora_about, peft_kinds, refusals, weights_header
from engine.catalog.catalog import Model
from engine.catalog.contents import FileKind
from engine.catalog.named_files import Shelf, files_below
from engine.errors import ModelError
from engine.phrase import phrase
from engine.steering_parts import LoraUse

FOLDER = "loras"
"""Where a model's own LoRAs lie, in its folder, and the user's, among the models; in folders of their own or not."""

NOT_RUN = ("T-LoRA",)
"""Forms that are told apart and named, but not run."""

_SHELF = Shelf(
    "LoRA",
    FOLDER,
    partial(files_below, suffixes=weights_header.SUFFIXES),
    weights_header.SUFFIXES,
    "a .safetensors file, or one of weights alone (.pt, .bin)",
    (FileKind.LORA,),
)


@dataclass(frozen=True)
class LoraFile:
    """A LoRA that can be asked for, one .safetensors file."""

    name: str
    path: Path

    @property
    def label(self) -> str:
        return phrase("The LoRA “{name}”", name=self.name)


@dataclass(frozen=True)
class AvailableLora:
    """A LoRA for a list: what it is for, in words, and why it can't be used with the model (empty: it can)."""

    name: str
    path: Path
    megabytes: float
    made_for: str
    trigger_words: tuple[str, ...]
    misfit: str


def loras(model: Model | None = None) -> list[LoraFile]:
    """Give those in a model's own folder, then those in the user's."""
    return [LoraFile(name, path) for name, path in _SHELF.all(_beside(model)).items()]


def find(name_or_path: str, model: Model | None = None) -> LoraFile:
    """Give the LoRA of that name, or that file; ModelError tells what there is instead."""
    name, path = _SHELF.find(name_or_path, _beside(model))
    if path.is_dir():
        raise ModelError(folders.refused(path, FileKind.LORA))
    return LoraFile(name, path)


def available(model: Model) -> list[AvailableLora]:
    """List every LoRA there is, with whether it fits this model."""
    return [_about(each, model) for each in loras(model)]


def misfit(use: LoraUse, model: Model) -> str:
    """Say why a LoRA asked for can't be used with the model, as a sentence for a person; empty if it can."""
    try:
        check(find(use.model, model), model)
    except ModelError as error:
        return str(error)
    return ""


def check(file: LoraFile, model: Model) -> None:
    """Raise ModelError unless the file holds a LoRA that was made for models like this one."""
    header = check_sound(file)
    if wrong := context_width.misfit(file.label, lora_about.context_width(header), model):
        raise ModelError(wrong)


def check_sound(file: LoraFile) -> weights_header.Header:
    """Give the header of a file that holds a LoRA, of a kind and in numbers that are run. Raises ModelError."""
    header = weights_header.read(file.path)
    found = contents.of_header(header)
    if wrong := _not_run(file, header, found):
        raise ModelError(phrase("{name} is {wrong}: get it as LoRA, LoHa or LoKr.", name=file.path.name, wrong=wrong))
    if found.kind is not FileKind.LORA or (found.family and not refusals.usable(found.family)):
        raise ModelError(refusals.refused(file.path.name, found, FileKind.LORA))
    if wrong := weights_header.unreadable(header):
        raise ModelError(f"{file.path.name} {wrong}.")
    if whole := _whole_numbers(header):
        raise ModelError(
            phrase(
                "{name} has whole numbers ({format}) where the weights of a LoRA belong: get it as float16 or float32.",
                name=file.path.name,
                format=whole,
            )
        )
    return header


def _not_run(file: LoraFile, header: weights_header.Header, found: contents.Contents) -> str:
    """Give what form of addition a file is that is not run here, as the middle of a sentence; empty for one that is."""
    if form := next((form for form in NOT_RUN if form in found.variant), ""):
        return f"a LoRA of the form {form}, which is not run here"
    config = peft_kinds.config_beside(file.path)
    kind = peft_kinds.kind_of(config, header.shapes)
    if not kind or kind == peft_kinds.LORA:
        return ""
    if kind not in peft_kinds.RUN:
        return f"an adapter of PEFT's kind {kind}, which is not run here"
    return "" if config else f"an adapter of PEFT's kind {kind} without its {peft_kinds.CONFIG} beside it"


def _whole_numbers(header: weights_header.Header) -> str:
    """Give the format of weights that are whole numbers, which no training leaves; empty where there are none.

    Of PEFT's other kinds some keep places of weights, and those are whole.
    """
    if peft_kinds.kind_of({}, header.shapes):
        return ""
    found = (
        kind for key, kind in header.dtypes.items() if len(header.shapes[key]) > 1 and kind in weights_header.WHOLE
    )
    return next(found, "")


def trigger_words(uses: Sequence[LoraUse], model: Model) -> tuple[str, ...]:
    """Give the words that call up these LoRAs; those of files that can't be read are left out."""
    words: dict[str, None] = {}
    for use in uses:
        try:
            path = find(use.model, model).path
            words |= dict.fromkeys(lora_about.trigger_words(path, weights_header.read(path)))
        except ModelError:
            continue
    return tuple(words)


def _about(file: LoraFile, model: Model) -> AvailableLora:
    wrong = misfit(LoraUse(str(file.path)), model)
    try:
        header = weights_header.read(file.path)
    except ModelError:
        return AvailableLora(file.name, file.path, 0.0, "", (), wrong)
    width, made_for = lora_about.context_width(header), contents.of_header(header).made_for
    return AvailableLora(
        file.name,
        file.path,
        header.size / 1e6,
        made_for if made_for or width is None else context_width.in_words(width),
        lora_about.trigger_words(file.path, header),
        wrong,
    )


def _beside(model: Model | None) -> Path | None:
    return None if model is None or model.is_file else model.path
