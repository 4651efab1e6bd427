"""Consents, and everything that is asked and told across a border."""
