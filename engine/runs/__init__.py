"""A request from beginning to end, in one run or in several that are put together."""
