"""IP-Adapters on a UNet: their attention laid over the UNet's own while a run has references, taken off without them.

diffusers puts them in; off they are only set aside, so that the bare UNet is exactly what it was, and back at once.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import torch

from engine.catalog import ip_adapter_files
from engine.catalog.catalog import Model
from engine.catalog.digest import signature
from engine.catalog.ip_adapter_files import AdapterFile, AdapterShape
from engine.loading import weights
from engine.loading.reading import guarded
from engine.phrase import phrase
from engine.progress import Part

Weights = dict[str, dict[str, torch.Tensor]]
"""An adapter's tensors, under “image_proj” and “ip_adapter”, as diffusers takes them."""
_HIDDEN = "ip_image_proj"


class IpAdapters:
    """The adapters last used on the UNet of one model's pipeline; one for each reference, which has its own weight."""

    def __init__(self, pipe: Any, about: Model, dtype: torch.dtype) -> None:
        self._pipe, self._about, self._dtype = pipe, about, dtype
        self._key: tuple[Any, ...] = ()
        self._abouts: tuple[AdapterShape, ...] = ()
        self._bare: dict[str, Any] = {}
        self._adapted: dict[str, Any] = {}
        self._projection: Any = None

    def attach(self, files: Sequence[AdapterFile]) -> Generator[Part, None, tuple[AdapterShape, ...]]:
        """Lay these over the UNet, loaded now unless they are those used last; yields before that.

        Raises ModelError for what is no adapter, is broken, or was made for another kind of model. Attention must be
        computed by SDPA: `layout.check`.
        """
        unet = self._pipe.unet
        key = tuple((file.path, signature(file.path)) for file in files)
        if key != self._key:
            self.detach()
            self._key = ()
            yield phrase("Loading {named}", named=_named(files)), 0, 1
            self._abouts = self._load(files)
            self._key = key
        elif unet.encoder_hid_proj is None:
            self._bare = dict(unet.attn_processors)
            _put(unet, self._adapted, self._projection, _HIDDEN)
        return self._abouts

    @property
    def held_bytes(self) -> int:
        """Bytes of their weights, each counted once."""
        modules = [each for each in (self._projection, *self._adapted.values()) if isinstance(each, torch.nn.Module)]
        weights = {id(weight): weight for each in modules for weight in each.parameters()}
        return sum(weight.numel() * weight.element_size() for weight in weights.values())

    def detach(self) -> None:
        """Leave the bare UNet again, to the last bit."""
        if self._key and self._pipe.unet.encoder_hid_proj is not None:
            _put(self._pipe.unet, self._bare, None, None)

    @staticmethod
    def layers(unet: Any) -> list[Any]:
        """Give the attention that lies over a UNet's own: what tells a reference from none."""
        return [each for each in unet.attn_processors.values() if hasattr(each, "to_k_ip")]

    def _load(self, files: Sequence[AdapterFile]) -> tuple[AdapterShape, ...]:
        read: dict[Path, tuple[AdapterShape, Weights]] = {}
        for file in files:
            if file.path not in read:
                read_now = guarded(file, "weights", partial(_read, file, self._dtype))
                known = ip_adapter_files.about(file, _shapes(read_now))
                ip_adapter_files.check_fits(file, known, self._about)
                read[file.path] = known, read_now
        unet = self._pipe.unet
        self._bare = dict(unet.attn_processors)
        try:
            guarded(files[0], "weights", partial(_inject, self._pipe, [read[file.path][1] for file in files]))
        except BaseException:
            _put(unet, self._bare, None, None)
            raise
        _share(unet, [[other.path for other in files].index(file.path) for file in files])
        self._adapted = {name: unet.attn_processors[name] for name in self._bare}
        self._projection = unet.encoder_hid_proj
        return tuple(read[file.path][0] for file in files)


def _inject(pipe: Any, weights: Sequence[Weights]) -> None:
    count = len(weights)
    with torch.inference_mode(False):
        pipe.load_ip_adapter(list(weights), subfolder=[""] * count, weight_name=[""] * count, image_encoder_folder=None)
    pipe.unet.eval().requires_grad_(False)


def _share(unet: Any, first: Sequence[int]) -> None:
    """Let references of one adapter use one copy of its weights: reference i those of reference first[i]."""
    layers = unet.encoder_hid_proj.image_projection_layers
    over = IpAdapters.layers(unet)
    lists = [layers, *(each.to_k_ip for each in over), *(each.to_v_ip for each in over)]
    for index, origin in enumerate(first):
        for each in lists:
            each[index] = each[origin]


def _put(unet: Any, processors: Mapping[str, Any], projection: Any, hidden: str | None) -> None:
    unet.encoder_hid_proj = None  # a plus adapter's has attention of its own, which would be counted
    unet.set_attn_processor(dict(processors))
    unet.encoder_hid_proj = projection
    unet.config.encoder_hid_dim_type = hidden


def _read(file: AdapterFile, dtype: torch.dtype) -> Weights:
    """Give its tensors in the model's precision. A .bin file is read as weights only: nothing in it is run."""
    found: Weights = {}
    with torch.inference_mode(False):
        tensors = weights.read(file.path, lambda key: key.startswith(("image_proj.", "ip_adapter.")), dtype)
        weights.check_numbers(tensors)
        for key, each in tensors.items():
            part, _, name = key.partition(".")
            found.setdefault(part, {})[name] = each
    return found


def _shapes(weights: Weights) -> dict[str, tuple[int, ...]]:
    return {f"{part}.{name}": tuple(each.shape) for part, group in weights.items() for name, each in group.items()}


def _named(files: Sequence[AdapterFile]) -> str:
    names = list(dict.fromkeys(f"“{file.name}”" for file in files))
    return f"the IP-Adapter{'s' if len(names) > 1 else ''} {', '.join(names)}"
