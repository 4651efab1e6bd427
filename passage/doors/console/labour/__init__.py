"""Labour law and what is owed by it, on the command line."""
