"""Fetches a download, piece by piece: space first, then bytes, then proof, then into its place in one go."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from engine.catalog.download_table import Download, File
from engine.catalog.downloads import size_in_words
from engine.errors import CannotFetch, CannotWrite
from engine.fetching import hub, proven
from engine.fetching.hub import Remote
from engine.paths import models_dir
from engine.phrase import phrase

if TYPE_CHECKING:
    from hashlib import _Hash

LookUp = Callable[[Download, File, float], Remote]
"""Says where a file of a download is to be had, within so many seconds."""
SPARE = 200_000_000
"""Bytes of the disk that are left alone."""
INTERVAL = 0.1
"""Seconds between two words of progress."""
BLOCK = 1 << 20
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
LAST = ("model_index.json", "config.json")
"""Put in place after everything else: without them nobody takes a folder for a model."""


@dataclass(frozen=True)
class Patience:
    """How long a silence, how many breaks without a byte between them, how long a pause after one."""

    timeout: float = hub.TIMEOUT
    tries: int = 5
    pause: float = 1.0
    forward: int = 1 << 20
    """Bytes between two breaks that count as going forward; a hub that drips is given up as one that is silent."""
    window: float = 60.0
    slowest: int = 60_000
    """Bytes that must come in each such window of seconds: what drips more slowly counts as broken."""


@dataclass(frozen=True)
class Progress:
    """Bytes of all files of a download; `file` is the one at hand, "" while the hub is asked."""

    download: str
    done: int
    total: int
    file: str = ""
    stage: str = "Fetching"
    """What is being done, as a word."""
    unproved: tuple[str, ...] = ()
    """At the end: the files that nobody told a hash of, so that only their size could be checked."""


@dataclass(frozen=True)
class _Piece:
    """A file that is wanted, and where it grows."""

    file: File
    remote: Remote
    part: Path

    @property
    def is_proved(self) -> bool:
        """Whether a hash is known that its content is held against."""
        return bool(self.file.sha256) or _is_sha256(self.remote.etag) or _is_blob(self.remote.etag)

    @property
    def most(self) -> int | None:
        """Bytes after which no more is taken; None where neither the hub nor our table told a size."""
        if self.remote.size is not None:
            return self.remote.size
        megabytes = self.file.megabytes
        return None if megabytes is None else round(max(2 * megabytes, 1) * 1e6)

    @property
    def have(self) -> int:
        return self.part.stat().st_size if self.part.is_file() else 0


def of_hub(download: Download, file: File, timeout: float) -> Remote:
    """Look a file of a download up on the model hub. Raises CannotFetch, also if it gave another one before."""
    found = hub.look_up(download.repo, file.path, timeout)
    proven.check(found)
    return found


def fetch(
    download: Download, patience: Patience = Patience(), look_up: LookUp = of_hub
) -> Generator[Progress, None, None]:
    """Bring what is missing of a download into the user's folders, telling how far it is.

    `look_up` says where a file is to be had.

    Closing the generator stops it; the next one continues there. Raises CannotFetch and CannotWrite; whatever is
    raised, nothing unfinished or unproved stands in the folders that are looked at.
    """
    with _alone(download):
        yield Progress(download.name, 0, 0)
        pieces: list[_Piece] = []
        for file in download.missing:
            pieces.append(_piece(download, file, look_up(download, file, patience.timeout)))
            yield Progress(download.name, 0, 0)
        _check_space(download, pieces)
        total = sum(each.remote.size or 0 for each in pieces)
        before = 0
        for piece in pieces:
            with closing(_grown(piece, patience)) as grown:
                for done in grown:
                    yield Progress(download.name, before + done, max(total, before + done), piece.file.target.name)
            before += piece.have
        _put_in_place(pieces)
        if look_up is of_hub:
            proven.keep(each.remote for each in pieces if each.is_proved)
    unproved = tuple(each.file.target.name for each in pieces if not each.is_proved)
    yield Progress(download.name, before, before, unproved=unproved)


def _piece(download: Download, file: File, remote: Remote) -> _Piece:
    # Named by its contents, so that a file which has changed meanwhile is never continued.
    mark = hashlib.sha256(f"{remote.url} {remote.etag} {remote.size}".encode()).hexdigest()[:16]
    if file.sha256 and _is_sha256(remote.etag) and remote.etag != file.sha256:
        raise CannotFetch(_changed(download.repo, file))
    return _Piece(file, remote, download.partial / f"{mark}.part")


def _check_space(download: Download, pieces: list[_Piece]) -> None:
    """Check that the disk has room, and throw away what no piece continues."""
    for stale in set(download.partial.iterdir()) - {each.part for each in pieces}:
        stale.unlink()
    needed = sum(max(0, (each.remote.size or 0) - each.have) for each in pieces)
    free = shutil.disk_usage(download.partial).free
    if pieces and needed + SPARE > free:
        raise CannotWrite(
            phrase(
                "{label} needs {size_in_words} more, and the disk of {models_dir} has "
                "{size_in_words_2} left: free some space, then fetch it again.",
                label=download.label,
                size_in_words=size_in_words(needed / 1000000.0),
                models_dir=models_dir(),
                size_in_words_2=size_in_words(free / 1000000.0),
            )
        )


def _grown(piece: _Piece, patience: Patience) -> Generator[int, None, None]:
    """Let the part grow until it is whole and proved, telling its bytes. Goes on by itself after a break."""
    breaks, furthest = 0, piece.have
    while True:
        try:
            yield from _proved(piece, patience)
            return
        except hub.Interrupted as error:
            if isinstance(error, hub.Stale):
                piece.part.unlink(missing_ok=True)
            # Only what is further than ever counts: one that can't continue sends the same beginning again and again.
            forward = piece.have >= furthest + patience.forward
            breaks, furthest = (0, piece.have) if forward else (breaks + 1, furthest)
            if breaks >= patience.tries:
                raise
            time.sleep(patience.pause)


def _proved(piece: _Piece, patience: Patience) -> Generator[int, None, None]:
    remote, digest = piece.remote, hashlib.sha256()
    if not remote.etag:
        piece.part.unlink(missing_ok=True)  # nobody knows whether the rest would be of the same file
    have = piece.have
    if remote.size is not None and have >= remote.size:
        yield from _read(piece.part, digest)
    else:
        with hub.opened(remote, have, patience.timeout) as (start, chunks), piece.part.open("ab") as part:
            part.truncate(start)
            yield from _read(piece.part, digest)
            yield from _written(part, _flowing(chunks, piece, patience), digest, start, piece)
    _check(piece, digest.hexdigest())


def _read(part: Path, digest: _Hash) -> Iterator[int]:
    """Take up what is there already; large parts take a while."""
    done = 0
    with part.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            done += len(block)
            yield done


def _flowing(chunks: Iterator[bytes], piece: _Piece, patience: Patience) -> Iterator[bytes]:
    """Give the chunks; raises Interrupted where they only drip, which no silence of the connection shows."""
    since, came = time.monotonic(), 0
    for chunk in chunks:
        yield chunk
        came += len(chunk)
        if time.monotonic() - since >= patience.window:
            if came < patience.slowest:
                raise hub.Interrupted(
                    phrase(
                        "{repo} sent only {came} bytes of {path} in {window:g} s: fetch it again "
                        "later, it continues where it stopped.",
                        repo=piece.remote.repo,
                        came=came,
                        path=piece.file.path,
                        window=patience.window,
                    )
                )
            since, came = time.monotonic(), 0


def _written(part: BinaryIO, chunks: Iterator[bytes], digest: _Hash, done: int, piece: _Piece) -> Iterator[int]:
    """Write what comes, up to the size that was announced and not a byte beyond, and never the disk's last room."""
    told = 0.0
    for chunk in chunks:
        if piece.most is not None and done + len(chunk) > piece.most:
            part.close()
            piece.part.unlink()
            raise CannotFetch(_too_much(piece))
        if piece.most is None and shutil.disk_usage(piece.part.parent).free < SPARE:
            part.close()
            piece.part.unlink()
            raise CannotFetch(
                phrase(
                    "{repo} sends {path} without an end: what came was removed.",
                    repo=piece.remote.repo,
                    path=piece.file.path,
                )
            )
        part.write(chunk)
        digest.update(chunk)
        done += len(chunk)
        if time.monotonic() - told >= INTERVAL:
            told = time.monotonic()
            yield done
    part.flush()
    yield done


