"""The recorded session: how a drawing grew, to be looked through, rendered again and written as a film. No torch."""
