"""Pictures and masks brought to a frame and a generation size, and results brought back. numpy and OpenCV only."""
