"""Who is shown in a search: those who may be the same, and no more strangers than that needs."""

import pytest
from django.db import transaction

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.audit.models import Entry
from passage.node.matching import actions, queries
from passage.node.matching.keys import keyed
from passage.node.matching.models import MatchKey
from passage.node.people import many
from passage.node.people.models import Person
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


def test_of_more_people_than_are_opened_those_who_share_what_is_rare_come_first(monkeypatch):
    monkeypatch.setattr(queries, "OPENED", 3)
    phone = {"channel": "phone", "value": "+85512345678"}
    make_report(profile=Profile(names=("Bounthanh Keomany",), contact=phone))
    for _ in range(6):
        known("Bounthanh Keomany", "")
    found = queries.candidates(make_account(Role.OFFICER), Profile(names=("Bounthanh Keomany",), contact=phone))
    assert found[0].profile.contact == phone


def test_of_a_name_that_very_many_bear_only_the_newest_are_looked_at():
    profiles = [Profile(names=("Bounthanh Keomany",))] * (queries.BLOCK + 1)
    with transaction.atomic():
        actions.index_many(zip(many.add_people(profiles=profiles), profiles, strict=True))
    (oldest, *_) = Person.objects.order_by("pk").values_list("pk", flat=True)
    (key,) = keyed(["n:bounthanhkeomany"])
    ((_, block),) = queries._blocks([key])
    assert len(block) == queries.BLOCK
    assert oldest not in block


def test_more_keys_than_a_statement_takes_are_asked_in_several():
    known("Bounthanh Keomany", "")
    keys = sorted(MatchKey.objects.values_list("key", flat=True))
    asked = sorted(keys + [key + 1 for key in range(queries._KEYS_IN_A_STATEMENT)])
    assert len(list(queries._blocks(asked))) == len(keys)


def test_agreeing_in_a_name_says_less_the_more_people_bear_it():
    names = ("Bounthanh Keomany",)
    known("Bounthanh Keomany", "")
    officer = make_account(Role.OFFICER)
    (alone,) = queries.candidates(officer, Profile(names=names))
    profiles = [Profile(names=names)] * 300
    with transaction.atomic():
        actions.index_many(zip(many.add_people(profiles=profiles), profiles, strict=True))
    among_many = queries.candidates(officer, Profile(names=names))[0]
    assert among_many.comparison.evidence[0].code is linkage.Agreement.AGREE
    assert among_many.comparison.evidence[0].bits < 3 < alone.comparison.evidence[0].bits


def test_a_name_that_many_bear_says_little_in_another_script_too():
    names = ("សុខ សុភាព",)
    officer = make_account(Role.OFFICER)
    profiles = [Profile(names=names)] * 300
    with transaction.atomic():
        actions.index_many(zip(many.add_people(profiles=profiles), profiles, strict=True))
    found = queries.candidates(officer, Profile(names=("Sok Sopheap",)))
    assert found
    assert all(candidate.comparison.evidence[0].bits < 3 for candidate in found)
