"""The pages of the worker's door."""
