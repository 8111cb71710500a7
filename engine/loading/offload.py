"""Modules that lie elsewhere while they don't compute: one stage on the device at a time, or a layer at a time.

The hooks are accelerate's and diffusers'. They are put on once, when a module is loaded, since a module keeps its way
of offloading as long as it is in memory; after each run `Turns.rest` takes off the device what was left there.
"""

from __future__ import annotations

import tempfile
import weakref
from pathlib import Path
from typing import Any

import torch
from accelerate import cpu_offload
from accelerate.hooks import ModelHook, add_hook_to_module
from accelerate.utils import send_to_device
from torch import nn

from engine.placement_parts import Offload

CPU = torch.device("cpu")


def home(device: torch.device, offload: Offload) -> torch.device:
    """Tell where weights lie while nothing computes."""
    return device if offload is Offload.NONE else CPU


def device_of(module: Any) -> torch.device:
    """Tell where a module computes, wherever its weights are just now."""
    from diffusers.hooks.group_offloading import _get_group_onload_device, _is_group_offload_enabled

    if _is_group_offload_enabled(module):
        return torch.device(_get_group_onload_device(module))
    hooks = (getattr(each, "_hf_hook", None) for each in module.modules())
    devices = (getattr(hook, "execution_device", None) for hook in hooks)
    return torch.device(next((each for each in devices if each is not None), module.device))


class Turns:
    """Whose turn it is on a device: the modules of one stage lie there, those of the others in main memory."""

    def __init__(self) -> None:
        self._here: dict[torch.device, tuple[str, list[Any]]] = {}

    def take(self, module: nn.Module, stage: str, device: torch.device) -> None:
        """Make it the turn of a module, which stays until another stage has one."""
        current, modules = self._here.get(device, (stage, []))
        if current != stage:
            self._leave(modules)
            modules = []
        if not any(each is module for each in modules):
            module.to(device)
            modules.append(module)
        self._here[device] = (stage, modules)

    def rest(self) -> None:
        """Take everything off the devices."""
        for _, modules in self._here.values():
            self._leave(modules)
        self._here.clear()

    def _leave(self, modules: list[Any]) -> None:
        for each in modules:
            each.to(CPU)


class _Turn(ModelHook):
    """Brings a module to its device before it computes, and sends its arguments after it."""

    def __init__(self, turns: Turns, stage: str, device: torch.device) -> None:
        self.execution_device = device
        self._turns = turns
        self._stage = stage

    def pre_forward(self, module: nn.Module, *args: Any, **kwargs: Any) -> tuple[Any, Any]:
        self._turns.take(module, self._stage, self.execution_device)
        return send_to_device(args, self.execution_device), send_to_device(kwargs, self.execution_device)


def install(module: Any, offload: Offload, *, stage: str, device: torch.device, turns: Turns) -> None:
    """Let a module in main memory compute on a device by a way of offloading.

    On a processor, GROUP keeps each layer's weights in a temporary file, which is read as it computes.
    """
    if offload is Offload.MODEL:
        add_hook_to_module(module, _Turn(turns, stage, device))
    elif offload is Offload.SEQUENTIAL:
        cpu_offload(module, device, offload_buffers=len(module._parameters) > 0)
    elif offload is Offload.GROUP:
        _group(module, device)


def _group(module: Any, device: torch.device) -> None:
    from diffusers.hooks import apply_group_offloading

    on_disk: dict[str, Any] = {}
    if device.type == "cpu":
        folder = tempfile.TemporaryDirectory(prefix="sketchlight-offload-", ignore_cleanup_errors=True)
        weakref.finalize(module, folder.cleanup)
        on_disk["offload_to_disk_path"] = str(Path(folder.name))
    with torch.inference_mode(False):
        apply_group_offloading(
            module,
            onload_device=device,
            offload_device=CPU,
            offload_type="leaf_level",
            use_stream=device.type == "cuda",
            **on_disk,
        )
