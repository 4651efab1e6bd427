"""Who is shown in a search: those who may be the same, and no more strangers than that needs."""

import pytest

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.audit.models import Entry
from passage.node.matching import actions, queries
from passage.node.matching.models import MatchKey
from passage.node.people.profiles import Profile
from passage.rules import linkage
from tests.factories.cases import make_report
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db


def known(name: str, birth: str = "1990") -> None:
    make_report(profile=Profile(names=(name,), birth=birth))


def test_where_somebody_fits_no_stranger_is_shown():
    known("Bounthanh Keomany", "1987")
    for name in ("Noy Keomany", "Bounmy Keomany", "Khamla Keomany"):
        known(name)
    found = queries.candidates(make_account(Role.OFFICER), Profile(names=("Bounthanh Keomany",), birth="1987"))
    assert [candidate.profile.name for candidate in found] == ["Bounthanh Keomany"]


def test_weak_evidence_shows_few_people():
    for number in range(12):
        known(f"Noy{number} Keomany")
    found = queries.candidates(make_account(Role.OFFICER), Profile(names=("Bounthanh Keomany",)))
    assert len(found) <= queries.WEAK_LIMIT
    assert all(candidate.comparison.strength is linkage.Strength.WEAK for candidate in found)


def test_each_person_shown_can_see_that_they_were_seen():
    known("Bounthanh Keomany", "1987")
    (candidate,) = queries.candidates(make_account(Role.OPERATOR), Profile(names=("Bounthanh Keomany",), birth="1987"))
    assert Entry.objects.filter(act="person.read", person=candidate.person).count() == 1


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_does_no_casework_searches_nobody(role):
    with pytest.raises(NotPermitted):
        queries.candidates(make_account(role), Profile(names=("Bounthanh Keomany",)))


def test_keys_that_are_missing_are_written_once_for_each_who_was_not_erased():
    known("Bounthanh Keomany", "1987")
    kept = set(MatchKey.objects.values_list("key", "person"))
    MatchKey.objects.all().delete()
    assert actions.index_missing() == 1
    assert set(MatchKey.objects.values_list("key", "person")) == kept
    assert actions.index_missing() == 0
