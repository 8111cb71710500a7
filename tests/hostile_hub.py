"""A hub on the loopback that does harm: raw answers over sockets, as no web server library would give them."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

COMMIT = "0123456789abcdef0123456789abcdef01234567"
Answer = Callable[["Asked"], Iterator[bytes]]
"""The bytes of an answer, piece by piece; it ends where the connection is to be cut."""


@dataclass(frozen=True)
class Asked:
    """A request as it came: its line and its headers, by lower-case names. `count` counts those of its method."""

    method: str
    target: str
    headers: dict[str, str]
    count: int

    @property
    def start(self) -> int:
        """Where a range begins that is asked for."""
        told = self.headers.get("range", "")
        return int(told.removeprefix("bytes=").rstrip("-")) if told else 0


@dataclass
class HostileHub:
    """`answers` by method; `asked` is all that came."""

    answers: dict[str, Answer]
    asked: list[Asked] = field(default_factory=list)
    sent: int = 0
    """Bytes of bodies and heads that were taken from it."""
    url: str = ""


def head(status: int, reason: str = "X", **headers: object) -> bytes:
    """The head of an answer; an underscore in a name stands for a hyphen."""
    lines = [f"HTTP/1.1 {status} {reason}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1")


def about(data: bytes, **changes: object) -> dict[str, object]:
    """The headers by which a hub tells of a file; None leaves one out."""
    told: dict[str, object] = {
        "X_Repo_Commit": COMMIT,
        "ETag": f'"{hashlib.sha256(data).hexdigest()}"',
        "Content_Length": len(data),
        "Connection": "close",
        **changes,
    }
    return {name: value for name, value in told.items() if value is not None}


@contextlib.contextmanager
def running(answers: dict[str, Answer]) -> Iterator[HostileHub]:
    """Serve it on the loopback; `url` says where."""
    hub = HostileHub(answers)
    listener = socket.create_server(("127.0.0.1", 0))
    hub.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    counts: dict[str, itertools.count[int]] = {}
    threads: list[threading.Thread] = []
    closing = threading.Event()

    def serve() -> None:
        while not closing.is_set():
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            thread = threading.Thread(target=_answered, args=(hub, connection, counts, closing), daemon=True)
            threads.append(thread)
            thread.start()

    server = threading.Thread(target=serve, daemon=True)
    server.start()
    try:
        yield hub
    finally:
        closing.set()
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        for thread in (server, *threads):
            thread.join(5)


def _answered(
    hub: HostileHub, connection: socket.socket, counts: dict[str, itertools.count[int]], closing: threading.Event
) -> None:
    with connection, contextlib.suppress(OSError, ValueError):
        connection.settimeout(20)
        received = b""
        while b"\r\n\r\n" not in received:
            piece = connection.recv(65536)
            if not piece:
                return
            received += piece
        line, *rest = received.split(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        method, target, _ = line.split(" ", 2)
        headers = {name.strip().lower(): value.strip() for name, _, value in (each.partition(":") for each in rest)}
        asked = Asked(method, target, headers, next(counts.setdefault(method, itertools.count())))
        hub.asked.append(asked)
        for piece in hub.answers[method](asked):
            if closing.is_set():
                return
            connection.sendall(piece)
            hub.sent += len(piece)
        with contextlib.suppress(OSError):
            connection.shutdown(socket.SHUT_WR)
            while connection.recv(65536):  # let it read what was sent before the end
                pass
