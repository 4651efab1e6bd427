"""Who did what, and who looked: an append-only, hash-chained log."""
