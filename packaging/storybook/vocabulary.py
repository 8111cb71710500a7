"""The tokenizer: CLIP's format, with one token for each word of the world and single characters for the rest."""

import itertools
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
from transformers import CLIPTokenizer

from storybook.captions import every_word

START, END = "<|startoftext|>", "<|endoftext|>"
LENGTH = 77


def byte_characters() -> list[str]:
    """The printable stand-ins of the 256 bytes, in the order of GPT-2's and CLIP's vocabularies."""
    plain = [*range(33, 127), *range(161, 173), *range(174, 256)]
    return [chr(b) for b in plain] + [chr(256 + i) for i in range(256 - len(plain))]


def merges_of(words: list[str]) -> list[tuple[str, str]]:
    """Byte-pair merges that make a single token of each word, most frequent pair first (Sennrich et al. 2016)."""
    split = [[*word[:-1], word[-1] + "</w>"] for word in words]
    merges: list[tuple[str, str]] = []
    while True:
        counts: dict[tuple[str, str], int] = {}
        for parts in split:
            for pair in itertools.pairwise(parts):
                counts[pair] = counts.get(pair, 0) + 1
        if not counts:
            return merges
        best = min(counts, key=lambda pair: (-counts[pair], pair))
        merges.append(best)
        for parts in split:
            i = 0
            while i < len(parts) - 1:
                if (parts[i], parts[i + 1]) == best:
                    parts[i : i + 2] = ["".join(best)]
                i += 1


def write_tokenizer(folder: Path) -> CLIPTokenizer:
    """Write vocab.json and merges.txt under `folder` and load them back."""
    folder.mkdir(parents=True, exist_ok=True)
    words = [w for w in every_word() if w.isalpha()]
    merges = merges_of(words)
    characters = byte_characters()
    tokens = characters + [c + "</w>" for c in characters] + list(dict.fromkeys("".join(m) for m in merges))
    vocabulary = {token: i for i, token in enumerate([*tokens, START, END])}
    (folder / "vocab.json").write_text(json.dumps(vocabulary, ensure_ascii=False))
    (folder / "merges.txt").write_text("#version: 0.2\n" + "\n".join(f"{a} {b}" for a, b in merges) + "\n")
    config = {
        "model_max_length": LENGTH,
        "tokenizer_class": "CLIPTokenizer",
        "bos_token": START,
        "eos_token": END,
        "unk_token": END,
        "pad_token": END,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(config, indent=1))
    return load_tokenizer(folder)


def load_tokenizer(folder: Path) -> CLIPTokenizer:
    return CLIPTokenizer.from_pretrained(folder, local_files_only=True)


def encode(tokenizer: CLIPTokenizer, captions: list[str]) -> list[list[int]]:
    """Captions to rows of `LENGTH` token numbers, padded as a diffusers pipeline pads."""
    return tokenizer(captions, padding="max_length", max_length=LENGTH, truncation=True)["input_ids"]


def rows_of(tokenizer: CLIPTokenizer) -> Callable[[list[str]], np.ndarray]:
    """The same, many times faster, for texts that are surely short enough: (N, `LENGTH`) int16."""
    backend, end = tokenizer.backend_tokenizer, tokenizer.eos_token_id

    def ids(texts: list[str]) -> np.ndarray:
        rows = np.full((len(texts), LENGTH), end, np.int16)
        for row, found in zip(rows, backend.encode_batch(texts), strict=True):
            known = found.ids[:LENGTH]
            row[: len(known)] = known
            row[-1] = end
        return rows

    return ids
