"""Names that lead to another machine: a recipe's are never opened. Imports no torch.

To look whether there is anything at `\\\\server\\share\\model` makes some systems log in at that server, and a recipe
comes with any picture from the internet.
"""

from __future__ import annotations

from collections.abc import Iterator

from engine.errors import ModelError
from engine.phrase import phrase
from engine.request import Request


def is_remote(name: str) -> bool:
    """Tell whether a name or path leads to another machine: two slashes of either kind, or an address."""
    start = name.lstrip()
    return (len(start) > 1 and start[0] in "\\/" and start[1] in "\\/") or "://" in start


def check(what: str, name: str) -> None:
    """Raise ModelError for a recipe's name, of `what` such as “a LoRA”, that leads to another machine."""
    if is_remote(name):
        short = "".join(letter for letter in name[:60] if letter.isprintable())
        raise ModelError(
            phrase(
                "The recipe names {what} on another machine, {short}, which is not opened: name one here.",
                what=what,
                short=short,
            )
        )


def named(request: Request) -> Iterator[tuple[str, str, str]]:
    """Give all that a request names by name or path: the field, what it is, and the name."""
    uses = request.uses
    yield "model", "a model", uses.model
    if uses.refiner is not None:
        yield "refiner", "a refiner", uses.refiner.model
    if uses.vae is not None:
        yield "vae", "an autoencoder", uses.vae
    if uses.tiny_vae is not None:
        yield "tiny_vae", "an autoencoder", uses.tiny_vae
    yield from (("loras", "a LoRA", use.model) for use in uses.loras)
    yield from (("controls", "a ControlNet", use.model) for use in request.controls)
    yield from (("references", "an IP-Adapter", use.adapter) for use in request.references)
