"""A package index on this machine's loopback: real HTTP, JSON or pages, with small wheels that import."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from engine.torch_pack.lock import Wheel
from loopback import LoopbackHandler, served


def wheel(name: str, version: str, files: Mapping[str, str]) -> tuple[str, bytes]:
    """A wheel's file name and its bytes, with the record that its format asks for."""
    about = f"{name}-{version}.dist-info"
    tags = "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    held = {
        **files,
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
        f"{about}/WHEEL": tags,
    }
    lines = [f"{path},sha256={_digest(text.encode())},{len(text.encode())}" for path, text in held.items()]
    held[f"{about}/RECORD"] = "\n".join([*lines, f"{about}/RECORD,,"]) + "\n"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, text in held.items():
            archive.writestr(path, text)
    return f"{name}-{version}-py3-none-any.whl", made.getvalue()


def locked(name: str, version: str, file: tuple[str, bytes]) -> Wheel:
    """A wheel as a lock has it."""
    return Wheel(name, version, {file[0]: (len(file[1]), hashlib.sha256(file[1]).hexdigest())})


@dataclass
class FakeIndex:
    """Wheels by package, as (file name, bytes)."""

    packages: dict[str, list[tuple[str, bytes]]] = field(default_factory=dict)
    as_json: bool = True
    cut: list[int] = field(default_factory=list)
    """The next answers stop after so many bytes."""
    asked: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    url: str = ""


@contextmanager
def serving(index: FakeIndex) -> Iterator[FakeIndex]:
    """Serve it; `index.url` is its address."""

    class Handler(_IndexHandler):
        serves = index

    with served(Handler) as address:
        index.url = f"{address}/simple"
        yield index


class _IndexHandler(LoopbackHandler):
    serves: FakeIndex

    def do_GET(self) -> None:
        self.serves.asked.append(self.path)
        self.serves.tokens.append(self.headers.get("authorization", ""))
        files = {name: data for held in self.serves.packages.values() for name, data in held}
        name = self.path.rstrip("/").rpartition("/")[2]
        if name in files:
            self._send_file(files[name])
        elif name in self.serves.packages:
            self._send_list(self.serves.packages[name])
        else:
            self._answer(404, "text/plain", b"")

    def _send_list(self, held: list[tuple[str, bytes]]) -> None:
        hashes = {name: hashlib.sha256(data).hexdigest() for name, data in held}
        if self.serves.as_json:
            told = [{"filename": name, "url": f"/files/{name}", "hashes": {"sha256": hashes[name]}} for name, _ in held]
            self._answer(200, "application/vnd.pypi.simple.v1+json", json.dumps({"files": told}).encode())
        else:
            links = "".join(f'<a href="../../files/{name}#sha256={hashes[name]}">{name}</a>' for name, _ in held)
            self._answer(200, "text/html", f"<html><body>{links}</body></html>".encode())

    def _send_file(self, data: bytes) -> None:
        start = int(self.headers.get("range", "bytes=0-").removeprefix("bytes=").rstrip("-") or 0)
        part = {"content-range": f"bytes {start}-{len(data) - 1}/{len(data)}"} if start else {}
        self.head(206 if start else 200, {**part, "content-length": str(len(data) - start)})
        most = self.serves.cut.pop(0) if self.serves.cut else len(data)
        self.wfile.write(data[start : start + most])
        self.close_connection = most < len(data) - start

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.head(status, {"content-type": kind, "content-length": str(len(body))})
        self.wfile.write(body)


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
