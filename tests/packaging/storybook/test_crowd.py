"""Processes that draw, and what they draw for the student."""

from pathlib import Path

import numpy as np
import pytest

from storybook import rows
from storybook.crowd import Crowd, Row
from storybook.vocabulary import encode, write_tokenizer

FIELDS = {"number": ((), np.int64), "square": ((2, 2), np.float32)}


def numbered(rng: np.random.Generator) -> Row:
    number = int(rng.integers(1, 1000))
    return {"number": np.int64(number), "square": np.full((2, 2), number, np.float32)}


@pytest.mark.parametrize("workers", [0, 2])
def test_rows_come_whole_and_as_many_as_asked_for(workers: int) -> None:
    crowd = Crowd(numbered, FIELDS, workers=workers, slots=4, seed=5)
    seen = []
    while len(seen) < 40:
        found = crowd.take(7)
        assert 1 <= len(found["number"]) <= 7
        assert (found["square"] == found["number"][:, None, None]).all()
        seen += found["number"].tolist()
    crowd.close()
    assert len(set(seen)) > 20, "none is handed out for ever"


def _broken(rng: np.random.Generator) -> Row:
    raise SystemExit(3)


def test_where_all_have_ended_nobody_waits() -> None:
    crowd = Crowd(_broken, FIELDS, workers=2, slots=4, seed=5)
    with pytest.raises(RuntimeError, match="have ended"):
        crowd.take(1)
    crowd.close()


def test_a_row_for_the_student(tmp_path: Path) -> None:
    tokenizer = write_tokenizer(tmp_path)
    make, fields, rng = rows.student(tokenizer, 64), rows.fields(64), np.random.default_rng(3)
    kinds = set()
    for _ in range(40):
        row = make(rng)
        assert {name: (value.shape, value.dtype) for name, value in row.items()} == {
            name: (shape, np.dtype(kind)) for name, (shape, kind) in fields.items()
        }
        kinds.add(int(row["kind"]))
        left, top, right, bottom = row["box"]
        assert 0 <= left <= right <= 1 and 0 <= top <= bottom <= 1
    assert kinds == {rows.PLAIN, rows.LOOSE, rows.WINDOW}


def test_the_quick_way_to_tokens_is_the_tokenizers(tmp_path: Path) -> None:
    tokenizer = write_tokenizer(tmp_path)
    texts = ["a red apple", "A white house with a red roof, at dusk.", "xyzzy cat", ""]
    assert np.array_equal(rows.rows_of(tokenizer)(texts), encode(tokenizer, texts))
