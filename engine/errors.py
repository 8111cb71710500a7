"""The errors a person can act on. Everything else that is raised is a fault of ours."""


class SketchlightError(Exception):
    """Base of every error whose message is meant for a person: what happened, to which thing, what to do."""

    def __str__(self) -> str:
        """Give the message as it was made: a Phrase stays one, so that a window can translate it."""
        return self.args[0] if len(self.args) == 1 and isinstance(self.args[0], str) else super().__str__()


class InvalidRequest(SketchlightError):
    """A value in a request is outside what it may be; the message names the value and the range."""


class UnreadableFile(SketchlightError):
    """A picture, mask or recipe file is missing, truncated, too large or not what its name says."""


class ModelError(SketchlightError):
    """A model is unknown, missing from its folder, broken, or of a shape that no family knows."""


class NeedsTorch(ModelError):
    """What was asked for is computed by PyTorch, which this copy of the program came without and can install."""


class OutOfMemory(SketchlightError):
    """The device's memory ran out; the message says which and what would need less."""


class CannotWrite(SketchlightError):
    """A file or folder can't be written: missing, read-only, full, or a folder where a file was meant."""


class CannotFetch(SketchlightError):
    """No network, not there, not allowed, or not what was expected; the message names the repository."""


class LostDevices(SketchlightError):
    """Other processes or machines that were to draw can't be reached, or ended."""
