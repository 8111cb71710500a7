"""LoRAs on the command line: `--lora NAME[:WEIGHT]`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from engine.catalog import lora_files
from engine.catalog.catalog import Model
from engine.commands.belonging import weighed
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
    """Give the LoRAs of a request. Raises InvalidRequest and ModelError before anything heavy starts."""
    return tuple(_use(words, model) for words in given)


def _use(words: str, model: Model) -> LoraUse:
    name, weight = weighed(words, "--lora")
    file = lora_files.find(name, model)
    lora_files.check(file, model)
    known = {each.path for each in lora_files.loras(model)}
    return LoraUse(file.name if file.path in known else str(file.path), weight)


def notes(request: Request, model: Model) -> list[str]:
    """Tell which words would call up the LoRAs, where no prompt has any of them."""
    said = " ".join(request.words.prompts).lower()
    found: list[str] = []
    for use in request.uses.loras:
        words = lora_files.trigger_words((use,), model)
        if words and not any(word.lower() in said for word in words):
            found.append(f"The LoRA “{use.model}” is called up by words that the prompt lacks: {', '.join(words)}.")
    return found
