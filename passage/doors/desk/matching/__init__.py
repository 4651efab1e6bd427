"""Two records side by side, and joining them by two people."""
