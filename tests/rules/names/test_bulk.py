"""Millions of pairs are scored as one pair is."""

from __future__ import annotations

import numpy as np
import pytest

from passage.rules.names.bulk import Bulk
from passage.rules.names.comparing import NO_EVIDENCE, bits
from passage.rules.names.name import read

LEFT = ["សុខា", "สมชาย", "ບຸນມີ", "အောင်မင်းထွန်း", "Phirun", "", "😀"]
RIGHT = ["Sokha", "Somchai", "สมชาย", "ບຸນມີ", "Bounmy", "Aung Min Tun", "Pirun", "12"]


def test_each_pair_has_the_evidence_it_has_alone() -> None:
    left, right = [read(name) for name in LEFT], [read(name) for name in RIGHT]
    i, j = (each.ravel() for each in np.meshgrid(range(len(LEFT)), range(len(RIGHT)), indexing="ij"))
    together = Bulk(left, right).bits(i, j)
    alone = bits([(left[a], right[b]) for a, b in zip(i, j, strict=True)])
    likely = alone > 0
    assert together[likely] == pytest.approx(alone[likely], abs=1.5)
    assert (together[~likely] < 1).all()
    assert (together[alone == NO_EVIDENCE] == NO_EVIDENCE).all()


def test_no_pair_is_no_work() -> None:
    nothing = np.array([], np.int64)
    assert Bulk([], []).bits(nothing, nothing).shape == (0,)
    assert Bulk([read("Sokha")], [read("សុខា")]).bits(nothing, nothing).shape == (0,)
