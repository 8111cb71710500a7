"""Tables at the beginning of .safetensors files that no writer writes, and pickles of every age: one sentence each."""

from __future__ import annotations

import json
import pickle
import re
import struct
from pathlib import Path
from typing import Any

import pytest
import torch
from torch._weights_only_unpickler import _get_allowed_globals

from engine.catalog import contents, pickle_header, weights_header
from engine.catalog.contents import FileKind
from engine.errors import ModelError
from engine.loading import pickled

GOOD = {"dtype": "F32", "shape": [2], "data_offsets": [0, 8]}


def line(**changes: Any) -> dict[str, Any]:
    return {"a": {**GOOD, **changes}}


ODD: dict[str, tuple[Any, str]] = {
    "a list": ([1, 2], "its header is no list of weights"),
    "nothing": (None, "its header is no list of weights"),
    "remarks that are a list": ({"__metadata__": [1], "a": GOOD}, "its __metadata__ is no table"),
    "remarks alone": ({"__metadata__": {"format": "pt"}}, "holds no weights at all"),
    "no line": ({"a": None}, "says nothing of the weights “a”"),
    "a format that is a list": (line(dtype=["F32"]), "in which format the weights “a” are"),
    "a shape that is none": (line(shape=None), "is no list of whole numbers"),
    "sides of halves": (line(shape=[2.0]), "is no list of whole numbers"),
    "a shape of another size": (line(shape=[3]), "doesn't fit the room they take"),
    "places that are none": (line(data_offsets=None), "doesn't say where the weights “a” lie"),
    "places from behind": (line(data_offsets=[8, 0]), "doesn't say where the weights “a” lie"),
    "places beyond the end": (line(data_offsets=[8, 16]), "it is cut short"),
    "one over another": ({**line(), "b": {**GOOD, "data_offsets": [4, 12]}}, "“a” and “b” lie over one another"),
    "a key that is a page long": ({"k" * 4000: None}, "says nothing of the weights “kkkk"),
}


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_header_is_told_in_one_sentence(odd: str, tmp_path: Path) -> None:
    table, said = ODD[odd]
    told = refused(tmp_path, json.dumps(table).encode(), bytes(12))
    assert said in told and told.endswith(".") and len(told) < 250


def test_a_key_that_stands_there_twice_is_told(tmp_path: Path) -> None:
    text = json.dumps(line())
    assert "its header names “a” twice" in refused(tmp_path, f"{text[:-1]},{text[1:]}".encode(), bytes(8))


@pytest.mark.parametrize(("length", "said"), [(2**63, "longer than the file"), (500, "cut short"), (0, "no list of")])
def test_a_length_that_lies_is_told(length: int, said: str, tmp_path: Path) -> None:
    path = tmp_path / "it.safetensors"
    path.write_bytes(struct.pack("<Q", length) + json.dumps(line()).encode() + bytes(8))
    with pytest.raises(ModelError, match=said):
        weights_header.read(path)


def refused(folder: Path, header: bytes, data: bytes) -> str:
    path = folder / "it.safetensors"
    path.write_bytes(struct.pack("<Q", len(header)) + header + data)
    with pytest.raises(ModelError) as caught:
        weights_header.read(path)
    return str(caught.value)


def test_what_is_taken_for_weights_is_what_torch_takes() -> None:
    assert [name for name in _get_allowed_globals() if not pickle_header.TORCH.fullmatch(name)] == []
    for name in ("os.system", "builtins.eval", "torch.hub.load", "torch.jit.load", "torch.load", "torch._utils.x"):
        assert not pickle_header.TORCH.fullmatch(name)


class Harmful:
    def __reduce__(self) -> tuple[Any, ...]:
        return (print, ("harm",))


@pytest.mark.parametrize("form", ["zip", "before 1.6", "a bare pickle", "a bare pickle of text"])
def test_a_pickle_with_code_in_it_is_told_as_that(form: str, tmp_path: Path) -> None:
    path, held = tmp_path / "it.ckpt", {"state_dict": {"x": torch.zeros(2)}, "callback": Harmful()}
    if form.startswith("a bare"):
        path.write_bytes(pickle.dumps({"x": Harmful()}, protocol=0 if form.endswith("text") else 2))
    else:
        torch.save(held, path, _use_new_zipfile_serialization=form == "zip")
    with pytest.raises(ModelError, match="holds more than weights, which could run code"):
        contents.of_file(path)


def test_the_vectors_of_a_parameter_dict_are_read(tmp_path: Path) -> None:
    """As the first release of textual inversion saved them."""
    vectors = torch.randn(2, 128)
    held = {"string_to_token": {"*": torch.tensor(265)}, "string_to_param": torch.nn.ParameterDict({"*": vectors})}
    torch.save(held, tmp_path / "it.pt")
    assert contents.of_file(tmp_path / "it.pt").kind is FileKind.EMBEDDING
    found = dict(pickle_header.flattened(pickled.load(tmp_path / "it.pt")))
    assert torch.equal(found["string_to_param.*"], vectors)


def test_what_trainers_leave_beside_the_weights_is_passed_over(tmp_path: Path) -> None:
    import numpy as np

    held = {"state_dict": {"x": torch.ones(2)}, "loss": np.float64(0.5)}
    torch.save(held, tmp_path / "it.ckpt")
    assert weights_header.read(tmp_path / "it.ckpt").shapes == {"x": (2,)}
    assert torch.equal(pickled.load(tmp_path / "it.ckpt")["state_dict"]["x"], torch.ones(2))


def test_no_sentence_has_a_word_of_pythons(tmp_path: Path) -> None:
    python = re.compile(r"NoneType|unhashable|subscriptable|Expecting|codec|unpack|attribute|indices")
    for table, _ in ODD.values():
        assert not python.search(refused(tmp_path, json.dumps(table).encode(), bytes(12)))
