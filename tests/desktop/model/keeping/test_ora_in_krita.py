"""The same document rendered by Krita, where that is installed: each blend mode, opaque and half transparent."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QRect

from desktop.model.document import edits
from desktop.model.document.content import Content, Node, NodeKind
from desktop.model.keeping.ora import decode_ora, read_ora, write_ora
from desktop.model.pixels import conversions
from desktop.model.pixels.blend_modes import BLEND_MODES
from desktop.model.pixels.layer import Layer
from desktop.model.settings.settings import Settings
from engine.pictures.files import read_picture

KRITA, XVFB = shutil.which("krita"), shutil.which("xvfb-run")
pytestmark = pytest.mark.skipif(KRITA is None or XVFB is None, reason="Krita or Xvfb isn't installed")

SIDE = 64
OTHERWISE = {
    "svg:color-dodge": "Krita's divides black by what is left of white otherwise",
    "svg:color-burn": "Krita's divides white otherwise",
    "svg:soft-light": "Krita writes and reads Photoshop's formula under this name",
    "svg:hue": "Krita's HSY formulas weigh the channels otherwise",
    "svg:saturation": "Krita's HSY formulas weigh the channels otherwise",
    "svg:color": "Krita's HSY formulas weigh the channels otherwise",
    "svg:luminosity": "Krita's HSY formulas weigh the channels otherwise",
    "svg:plus": "Krita adds colours without adding their alphas",
    "svg:dst-in": "Krita reads it as its destination-in, within the layer's own rectangle",
    "svg:dst-out": "Krita reads it as erase",
    "svg:dst-atop": "Krita reads it as its destination-atop",
    "svg:src-atop": "Krita reads it as inherited alpha",
}
"""Modes that Krita doesn't define as the W3C does, with what is different."""
ALIKE = [mode for mode in BLEND_MODES if mode not in OTHERWISE]


def gradients(seed: int, alpha: int) -> np.ndarray:
    """Premultiplied (SIDE, SIDE, 4): colours all over, of one alpha."""
    y, x = np.mgrid[:SIDE, :SIDE] * 255 // (SIDE - 1)
    colour = np.dstack([(x, y, 255 - x), (y, 255 - x, x), (255 - y, x, y)][seed]).astype(np.uint8)
    return conversions.premultiplied(np.dstack([colour, np.full((SIDE, SIDE), alpha, np.uint8)]))


def export(path: Path, out: Path) -> None:
    """Have Krita open a file and save it as another; it insists on an X server."""
    environment = {"HOME": str(path.parent), "PATH": "/usr/bin:/bin"}
    command = [str(XVFB), "-a", str(KRITA), "--export", "--export-filename", str(out), str(path)]
    subprocess.run(command, env=environment, capture_output=True, timeout=180, check=False)


def rendered(path: Path) -> np.ndarray:
    """What Krita makes of a file, (H, W, 4) straight alpha."""
    out = path.with_suffix(".png")
    export(path, out)
    pixels = read_picture(out).pixels
    return pixels if pixels.shape[2] == 4 else np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])


def sheet(modes: list[str], alphas: tuple[int, ...]) -> Content:
    """One column a mode and one row an alpha, each mode a layer of its own over the same ground."""
    size = (SIDE * len(modes), SIDE * len(alphas))
    ground = Layer(size, 4)
    content = Content(size, (Node("ground", "Ground"),))
    for place, mode in enumerate(modes):
        layer = Layer(size, 4)
        for row, alpha in enumerate(alphas):
            patch = QRect(place * SIDE, row * SIDE, SIDE, SIDE)
            ground.write(patch, gradients(0, 255))
            layer.write(patch, gradients(1, alpha))
        node = Node(f"l{place}", mode, mode=mode)
        content = content.with_stack((*content.stack, node)).with_layer(node.id, layer)
    return content.with_layer("ground", ground)


def test_krita_shows_each_mode_as_it_is_shown_here(tmp_path) -> None:
    content = sheet(ALIKE, (255, 128))
    path = tmp_path / "modes.ora"
    write_ora(path, content, Settings())
    ours = conversions.straight(edits.flattened(content.stack, content.size, content.layer).read())
    off = np.abs(rendered(path).astype(int) - ours)
    worst = {mode: int(off[:, place * SIDE : (place + 1) * SIDE].max()) for place, mode in enumerate(ALIKE)}
    assert max(worst.values()) <= 1, worst


def test_krita_shows_groups_opacities_clips_and_offsets_alike(tmp_path) -> None:
    size = (2 * SIDE, SIDE)
    ground, upper, shade = Layer(size, 4), Layer(size, 4), Layer(size, 4)
    ground.write(QRect(0, 0, SIDE, SIDE), gradients(0, 255))
    upper.write(QRect(20, 8, SIDE, 40), gradients(1, 200)[:40])
    shade.write(QRect(40, 0, SIDE, SIDE), gradients(2, 255))
    inner = (Node("upper", "Upper"), Node("shade", "Shade", clipped=True, opacity=0.5))
    stack = (Node("ground", "Ground"), Node("group", "Group", NodeKind.GROUP, opacity=0.7, children=inner))
    content = Content(size, stack)
    for id, layer in (("ground", ground), ("upper", upper), ("shade", shade)):
        content = content.with_layer(id, layer)
    path = tmp_path / "group.ora"
    write_ora(path, content, Settings())
    ours = conversions.straight(edits.flattened(stack, size, content.layer).read()).astype(int)
    theirs = rendered(path).astype(int)
    off = np.abs(ours * ours[..., 3:] - theirs * theirs[..., 3:]) / 255
    assert off[..., :3].max() <= 2 and np.abs(ours[..., 3] - theirs[..., 3]).max() <= 1


def test_what_krita_saves_is_opened_here(tmp_path) -> None:
    content = sheet(["svg:src-over", "svg:multiply"], (128,))
    path, saved = tmp_path / "ours.ora", tmp_path / "theirs.ora"
    write_ora(path, content, Settings())
    export(path, saved)
    project = read_ora(saved)
    ours = edits.flattened(content.stack, content.size, content.layer).read().astype(int)
    theirs = edits.flattened(project.content.stack, project.content.size, project.content.layer).read()
    assert np.abs(ours - theirs).max() <= 1
    assert decode_ora(saved.read_bytes(), "theirs.ora").settings is None
