import pytest

from bootstrap import test_processes


@pytest.mark.parametrize(
    ("processors", "gigabytes", "processes"),
    [(1, 64, 1), (2, 16, 2), (16, 16, 5), (64, 256, 8), (4, 2, 1), (4, None, 4)],
)
def test_a_process_a_processor_as_far_as_memory_allows(processors: int, gigabytes: int | None, processes: int) -> None:
    memory = None if gigabytes is None else gigabytes * 2**30
    assert test_processes.count(processors, memory) == processes


@pytest.mark.parametrize("arguments", [["tests/engine"], ["-k", "pose"], ["-n", "3"], ["-n0"], ["--pdb"], ["-s"]])
def test_what_was_named_is_run_as_it_was_named(arguments: list[str]) -> None:
    assert test_processes.options(arguments) == []
    assert test_processes.variables(arguments) == {}
