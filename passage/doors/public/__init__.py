"""The public door: what this node is, released figures, commitments."""
