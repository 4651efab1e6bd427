"""The door for other nodes: signed messages in, signed receipts out."""
