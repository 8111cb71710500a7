"""LoRAs on the command line: `--lora NAME[:WEIGHT]`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from engine import lora_files
from engine.catalog import Model
from engine.errors import InvalidRequest, ModelError
from engine.files import shown
from engine.request import LoraUse, Request


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add `--lora`."""
    group = parser.add_argument_group("what to add to the model (several act together)")
    group.add_argument(
        "--lora",
        action="append",
        dest="loras",
        default=[],
        metavar="NAME|PATH[:WEIGHT]",
        help="a LoRA by name (“loras” lists them) or .safetensors file, and its weight, -4 to 4 (1)",
    )


def uses(given: Sequence[str], model: Model) -> tuple[LoraUse, ...]:
    """The LoRAs of a request. Raises InvalidRequest and ModelError before anything heavy starts."""
    return tuple(_use(words, model) for words in given)


def _use(words: str, model: Model) -> LoraUse:
    name, weight = weighed(words, "--lora")
    file = lora_files.find(name, model)
    lora_files.check(file, model)
    known = {each.path for each in lora_files.loras(model)}
    return LoraUse(file.name if file.path in known else str(file.path), weight)


def weighed(words: str, option: str, usual: float = 1.0) -> tuple[str, float]:
    """“name:0.8” as (name, 0.8); a colon that a path follows belongs to the name, as in C:\\loras\\it.safetensors."""
    name, colon, number = words.rpartition(":")
    if not colon or not name or "/" in number or "\\" in number:
        return words, usual
    try:
        return name, float(number)
    except ValueError:
        raise InvalidRequest(f"{option} “{words[:60]}” can't be read: “{number[:20]}” is not a number.") from None


def notes(request: Request, model: Model) -> list[str]:
    """Which words would call up the LoRAs, where no prompt has any of them."""
    said = " ".join(request.prompts).lower()
    found: list[str] = []
    for use in request.loras:
        words = lora_files.trigger_words((use,), model)
        if words and not any(word.lower() in said for word in words):
            found.append(f"The LoRA “{use.model}” is called up by words that the prompt lacks: {', '.join(words)}.")
    return found


def changed(given: Sequence[str], request: Request, model: Model) -> tuple[LoraUse, ...]:
    """The LoRAs of a recipe taken up again: its own, unless others are named."""
    return uses(given, model) if given else request.loras


def notes_again(loras: Sequence[LoraUse]) -> list[str]:
    """That a recipe's LoRAs are opened by their paths; ModelError for one on another machine."""
    paths = [each.model for each in loras if "/" in each.model or "\\" in each.model]
    for path in paths:
        if path.startswith(("\\\\", "//")):
            raise ModelError(f"The recipe names a LoRA on another machine, {shown(path)}, which is not opened.")
    named = [path for path in paths if path.startswith(("/", "~")) or path[1:2] == ":"]
    return [f"The recipe names a LoRA by its path, which is opened: {path}" for path in dict.fromkeys(named)]
