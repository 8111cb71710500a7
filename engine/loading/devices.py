"""Where and how precisely to compute: the best of what this machine has, or what a request says."""

from __future__ import annotations

import errno

import torch
from safetensors import SafetensorError

from engine.errors import InvalidRequest, OutOfMemory
from engine.memory import machine
from engine.phrase import phrase
from engine.request import Placement

DTYPES = {"float32": torch.float32, "float16": torch.float16, "bfloat16": torch.bfloat16}


_OUT_OF_MEMORY = (
    "out of memory",
    "can't allocate memory",
    "Cannot allocate memory",
    "not enough memory",
    "bad_alloc",
    "Invalid buffer size",
    "can't start new thread",
    "could not create a primitive",  # oneDNN, whose generated code finds no place
    "could not create a memory",
)

LARGE = 500_000_000
"""Bytes of weights from which on a CPU bfloat16 is worth its rounding: a step of Stable Diffusion 1.5 takes six seconds
of CPU time in it instead of ten, one of a model with 11 million parameters equally long in both."""


def choose(placement: Placement, weights: int = 0) -> tuple[torch.device, torch.dtype]:
    """Give the device and dtype for a model of so many bytes; InvalidRequest if the asked-for device is not there."""
    device = torch.device(_available(placement.device) if placement.device else available()[0])
    return device, DTYPES[placement.dtype] if placement.dtype else best_dtype(device, weights)


def available() -> list[str]:
    """List the devices of this machine, the fastest first."""
    found = []
    if torch.cuda.is_available():
        found += ["cuda", *(f"cuda:{index}" for index in range(torch.cuda.device_count()))]
    if torch.backends.mps.is_available():
        found.append("mps")
    return [*found, "cpu"]


def best_dtype(device: torch.device, weights: int = 0) -> torch.dtype:
    """Choose float16 on a GPU; on a CPU bfloat16 for large models if it has instructions for that, else float32."""
    if device.type != "cpu":
        return torch.float16
    fast = weights >= LARGE and (torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())
    return torch.bfloat16 if fast else torch.float32


def name_of(dtype: torch.dtype) -> str:
    return str(dtype).removeprefix("torch.")


def synchronize(device: torch.device) -> None:
    """Wait until the device has done what it was given, so that a clock tells the truth."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    elif device.type == "mps":
        torch.mps.synchronize()


def is_out_of_memory(error: BaseException | None) -> bool:
    """Tell whether memory running out is what an error is, or what it came of.

    torch has a class for CUDA's; the CPU allocator and MPS raise RuntimeError with these words, and loaders wrap what
    the system says in errors of their own.
    """
    if error is None:
        return False
    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    if isinstance(error, OSError) and error.errno == errno.ENOMEM:
        return True
    if isinstance(error, RuntimeError | SafetensorError) and any(word in str(error) for word in _OUT_OF_MEMORY):
        return True
    return is_out_of_memory(error.__cause__ or error.__context__)


def free_memory(device: torch.device) -> int:
    """Give bytes that a run may take on a device, what torch keeps for itself unused included."""
    if device.type == "cuda":
        kept = torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
        return torch.cuda.mem_get_info(device)[0] + kept
    if device.type == "mps":
        return max(torch.mps.recommended_max_memory() - torch.mps.current_allocated_memory(), 0)
    return machine.main_memory().free


def empty_cache(device: torch.device) -> None:
    """Give back what torch keeps of a device's memory without using it."""
    if device.type == "cuda":
        torch.cuda.empty_cache()
    elif device.type == "mps":
        torch.mps.empty_cache()


def out_of_memory(device: torch.device, pictures: int, size: tuple[int, int]) -> OutOfMemory:
    """Give the error for a person."""
    where = "this computer" if device.type == "cpu" else f"the graphics device ({device})"
    what = f"{pictures} pictures" if pictures > 1 else "a picture"
    less = "fewer pictures or a smaller size" if pictures > 1 else "a smaller size"
    return OutOfMemory(
        phrase(
            "The memory of {where} is not enough for {what} of {value}×{value_2}. Choose {less}.",
            where=where,
            what=what,
            value=size[0],
            value_2=size[1],
            less=less,
        )
    )


def _available(name: str) -> str:
    found = available()
    if name not in found:
        raise InvalidRequest(
            phrase("There is no device “{name}” here. Available: {join}.", name=name, join=", ".join(found))
        )
    return name
