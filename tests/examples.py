"""How many examples a property is tried with."""

from __future__ import annotations

import hypothesis


def at_most(number: int) -> hypothesis.settings:
    """So many examples in `make test`; in `make check` no more than its profile has."""
    profile = hypothesis.settings.default
    assert profile is not None
    full = profile.max_examples >= hypothesis.settings.get_profile("full").max_examples
    return hypothesis.settings(max_examples=number if full else min(number, profile.max_examples))