def _check(piece: _Piece, sha256: str) -> None:
    """Check size and hash, by the hub's word and by ours; what fails is thrown away."""
    remote, file = piece.remote, piece.file
    if remote.size is not None and piece.have < remote.size:
        raise hub.Interrupted(
            phrase(
                "{repo} sent only a part of {path}: fetch it again, it continues there.",
                repo=remote.repo,
                path=file.path,
            )
        )
    wanted = {each for each in (file.sha256, remote.etag) if _is_sha256(each)}
    if remote.size is not None and piece.have != remote.size:
        problem = _too_much(piece)
    elif wanted - {sha256}:
        problem = _changed(remote.repo, file)
    elif _is_blob(remote.etag) and _blob(piece.part) != remote.etag:
        problem = _changed(remote.repo, file).replace("SHA-256", "hash")
    else:
        return
    piece.part.unlink()
    raise CannotFetch(problem)


def _too_much(piece: _Piece) -> str:
    return phrase(
        "{repo} sent more of {path} than it announced, so it was not kept: try again later.",
        repo=piece.remote.repo,
        path=piece.file.path,
    )


def _changed(repo: str, file: File) -> str:
    return (
        f"{file.path} of {repo} is not the file that it should be (its SHA-256 differs), so it was not kept: "
        "fetch it again; if it stays so, it was changed at its origin."
    )


