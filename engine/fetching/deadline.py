"""Bounds the time of an answer's head: each byte ends a silence, so no time-out of the client's sees a drip."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

_of_thread = threading.local()


class Dripped(Exception):
    """No whole head came within the time."""


class _Deadline:
    """The connections that were opened since; shut all at once when time is over."""

    def __init__(self, seconds: float) -> None:
        self.over = False
        self._sockets: list[socket.socket] = []
        self._turn = threading.Lock()
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def trace(self, event: str, info: dict[str, Any]) -> None:
        """Told by httpcore of what it does. The descriptor is copied: TLS takes the socket's own away from it."""
        if event == "connection.connect_tcp.complete":
            connected = info["return_value"].get_extra_info("socket")
            with self._turn:
                self._sockets.append(socket.socket(fileno=os.dup(connected.fileno())))

    def _end(self) -> None:
        with self._turn:
            self.over = True
            for each in self._sockets:
                with suppress(OSError):
                    each.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        self._timer.cancel()
        with self._turn:
            for each in self._sockets:
                each.close()
            self._sockets.clear()


@contextmanager
def answered_within(client: Any, seconds: float) -> Iterator[None]:
    """Cut the requests that this thread makes in the block by an httpx client if they aren't answered in time.

    Connections that are kept open from before are not seen: ask for each with `Connection: close`. Raises Dripped.
    """
    if _attach not in client.event_hooks["request"]:
        client.event_hooks = {**client.event_hooks, "request": [*client.event_hooks["request"], _attach]}
    watch = _of_thread.watch = _Deadline(seconds)
    try:
        yield
    except Exception as error:
        if watch.over:
            raise Dripped() from error
        raise
    finally:
        _of_thread.watch = None
        watch.close()


def _attach(request: Any) -> None:
    """Let the watch of this thread, if there is one, see the connections of a request."""
    watch = getattr(_of_thread, "watch", None)
    if watch is not None:
        request.extensions = {**request.extensions, "trace": watch.trace}
