"""`tokens`: how much of a prompt a model's text encoders read at once, and where they read on."""

from __future__ import annotations

import argparse

from engine.catalog import catalog
from engine.commands import loras
from engine.commands.lists import table
from engine.commands.plan import DEFAULT_MODEL
from engine.commands.report import Report, say
from engine.prompt import clip_tokenizer, syntax, token_count
from engine.prompt.clip_tokenizer import CHUNKS_MAX

WORDS = 40
"""Characters shown of what another chunk begins with."""


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--prompt", required=True, metavar="TEXT", help="weights and choices as “generate” takes them")
    parser.add_argument("--model", metavar="NAME|PATH", help="the model whose encoders read it (starter)")
    loras.add_options(parser)


def tokens(options: argparse.Namespace, report: Report) -> None:
    """Print tokens, room and chunks for each encoder, then where each further chunk begins."""
    syntax.check(options.prompt)
    about = catalog.find(options.model or DEFAULT_MODEL)
    counted = token_count.count(options.prompt, clip_tokenizer.of_model(about, loras.uses(options.loras, about)))
    table([(each.label, f"{each.tokens} / {each.room * each.chunks}", each.in_chunks) for each in counted.encoders])
    for at in counted.begins:
        say(f"  another chunk at character {at + 1}: {' '.join(options.prompt[at : at + WORDS].split())}")
    if counted.unread:
        report.note(f"Only the first {CHUNKS_MAX} chunks are read.")
