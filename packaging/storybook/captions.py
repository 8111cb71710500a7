"""Captions for a scene, in many wordings."""

import numpy as np

from storybook.scene import Item, Scene
from storybook.things import KINDS

PLACE_WORDS = {
    "meadow": ("in a meadow", "in the meadow", "on a green meadow", "in a field"),
    "beach": ("on the beach", "on a beach", "at the beach", "on the sand"),
    "snow": ("in the snow", "in a snowy field", "on the snow", "in winter"),
    "sea": ("at sea", "on the sea", "over the sea", "on the water"),
    "desert": ("in the desert", "in a desert", "on the dunes"),
    "city": ("in the city", "in a city", "in town", "in the street"),
    "plain": ("on a plain background", "on a simple background"),
}
TIME_WORDS = {
    "day": ("by day", "in daylight", "on a sunny day", "at noon"),
    "dawn": ("at dawn", "in the early morning", "at sunrise"),
    "sunset": ("at sunset", "in the evening sun", "in the evening"),
    "dusk": ("at dusk", "in the twilight", "after sunset"),
    "night": ("at night", "under the stars", "by night"),
}
STYLE_WORDS = {
    "oil painting": ("an oil painting of {}", "{}, oil painting", "{}, oil on canvas"),
    "pencil sketch": ("a pencil sketch of {}", "{}, pencil sketch", "a pencil drawing of {}"),
    "pixel art": ("pixel art of {}", "{}, pixel art", "{} in pixel art"),
    "watercolour": ("a watercolour of {}", "{}, watercolour", "a watercolor painting of {}"),
}
OPENINGS = ("{}",) * 10 + (
    "a picture of {}",
    "a drawing of {}",
    "an illustration of {}",
    "a storybook picture of {}",
    "a plain drawing of {}",
)
RELATIONS = {
    "left": ("{0} left of {1}", "{0} to the left of {1}", "{0} on the left and {1} on the right"),
    "right": ("{0} right of {1}", "{0} to the right of {1}", "{0} on the right and {1} on the left"),
    "behind": ("{0} with {1} behind it", "{0} with {1} in the background", "{1} behind {0}", "{0} in front of {1}"),
    "and": ("{0} and {1}", "{0} with {1}", "{0}, {1}", "{0} next to {1}"),
}
SIDES = ("{} on the {side}", "{} on the {side} side", "{} at the {side}")
PLURAL = ("trousers",)
POSE_WORDS = {"standing": "", "waving": " waving", "jumping": " jumping"}


def _one(rng: np.random.Generator, choices: tuple[str, ...]) -> str:
    return choices[int(rng.integers(len(choices)))]


def name(rng: np.random.Generator, item: Item) -> str:
    """An item with its article: "a red apple", "an orange cat", "the castle", "yellow mountains"."""
    word = _one(rng, KINDS[item.kind].words)
    rest = _with_parts(rng, item)
    if item.kind == "person":
        dress = f" in {item.colour}" if item.colour else ""
        return f"a person{POSE_WORDS.get(item.pose, '')}{dress}{rest}"
    phrase = f"{item.colour} {word}" if item.colour else word
    if word in ("mountains", "woods"):
        return phrase
    roll = rng.random()
    if roll < 0.08:
        return f"the {phrase}{rest}"
    if roll < 0.14:
        return phrase + rest
    return _a(phrase) + rest


def _a(phrase: str) -> str:
    return f"{'an' if phrase[0] in 'aeiou' else 'a'} {phrase}"


def _with_parts(rng: np.random.Generator, item: Item) -> str:
    """What is said of parts: " with a red roof", " with a green leaf and an orange middle"."""
    parts = [f"{colour} {part}" if part in PLURAL else _a(f"{colour} {part}") for part, colour in item.parts]
    return f" {_one(rng, ('with', 'with', 'and'))} {' and '.join(parts)}" if parts else ""


def caption(rng: np.random.Generator, scene: Scene) -> str:
    """One of the many captions that are true of a scene."""
    names = [name(rng, item) for item in scene.items]
    text = names[0]
    if len(names) > 1:
        text = _one(rng, RELATIONS[scene.relation]).format(*names)
    elif scene.side:
        text = _one(rng, SIDES).format(text, side=scene.side)
    if len(names) > 2:
        text += _one(rng, (" and {}", ", {}", " with {}")).format(names[2])
    parts = []
    if scene.place != "plain" or rng.random() < 0.1:
        parts.append(_one(rng, PLACE_WORDS[scene.place]))
    if scene.time:
        parts.append(_one(rng, TIME_WORDS[scene.time]))
    if len(parts) == 2 and rng.random() < 0.25:
        parts.reverse()
    for part in parts:
        text += (", " if rng.random() < 0.25 else " ") + part
    text = (
        _one(rng, STYLE_WORDS[scene.style]).format(text) if scene.style != "plain" else _one(rng, OPENINGS).format(text)
    )
    if rng.random() < 0.3:
        text = text[0].upper() + text[1:]
    return text + ("." if rng.random() < 0.06 else "")


def every_word() -> list[str]:
    """All words that captions are made of, sorted."""
    tables = [*PLACE_WORDS.values(), *TIME_WORDS.values(), *STYLE_WORDS.values(), *RELATIONS.values(), OPENINGS, SIDES]
    text = " ".join(" ".join(table) for table in tables) + " ".join(POSE_WORDS.values())
    from storybook.palette import COLOURS

    text += " a an the left right person in with and " + " ".join(COLOURS)
    text += " " + " ".join(" ".join((*kind.words, *kind.parts)) for kind in KINDS.values())
    for mark in ("{side}", "{}", "{0}", "{1}", ","):
        text = text.replace(mark, " ")
    return sorted(set(text.split()))
