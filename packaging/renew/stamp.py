"""Of which weights what is shipped was made: a hash of them, kept beside the pictures."""

import hashlib
import json
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STARTER = ROOT / "resources" / "starter"
STAMP = ROOT / "resources" / "samples" / "made_from.json"
FACTS = ("guidance", "steps", "sampler", "empty_page", "follow_lines")
"""What of the model's own file changes its pictures as well."""


def digest(model: Path = STARTER) -> str:
    """The SHA-256 of all weights of a model's folder, by name and content, and of the facts that pictures depend on."""
    found = hashlib.sha256()
    for path in sorted(model.rglob("*.safetensors")):
        found.update(path.relative_to(model).as_posix().encode())
        found.update(hashlib.sha256(path.read_bytes()).digest())
    about = json.loads((model / "sketchlight.json").read_text("utf-8"))
    found.update(json.dumps({name: about.get(name) for name in FACTS}, sort_keys=True).encode())
    return found.hexdigest()


def write(made: list[str], stamp: Path = STAMP, model: Path = STARTER) -> None:
    """Say that these parts were made of the weights as they are, beside what is said of other parts."""
    now = digest(model)
    stamp.write_text(json.dumps({**read(stamp), **dict.fromkeys(made, now)}, indent=1, sort_keys=True) + "\n")


def read(stamp: Path = STAMP) -> dict[str, str]:
    """The hash that each part was made of, by its name."""
    return json.loads(stamp.read_text("utf-8")) if stamp.exists() else {}
