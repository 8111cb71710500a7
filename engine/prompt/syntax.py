r"""What a prompt says beside its words: weights, choices and mixtures, as a tree with every problem found.

    (red roof)1.3   (red roof:1.3)   roof++   (old roof)--     weights, 0–2; each + is × 1.1, each - is × 0.9
    {red|blue}                                                 one of them, by the picture's seed
    ("a cat", "a dog").blend(0.7, 0.3)    (…).and()            embeddings mixed, or laid end to end
    \( \) \{ \} \| \" \: \+ \- \\                              the character itself

Parentheses without a weight, a hyphen, `C++` and `A+` are words like any other. The syntax is compel's
(https://github.com/damian0815/compel), with stable-diffusion-webui's `(red:1.3)` and dynamic prompts' braces. Knows no
torch, so that the window can read it at every key.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, groupby

from engine.errors import InvalidRequest
from engine.phrase import phrase
from engine.prompt.tree import Choice, Group, Mix, Node, Nodes, Parsed, Problem, Text, inside, walk

WEIGHT_MAX = 2.0
PLUS, MINUS = 1.1, 0.9
DEPTH_MAX = 20
_SPECIAL = frozenset('(){}|":+-\\')
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)")
_BEHIND = re.compile(r"(?P<number>[+-]?\.?\d[\w.]*(?:,\d+)?)|(?P<signs>[+-]+)(?![\w+-])")
_STUCK = re.compile(r"\+\++(?=\w)")
_SIGNS = re.compile(r"(?:\++|--+)(?![\w+-])")
_WORD = re.compile(r"[^\W_](?:[\w'’-]*[^\W\d_])?\Z")
_PLAIN = re.compile(r"[^(){}|+\\-]+|[+-]+")
"""What stands for itself, and closes nothing: words, or signs of which the first is no weight."""
_OPERATOR = re.compile(r"\.([A-Za-z]\w*)\(")
_QUOTED = r'"(?:\\.|[^"\\])*"'
_MIX = re.compile(rf"\(\s*({_QUOTED}\s*(?:,\s*{_QUOTED}\s*)*)\)(\.([A-Za-z]\w*)\(([^()]*)\)?)", re.DOTALL)
_KINDS = {"blend": "blend", "and": "and", "add": "and"}
_NOT_WEIGHTS = frozenset({"notepad"})
"""Words that are written with ++; a single letter (C++, g++) is never weighted either."""


@lru_cache(maxsize=256)
def parse(text: str) -> Parsed:
    """Read a prompt; never raises."""
    reader = _PromptParser(text)
    nodes = reader.sequence("", len(text))
    reader.check(nodes)
    return Parsed(nodes, tuple(sorted(reader.problems, key=lambda each: each.start)))


def check(text: str, what: str = "prompt") -> None:
    """Check what only the whole tree shows: mixtures where none can be, weights that multiply to too much."""
    for problem in parse(text).problems:
        at = text[problem.start : problem.end]
        raise InvalidRequest(
            phrase(
                "The {what} can't be read at “{value}” (character {value_2}). {reason}",
                what=what,
                value=at[:30],
                value_2=problem.start + 1,
                reason=problem.reason,
            )
        )


def signs_weight(signs: str) -> float:
    """Read `++` as 1.21, `--` as 0.81."""
    return (PLUS if signs[0] == "+" else MINUS) ** len(signs)


class _PromptParser:
    """Recursive descent over one text, collecting problems as it goes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.problems: list[Problem] = []
        self._open: list[str] = []
        """The characters that would close what is being read, outermost first."""
        self._choices = 0

    def sequence(self, closers: str, limit: int) -> Nodes:
        """Read nodes up to `limit` or to one of the closers, here or further out, which is not consumed."""
        self._open.append(closers)
        nodes: list[Node] = []
        while self.at < limit:
            char = self.text[self.at]
            if char in closers or (char in ")}" and any(char in each for each in self._open)):
                break
            nodes += self._next(char, limit, nodes)
        self._open.pop()
        return _joined(nodes)

    def _next(self, char: str, limit: int, before: list[Node]) -> list[Node]:
        if char == "\\" and self.text[self.at + 1 : self.at + 2] in _SPECIAL and self.at + 1 < limit:
            self.at += 2
            return [self._text(self.at - 1, self.at)]
        if char in "({" and len(self._open) > DEPTH_MAX:
            self._problem(self.at, self.at + 1, phrase("Only {DEPTH_MAX} of these can be nested.", DEPTH_MAX=DEPTH_MAX))
        elif char == "(":
            return self._mix(limit) or self._group(limit)
        elif char == "{":
            return self._choice(limit)
        elif char in ")}":
            self._problem(
                self.at,
                self.at + 1,
                phrase("Nothing opened this {char}. For the character itself write \\{char}.", char=char),
            )
        elif char in "+-" and (signs := _SIGNS.match(self.text, self.at, limit)) and (word := _word(before)):
            start = word.places[0]
            weight = self._ranged(signs_weight(signs[0]), start, signs.end())
            group = Group((word,), weight, start, signs.end(), (start, self.at))
            self.at = signs.end()
            return [group]
        plain = _PLAIN.match(self.text, self.at, limit)
        start, self.at = self.at, plain.end() if plain else self.at + 1
        return [self._text(start, self.at)]

    def _text(self, start: int, end: int) -> Text:
        return Text(self.text[start:end], tuple(range(start, end)))

    def _group(self, limit: int) -> list[Node]:
        start = self.at
        self.at += 1
        items = self.sequence(")", limit)
        close = self.at
        if close >= limit or self.text[close] != ")":
            self._problem(start, start + 1, "This ( is never closed. For the character itself write \\(.")
            return [self._text(start, start + 1), *items]
        self.at += 1
        inner = (start + 1, close)
        if not self.text[inner[0] : inner[1]].strip():
            self._problem(start, self.at, phrase("There is nothing in these parentheses."))
        items, weight, inner = self._colon(items, inner)
        if behind := _BEHIND.match(self.text, self.at, limit):
            written = behind["number"] or behind["signs"]
            written = written.rstrip(".")
            self.at += len(written)
            weight = (1.0 if weight is None else weight) * self._weight(written, behind.start(), self.at)
        elif stuck := _STUCK.match(self.text, self.at, limit):
            self._problem(
                start, stuck.end(), phrase("{value} is a weight only with a space behind it.", value=stuck[0])
            )
        elif operator := _OPERATOR.match(self.text, self.at, limit):
            self._problem(start, operator.end(), _of_operator(operator[1]))
        if weight is None:
            return [self._text(start, start + 1), *items, self._text(close, close + 1)]
        return [Group(items, weight, start, self.at, inner)]

    def _colon(self, items: Nodes, inner: tuple[int, int]) -> tuple[Nodes, float | None, tuple[int, int]]:
        """Give the weight of `(words:1.3)`, cut from the words; None if there is none."""
        colon = self.text.rfind(":", *inner)
        tail = self.text[colon + 1 : inner[1]]
        if colon < 0 or self.text[colon - 1] == "\\" or _SPECIAL.intersection(tail) - {"+", "-"}:
            return items, None, inner
        if tail[:1].isspace() and not re.match(r"[\d.+-]", tail.lstrip()):
            return items, None, inner
        weight = self._weight(tail.strip(), colon, inner[1], "For a colon as it is write \\:.")
        if not self.text[inner[0] : colon].strip():
            self._problem(inner[0] - 1, inner[1] + 1, phrase("There is nothing in these parentheses."))
        last = items[-1]
        if not isinstance(last, Text) or not last.text.endswith(f":{tail}"):
            return items, weight, inner
        kept = _cut(last, len(last.text) - len(tail) - 1)
        return (*items[:-1], *([kept] if kept.text else [])), weight, (inner[0], colon)

    def _choice(self, limit: int) -> list[Node]:
        start, ordinal = self.at, self._choices
        self._choices += 1
        options: list[Nodes] = []
        while not options or (self.at < limit and self.text[self.at] == "|"):
            self.at += 1
            options.append(self.sequence("|}", limit))
        if self.at >= limit or self.text[self.at] != "}":
            self._problem(start, start + 1, "This { is never closed. For the character itself write \\{.")
            return [Choice(tuple(options), ordinal)]
        self.at += 1
        if not self.text[start + 1 : self.at - 1].replace("|", "").strip():
            self._problem(start, self.at, phrase("There is nothing to choose between these braces."))
        elif len(options) < 2:
            self._problem(start, self.at, phrase("A choice needs two or more: {red|blue}."))
        return [Choice(tuple(options), ordinal)]

    def _mix(self, limit: int) -> list[Node]:
        """`("…", "…").blend(…)`; nothing, and nothing consumed, if this is not one."""
        found = _MIX.match(self.text, self.at, limit)
        if found is None:
            return []
        parts: list[Nodes] = []
        places: list[tuple[int, int]] = []
        for quoted in re.finditer(_QUOTED, found[1], re.DOTALL):
            self.at = found.start(1) + quoted.start() + 1
            end = found.start(1) + quoted.end() - 1
            places.append((self.at, end))
            opened, self._open = self._open, [""] * len(self._open)
            parts.append(self.sequence("", end))
            self._open = opened
        self.at = found.end()
        if found[3] not in _KINDS:
            self._problem(*found.span(2), _of_operator(found[3]))
        elif not found[0].endswith(")"):
            self._problem(*found.span(2), phrase("This ( is never closed."))
        kind = _KINDS.get(found[3], "blend")
        return [Mix(kind, tuple(parts), self._shares(found, kind, len(parts)), found.span(2), tuple(places))]

    def _shares(self, found: re.Match[str], kind: str, count: int) -> tuple[float, ...]:
        words = [each.strip() for each in found[4].split(",")] if found[4].strip() else []
        numbers = [float(each) if _NUMBER.fullmatch(each) else -1.0 for each in words] or [1.0] * count
        if min(numbers) < 0:
            self._problem(
                *found.span(2), phrase("Every weight of a mixture is a number from 0, such as .blend(0.7, 0.3).")
            )
        elif len(numbers) != count:
            self._problem(
                *found.span(2),
                phrase(
                    "There are {count} prompts and {len} weights: give one for each.", count=count, len=len(numbers)
                ),
            )
        elif kind == "blend" and sum(numbers) == 0:
            self._problem(*found.span(2), phrase("At least one weight of a blend is above 0."))
        elif kind == "and" and max(numbers) > WEIGHT_MAX:
            self._problem(
                *found.span(2), phrase("A weight of .and() lies between 0 and {WEIGHT_MAX:g}.", WEIGHT_MAX=WEIGHT_MAX)
            )
        else:
            return tuple(numbers)
        return (1.0,) * count

    def check(self, nodes: Nodes) -> None:
        """Check what only the whole tree shows: mixtures where none can be, weights that multiply to too much."""
        if sum(_mixes(node) for node in nodes) > 1:
            _, second = [node.operator for node in walk(nodes) if isinstance(node, Mix)][:2]
            self._problem(*second, phrase("One blend or .and() in a prompt is what can be mixed."))
        self._check_weights(nodes, 1.0)

    def _check_weights(self, nodes: Nodes, scale: float) -> None:
        for node in nodes:
            if isinstance(node, Group):
                if node.weight <= WEIGHT_MAX < scale * node.weight:
                    product = phrase(
                        "The weights here multiply to {value:.2f}; {WEIGHT_MAX:g} is the most.",
                        value=scale * node.weight,
                        WEIGHT_MAX=WEIGHT_MAX,
                    )
                    self._problem(node.start, node.end, product)
                for mix in (each for each in walk(node.items) if isinstance(each, Mix)):
                    self._problem(
                        *mix.operator, phrase("A blend can't stand inside a weight: put the weight into its quotes.")
                    )
            inner_scale = scale * node.weight if isinstance(node, Group) else scale
            for held in inside(node):
                self._check_weights(held, inner_scale)

    def _weight(self, written: str, start: int, end: int, hint: str = "") -> float:
        if written and set(written) in ({"+"}, {"-"}):
            return self._ranged(signs_weight(written), start, end)
        if not _NUMBER.fullmatch(written):
            reason = f"“{written[:20]}” is not a weight" if written else "There is no weight behind the colon"
            self._problem(
                start, end, phrase("{reason}: write a number such as 1.3. {hint}", reason=reason, hint=hint).rstrip()
            )
            return 1.0
        return self._ranged(float(written), start, end)

    def _ranged(self, weight: float, start: int, end: int) -> float:
        if 0 <= weight <= WEIGHT_MAX:
            return weight
        self._problem(
            start,
            end,
            phrase("The weight {weight:.4g} is outside 0–{WEIGHT_MAX:g}.", weight=weight, WEIGHT_MAX=WEIGHT_MAX),
        )
        return 1.0

    def _problem(self, start: int, end: int, reason: str) -> None:
        self.problems.append(Problem(start, end, reason))


