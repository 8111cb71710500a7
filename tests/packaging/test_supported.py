"""A system that there are no packages for is told so before the download, in its own terms."""

import pytest

from bootstrap.supported import System, refusal, this_system


@pytest.mark.parametrize(
    "system",
    [
        System("Linux", "x86_64", "2.36"),
        System("Linux", "x86_64", "2.34"),
        System("Linux", "aarch64", "2.41"),
        System("Darwin", "arm64", "14.6.1"),
        System("Windows", "AMD64", ""),
    ],
)
def test_the_supported_systems_pass(system):
    assert refusal(system) is None


@pytest.mark.parametrize(
    ("system", "named"),
    [
        (System("Linux", "x86_64", "2.31"), "it has glibc 2.31, Qt needs 2.34"),
        (System("Linux", "aarch64", "2.36"), "Qt needs 2.39"),
        (System("Linux", "x86_64", ""), "musl"),
        (System("Linux", "riscv64", "2.41"), "riscv64"),
        (System("Darwin", "x86_64", "15.1"), "Apple silicon works"),
        (System("Darwin", "arm64", "13.7"), "macOS 13.7; Qt needs macOS 14"),
    ],
)
def test_another_is_told_what_stands_in_the_way(system, named):
    assert named in refusal(system)


def test_where_the_tests_run_is_supported():
    assert refusal(this_system()) is None
