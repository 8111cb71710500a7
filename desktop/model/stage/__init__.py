"""What is seen and done over the drawing: viewport, scene, tools, map and pose editing."""
