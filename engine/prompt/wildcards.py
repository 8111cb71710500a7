"""`__name__` in a prompt: one line of the file `name.txt` in the person's folder, by the picture's seed.

The choice is made before the request is: what was chosen stands in the recipe, and is drawn again without the files.
As in sd-dynamic-prompts for stable-diffusion-webui (https://github.com/adieyal/sd-dynamic-prompts): a line a choice,
`#` begins a remark, a file may lie in a folder (`__clothes/hats__`), and a line may hold wildcards of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path

from engine.errors import InvalidRequest
from engine.groups import altered
from engine.paths import wildcards_dir
from engine.phrase import phrase
from engine.request import Request

MARK = "__"
NAME = re.compile(r"(?<!\\)__([A-Za-z0-9][\w -]*?(?:/[A-Za-z0-9][\w -]*?)*)__")
FILE_BYTES, LINES, DEPTH, FILLED = 2**20, 20_000, 8, 64
"""At most so many bytes and lines of a file, wildcards within wildcards, and wildcards of one prompt."""
LONGEST = 16_000
"""Letters that a filled prompt has at most."""


def filled(request: Request, folder: Path | None = None) -> Request:
    """Give the request with a word for each wildcard, of each picture by its own seed.

    Raises InvalidRequest for one whose file isn't there, can't be read, or leads too deep.
    """
    texts = (*request.words.prompts, request.words.negative, *(region.words for region in request.regions))
    if not any(NAME.search(text) for text in texts):
        return request
    sampling = request.sampling
    prompts = [text for text in request.words.prompts for _ in range(sampling.count)]
    told = [fill(text, sampling.seed_of(index), folder) for index, text in enumerate(prompts)]
    negative = fill(request.words.negative, sampling.seed, folder)
    regions = tuple(replace(each, words=fill(each.words, sampling.seed, folder)) for each in request.regions)
    firsts = told[:: sampling.count]
    if told == [text for text in firsts for _ in range(sampling.count)]:
        return altered(request, prompts=tuple(firsts), negative=negative, regions=regions)
    return altered(request, prompts=tuple(told), count=1, negative=negative, regions=regions)


def fill(text: str, seed: int, folder: Path | None = None) -> str:
    """The text with a line for each of its wildcards, the same for the same seed and files."""
    folder = wildcards_dir() if folder is None else folder
    done = 0
    for _ in range(DEPTH):
        match = NAME.search(text)
        if match is None:
            return text

        def chosen(match: re.Match[str]) -> str:
            nonlocal done
            done += 1
            if done > FILLED:
                raise InvalidRequest(phrase("The prompt has more than {most} wildcards: leave some out.", most=FILLED))
            lines = lines_of(match[1], folder)
            drawn = blake2b(f"{seed}:{done}:{match[1]}".encode(), digest_size=8).digest()
            return lines[int.from_bytes(drawn, "big") % len(lines)]

        text = NAME.sub(chosen, text)
        if len(text) > LONGEST:
            raise InvalidRequest(
                phrase("Filled in, the prompt is longer than {most:,} letters: shorten its wildcards.", most=LONGEST)
            )
    if (match := NAME.search(text)) is not None:
        raise InvalidRequest(
            phrase(
                "The wildcard {name} leads more than {most} files deep, or back to itself.", name=match[0], most=DEPTH
            )
        )
    return text


def names(folder: Path | None = None) -> list[str]:
    """The wildcards that there are, as they are written between the underscores."""
    folder = wildcards_dir() if folder is None else folder
    found = (path.relative_to(folder).with_suffix("").as_posix() for path in _files(folder))
    return sorted(name for name in found if NAME.fullmatch(f"{MARK}{name}{MARK}"))


def lines_of(name: str, folder: Path) -> list[str]:
    """The choices in a wildcard's file. Raises InvalidRequest if there is none that can be read."""
    path = folder / f"{name}.txt"
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
        if not inside or not path.is_file():
            raise InvalidRequest(
                phrase(
                    "There is no wildcard __{name}__: put a file {name}.txt, a choice a line, into {folder}.",
                    name=name,
                    folder=folder,
                )
            )
        if path.stat().st_size > FILE_BYTES:
            raise InvalidRequest(
                phrase(
                    "The wildcard __{name}__ is larger than {most} MB: shorten it.", name=name, most=FILE_BYTES // 2**20
                )
            )
        text = path.read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise InvalidRequest(
            phrase("The wildcard __{name}__ can't be read: {why}.", name=name, why=error.strerror)
        ) from error
    lines = [line.strip() for line in text.splitlines()[:LINES]]
    lines = ["".join(c for c in line if c.isprintable()) for line in lines if line and not line.startswith("#")]
    if not lines:
        raise InvalidRequest(
            phrase("The wildcard __{name}__ is empty: give {path} a choice a line.", name=name, path=path)
        )
    return lines


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        for count, path in enumerate(sorted(folder.rglob("*.txt"))):
            if count >= LINES:
                return
            yield path
