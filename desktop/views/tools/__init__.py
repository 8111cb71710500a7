"""The tool rail and the options of the tool in hand."""
