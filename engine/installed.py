"""Which version of a package is installed. Imports no torch."""

from __future__ import annotations


def version_of(package: str) -> str:
    """Give a distribution's version, "" where it isn't installed as one."""
    from importlib.metadata import PackageNotFoundError, version  # brings the whole of `email` along

    try:
        return version(package)
    except PackageNotFoundError:
        return ""
