"""Wage claims on a case: what is owed, how it is proved, where it stands, and which rules of the law this node counts with."""
