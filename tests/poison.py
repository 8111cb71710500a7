"""Files that run code where they are opened without care: what each would do is leave a mark.

`PAYLOADS` are ways to run something from a pickle, `PLACES` where a pickle, or code beside it, can stand for weights.
"""

from __future__ import annotations

import json
import pickle
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

MARK = "sprung"
"""The file that whatever runs makes, in the case's folder."""


class _Call:
    """Calls a function where it is unpickled."""

    def __init__(self, function: Any, *arguments: Any) -> None:
        self._call = function, arguments

    def __reduce__(self) -> Any:
        return self._call


def _by_name(module: str, name: str, *arguments: object) -> bytes:
    """A pickle in the oldest protocol that calls what a module holds by a name, dotted or not."""
    packed = b"".join(b"V" + str(each).encode("unicode_escape") + b"\n" for each in arguments)
    return b"c" + module.encode() + b"\n" + name.encode() + b"\n(" + packed + b"tR."


def payloads(mark: Path) -> dict[str, bytes]:
    """Name → a pickle that makes the mark where it runs."""
    import builtins
    import os
    import subprocess

    code = f"open({str(mark)!r}, 'w').close()"
    command = f"touch {mark}"
    return {
        "touch": pickle.dumps(_Call(Path.touch, mark)),
        "system": pickle.dumps(_Call(os.system, command)),
        "popen": pickle.dumps(_Call(os.popen, command)),
        "subprocess": pickle.dumps(_Call(subprocess.Popen, ["touch", str(mark)])),
        "exec": pickle.dumps(_Call(builtins.exec, code)),
        "eval": pickle.dumps(_Call(builtins.eval, f"__import__('pathlib').Path({str(mark)!r}).touch()")),
        "open": pickle.dumps(_Call(builtins.open, str(mark), "w")),
        "in a state dict": pickle.dumps({"state_dict": {"a": _Call(os.system, command)}}),
        "in a list": pickle.dumps([_Call(builtins.exec, code)] * 3),
        "posix, old protocol": _by_name("posix", "system", command),
        "builtins, old protocol": _by_name("builtins", "exec", code),
        "torch's way to files": _by_name("torch.serialization", "os.system", command),
        "numpy's": _by_name("numpy", "testing._private.utils.runstring", code),
        "runpy": _by_name("runpy", "run_path", str(mark.with_name("payload.py"))),
        "through bdb": _by_name("code", "InteractiveInterpreter.runcode", code),
    }


def as_zip(packed: bytes) -> bytes:
    """A pickle as torch packs it."""
    import io

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
        file.writestr("archive/data.pkl", packed)
        file.writestr("archive/version", "3\n")
        file.writestr("archive/byteorder", "little")
    return out.getvalue()


def write_code(folder: Path, mark: Path) -> None:
    """Put modules into a folder that would make the mark where they are imported."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in (
        "modeling_evil",
        "pipeline",
        "tokenization_evil",
        "configuration_evil",
        "image_processing_evil",
        "evil",
    ):
        (folder / f"{name}.py").write_text(f"open({str(mark)!r}, 'w').close()\nclass Evil: pass\n")
    (folder / "__init__.py").write_text(f"open({str(mark)!r}, 'w').close()\n")


AUTO: dict[str, Any] = {
    "AutoConfig": "modeling_evil.Evil",
    "AutoModel": "modeling_evil.Evil",
    "AutoModelForDepthEstimation": "modeling_evil.Evil",
    "AutoModelForSemanticSegmentation": "modeling_evil.Evil",
    "AutoTokenizer": ["tokenization_evil.Evil", None],
    "AutoImageProcessor": "image_processing_evil.Evil",
    "AutoProcessor": "image_processing_evil.Evil",
}


def changed(path: Path, **values: Any) -> None:
    """Set values in a JSON file, made if it isn't there."""
    table = json.loads(path.read_text()) if path.is_file() else {}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(table | values))


def instead(folder: Path, packed: bytes, name: str) -> None:
    """Put a pickle where a folder's .safetensors weights were."""
    for path in folder.glob("*.safetensors"):
        path.unlink()
    (folder / name).write_bytes(packed)


