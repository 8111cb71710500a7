"""How long a dab takes on large documents with many layers, and what history and files cost: ratios in one run.

    python tests/bench/canvas.py [--strokes 40]

Latency is the time from the pen's place to the tile painted again at the window's scale, in the process's own CPU time,
so that a busy machine doesn't count. The last line says which of the aims hold.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

from desktop.model.document.strokes import begin_stroke

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QTransform

from desktop.model.document.content import Content, Node
from desktop.model.document.document import Document
from desktop.model.keeping.ora import decode_ora, encode_ora
from desktop.model.pixels.brush import Brush
from desktop.model.pixels.layer import Layer
from desktop.model.settings.settings import Settings
from desktop.views.canvas.layers import paint_layer

PANE = 700
MODES = ("svg:src-over", "svg:multiply", "svg:src-over", "svg:screen", "svg:overlay")
MEGABYTE = 2**20


def layer_of(side: int, seed: int) -> Layer:
    """A layer with something soft in about half of its tiles."""
    layer = Layer((side, side), 4)
    random = np.random.default_rng(seed)
    tile = np.zeros((256, 256, 4), np.uint8)
    tile[..., 3] = random.integers(80, 200)
    tile[..., :3] = random.integers(0, 80, 3)
    for key in layer.keys_in(layer.rect):
        if seed == 0 or random.random() < 0.5:
            layer.put(key, tile.copy())
    return layer


def document_of(side: int, layers: int) -> Document:
    content = Content((side, side))
    for number in range(layers):
        node = Node(f"l{number}", f"Layer {number}", mode=MODES[number % len(MODES)], opacity=0.8 if number else 1.0)
        content = content.with_stack((*content.stack, node)).with_layer(node.id, layer_of(side, number))
    document = Document((side, side))
    document.load(content)
    return document


def latencies(side: int, layers: int, strokes: int) -> np.ndarray:
    """Milliseconds from each place of the pen to the changed part painted anew, the whole document in view."""
    document = document_of(side, layers)
    pane = QImage(PANE, PANE, QImage.Format.Format_ARGB32_Premultiplied)
    transform = QTransform.fromScale(PANE / side, PANE / side)
    dirty = []
    document.sketch_changed.connect(dirty.append)
    painter = QPainter(pane)
    paint_layer(painter, document.picture, transform, pane.rect())
    random, found = np.random.default_rng(1), []
    for _ in range(strokes):
        start, step = random.uniform(0.2, 0.8, 2) * side, random.uniform(-1, 1, 2) * 12
        with begin_stroke(document, document.active, Brush(28.0, (200, 30, 60, 255))) as stroke:
            for number in range(12):
                place = start + step * number
                dirty.clear()
                began = time.thread_time()
                stroke.to(*place.tolist())
                for rect in dirty:
                    exposed = transform.mapRect(QRectF(rect)).toAlignedRect().adjusted(-3, -3, 3, 3)
                    paint_layer(painter, document.picture, transform, exposed)
                found.append((time.thread_time() - began) * 1000)
    painter.end()
    return np.array(found[12:])


def undo_megabytes(side: int, strokes: int) -> float:
    """What so many strokes cost beside the layers, once they are packed in quiet."""
    document = document_of(side, 1)
    random = np.random.default_rng(3)
    for _ in range(strokes):
        brush = Brush(40.0, (*random.integers(0, 255, 3).tolist(), 255))
        with begin_stroke(document, document.active, brush) as stroke:
            for place in random.uniform(0, side, 2) + np.cumsum(random.normal(0, 60, (30, 2)), axis=0):
                stroke.to(*place.tolist())
    while document.history.pack_one():
        pass
    return document.history.bytes / MEGABYTE


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--strokes", type=int, default=30)
    options = parser.parse_args()
    app = QGuiApplication([])
    p99 = {}
    print(f"{'document':>10} {'layers':>7} {'p50':>8} {'p95':>8} {'p99':>8}  ms")
    for side in (1024, 4096, 8192):
        for layers in (1, 5, 20):
            found = latencies(side, layers, options.strokes)
            low, high, highest = np.percentile(found, (50, 95, 99))
            p99[side, layers] = highest
            print(f"{side:>9}² {layers:>7} {low:8.2f} {high:8.2f} {highest:8.2f}")
    ratio = p99[8192, 20] / p99[1024, 1]
    undo = undo_megabytes(4096, 200)
    content = document_of(4096, 10).content
    began = time.perf_counter()
    data = encode_ora(content, Settings())
    saved = time.perf_counter() - began
    began = time.perf_counter()
    decode_ora(data, "bench.ora")
    opened = time.perf_counter() - began
    print(f"p99 at 8192² with 20 layers: {ratio:.2f} × that at 1024² with one (aim 1.3)")
    print(f"p99 with five layers: {max(p99[side, 5] for side in (1024, 4096, 8192)):.1f} ms (aim 16)")
    print(f"undo of 200 strokes at 4096²: {undo:.0f} MB (aim 400)")
    print(
        f"4096² with 10 layers: saved in {saved:.1f} s, opened in {opened:.1f} s (aim 3), {len(data) / MEGABYTE:.0f} MB"
    )
    del app


if __name__ == "__main__":
    main()
