"""A second way to run a model's modules on the processor: as ONNX graphs, by ONNX Runtime.

A graph holds a module's structure alone. Its weights stay in the model's own .safetensors files and are bound by name
when a session starts, so that one graph serves every model of an architecture, and LoRAs by their merged weights.
"""
