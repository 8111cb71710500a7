"""Cards for controls, references and LoRAs."""
