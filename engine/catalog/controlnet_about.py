"""What a ControlNet says of itself, unopened: which models it was made for, which maps it follows. Imports no torch."""

from __future__ import annotations

from collections.abc import Sequence

from engine import registry, tables
from engine.catalog import contents, context_width, refusals, weights_header
from engine.catalog.catalog import Model
from engine.catalog.contents import FileKind
from engine.catalog.controlnet_choice import usual
from engine.catalog.controlnet_files import STEERING, ControlNetFile
from engine.errors import ModelError
from engine.phrase import phrase

UNION = "ControlNetUnionModel"


def usual_for(control: str, files: Sequence[ControlNetFile], model: Model | None) -> str:
    """Give the name of the one that a control means where none was named, of those that fit; "" if there is none.

    One made for this control goes before a ControlNet Union.
    """
    fitting = [each for each in files if model is None or not misfit(each, model, control)]
    # What lies in the model's own folder is its own: what was fetched for others need not be looked up.
    fetched = model is not None and not all(each.path.is_relative_to(model.path) for each in fitting)
    found = usual(control, [each.name for each in fitting], model.family if model is not None and fetched else "")
    return found or next((each.name for each in fitting if _union_kinds(each)), "")


def misfit(file: ControlNetFile, model: Model, control: str) -> str:
    """Say why it can't steer the model by such maps, as a sentence for a person; empty if it can, or can't be told."""
    if wrong := of_another_kind(file, model) or context_width.misfit(file.label, _width(file), model):
        return wrong
    asked, kinds = registry.control(control), _union_kinds(file)
    if kinds and (asked.union is None or asked.union >= kinds):
        return phrase(
            "{label} doesn't follow maps of the kind {label_2}: choose another for it.",
            label=file.label,
            label_2=asked.label,
        )
    return ""


def of_another_kind(file: ControlNetFile, model: Model) -> str:
    """Say why a file is none, or none for the model's family, by what it holds; empty if it may be one."""
    if not file.is_file:
        return ""
    try:
        found = contents.of_file(file.path)
    except ModelError as error:
        return str(error)
    if found.kind not in STEERING or (found.family and not refusals.usable(found.family)):
        return refusals.refused(file.path.name, found, FileKind.CONTROLNET)
    if found.kind is FileKind.T2I_ADAPTER and found.family != model.family:
        return phrase(
            "{label} is {in_words}; {label_2} is {family_label}. They don't fit together.",
            label=file.label,
            in_words=found.in_words,
            label_2=model.label,
            family_label=model.family_label,
        )
    return ""


def check(file: ControlNetFile, model: Model, control: str) -> None:
    """Raise ModelError for one that can't steer the model by such maps."""
    if wrong := misfit(file, model, control):
        raise ModelError(wrong)


def _width(file: ControlNetFile) -> int | None:
    """Give numbers a word of the text that it is told."""
    if not file.is_file:
        told = _config(file).get("cross_attention_dim")
        return told if isinstance(told, int) else None
    shapes = _shapes(file)
    listens = (shape for name, shape in shapes.items() if name.endswith("attn2.to_k.weight"))
    return next((shape[1] for shape in listens if len(shape) > 1), None)


def _union_kinds(file: ControlNetFile) -> int:
    """Tell how many kinds of maps a ControlNet Union follows; 0 for any other."""
    if file.is_file:
        return (_shapes(file).get("task_embedding") or (0,))[0]
    config = _config(file)
    kinds = config.get("num_control_type", 6)
    return kinds if config.get("_class_name") == UNION and isinstance(kinds, int) else 0


def _shapes(file: ControlNetFile) -> dict[str, weights_header.Shape]:
    try:
        return dict(weights_header.read(file.path).shapes)
    except ModelError:
        return {}  # said when it is opened


def _config(file: ControlNetFile) -> dict[str, object]:
    return tables.read_if_readable(file.path / "config.json")
