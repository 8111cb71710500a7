#!/usr/bin/env python3
"""One command from nothing but Python: make .venv, install into it, check Qt's libraries, start the program.

    python3 packaging/start.py                      start the program (installing first, if need be)
    python3 packaging/start.py PICTURE              start it with a picture open
    python3 packaging/start.py cli generate ...     the same engine, from the command line
    python3 packaging/start.py test [pytest args]   run the tests
    python3 packaging/start.py package              build the bundle in dist/
    python3 packaging/start.py renew [PART]         make anew what depends on the starter's weights
    python3 packaging/start.py setup                only install

--yes before the command, as root on Debian or Ubuntu: install missing system packages without asking.
"""

# This file alone must be understood by every Python 3, so that an old one is told what is wrong.
import os
import sys

OLDEST, NEWEST = (3, 11), (3, 13)


def python_refusal(version):
    """Why this Python can't be used, as one message; None if it can."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return None
    return "Sketchlight needs Python %d.%d to %d.%d; this is %d.%d (%s).\nStart it with another, for example: %s" % (
        OLDEST + NEWEST + tuple(version[:2]) + (sys.executable, "python3.12 packaging/start.py")
    )


def main(arguments):
    """Run one command; returns the exit code: 0, the command's own, or 2 for what the user can mend."""
    refusal = python_refusal(sys.version_info)
    if refusal is not None:
        sys.stderr.write(refusal + "\n")
        return 2
    from bootstrap.command_line import run

    return run(arguments, checkout=os.path.dirname(os.path.dirname(os.path.abspath(__file__))), usage=__doc__)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
