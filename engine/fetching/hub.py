"""Asking a model hub for one file: huggingface_hub's address, token and client; its many errors as one sentence each.

Nothing here runs unless a person asked for a download.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from engine.errors import CannotFetch
from engine.fetching import network, tokens
from engine.fetching.addresses import LOOPBACK, is_safe
from engine.fetching.deadline import Dripped, answered_within
from engine.phrase import phrase

DEFAULT = "https://huggingface.co"
TIMEOUT = 10.0
"""Seconds without an answer, or without a byte."""
HEAD = 3.0
"""How many times that the head of an answer may take, however it drips in."""
REDIRECTS = 10


class Interrupted(CannotFetch):
    """The connection broke; what came so far is good, and asking again may help."""


class Stale(Interrupted):
    """The hub has nothing behind what came so far: that is no beginning of its file, and goes."""


@dataclass(frozen=True)
class Remote:
    """A file on a hub. `size` in bytes; `etag` names its contents, and is their SHA-256 for large files."""

    repo: str
    path: str
    url: str
    size: int | None
    etag: str


def endpoint() -> str:
    """Tell where the hub is: HF_ENDPOINT, the mirror that was chosen, or huggingface.co.

    Raises CannotFetch for an address that isn't encrypted.
    """
    told = (os.environ.get("HF_ENDPOINT", "").strip() or network.chosen().mirror).rstrip("/") or DEFAULT
    if not is_safe(told):
        raise CannotFetch(
            phrase(
                "HF_ENDPOINT is {value}: it must start with https://, or nobody knows what one gets.", value=told[:80]
            )
        )
    return told


def _may_follow(origin: str, target: str) -> bool:
    """Tell whether a redirect leads to a safe address; only this machine may send to this machine."""
    return is_safe(target) and (urlsplit(target).hostname not in LOOPBACK or urlsplit(origin).hostname in LOOPBACK)


def look_up(repo: str, path: str, timeout: float = TIMEOUT) -> Remote:
    """Give what the hub says of a file, without fetching it. Raises CannotFetch."""
    from huggingface_hub.file_download import get_hf_file_metadata, hf_hub_url
    from huggingface_hub.utils import get_session

    network.require_online(repo)
    hub = endpoint()
    with in_words(repo, path, timeout), answered_within(get_session(), HEAD * timeout):
        url = hf_hub_url(repo, path, endpoint=hub)
        found = get_hf_file_metadata(url, timeout=timeout, headers=_headers(hub), endpoint=hub)
    if found.commit_hash is None:
        raise CannotFetch(
            phrase(
                "{host} does not answer as a model hub does when asked for {repo}: check "
                "HF_ENDPOINT, and whether this network wants you to sign in first.",
                host=_host(hub),
                repo=repo,
            )
        )
    if found.size is not None and found.size < 0:
        raise CannotFetch(
            phrase(
                "{host} says that {path} of {repo} has {size} bytes, which can't be: try later.",
                host=_host(hub),
                path=path,
                repo=repo,
                size=found.size,
            )
        )
    return Remote(repo, path, url, found.size, found.etag or "")


@contextmanager
def opened(remote: Remote, start: int = 0, timeout: float = TIMEOUT) -> Iterator[tuple[int, Iterator[bytes]]]:
    """Give the bytes of a file from `start` on, or from the position that is given back with them. Raises CannotFetch.

    Redirects are followed to encrypted addresses only, and the token stays with the hub.
    """
    with in_words(remote.repo, remote.path, timeout, remote.url):
        headers = (
            _headers(remote.url) | {"accept-encoding": "identity"} | ({"range": f"bytes={start}-"} if start else {})
        )
        with response_to(remote, headers, timeout) as response:
            if response.headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
                raise CannotFetch(
                    phrase(
                        "{repo} sends {path} packed, which was not asked for: try again later.",
                        repo=remote.repo,
                        path=remote.path,
                    )
                )
            continues = response.status_code == 206
            begins = response.headers.get("content-range", "")
            if continues and not begins.startswith(f"bytes {start}-"):
                raise CannotFetch(
                    phrase(
                        "{repo} sends another part of {path} than was asked for: try later.",
                        repo=remote.repo,
                        path=remote.path,
                    )
                )
            yield (start if continues else 0), response.iter_raw()


@contextmanager
def response_to(remote: Remote, headers: dict[str, str], timeout: float) -> Iterator[Any]:
    """Ask for a file by the hub's client; redirects are followed to safe addresses only."""
    network.require_online(remote.repo)
    from huggingface_hub.utils import get_session, hf_raise_for_status

    url = remote.url
    for _ in range(REDIRECTS):
        client = get_session()
        with ExitStack() as stack:
            asked = client.stream("GET", url, headers=headers, timeout=timeout, follow_redirects=False)
            with answered_within(client, HEAD * timeout):
                response = stack.enter_context(asked)
            if not response.has_redirect_location:
                hf_raise_for_status(response)
                yield response
                return
            target = urljoin(url, response.headers["location"])
        if not _may_follow(url, target):
            raise CannotFetch(_no_way(remote.repo, target))
        if urlsplit(target)[:2] != urlsplit(url)[:2]:
            headers = {name: value for name, value in headers.items() if name != "authorization"}
        url = target
    raise CannotFetch(
        phrase("{repo} sends from one address to the next without an end: try again later.", repo=remote.repo)
    )


