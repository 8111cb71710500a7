"""Weights from disk onto the device: models, ControlNets, LoRAs, IP-Adapters, autoencoders."""
