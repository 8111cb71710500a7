"""Makes everything anew that depends on the starter's weights, and says of which weights it was made."""
