"""Controls, and how they are bound to a setting."""
