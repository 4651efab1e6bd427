"""What proves a claim, and groups of claims."""

from decimal import Decimal

import pytest

from passage.rules.claims import EvidenceKind, Fact, Share, supported, supports, total_of, unsupported
from passage.rules.claims.evidence import SUPPORTS
from passage.rules.labour_law import Span


def test_every_kind_can_show_something() -> None:
    assert set(SUPPORTS) == set(EvidenceKind)
    assert all(supports(kind) for kind in EvidenceKind)


def test_what_nothing_speaks_to_is_named_and_the_end_only_where_there_was_one() -> None:
    assert unsupported([EvidenceKind.PERMIT], has_ended=False) == (Fact.WORKED, Fact.HOURS, Fact.WAGE, Fact.PAID)
    assert unsupported([EvidenceKind.PERMIT], has_ended=True)[-1] is Fact.ENDED
    assert unsupported([EvidenceKind.WITNESS], has_ended=True) == ()


def test_more_pieces_never_show_less() -> None:
    for kind in EvidenceKind:
        assert supported([kind]) <= supported([kind, EvidenceKind.PERMIT])


def test_a_group_is_added_up_in_each_currency_apart() -> None:
    shares = [
        Share("THB", Span(Decimal(100), Decimal(200)), Decimal(50)),
        Share("THB", Span.of(10), is_partial=True),
        Share("THB", None),
        Share("MYR", Span.of(7)),
    ]
    ringgit, baht = total_of(shares)
    assert (ringgit.currency, ringgit.workers, ringgit.owed) == ("MYR", 1, Span.of("7.00"))
    assert (baht.workers, baht.reckoned, baht.paid, baht.is_partial) == (3, 2, Decimal("50.00"), True)
    assert baht.owed == Span(Decimal(110), Decimal(210))


@pytest.mark.parametrize("shares", [[], ()])
def test_a_group_of_nobody_has_no_total(shares: list[Share]) -> None:
    assert total_of(shares) == ()
