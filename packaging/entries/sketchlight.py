"""Where the bundle's window starts."""

import multiprocessing
import os
import sys


def give_streams() -> None:
    """A program without a console has no streams on Windows, and libraries that print would fail."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 (as long as the program)


if __name__ == "__main__":
    multiprocessing.freeze_support()
    give_streams()
    from desktop.start import main

    sys.exit(main())
