"""Django settings: base, and one module for each way a node is run."""
