"""Joining two records: by two people, never by one, and taken back without a trace in the records."""

from __future__ import annotations

import pytest
from django.core import serializers
from django.db import IntegrityError, transaction

from passage.node.agency.models import Account, Role
from passage.node.agency.policies import NotPermitted
from passage.node.audit.models import Entry
from passage.node.matching import actions, joining, merges, queries
from passage.node.matching.joining import MergeRefused, Refusal
from passage.node.matching.models import Decision, MatchKey, Merge
from passage.node.people.models import Person, PersonKey
from passage.node.people.profiles import Profile
from tests.factories.cases import make_report
from tests.factories.people import make_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def officers() -> tuple[Account, Account]:
    return make_account(Role.OFFICER), make_account(Role.OFFICER)


def person(name: str, birth: str = "1990") -> Person:
    return make_report(profile=Profile(names=(name,), birth=birth)).person


@pytest.fixture
def people() -> tuple[Person, Person]:
    return person("Sok Dara"), person("សុខ ដារ៉ា")


def propose(officers: tuple[Account, Account], people: tuple[Person, Person]) -> Merge:
    return joining.propose(by=officers[0], left=people[1], right=people[0], reason="documents")


def test_a_second_person_joins_what_the_first_proposed(officers, people):
    merge = propose(officers, people)
    assert merges.waiting(officers[1]) == [merge]
    assert merges.joined_with([people[0].pk]) == {people[0].pk}
    joining.join(by=officers[1], merge=merge)
    assert merges.joined_with([people[0].pk]) == {people[0].pk, people[1].pk}
    assert merges.waiting(officers[1]) == []
    for one in people:
        assert set(Entry.objects.filter(person=one.public_id, thing="merge").values_list("act", flat=True)) == {
            "match.propose",
            "match.join",
        }


def test_nobody_joins_what_they_proposed_themselves(officers, people):
    merge = propose(officers, people)
    with pytest.raises(MergeRefused) as refused:
        joining.join(by=officers[0], merge=merge)
    assert refused.value.code is Refusal.SECOND_PERSON
    with pytest.raises(IntegrityError), transaction.atomic():
        Merge.objects.filter(pk=merge.pk).update(settled_by=officers[0].public_id, state="joined")


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_works_no_cases_joins_nothing(role, officers, people):
    merge = propose(officers, people)
    stranger = make_account(role)
    for act in (joining.join, joining.refuse, joining.undo):
        with pytest.raises(NotPermitted):
            act(by=stranger, merge=merge)
    with pytest.raises(NotPermitted):
        joining.propose(by=stranger, left=people[0], right=people[1], reason="documents")
    with pytest.raises(NotPermitted):
        queries.pair(stranger, people[0].public_id, people[1].public_id)


def contents() -> str:
    """Every row of the records themselves; the log, decisions and merges are not of them."""
    return "".join(serializers.serialize("json", model.objects.order_by("pk")) for model in (Person, PersonKey, MatchKey))


def test_undoing_leaves_both_records_as_they_were_and_what_was_added_where_it_was_added(officers, people):
    before = contents()
    merge = joining.join(by=officers[1], merge=propose(officers, people))
    assert contents() == before
    later = make_report(profile=Profile(names=("Vanna",)))
    during = contents()
    joining.undo(by=officers[0], merge=merge)
    assert contents() == during
    assert merges.joined_with([people[0].pk]) == {people[0].pk}
    assert later.person.pk not in merges.joined_with([people[0].pk])
    assert propose(officers, people).state == "proposed"


def test_joined_records_stand_as_one_through_a_third(officers, people):
    third = person("Sok Dara", "1991")
    joining.join(by=officers[1], merge=propose(officers, people))
    joining.join(by=officers[1], merge=joining.propose(by=officers[0], left=third, right=people[1], reason="family"))
    assert merges.joined_with([third.pk]) == {third.pk, people[0].pk, people[1].pk}
    joining.join(by=officers[1], merge=joining.propose(by=officers[0], left=third, right=people[0], reason="family"))
    assert merges.joined_with([third.pk]) == {third.pk, people[0].pk, people[1].pk}


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        ("same", Refusal.SAME_RECORD),
        ("erased", Refusal.ERASED),
        ("twice", Refusal.ALREADY),
        ("reason", Refusal.REASON),
    ],
)
def test_what_cannot_be_proposed_is_refused_with_its_reason(prepare, code, officers, people):
    left, right, reason = people[0], people[1], "documents"
    if prepare == "same":
        right = left
    elif prepare == "erased":
        Person.objects.filter(pk=right.pk).update(erased_at="2026-01-01T00:00:00Z")
        right.refresh_from_db()
    elif prepare == "twice":
        propose(officers, people)
    else:
        reason = "a guess"
    with pytest.raises(MergeRefused) as refused:
        joining.propose(by=officers[0], left=left, right=right, reason=reason)
    assert refused.value.code is code


def test_an_answered_proposal_is_not_answered_again(officers, people):
    merge = joining.refuse(by=officers[0], merge=propose(officers, people))
    for act in (joining.join, joining.refuse):
        with pytest.raises(MergeRefused) as refused:
            act(by=officers[1], merge=merge)
        assert refused.value.code is Refusal.NOT_WAITING
    with pytest.raises(MergeRefused) as refused:
        joining.undo(by=officers[1], merge=merge)
    assert refused.value.code is Refusal.NOT_JOINED


def test_a_pair_is_opened_with_both_names_in_the_log(officers, people):
    found = queries.pair(officers[0], people[0].public_id, people[1].public_id)
    assert found is not None
    assert found.comparison.strength == "strong" or found.comparison.probability > 0.3
    assert {profile.name for profile in found.profiles} == {"Sok Dara", "សុខ ដារ៉ា"}
    for one in people:
        assert Entry.objects.filter(act="person.read", person=one.public_id).count() == 1
    assert queries.pair(officers[0], people[0].public_id, people[0].public_id) is None


def test_who_was_decided_to_be_somebody_else_is_not_offered_again(officers, people):
    asked = Profile(names=("Sok Dara",), birth="1990")
    assert queries.candidates(officers[0], asked, exclude=people[0].public_id)
    actions.decide(by=officers[0], left=people[1], right=people[0], verdict="other")
    assert queries.candidates(officers[0], asked, exclude=people[0].public_id) == []
    actions.decide(by=officers[0], left=people[0], right=people[1], verdict="unsure")
    assert queries.candidates(officers[0], asked, exclude=people[0].public_id)
    assert Decision.objects.count() == 2


def test_a_person_is_found_in_another_script(officers):
    known = {name: person(name, "1987").public_id for name in ("สมชาย ใจดี", "ບຸນມີ ແກ້ວມະນີ", "អ៊ុំ សុភា", "အောင်မင်းထွန်း")}
    for asked, name in [
        ("Somchai Jaidee", "สมชาย ใจดี"),
        ("Bounmy Keomany", "ບຸນມີ ແກ້ວມະນີ"),
        ("บุญมี แก้วมณี", "ບຸນມີ ແກ້ວມະນີ"),
        ("Um Sophea", "អ៊ុំ សុភា"),
        ("Aung Min Htun", "အောင်မင်းထွန်း"),
    ]:
        first = queries.candidates(officers[0], Profile(names=(asked,), birth="1987"))[0]
        assert first.person == known[name], asked
