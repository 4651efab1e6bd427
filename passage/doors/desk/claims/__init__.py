"""Wage claims at the desk, and the page of the node's lawyer."""
