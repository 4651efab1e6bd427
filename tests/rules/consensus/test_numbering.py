"""Everybody who says "paragraph 2, line 5" means the same words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from passage.rules.consensus.numbering import number
from passage.rules.consensus.texts import Provision
from passage.rules.consensus.words import Key, ProvisionKind

provisions = st.lists(st.tuples(st.sampled_from(ProvisionKind), st.text(max_size=30))).map(
    lambda found: [Provision(Key(f"POA-{place}"), kind, text) for place, (kind, text) in enumerate(found)]
)


def test_preamble_operative_part_and_annex_count_each_their_own() -> None:
    kinds = [
        ProvisionKind.PREAMBLE,
        ProvisionKind.PREAMBLE,
        ProvisionKind.OPERATIVE,
        ProvisionKind.ANNEX,
        ProvisionKind.OPERATIVE,
    ]
    found = number([Provision(Key(f"POA-{place}"), kind, "text") for place, kind in enumerate(kinds)], "en")
    assert [each.paragraph for each in found] == ["P1", "P2", "1", "A1", "2"]


def test_lines_are_counted_through_the_whole_version() -> None:
    texts = ["The Parties inform workers before they leave.", "Short."]
    found = number([Provision(Key(text), ProvisionKind.OPERATIVE, text) for text in texts], "en", measure=20)
    assert [(each.first_line, each.last_line, each.lines) for each in found] == [
        (1, 3, ("The Parties inform ", "workers before they ", "leave.")),
        (4, 4, ("Short.",)),
    ]


@given(provisions)
def test_no_line_has_two_numbers_and_no_text_is_lost(given_: list[Provision]) -> None:
    found = number(given_, "km")
    assert ["".join(each.lines) for each in found] == [provision.text for provision in given_]
    following = 1
    for each in found:
        assert each.first_line == following
        following = each.last_line + 1
