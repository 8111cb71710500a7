"""The names and shapes in a pickled weights file (.ckpt, .pt, .bin), read without running it. Imports no torch."""

from __future__ import annotations

import itertools
import pickle
import re
import zipfile
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from engine.errors import ModelError
from engine.phrase import phrase

LARGEST = 64 * 2**20
"""Bytes of a pickle without its tensors; the largest checkpoints' have a few megabytes."""
MOST = 200_000
"""Weights in a file; the largest checkpoints have a few thousand."""
DEEPEST = 8
"""Tables within tables that are looked into."""
_UNWRAPPED = ("state_dict", "params_ema", "params", "model_state_dict")
_STORAGES = {
    "FloatStorage": "F32",
    "HalfStorage": "F16",
    "BFloat16Storage": "BF16",
    "DoubleStorage": "F64",
    "LongStorage": "I64",
    "IntStorage": "I32",
    "ShortStorage": "I16",
    "CharStorage": "I8",
    "ByteStorage": "U8",
    "BoolStorage": "BOOL",
    "Float8_e4m3fnStorage": "F8_E4M3",
    "Float8_e5m2Storage": "F8_E5M2",
}


@dataclass(frozen=True)
class TensorShape:
    """A tensor's shape and safetensors' name for its number format."""

    shape: tuple[int, ...]
    dtype: str


class Ignored:
    """Stands for whatever a pickle names that isn't weights: nothing of it is imported or called."""

    def __new__(cls, *_: object, **__: object) -> Ignored:
        return super().__new__(cls)

    def __call__(self, *_: object, **__: object) -> Ignored:
        return self

    def __setstate__(self, _: object) -> None:
        pass

    def __setitem__(self, *_: object) -> None:
        pass

    def append(self, _: object) -> None:
        pass

    def extend(self, _: object) -> None:
        pass


class Parameters(Ignored):
    """Stands for torch's ParameterDict, in which the first embeddings keep their vectors."""

    def __setstate__(self, state: object) -> None:
        held = state.get("_parameters") if isinstance(state, dict) else None
        self.held = held if isinstance(held, dict) else {}


HARMLESS: Mapping[str, type[Ignored]] = {
    "torch.nn.modules.container.ParameterDict": Parameters,
    **dict.fromkeys(
        (
            "numpy.core.multiarray.scalar",
            "numpy._core.multiarray.scalar",
            "numpy.dtype",
            "numpy.dtypes.Float64DType",
            "pytorch_lightning.callbacks.model_checkpoint.ModelCheckpoint",
            "pytorch_lightning.callbacks.early_stopping.EarlyStopping",
        ),
        Ignored,
    ),
}
"""What trainers have left beside the weights of many checkpoints: nothing of it is kept, whatever it says."""
TORCH = re.compile(
    r"torch(?:\.cuda)?(?:\.sparse)?\.\w*(?:Storage|Tensor)|torch\.(?:Size|device|per_\w+|[a-z]+\d+\w*|bool)"
    r"|torch\._utils\._rebuild_\w+|torch\._tensor\._rebuild_from_type_v2|torch\.nn\.parameter\.Parameter"
    r"|torch\.serialization\._get_layout|torch\.storage\.(?:Typed|Untyped)Storage"
    r"|_codecs\.encode|collections\.(?:Counter|OrderedDict)|(?:builtins|__builtin__)\.(?:bytearray|complex|set)"
)
"""What torch's weights-only unpickler takes."""
_MAGIC = 0x1950A86A20F9469CFC6C
"""The number that torch's files before 1.6 begin with."""


class _Names(pickle._Unpickler):
    """Reads a torch pickle with stand-ins for all that it would call; `foreign` is what is more than weights.

    In Python: the one in C makes its memo as long as the largest number that a pickle names, which six bytes can drive
    to gigabytes.
    """

    def __init__(self, stream: Any) -> None:
        super().__init__(stream)
        self.foreign: list[str] = []

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if module == "torch._utils" and name.startswith("_rebuild_tensor"):
            return _tensor
        if module == "torch._utils" and name.startswith("_rebuild_parameter"):
            return _parameter
        if module == "torch" and name in _STORAGES:
            return name
        whole = f"{module}.{name}"
        if whole not in HARMLESS and TORCH.fullmatch(whole) is None:
            self.foreign.append(whole)
        return HARMLESS.get(whole, Ignored)

    def persistent_load(self, pid: Any) -> Any:
        if isinstance(pid, tuple) and len(pid) > 1 and pid[0] == "module":  # before 1.6: a class with its source code
            self.foreign.append("a module")
            return pid[1]
        return (
            _STORAGES.get(pid[1], "?") if isinstance(pid, tuple) and len(pid) > 1 and isinstance(pid[1], str) else "?"
        )