def _word(before: list[Node]) -> Text | None:
    """Take the word that stands right before off the nodes, if signs behind it can be a weight."""
    found = ""
    at = len(before)
    while at and isinstance(node := before[at - 1], Text):
        at -= 1
        ends = _letters_behind(node.text)
        found = ends + found
        if len(ends) < len(node.text):
            break
    whole = _together([node for node in before[at:] if isinstance(node, Text)])
    word = found.lstrip("_'’-")
    if not _WORD.match(word) or word.lower() in _NOT_WEIGHTS or (len(word) == 1 and word.isascii()):
        return None
    left = _cut(whole, len(whole.text) - len(word))
    before[at:] = [left] if left.text else []
    return Text(word, whole.places[len(left.text) :])


def _letters_behind(text: str) -> str:
    at = len(text)
    while at and (text[at - 1].isalnum() or text[at - 1] in "_'’-"):
        at -= 1
    return text[at:]


def _cut(text: Text, length: int) -> Text:
    return Text(text.text[:length], text.places[:length])


def _together(texts: list[Text]) -> Text:
    return Text("".join(each.text for each in texts), tuple(chain.from_iterable(each.places for each in texts)))


def _joined(nodes: list[Node]) -> Nodes:
    joined: list[Node] = []
    for is_text, run in groupby(nodes, lambda node: isinstance(node, Text)):
        found = list(run)
        joined += [_together([each for each in found if isinstance(each, Text)])] if is_text else found
    return tuple(joined)


def _mixes(node: Node) -> int:
    """Tell how many mixtures meet in one picture's prompt, at most."""
    counts = [sum(map(_mixes, held)) for held in inside(node)]
    if isinstance(node, Mix):
        return 1 + sum(counts)
    return max(counts, default=0)


def _of_operator(name: str) -> str:
    if name in _KINDS:
        return phrase('The prompts of a mixture stand in quotes: ("a cat", "a dog").{name}().', name=name)
    return phrase("There is no .{value}() here: .blend() and .and() are what can be mixed.", value=name[:20])
