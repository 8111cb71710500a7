"""Broken input of every kind, by seeds: exit 2 and a sentence, no traceback, no hang, no flood of memory.

More of it: `python tests/fuzzing.py FIRST COUNT` (5,000 from the first seed without either).
"""

from __future__ import annotations

import pytest

import fuzz_cases
import fuzzing

CASES = 520


@pytest.mark.slow
def test_broken_input_is_refused_in_words_or_taken() -> None:
    found = list(fuzzing.outcomes(0, CASES))
    assert [each for each in found if each.wrong] == []
    assert {each.kind for each in found} == set(fuzz_cases.KINDS)
    assert sum(each.code == 2 for each in found) > CASES / 3
    assert sum(each.code == 0 for each in found) > CASES / 20


@pytest.mark.parametrize(
    ("code", "said", "grown", "happened", "wrong"),
    [
        (2, "Step 1 of 2\nIt is broken.", 0, [], ""),
        (0, "Done.", 10**6, [], ""),
        (1, "Something went wrong.", 0, [], "exit code 1"),
        (2, "Traceback (most recent call last):", 0, [], "a traceback"),
        (2, "", 0, [], "not a few lines"),
        (2, "x\n" * 50, 0, [], "not a few lines"),
        (0, "Done.", 2 * 10**9, [], "MB of memory"),
        (2, "It is broken.", 0, ["os.system"], "os.system"),
    ],
)
def test_what_the_fuzzer_calls_wrong(code: int, said: str, grown: int, happened: list[str], wrong: str) -> None:
    found = fuzzing.judged(code, said, grown, happened)
    assert bool(found) == bool(wrong)
    assert wrong in found