def _tensor(storage: Any, _offset: Any = 0, shape: Any = (), *_: Any) -> TensorShape:
    sides = shape if isinstance(shape, tuple) and all(type(side) is int and side >= 0 for side in shape) else ()
    return TensorShape(sides, storage if isinstance(storage, str) else "?")


def _parameter(tensor: Any = None, *_: Any) -> Any:
    return tensor


class ForeignCode(Exception):
    """A pickle names something that would have to be called."""


def more_than_weights(path: Path) -> str:
    """Give the sentence for a pickle that is more than weights."""
    return phrase(
        "{name} holds more than weights, which could run code, so it is not opened: get the "
        ".safetensors file of this model.",
        name=path.name,
    )


def read(path: Path) -> Mapping[str, TensorShape]:
    """Read shapes by key, tables within tables joined by dots. Raises ModelError if broken or too packed."""
    try:
        with path.open("rb") as stream:
            found = _zipped(path, stream) if zipfile.is_zipfile(stream) else _legacy(stream)
    except ModelError:
        raise
    except ForeignCode as error:
        raise ModelError(more_than_weights(path)) from error
    except OSError as error:
        raise ModelError(
            phrase("{path} can't be read: {value}.", path=path, value=error.strerror or "it is damaged")
        ) from error
    except Exception as error:
        # An unpickler fed with damaged bytes raises nearly anything, from KeyError to MemoryError.
        raise ModelError(
            phrase("{name} can't be loaded: it is damaged, or not what its ending says.", name=path.name)
        ) from error
    if not isinstance(found, dict | Parameters):
        raise ModelError(phrase("{name} holds no weights by name.", name=path.name))
    leaves = list(itertools.islice(flattened(found), MOST + 1))
    if len(leaves) > MOST:  # tables may hold one another many times over
        raise ModelError(
            phrase(
                "{name} can't be loaded: it says that it holds more than {MOST:,} weights.", name=path.name, MOST=MOST
            )
        )
    return {key: each for key, each in leaves if isinstance(each, TensorShape)}


def flattened(found: Any, before: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Join the keys of tables within tables; what merely wraps the weights adds nothing to them."""
    if isinstance(found, Parameters):
        found = found.held
    if not isinstance(found, dict):
        return
    if not before and (inner := next((found[name] for name in _UNWRAPPED if isinstance(found.get(name), dict)), None)):
        yield from flattened(inner, before, depth)
        return
    for key, each in found.items():
        if not isinstance(key, str | int):
            continue
        if isinstance(each, dict | Parameters) and depth < DEEPEST:
            yield from flattened(each, f"{before}{key}.", depth + 1)
        else:
            yield f"{before}{key}", each


def _zipped(path: Path, stream: BinaryIO) -> Any:
    with zipfile.ZipFile(stream) as file:
        check_archive(path, file, path.stat().st_size)
        entry = next((each for each in file.infolist() if each.filename.endswith("data.pkl")), None)
        if entry is None:
            raise ModelError(
                phrase(
                    "{name} is a zip archive without weights in it: unpack it, and use what it holds.", name=path.name
                )
            )
        if any(each.filename.endswith("constants.pkl") for each in file.infolist()):
            raise ModelError(
                phrase(
                    "{name} is a program (TorchScript), which is not run: get the .safetensors file.", name=path.name
                )
            )
        with file.open(entry) as inner:
            return _named(inner)


def check_archive(path: Path, file: zipfile.ZipFile, size: int) -> None:
    """Raise ModelError for an archive that would grow when it is read: torch compresses nothing."""
    entries = file.infolist()
    packed = any(each.compress_type != zipfile.ZIP_STORED for each in entries)
    if packed or sum(each.file_size for each in entries) > size:
        raise ModelError(phrase("{name} is a compressed archive, not a model: unpack it first.", name=path.name))
    if any(each.file_size > LARGEST for each in entries if each.filename.endswith(".pkl")):
        raise ModelError(phrase("{name} can't be loaded: its list of weights is too long to be one.", name=path.name))


def _legacy(stream: BinaryIO) -> Any:
    """Read torch's format before 1.6: a magic number, a version and the machine's byte order come first."""
    stream.seek(0)
    if _named(stream) != _MAGIC:
        raise ValueError("it is another pickle than torch's")
    for _ in range(2):
        _named(stream)
    return _named(stream)


def _named(stream: Any) -> Any:
    """Read one pickle. Raises ForeignCode for one that names more than weights."""
    names = _Names(stream)
    try:
        return names.load()
    finally:
        if names.foreign:
            raise ForeignCode(names.foreign[0])
