"""What `sketchlight-cli` can do, one module each."""