def _is_sha256(text: str) -> bool:
    return len(text) == 64 and set(text) <= set("0123456789abcdef")


def _is_blob(text: str) -> bool:
    """Tell whether an ETag is the name that git gives to a content, as hubs do for small files."""
    return len(text) == 40 and set(text) <= set("0123456789abcdef")


def _blob(part: Path) -> str:
    """Give the name that git gives to a file's content: SHA-1 over its size and its bytes."""
    digest = hashlib.sha1(f"blob {part.stat().st_size}\0".encode(), usedforsecurity=False)
    with part.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _put_in_place(pieces: list[_Piece]) -> None:
    for piece in sorted(pieces, key=lambda each: each.file.target.name in LAST):
        piece.file.place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(piece.part, piece.file.place)


@contextmanager
def _alone(download: Download) -> Iterator[None]:
    """Keep a second program from writing the same parts; afterwards no empty folder is left."""
    from filelock import FileLock, Timeout

    lock = FileLock(download.partial.with_name(f"{download.name}.lock"), timeout=0)
    with _writing(download):
        try:
            lock.acquire()
        except Timeout as error:
            raise CannotFetch(
                phrase("{label} is being fetched already, by another window or command.", label=download.label)
            ) from error
        try:
            yield
        finally:
            with suppress(OSError):
                Path(lock.lock_file).unlink()
                download.partial.rmdir()
                download.partial.parent.rmdir()
            lock.release()


@contextmanager
def _writing(download: Download) -> Iterator[None]:
    """Give a full disk its space back; any other trouble with files is told by its name."""
    try:
        download.partial.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        if error.errno in FULL:
            shutil.rmtree(download.partial, ignore_errors=True)
            raise CannotWrite(
                phrase(
                    "The disk of {models_dir} became full while {label} was fetched; what had come of it "
                    "was removed: free some space, then fetch it again.",
                    models_dir=models_dir(),
                    label=download.label,
                )
            ) from error
        raise CannotWrite(
            phrase(
                "{value} can't be written: {value_2}.",
                value=error.filename or models_dir(),
                value_2=error.strerror or error,
            )
        ) from error
