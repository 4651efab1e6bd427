"""One sealed message from one node to another, and the signed answers to it."""
