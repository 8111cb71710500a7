"""What every stage of the recipe shares: where it runs, its schedule, checkpoints, averages and curves."""

import csv
import math
import os
import time
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import torch


def device_of() -> torch.device:
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def autocast(device: torch.device) -> AbstractContextManager:
    """bfloat16 arithmetic over float32 weights, but not on a CPU: without tiles for it, that is half as slow again."""
    return torch.autocast(device.type, dtype=torch.bfloat16, enabled=device.type != "cpu")


@dataclass(frozen=True)
class Schedule:
    """Linear warm-up, then cosine down to a twentieth of `lr`.

    `minutes` (0: none) makes progress the larger of the share of steps and the share of time, so that a
    stage ends well in the time there is, whatever else the machine does.
    """

    lr: float
    steps: int
    minutes: float = 0.0
    warmup: int = 100

    def progress(self, step: int, seconds: float) -> float:
        share = step / self.steps
        return min(1.0, max(share, seconds / 60 / self.minutes) if self.minutes else share)

    def rate(self, step: int, seconds: float) -> float:
        cosine = 0.525 + 0.475 * math.cos(math.pi * self.progress(step, seconds))
        return self.lr * cosine * min(1.0, (step + 1) / min(self.warmup, max(1, self.steps // 4)))


class Average:
    """An exponential moving average of a module's weights, warmed up (so that a short run has one too)."""

    def __init__(self, module: torch.nn.Module, decay: float) -> None:
        self.decay, self.count = decay, 0
        self.weights = {k: v.detach().clone() for k, v in module.state_dict().items()}

    @torch.no_grad()
    def update(self, module: torch.nn.Module) -> None:
        self.count += 1
        decay = min(self.decay, (1 + self.count) / (10 + self.count))
        state = module.state_dict()
        moving = [name for name, value in state.items() if value.dtype.is_floating_point]
        torch._foreach_lerp_([self.weights[n] for n in moving], [state[n] for n in moving], 1 - decay)
        for name in state.keys() - set(moving):
            self.weights[name].copy_(state[name])


class Run:
    """One stage's state: step, seconds, checkpoint, and its curve as CSV and PNG under `folder`."""

    def __init__(self, folder: Path, name: str, schedule: Schedule) -> None:
        self.folder, self.name, self.schedule = folder, name, schedule
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / f"{name}.pt"
        self.curve = folder / f"{name}.csv"
        self.step, self.seconds, self._last = 0, 0.0, time.monotonic()

    def resume(self, parts: dict[str, object]) -> bool:
        """Load the checkpoint into modules, optimizers and averages; False where there is none."""
        if not self.path.exists():
            self.curve.unlink(missing_ok=True)
            return False
        state = torch.load(self.path, weights_only=True, map_location="cpu")
        self.step, self.seconds = state["step"], state["seconds"]
        for name, part in parts.items():
            if isinstance(part, Average):
                part.count = state[name]["count"]
                for key, value in state[name]["weights"].items():
                    part.weights[key].copy_(value)
            else:
                part.load_state_dict(state[name])
        return True

    def save(self, parts: dict[str, object]) -> None:
        """Write the checkpoint in one go: a crash leaves the one before."""
        state: dict[str, object] = {"step": self.step, "seconds": self.seconds}
        for name, part in parts.items():
            state[name] = (
                {"count": part.count, "weights": part.weights} if isinstance(part, Average) else part.state_dict()
            )
        torch.save(state, self.path.with_suffix(".new"))
        os.replace(self.path.with_suffix(".new"), self.path)

    @property
    def done(self) -> bool:
        return self.schedule.progress(self.step, self.seconds) >= 1.0

    def advance(self, optimizer: torch.optim.Optimizer) -> None:
        """Count a step and set the next one's learning rate."""
        now = time.monotonic()
        self.seconds += now - self._last
        self._last = now
        self.step += 1
        for group in optimizer.param_groups:
            group["lr"] = self.schedule.rate(self.step, self.seconds) * group.get("share", 1.0)

    def log(self, **values: float) -> None:
        """Append a row to the curve and say it."""
        row = {"step": self.step, "seconds": round(self.seconds, 1)} | {k: f"{v:.5g}" for k, v in values.items()}
        fresh = not self.curve.exists()
        with self.curve.open("a", newline="") as file:
            writer = csv.DictWriter(file, list(row))
            if fresh:
                writer.writeheader()
            writer.writerow(row)
        print(self.name, " ".join(f"{k}={v}" for k, v in row.items()), flush=True)


def plot(curve: Path) -> Path:
    """Draw a curve's columns over its steps, each scaled to its own range: a PNG beside the CSV."""
    import cv2
    import numpy as np

    with curve.open() as file:
        rows = list(csv.DictReader(file))
    picture = np.full((360, 640, 3), 255, np.uint8)
    names = [n for n in rows[0] if n not in ("step", "seconds")] if rows else []
    inks = ((200, 90, 40), (40, 120, 220), (60, 160, 70), (150, 60, 160), (90, 90, 90), (20, 160, 190))
    for i, name in enumerate(names):
        y = np.array([float(r[name]) for r in rows])
        x = np.linspace(40, 620, len(y))
        span = max(float(y.max() - y.min()), 1e-9)
        line = np.stack([x, 330 - 290 * (y - y.min()) / span], 1).astype(np.int32)
        cv2.polylines(picture, [line], False, inks[i % len(inks)], 1, cv2.LINE_AA)
        label = f"{name}  {y[0]:.4g} .. {y[-1]:.4g}"
        cv2.putText(
            picture, label, (330, 24 + 16 * i), cv2.FONT_HERSHEY_SIMPLEX, 0.42, inks[i % len(inks)], 1, cv2.LINE_AA
        )
    path = curve.with_suffix(".png")
    cv2.imwrite(str(path), picture)
    return path


def count(parameters: Iterable[torch.nn.Parameter]) -> float:
    """Millions of parameters."""
    return sum(p.numel() for p in parameters) / 1e6
