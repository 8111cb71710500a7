"""What a person chose about the network, kept for the window and the command line alike. Imports no torch.

A variable of the environment, where there is one for it, goes before what is kept here.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from engine import tables
from engine.errors import CannotFetch, CannotWrite
from engine.fetching.addresses import is_safe
from engine.paths import APP_NAME, resources_dir
from engine.phrase import phrase

PROXIES = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")
MOST = 2_000
"""Letters of an address."""


@dataclass(frozen=True)
class Network:
    """Addresses, "" for the usual ones, and whether the network is left alone.

    `mirror` is the model hub, `packages` the package index that PyTorch is installed from, `processor` the index of its
    builds for processors, `updates` the page that tells of newer versions (none as shipped).
    """

    mirror: str = ""
    proxy: str = ""
    packages: str = ""
    processor: str = ""
    updates: str = ""
    offline: bool = False


def chosen() -> Network:
    """Give what was chosen; the usual for whatever can't be read."""
    told = tables.read_if_readable(_path())
    return Network(**{each.name: _kept(told.get(each.name), each.default) for each in fields(Network)})


def in_force() -> Network:
    """Give what was chosen, with what the bundle names as usual in place of what is empty."""
    made, usual = chosen(), tables.read_if_readable(resources_dir() / "about" / "addresses.json")
    return replace(
        made,
        packages=made.packages or _kept(usual.get("packages"), ""),
        processor=made.processor or _kept(usual.get("processor"), ""),
    )


def choose(network: Network) -> None:
    """Keep it for this start and the next. Raises CannotFetch for an address that is none, CannotWrite."""
    for name in ("mirror", "packages", "processor", "updates"):
        check(getattr(network, name))
    if network.proxy and urlsplit(network.proxy).scheme not in ("http", "https", "socks5", "socks5h"):
        raise CannotFetch(
            phrase("“{value}” is no proxy: an address like http://proxy.home:3128 is.", value=network.proxy[:80])
        )
    path = _path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.write_text(json.dumps(asdict(network), indent=1) + "\n", encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise CannotWrite(
            phrase("{path} can't be written: {value}.", path=path, value=error.strerror or error)
        ) from error
    use_proxy()


def check(address: str) -> None:
    """Raise CannotFetch for an address that is not encrypted, nor on this machine."""
    if address and not is_safe(address):
        raise CannotFetch(
            phrase("“{value}” must start with https://, or nobody knows what one gets.", value=address[:80])
        )


def use_proxy() -> None:
    """Let the network's clients go by the proxy that was chosen, unless the environment names one."""
    global _proxied
    proxy = chosen().proxy
    if _proxied:
        os.environ.pop("HTTPS_PROXY", None)
        _proxied = False
    if proxy and not any(os.environ.get(name) for name in PROXIES):
        os.environ["HTTPS_PROXY"] = proxy
        _proxied = True
        close_clients()


def close_clients() -> None:
    """Make the next look at the network a new connection: the client reads the proxy once."""
    from huggingface_hub.utils import close_session

    close_session()


def require_online(what: str) -> None:
    """Raise CannotFetch if the network is to be left alone."""
    if chosen().offline:
        raise CannotFetch(
            phrase("{what} is not fetched: “Work offline” is on. Turn it off in the download settings.", what=what)
        )


_proxied = False
"""Whether the proxy of the environment is of our making."""


def _kept(value: Any, usual: Any) -> Any:
    fits = type(value) is type(usual) and not (isinstance(value, str) and len(value) > MOST)
    return (value.strip() if isinstance(value, str) else value) if fits else usual


def _path() -> Path:
    from platformdirs import user_config_path

    return user_config_path(APP_NAME, appauthor=False) / "network.json"
