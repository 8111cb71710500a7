"""How long a library of 1,000 small files from three programs' trees takes to list, unseen and seen before.

`python tests/bench/library.py`: each time is of a process of its own, without Python's start and imports.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

FILES = 1000
TREES = ("webui/models/Lora", "ComfyUI/models/loras", "invokeai/models/sdxl/lora")
LIST = """
import sys, time
from pathlib import Path
from engine.catalog import library
from engine.catalog.contents import FileKind
library.use([Path(each) for each in sys.argv[1:]])
began = time.perf_counter()
found = library.entries(*FileKind)
print(len(found), time.perf_counter() - began)
"""


def main() -> None:
    """Write the files, list them twice, print the seconds."""
    sys.path.insert(0, str(Path(__file__).parent.parent))
    import weights_files

    with tempfile.TemporaryDirectory() as place:
        for number in range(FILES):
            weights_files.lora(Path(place) / TREES[number % 3] / f"{number:04}.safetensors", width=768)
        roots = [str(Path(place) / tree.split("/")[0]) for tree in TREES]
        environment = {**os.environ, "XDG_CACHE_HOME": f"{place}/cache", "XDG_DATA_HOME": f"{place}/data"}
        for which in ("cold", "warm"):
            done = subprocess.run([sys.executable, "-c", LIST, *roots], env=environment, capture_output=True, text=True)
            count, seconds = done.stdout.split()
            print(f"{which}: {count} files in {float(seconds):.3f} s")


if __name__ == "__main__":
    main()
