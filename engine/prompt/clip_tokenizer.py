"""CLIP's tokenizer without transformers: how many tokens a text has, and where each begins. Imports no torch."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from engine import registry
from engine.catalog import embedding_files
from engine.catalog.catalog import Model
from engine.catalog.tokenizer_files import MERGES, VOCABULARY, WHOLE, shipped, table, told
from engine.errors import ModelError
from engine.paths import resources_dir
from engine.phrase import phrase
from engine.steering_parts import LoraUse

if TYPE_CHECKING:
    import tokenizers

POSITIONS = 77
"""What an encoder reads at once, start and end included, where its config doesn't say: transformers' CLIPTextConfig."""
CHUNKS_MAX = 10
"""More text than this is cut: 750 tokens, which is far beyond what any model of CLIP's time obeys."""
SPECIAL = {
    "bos_token": "<|startoftext|>",
    "eos_token": "<|endoftext|>",
    "unk_token": "<|endoftext|>",
    "pad_token": "<|endoftext|>",
}
_SPLIT = r"""<\|startoftext\|>|<\|endoftext\|>|'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"""
"""Words, digits and runs of marks, as OpenAI's CLIP (simple_tokenizer.py) and transformers' CLIPTokenizer cut them."""
_LONE = re.compile("[\ud800-\udfff]")
_loading = Lock()


@dataclass(frozen=True, eq=False)
class ClipTokenizer:
    """That of one encoder; `room` is how many tokens the encoder reads at once, beside start and end."""

    label: str
    room: int
    backend: tokenizers.Tokenizer
    embeddings: tuple[tuple[str, int], ...] = ()
    """(name, vectors) of those that are read as so many tokens."""

    def starts(self, text: str) -> list[int]:
        """Give the character at which each token begins; an embedding's all begin where its name does."""
        found = [start for start, _ in self._encoded(text).offsets]
        low = text.lower()
        for name, vectors in self.embeddings:
            for match in embedding_files.pattern(name).finditer(text) if name.lower() in low else ():
                found = [each for each in found if not match.start() <= each < match.end()]
                found += [match.start()] * vectors
        return sorted(found)

    def ids(self, text: str) -> list[int]:
        """Give the numbers of its tokens, without start and end."""
        return list(self._encoded(text).ids)

    def _encoded(self, text: str) -> tokenizers.Encoding:
        readable = _LONE.sub("\ufffd", text)  # half a surrogate pair is no text to the library
        return self.backend.encode(readable, add_special_tokens=False)


def of_model(about: Model, loras: Sequence[LoraUse] = ()) -> tuple[ClipTokenizer, ...]:
    """Give one for each of a model's text encoders, which knows the embeddings that can be called, those in LoRAs too.

    Reading it takes a moment once. Raises ModelError.
    """
    family = registry.families()[about.family]
    home = resources_dir() / "configs" / family.config if about.is_file else about.path
    encoders = [each for each in family.components if each.name.startswith("text_encoder")]
    known = embedding_files.lengths(about, loras)
    made = []
    for name, encoder in zip(family.tokenizers, encoders, strict=True):
        folder, own = shipped(home / name) if about.is_file else (home / name, {})
        says = {**SPECIAL, **told(folder), **own}
        length = min(
            says.get("model_max_length") or POSITIONS,
            table(home / encoder.name / "config.json").get("max_position_embeddings") or POSITIONS,
        )
        with _loading:
            backend = _opened(folder, _added(folder, says))
        made.append(ClipTokenizer(encoder.label, max(1, int(length) - 2), backend, known))
    return tuple(made)


def length_notes(tokens: int, pieces: int, room: int) -> tuple[str, ...]:
    """Say of a text of so many tokens that it was cut, or read in pieces of `room`; nothing of a short one."""
    if pieces > CHUNKS_MAX:
        return (
            phrase(
                "The prompt has {tokens} tokens; only the first {value} were read. {room} or fewer are best.",
                tokens=tokens,
                value=CHUNKS_MAX * room,
                room=room,
            ),
        )
    if pieces > 1:
        return (
            phrase(
                "The prompt has {tokens} tokens and was read in {pieces} pieces of {room}; short ones are obeyed best.",
                tokens=tokens,
                pieces=pieces,
                room=room,
            ),
        )
    return ()


_Added = tuple[tuple[str, bool], ...]


def _added(folder: Path, says: dict[str, Any]) -> _Added:
    """Give tokens that are found whole before a text is cut into words, and whether in lower case as the words are."""
    listed = [says[name] for name in SPECIAL if says.get(name)]
    listed += (says.get("added_tokens_decoder") or {}).values()
    listed += table(folder / WHOLE).get("added_tokens") or []
    listed += table(folder / "added_tokens.json")
    found: dict[str, bool] = {}
    for each in listed:
        content = each["content"] if isinstance(each, dict) else str(each)
        found.setdefault(content, isinstance(each, dict) and bool(each.get("normalized")))
    return tuple(found.items())


@lru_cache(maxsize=8)
def _opened(folder: Path, added: _Added) -> tokenizers.Tokenizer:
    from tokenizers import AddedToken, Regex, Tokenizer, normalizers, pre_tokenizers

    made = Tokenizer(_words(folder))
    made.normalizer = normalizers.Sequence(
        [normalizers.NFC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Lowercase()]
    )
    made.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_SPLIT), behavior="removed", invert=True),
            pre_tokenizers.ByteLevel(add_prefix_space=False),
        ]
    )
    made.add_special_tokens([AddedToken(content, normalized=normalized) for content, normalized in added])
    return made


def _words(folder: Path) -> Any:
    """Give the byte pairs, from their own two files or from the one in which the library writes all."""
    from tokenizers.models import BPE

    how = {"unk_token": SPECIAL["unk_token"], "continuing_subword_prefix": "", "end_of_word_suffix": "</w>"}
    try:
        if (folder / VOCABULARY).is_file():
            return BPE.from_file(str(folder / VOCABULARY), str(folder / MERGES), **how)
        held = table(folder / WHOLE)["model"]
        merges = [tuple(each.split(" ") if isinstance(each, str) else each) for each in held["merges"]]
        return BPE(held["vocab"], merges, **how)
    except ModelError:
        raise
    except Exception as error:  # the library raises no narrower one
        raise ModelError(
            phrase("The tokenizer in {folder} can't be read: its files are missing or damaged.", folder=folder)
        ) from error
