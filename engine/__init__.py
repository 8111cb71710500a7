"""Sketchlight's engine: an immutable `Request` goes in, a stream of `Event`s comes out. No Qt here."""

import os

# Nothing leaves the machine. ONNX Runtime's wheels for Linux keep a device's number under ~/.cache and send events to
# their maker from the moment they are imported; this alone stops them (`disable_telemetry_events` comes too late). The
# others are asked alike.
os.environ |= {
    "ORT_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "RAY_USAGE_STATS_ENABLED": "0",
}
