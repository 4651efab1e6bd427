"""How people and machines come in, one folder for each trust boundary."""
