"""People, each under a key of their own, and what they consented to."""
