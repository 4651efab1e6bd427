"""`passage names explain`: why two names are taken for one, or not."""

from __future__ import annotations

from passage.rules.names.explaining import explain
from passage.rules.names.name import read


def run(a: str, b: str) -> int:
    """Print the evidence in bits and what stood for what. The names are the caller's own words at their own screen."""
    found = explain(read(a), read(b))
    if found.channel is None:
        print("Nothing to compare: at least one of the two has no letters of the five scripts, or no sounds that could meet.")
        return 0
    print(f"{found.bits:+.1f} bits ({'for' if found.bits > 0 else 'against'} one name), by {found.channel}")
    for step in found.steps:
        print(f"  {step.letters or '·'}\t{step.sounds or '-'}\t{step.spelled or '-'}\t{step.bits:+.1f}")
    return 0
