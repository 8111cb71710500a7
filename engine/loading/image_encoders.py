"""What CLIP's vision model sees in reference pictures, kept by picture: the same one is not looked at twice."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import torch

from engine.catalog.digest import signature
from engine.frames import control_maps
from engine.loading import placement
from engine.loading.reading import guarded, pretrained
from engine.phrase import phrase
from engine.picture import Picture
from engine.progress import Part
from engine.recent import Recent

KEPT = 64
"""Pictures whose embeddings are kept."""


@dataclass(frozen=True)
class _Folder:
    path: Path

    @property
    def label(self) -> str:
        return phrase("The image encoder in {name}", name=self.path.parent.name)


@dataclass(frozen=True, eq=False)
class Seen:
    """A picture as an IP-Adapter is shown it, and what stands for none under guidance: (1, 1, D) or (1, 1, T, D)."""

    wanted: torch.Tensor
    unwanted: torch.Tensor


@dataclass(eq=False)
class ImageEncoders:
    """One encoder in memory (they are large), and what was seen by any."""

    _held: tuple[Any, Any, Any] | None = None
    _seen: Recent[Any, torch.Tensor] = field(default_factory=lambda: Recent(KEPT))

    def see(
        self,
        folder: Path,
        picture: Picture,
        *,
        tokens: bool,
        device: torch.device,
        dtype: torch.dtype,
        home: torch.device,
    ) -> Generator[Part, None, Seen]:
        """Give what a picture is to the encoder in that folder; yields before what has to be loaded or looked at.

        With `tokens` it is the hidden states before the last layer, and none is what it sees in a black picture (as
        the plus and full adapters were trained); else the projected vector, and none is zeros. diffusers'
        `encode_image`. The encoder lies at `home` while it doesn't compute. Raises ModelError for a folder that holds
        no such encoder.
        """
        key = (folder, signature(folder), str(device), dtype)
        wanted = yield from self._look(key, picture, tokens, home)
        if not tokens:
            return Seen(wanted, torch.zeros_like(wanted))
        unwanted = yield from self._look(key, None, tokens, home)
        return Seen(wanted, unwanted)

    def held_bytes(self, device: torch.device) -> int:
        """Give bytes of weights that lie on a device."""
        held = None if self._held is None else self._held[1]
        return 0 if held is None or held.device.type != device.type else placement.size_of(held)

    def forget(self) -> None:
        """Let go of all that is on the device."""
        self._held = None
        self._seen.clear()

    def _look(
        self, key: Any, picture: Picture | None, tokens: bool, home: torch.device
    ) -> Generator[Part, None, torch.Tensor]:
        place = (key, None if picture is None else picture.revision, tokens)
        if (seen := self._seen.used(place)) is None:
            if self._held is None or self._held[0] != key:
                yield phrase("Loading the image encoder"), 0, 1
                self._held = (key, *_open(*key))
            yield phrase("Looking at the reference"), 0, 1
            _, encoder, processor = self._held
            seen = self._seen.keep(place, _encoded(encoder.to(key[2]), processor, picture, tokens))
            encoder.to(home)
        return seen


def _open(folder: Path, _: Any, __: str, dtype: torch.dtype) -> tuple[Any, Any]:
    """Give the vision model and what brings pictures to its size; without a config of that, CLIP's usual way."""
    import transformers

    load = partial(pretrained, transformers.CLIPVisionModelWithProjection, folder, dtype)
    encoder = guarded(_Folder(folder), "weights", load).eval().requires_grad_(False)
    if (folder / "preprocessor_config.json").is_file():
        read = partial(
            transformers.CLIPImageProcessor.from_pretrained, folder, local_files_only=True, trust_remote_code=False
        )
        return encoder, guarded(_Folder(folder), "preprocessor_config.json", read)
    size = encoder.config.image_size
    return encoder, transformers.CLIPImageProcessor(size=size, crop_size=size)


def _encoded(encoder: Any, processor: Any, picture: Picture | None, tokens: bool) -> torch.Tensor:
    if picture is None:
        size = encoder.config.image_size
        pixels = torch.zeros(1, 3, size, size)
    else:
        from PIL import Image

        image = Image.fromarray(control_maps.on_paper(picture.pixels, 255))
        pixels = processor(image, return_tensors="pt").pixel_values
    pixels = pixels.to(encoder.device, encoder.dtype)
    if tokens:
        return encoder(pixels, output_hidden_states=True).hidden_states[-2][None]
    return encoder(pixels).image_embeds[None]
