"""What any other program tells of a picture, and the request that comes of it. Imports no torch."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engine import seeds
from engine.errors import InvalidRequest, UnreadableFile
from engine.groups import built
from engine.phrase import phrase
from engine.pictures.foreign.dialect import Dialect, Translated, translated
from engine.pictures.recipe import Recipe
from engine.records import Sampler
from engine.request import SIDE, SIZE_MULTIPLE, LoraUse, ModelUse, Request, Sampling
from engine.setting import Setting, settings

LISTED = 12
"""Names of what was not taken over that a note holds."""
_SAMPLING = settings(Sampling)
_ALIASES = {
    "eulerancestral": "eulera",
    "unipcbh2": "unipc",
    "plms": "ddim",
    "dpmpp2m": "dpmpp2mkarras",
    "dpmpp2mk": "dpmpp2mkarras",
    "dpmpp2msde": "dpmpp2msdekarras",
    "dpmpp2msdek": "dpmpp2msdekarras",
    "dpmpp2msdegpu": "dpmpp2msdekarras",
    "dpmpp2msdegpukarras": "dpmpp2msdekarras",
}


@dataclass(frozen=True)
class ForeignRecipe:
    """What a program says of one picture, its values as they stand there; None for what it doesn't say.

    `schedule` is the noise schedule where that has a name of its own. `left` names what has no place in a request.
    """

    program: str
    prompt: Any = None
    negative: Any = None
    dialect: Dialect = Dialect.WEBUI
    size: tuple[Any, Any] | None = None
    seed: Any = None
    steps: Any = None
    guidance: Any = None
    sampler: Any = None
    schedule: Any = None
    model: Any = None
    clip_skip: Any = None
    clip_first: int = 0
    """What it writes for no layer left out, as our requests count 0."""
    loras: Sequence[tuple[str, Any]] = ()
    from_picture: bool = False
    left: Sequence[str] = ()


@dataclass
class _Notes:
    """Remarks for a person, each once, in order."""

    said: list[str] = field(default_factory=list)

    def __call__(self, text: str) -> None:
        if text not in self.said:
            self.said.append(text)


def recipe_of(told: ForeignRecipe, name: str, samplers: Mapping[str, Sampler]) -> Recipe:
    """Make a recipe of it, with a note on all that could not be taken over; `name` stands in the messages.

    Raises UnreadableFile for one that no request can be.
    """
    note = _Notes()
    whose = f"{told.program}'" if told.program.endswith("s") else f"{told.program}'s"
    note(phrase("This recipe is {whose}: the picture made from it will be like it, not the same.", whose=whose))
    prompt, negative = (
        translated(_words(what, said, note), told.dialect)
        for what, said in ((phrase("prompt"), told.prompt), (phrase("negative prompt"), told.negative))
    )
    try:
        request = built(
            Request,
            model=_words(phrase("model"), told.model, note),
            prompts=(prompt.text,),
            negative=negative.text,
            size=_size(told.size, note),
            seed=_seed(told.seed, note),
            steps=_count(_SAMPLING["steps"], told.steps, 20, note),
            guidance=_number(_SAMPLING["guidance"], told.guidance, 7, note),
            sampler=_sampler(
                _words(phrase("sampler"), told.sampler, note),
                _words(phrase("noise schedule"), told.schedule, note),
                samplers,
                note,
            ),
            clip_skip=_count(settings(ModelUse)["clip_skip"], told.clip_skip, 0, note, told.clip_first),
            loras=_loras([*told.loras, *prompt.loras], note),
        )
    except InvalidRequest as error:
        raise UnreadableFile(phrase("The recipe in {name} can't be used. {error}", name=name, error=error)) from None
    if told.from_picture:
        note(phrase("It was made from a picture that isn't in it; the recipe starts from nothing instead."))
    for each in _of_words((prompt, negative)):
        note(each)
    if told.left:
        some = [_short(each) for each in dict.fromkeys(told.left)]
        note(
            phrase(
                "Not taken over: {join}{value}.",
                join=", ".join(some[:LISTED]),
                value=" …" if len(some) > LISTED else "",
            )
        )
    return Recipe(request, notes=tuple(note.said), program=told.program)


def _of_words(both: Sequence[Translated]) -> list[str]:
    """Give what became of another program's way of writing prompts."""
    plain = list(dict.fromkeys(_short(each) for one in both for each in one.plain))
    some = ", ".join(plain[:LISTED]) + (" …" if len(plain) > LISTED else "")
    found: list[str] = (
        [phrase("These signs mean something in its program, and are plain words here: {some}.", some=some)]
        if plain
        else []
    )
    if any(one.capped for one in both):
        found.append(phrase("Words of a weight outside 0–2 have the nearest that there is here."))
    return found


def _loras(told: Sequence[tuple[str, Any]], note: _Notes) -> tuple[LoraUse, ...]:
    uses = []
    for name, weight in told:
        if not isinstance(name, str) or not name.strip():
            note(phrase("A LoRA without a name is left out."))
            continue
        value = _number(settings(LoraUse)["weight"], weight, 1, note, f" of the LoRA “{_short(name)}”")
        uses.append(LoraUse(name, value))
    if len(uses) > 16:
        note(phrase("Not taken over: {value} of its {len} LoRAs.", value=len(uses) - 16, len=len(uses)))
    return tuple(uses[:16])


