"""What is asked of another desk across a border, and what it answers."""
