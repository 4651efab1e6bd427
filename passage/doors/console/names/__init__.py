"""The matcher of names at the command line: measured, explained, and its tables made anew."""
