"""One file a command; each adds itself to the command line and runs."""
