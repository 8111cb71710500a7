"""The drawing and the result side by side, and the bars over them."""