def _sampler(name: str, schedule: str, samplers: Mapping[str, Sampler], note: _Notes) -> str:
    usual = schedule.lower() in ("automatic", "normal", "simple", "native", "")
    asked = name if usual else f"{name} {schedule}"
    known = {_folded(word): each.name for each in samplers.values() for word in (each.label, each.name)}
    whole, bare = _folded(asked), _folded(name)
    for candidate in (whole, _ALIASES.get(whole), bare, _ALIASES.get(bare)):
        if candidate in known:
            if candidate not in (whole, bare):
                note(
                    phrase(
                        "Sampler “{short}” is not here: {label} stands in.",
                        short=_short(asked),
                        label=samplers[known[candidate]].label,
                    )
                )
            elif candidate == bare != whole:
                note(
                    phrase(
                        "The noise schedule “{short}” is not here: the sampler's own stands in.", short=_short(schedule)
                    )
                )
            return known[candidate]
    fallback = "unipc" if "unipc" in samplers else next(iter(samplers), "lcm")
    stands_in = f"{samplers[fallback].label if fallback in samplers else fallback} stands in."
    note(
        phrase("Sampler “{short}” is not here: {stands_in}", short=_short(asked), stands_in=stands_in)
        if asked
        else phrase("It names no sampler: {stands_in}", stands_in=stands_in)
    )
    return fallback


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower().replace("+", "p"))


def _words(what: str, told: Any, note: _Notes) -> str:
    """Give a text; "" where nothing is told, or nothing that is one."""
    if told is None or isinstance(told, str):
        return told or ""
    note(phrase("Its {what} “{short}” is no text: left out.", what=what, short=_short(told)))
    return ""


def _size(told: tuple[Any, Any] | None, note: _Notes) -> tuple[int, int]:
    if told is None or told == (None, None):
        note(phrase("It names no size: 512×512 is taken."))
        return 512, 512
    asked = (_whole(told[0]), _whole(told[1]))
    if asked[0] is None or asked[1] is None or min(asked[0], asked[1]) < 1:
        said = f"{_short(told[0])}×{_short(told[1])}"
        note(phrase("Size “{size}” is none: 512×512 is taken.", size=said))
        return 512, 512
    pair = (asked[0], asked[1])
    width, height = (min(max(side // SIZE_MULTIPLE * SIZE_MULTIPLE, SIDE[0]), SIDE[-1]) for side in pair)
    if (width, height) != pair:
        note(
            phrase(
                "Size {value}×{value_2} became {width}×{height}.",
                value=pair[0],
                value_2=pair[1],
                width=width,
                height=height,
            )
        )
    return width, height


def _seed(told: Any, note: _Notes) -> int:
    asked = _whole(told)
    if asked is None:
        note(
            phrase("Seed “{short}” is no whole number: a random one is taken.", short=_short(told))
            if told
            else phrase("It names no seed.")
        )
        return seeds.drawn()
    value = seeds.folded(asked)
    if value != asked:
        note(
            phrase("Its seed is {asked}: a random one is taken.", asked=asked)
            if asked < 0
            else phrase("Seed {asked} became {value}.", asked=asked, value=value)
        )
    return value


def _whole(told: Any) -> int | None:
    """Give a whole number, as such or in digits."""
    if isinstance(told, str) and re.fullmatch(r"\s*-?[0-9]{1,40}\s*", told):
        return int(told)
    if isinstance(told, float) and told.is_integer() and abs(told) < 2**53:
        return int(told)
    return told if isinstance(told, int) and not isinstance(told, bool) and abs(told) < 10**40 else None


def _count(facts: Setting, told: Any, usual: int, note: _Notes, first: int = 0) -> int:
    """Give a whole number as `_number` does; a program that counts from `first` is told of in its own numbers."""
    return int(_number(facts, told, usual, note, first=first, whole=True))


def _number(
    facts: Setting, told: Any, usual: float, note: _Notes, whose: str = "", *, first: int = 0, whole: bool = False
) -> float:
    """Give a number within its range; `usual` where nothing is told, or nothing that is one."""
    if told is None:
        return usual
    what = f"{facts.label}{whose}"
    try:
        if isinstance(told, bool) or (isinstance(told, str) and len(told) > 40):
            raise ValueError
        value = float(told)
        if not math.isfinite(value):
            raise ValueError
    except (TypeError, ValueError, OverflowError):
        note(
            phrase(
                "{what} “{short}” is no number: {usual:g} is taken.",
                what=what,
                short=_short(told),
                usual=usual + first,
            )
        )
        return usual
    if not value and first:  # another way to say that none is left out
        return 0
    taken = min(max(value - first, facts.low), facts.high)
    taken = math.floor(taken) if whole else taken
    if taken != value - first:
        note(phrase("{what} {value:g} became {taken:g}.", what=what, value=value, taken=taken + first))
    return taken


def _short(told: Any) -> str:
    text = " ".join("".join(letter if letter.isprintable() else " " for letter in str(told)[:200]).split())
    return text if len(text) <= 40 else f"{text[:39]}…"
