"""What stops a start and how to mend it."""


class Problem(Exception):
    """Something the user can mend; the message names it and the way out."""
