"""The shared page frame and its components; it knows no door and no rule of the work."""
