"""What one node stores and does."""
