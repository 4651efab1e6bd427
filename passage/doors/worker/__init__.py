"""The worker's door: no sign-in, no cookie, nothing kept until Send; five languages."""