def _indexed(folder: Path, packed: bytes, name: str) -> None:
    """Let the index of a folder's .safetensors weights name a pickle."""
    (kept,) = folder.glob("*.safetensors")
    stem = kept.name.removesuffix(".safetensors")
    kept.unlink()
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(packed)
    index = {"metadata": {"total_size": len(packed)}, "weight_map": {"a": name}}
    (folder / f"{stem}.safetensors.index.json").write_text(json.dumps(index))


def _disguised(folder: Path, packed: bytes) -> None:
    (kept,) = folder.glob("*.safetensors")
    kept.write_bytes(packed)


PLACES: dict[str, Callable[[Path, bytes], object]] = {
    "UNet as .bin": lambda model, packed: instead(model / "unet", packed, "diffusion_pytorch_model.bin"),
    "UNet as .safetensors": lambda model, packed: _disguised(model / "unet", packed),
    "UNet by an index": lambda model, packed: _indexed(model / "unet", packed, "part.bin"),
    "UNet by an index that leads outside": lambda model, packed: _indexed(
        model / "unet", packed, "../evil.safetensors"
    ),
    "VAE as .bin": lambda model, packed: instead(model / "vae", packed, "diffusion_pytorch_model.bin"),
    "text encoder as .bin": lambda model, packed: instead(model / "text_encoder", packed, "pytorch_model.bin"),
    "text encoder by an index": lambda model, packed: _indexed(model / "text_encoder", packed, "part.bin"),
    "text encoder by an index that leads outside": lambda model, packed: _indexed(
        model / "text_encoder", packed, "../evil.safetensors"
    ),
    "preview decoder as .bin": lambda model, packed: _preview(model, packed),
}
"""Where in a model's folder a pickle can stand for weights."""


def _preview(model: Path, packed: bytes) -> None:
    folder = model / "taesd"
    folder.mkdir()
    (folder / "config.json").write_text(json.dumps({"_class_name": "AutoencoderTiny"}))
    (folder / "diffusion_pytorch_model.bin").write_bytes(packed)


CODE: dict[str, Callable[[Path], object]] = {
    "index of an own pipeline": lambda model: changed(model / "model_index.json", _class_name=["pipeline", "Evil"]),
    "index of an own class": lambda model: changed(model / "model_index.json", unet=["evil", "Evil"]),
    "index of an own module": lambda model: changed(model / "model_index.json", unet=["modeling_evil", "Evil"]),
    "index of os": lambda model: changed(model / "model_index.json", text_encoder=["os", "system"]),
    "UNet's own class": lambda model: changed(model / "unet/config.json", _class_name="evil.Evil", auto_map=AUTO),
    "UNet's own activation": lambda model: changed(model / "unet/config.json", act_fn="evil.Evil"),
    "UNet's own block": lambda model: changed(
        model / "unet/config.json", down_block_types=["evil.Evil", "DownBlock2D"]
    ),
    "text encoder's auto_map": lambda model: changed(
        model / "text_encoder/config.json", auto_map=AUTO, model_type="evil", architectures=["Evil"]
    ),
    "text encoder's activation": lambda model: changed(model / "text_encoder/config.json", hidden_act="evil.Evil"),
    "tokenizer's auto_map": lambda model: changed(
        model / "tokenizer/tokenizer_config.json", auto_map=AUTO, tokenizer_class="Evil"
    ),
    "tokenizer's file": lambda model: changed(model / "tokenizer/tokenizer_config.json", tokenizer_file="../evil.py"),
    "scheduler's own class": lambda model: changed(model / "scheduler/scheduler_config.json", _class_name="evil.Evil"),
    "scheduler of another library": lambda model: changed(
        model / "scheduler/scheduler_config.json", _class_name="os.system"
    ),
    "scheduler that is a function": lambda model: changed(
        model / "scheduler/scheduler_config.json", _class_name="is_torch_available"
    ),
    "VAE's auto_map": lambda model: changed(model / "vae/config.json", auto_map=AUTO, _class_name="Evil"),
}
"""Ways in which a model's folder can name code that lies in it."""


def copied(model: Path, folder: Path) -> Path:
    """A model's folder to poison, with modules in each of its folders that would make the mark."""
    copy = Path(shutil.copytree(model, folder / "model"))
    mark = folder / MARK
    for each in (copy, *(path for path in copy.iterdir() if path.is_dir())):
        write_code(each, mark)
    (folder / "payload.py").write_text(f"open({str(mark)!r}, 'w').close()\n")
    return copy
