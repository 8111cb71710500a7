"""One window a profile: a second start hands its files to the first, over a socket that only this user can open."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

CONNECT = 1_000
ANSWER = 15_000
"""Milliseconds that a first window which is busy may take."""
MOST = 1 << 20
"""Bytes of a message that are read."""
LONGEST = 100
"""Letters that a socket's path may have on every system."""
SETTLE = 10_000


@dataclass(frozen=True)
class StartOrder:
    """What a start was asked for: files to open by their whole paths, and a model by name or path."""

    paths: tuple[str, ...] = ()
    model: str = ""


class Instance(QObject):
    """The first start of a profile listens; a later one sends its wish and ends."""

    asked = Signal(object)
    """A later start's `StartOrder`; an empty one wants the window in front."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._name = socket_name(folder)
        self._server: QLocalServer | None = None

    def hand_over(self, wish: StartOrder) -> bool | None:
        """Tell whether a first window took the wish; None: there is one, but silent. False makes this the first.

        A lock is held meanwhile, so that of two starts at once one is first.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        lock = QLockFile(str(self._folder / "start.lock"))
        lock.setStaleLockTime(SETTLE)
        lock.tryLock(SETTLE)
        try:
            taken = _send(self._name, wish)
            if taken is False:
                self._listen()
            return taken
        finally:
            lock.unlock()

    def close(self) -> None:
        """Listen no more."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def _listen(self) -> None:
        QLocalServer.removeServer(self._name)  # what a killed program left
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_connection)
        if server.listen(self._name):
            self._server = server

    def _on_connection(self) -> None:
        assert self._server is not None
        while (connection := self._server.nextPendingConnection()) is not None:
            connection.readyRead.connect(lambda connection=connection: self._read(connection))
            connection.disconnected.connect(connection.deleteLater)
            self._read(connection)

    def _read(self, connection: QLocalSocket) -> None:
        if connection.bytesAvailable() > MOST:
            connection.abort()
        elif connection.canReadLine():
            wish = _parsed(bytes(connection.readLine().data()))
            if wish is not None:
                connection.write(b"ok\n")
                connection.flush()
                self.asked.emit(wish)
            connection.disconnectFromServer()


def socket_name(folder: Path) -> str:
    """Name the socket of the profile that lies in `folder`; on Windows a pipe.

    It lies in the folder, or, where its path is too long for one, in the temporary folder by the path's digest and
    the user's number.
    """
    digest = hashlib.blake2b(os.fsencode(folder.resolve()), digest_size=12).hexdigest()
    if sys.platform == "win32":
        return f"sketchlight-{digest}"
    inside = str(folder.resolve() / "window.socket")
    if len(os.fsencode(inside)) <= LONGEST:
        return inside
    return str(Path(tempfile.gettempdir()) / f"sketchlight-{os.getuid()}-{digest}")


def _send(name: str, wish: StartOrder) -> bool | None:
    if not _is_ours(name):
        return False
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(CONNECT):
        return False
    socket.write(json.dumps({"paths": wish.paths, "model": wish.model}).encode() + b"\n")
    socket.flush()
    while not socket.canReadLine():
        if not socket.waitForReadyRead(ANSWER):
            return None
    return True


def _is_ours(name: str) -> bool:
    """Tell whether a socket there would be this user's: in a shared folder somebody else may have put one."""
    try:
        return sys.platform == "win32" or os.stat(name, follow_symlinks=False).st_uid == os.getuid()
    except OSError:
        return False


def _parsed(line: bytes) -> StartOrder | None:
    try:
        tree = json.loads(line)
        paths, model = tree["paths"], tree["model"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not isinstance(model, str) or not isinstance(paths, list) or not all(isinstance(each, str) for each in paths):
        return None
    return StartOrder(tuple(paths), model)


def start_order(pictures: Sequence[Path], model: str | None) -> StartOrder:
    """Give what the command line asks for; relative paths mean this start's folder, not the first one's."""
    named = os.path.abspath(model) if model and os.path.dirname(model) and os.path.exists(model) else model or ""
    return StartOrder(tuple(os.path.abspath(path) for path in pictures), named)