def _no_way(repo: str, target: str) -> str:
    """Say why a redirect is not followed."""
    scheme = target.partition(":")[0]
    where = "".join(letter if letter.isprintable() else "�" for letter in target[:80])
    if scheme.lower() == "http" and _host(target):
        if urlsplit(target).hostname in LOOPBACK:
            return phrase("{repo} sends to this very machine ({where}), which is not followed.", repo=repo, where=where)
        return phrase("{repo} sends to {host} unencrypted, which is not followed.", repo=repo, host=_host(target))
    return phrase(
        "{repo} sends to {where}, which is no address of the web and unencrypted: it is not followed.",
        repo=repo,
        where=where,
    )


def _headers(url: str) -> dict[str, str]:
    """Send the token to the hub, and to nobody else."""
    from huggingface_hub.utils import build_hf_headers

    # A connection for each: `answered_within` sees those that are opened.
    # None: what the hub's own client keeps.
    token = tokens.token(url) if _host(url) == _host(endpoint()) else False
    return dict(build_hf_headers(token=token, headers={"user-agent": "sketchlight", "connection": "close"}))


@contextmanager
def in_words(repo: str, path: str, timeout: float, url: str = "") -> Iterator[None]:
    """Turn whatever the hub's client raises into a CannotFetch that names the repository and says what to do."""
    import httpx2
    from huggingface_hub import errors

    hub = endpoint()
    host = _host(url or hub)
    try:
        yield
    except errors.OfflineModeIsEnabled as error:
        raise CannotFetch(
            phrase("{repo} is not fetched: HF_HUB_OFFLINE is set. Unset it to allow downloads.", repo=repo)
        ) from error
    except errors.HfHubHTTPError as error:
        if getattr(error.response, "status_code", 0) == 416:
            raise Stale(
                phrase(
                    "{host} has no more of {path} of {repo} than came already: fetch it again, anew.",
                    host=host,
                    path=path,
                    repo=repo,
                )
            ) from error
        if host != _host(hub):
            status = getattr(error.response, "status_code", 0)
            raise CannotFetch(
                phrase(
                    "{host} doesn't give {path} of {repo} (HTTP {status}): check its address.",
                    host=host,
                    path=path,
                    repo=repo,
                    status=status,
                )
            ) from error
        raise CannotFetch(_refusal(error, repo, path, host)) from error
    except httpx2.ProxyError as error:
        raise CannotFetch(
            phrase("The proxy on the way to {repo} refuses: check its address ({error}).", repo=repo, error=error)
        ) from error
    except (httpx2.TimeoutException, Dripped) as error:
        seconds = HEAD * timeout if isinstance(error, Dripped) else timeout
        raise Interrupted(
            phrase(
                "{host} did not answer for {seconds:g} s while {repo} was fetched: fetch it again, "
                "it continues where it stopped.",
                host=host,
                seconds=seconds,
                repo=repo,
            )
        ) from error
    except httpx2.ConnectError as error:
        if "CERTIFICATE" in str(error).upper():
            raise CannotFetch(
                phrase(
                    "{host}, asked for {repo}, shows a certificate that is not trusted: check this "
                    "machine's clock, and whether a proxy looks into the connection.",
                    host=host,
                    repo=repo,
                )
            ) from error
        raise Interrupted(
            phrase(
                "{host} can't be reached for {repo}: check the network connection, and the proxy if you need one.",
                host=host,
                repo=repo,
            )
        ) from error
    except httpx2.DecodingError as error:
        raise CannotFetch(
            phrase("{host} sent something for {repo} that can't be read: try again later.", host=host, repo=repo)
        ) from error
    except (httpx2.InvalidURL, ValueError, TypeError, KeyError) as error:
        # Its client trusts headers to be numbers and addresses.
        raise CannotFetch(
            phrase(
                "{host} does not answer as a model hub does when asked for {repo} ({name__}): check "
                "HF_ENDPOINT, or try again later.",
                host=host,
                repo=repo,
                name__=type(error).__name__,
            )
        ) from error
    except httpx2.HTTPError as error:
        raise Interrupted(
            phrase(
                "The connection to {host} broke while {repo} was fetched: fetch it again, it "
                "continues where it stopped.",
                host=host,
                repo=repo,
            )
        ) from error


def _refusal(error: Exception, repo: str, path: str, host: str) -> str:
    """Say why the hub said no, and what to do."""
    from huggingface_hub import errors

    response = getattr(error, "response", None)
    status = getattr(response, "status_code", 0)
    told = str(getattr(response, "headers", {}).get("x-error-message", ""))
    if isinstance(error, errors.GatedRepoError) or status == 403:
        return (
            f"{repo} is only given to those who accepted its terms: do so at https://{host}/{repo}, "
            "then set HF_TOKEN to a token of your account, or give it in the download settings, and fetch again."
        )
    if isinstance(error, (errors.RemoteEntryNotFoundError, errors.RevisionNotFoundError)):
        return phrase(
            "{repo} has no {path} any more: look at https://{host}/{repo} whether it was renamed.",
            repo=repo,
            path=path,
            host=host,
        )
    if status == 401 and "credentials" in told:
        return phrase(
            "{host} does not know the token that was sent for {repo}: check HF_TOKEN or the download settings.",
            host=host,
            repo=repo,
        )
    if status in (401, 404):
        return (
            f"{repo} is not on {host}, or is private: if it was shared with you, set HF_TOKEN, or give a token in the "
            "download settings, and fetch again."
        )
    if status == 429:
        return phrase(
            "{host} has had too many requests, the last for {repo}: wait some minutes and fetch again.",
            host=host,
            repo=repo,
        )
    return phrase(
        "{host} has a fault of its own (HTTP {status}) with {repo}: try again later.",
        host=host,
        status=status,
        repo=repo,
    )


def _host(url: str) -> str:
    return urlsplit(url).netloc
