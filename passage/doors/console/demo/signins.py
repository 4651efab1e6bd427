"""The invented officers of a demonstration node and their passwords, which are printed and are no secret."""

from __future__ import annotations

from dataclasses import dataclass

PASSWORD = "demonstration-only-2026"  # noqa: S105


@dataclass(frozen=True)
class SignIn:
    """One account of the demonstration."""

    email: str
    name: str
    role: str


def of_node(name: str) -> tuple[SignIn, ...]:
    """Who can sign in at that node."""
    return tuple(
        SignIn(f"{role}@{name}.example.org", f"Example {role} ({name.upper()})", role)
        for role in ("operator", "officer", "supervisor", "auditor", "administrator", "lawyer")
    )
