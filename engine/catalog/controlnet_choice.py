"""Which of the ControlNets that are there a control means, where none was named. Imports no torch."""

from __future__ import annotations

from collections.abc import Iterable

from engine.catalog import downloads
from engine.catalog.download_table import DownloadKind

LEAST_WORD = 3
"""Letters of a word in a file's name that says what the net follows: “seg”, but not “v11p”'s “p”."""


def usual(control: str, nets: Iterable[str], family: str = "") -> str:
    """Give the name among `nets` that a control's would have: its own, or one with a word for it; "" if there is none.

    “control_v11p_sd15_seg” is segmentation's, “openpose” is pose's. Of those that were fetched, the ones for another
    family are passed over.
    """
    families = _families() if family else {}
    names = [each for each in nets if families.get(each, family) == family]
    if control in names:
        return control
    return next((name for name in names if any(_stands_for(word, control) for word in _words(name))), "")


def _families() -> dict[str, str]:
    """List what each fetched ControlNet is for, by the name of its folder."""
    known = (each for each in downloads.downloads() if each.kind is DownloadKind.CONTROLNET)
    return {each.files[0].target.parent.name: each.family for each in known}


def _words(name: str) -> list[str]:
    return name.lower().replace("-", "_").split("_")


def _stands_for(word: str, control: str) -> bool:
    return len(word) >= LEAST_WORD and (word in control or control in word)
