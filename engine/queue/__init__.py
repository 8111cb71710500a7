"""The queue of pictures that were asked for, kept on the disk until they are made."""
