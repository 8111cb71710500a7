"""`python packaging/start.py renew [PART …]`: make everything anew that depends on the starter's weights.

The parts are made one after another, each by a command of its own that can also be given alone; with names, only
those. When a part is done, the hash of the weights is kept for it, so that a test can tell what is out of date.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

# Run as a folder, its own is the first on the path: the packages beside it are looked for there too.
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from renew import stamp

PARTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "graphs": (("-m", "engine.loading.graph_making", "resources/starter"),),
    "first sketch": (("-m", "screenshots.first_sketch"),),
    "pictures": (("-m", "storybook.gallery"),),
    "gallery": (("-m", "technique_gallery"),),
    "help": (("-m", "help_pictures"),),
    "window": (("-m", "screenshots"), ("-m", "screenshots.session", "--out", "resources/samples/session")),
    "scores": (
        ("tests/bench/starter.py", "--json", "resources/samples/scores.json"),
        ("tests/bench/sketch.py", "--json", "resources/samples/sketch_scores.json"),
    ),
}
"""The commands that make each part."""


def main() -> int:
    """Make the parts; the first that fails ends it, and keeps its old hash."""
    parser = argparse.ArgumentParser(prog="start.py renew", description=__doc__)
    parser.add_argument("part", nargs="*", help=f"{', '.join(PARTS)}; all by themselves")
    options = parser.parse_args()
    if unknown := [each for each in options.part if each not in PARTS]:
        parser.error(f"there is no part “{unknown[0]}”: use {', '.join(PARTS)}")
    path = os.pathsep.join((str(stamp.ROOT), str(stamp.ROOT / "packaging")))
    variables = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | {"PYTHONPATH": path}
    for part in options.part or PARTS:
        for line in PARTS[part]:
            print(f"{part}: {' '.join(line)}", flush=True)
            done = subprocess.run([sys.executable, *line], cwd=stamp.ROOT, env=variables)
            if done.returncode:
                return done.returncode
        stamp.write([part])
    return 0


if __name__ == "__main__":
    sys.exit(main())
