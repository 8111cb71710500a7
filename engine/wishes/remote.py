"""Names that lead to another machine: a recipe's are never opened. Imports no torch.

To look whether there is anything at `\\\\server\\share\\model` makes some systems log in at that server, and a recipe
comes with any picture from the internet.
"""

from __future__ import annotations

from engine.errors import ModelError


def is_remote(name: str) -> bool:
    """Whether a name or path leads to another machine: two slashes of either kind, or an address."""
    start = name.lstrip()
    return (len(start) > 1 and start[0] in "\\/" and start[1] in "\\/") or "://" in start


def check(what: str, name: str | None) -> None:
    """Raise ModelError for a recipe's name, of `what` such as “a LoRA”, that leads to another machine."""
    if name and is_remote(name):
        short = "".join(letter for letter in name[:60] if letter.isprintable())
        raise ModelError(f"The recipe names {what} on another machine, {short}, which is not opened: name one here.")
