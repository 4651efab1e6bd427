"""Opening a case, working on it, moving it along, closing it."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted
from passage.node.audit.models import Entry
from passage.node.audit.queries import check_chain, who_looked
from passage.node.audit.traces import PeerNode
from passage.node.cases import actions, queries
from passage.node.cases.actions.cases import follow_referral
from passage.node.cases.errors import CaseRefused, Missing
from passage.node.cases.models import Case, Episode, Note, Relation
from passage.node.people import actions as people
from passage.node.people.profiles import Profile
from passage.rules.journey import CaseState
from passage.rules.journey.cases import STEPS
from tests.factories.cases import NAMES, STORY, make_case, make_report
from tests.factories.people import make_account, make_desk, make_person

pytestmark = pytest.mark.django_db


def refusal(act) -> str:
    with pytest.raises(CaseRefused) as refused:
        act()
    return refused.value.code


def test_a_case_from_a_report_takes_its_person_and_its_danger_and_keeps_the_first_promise():
    report = make_report(danger=True)
    officer = make_account()
    case = actions.open_case(by=officer, report=report, next_step="call", next_step_on=date(2026, 1, 5))
    report.refresh_from_db()
    assert (case.person, case.danger, case.assigned_to, case.desk) == (report.person, True, officer, officer.desk)
    assert report.case == case
    assert report.opened_at is not None
    assert report.due_kind == "first_reply"
    assert len(case.reference) == 9


def test_a_case_can_be_opened_for_a_known_person():
    person = make_person()
    case = actions.open_case(by=make_account(), person=person, danger=False)
    assert queries.read_case(make_account(), case.public_id).profile.name == NAMES[0]
    assert actions.open_case(by=make_account(), referral_person=make_person()).person_id != person.pk


def test_a_case_has_one_source_and_a_report_one_case():
    report = make_report()
    officer = make_account()
    assert refusal(lambda: actions.open_case(by=officer)) == "one_of_report_or_person"
    assert refusal(lambda: actions.open_case(by=officer, report=report, person=make_person())) == "one_of_report_or_person"
    actions.open_case(by=officer, report=report)
    assert refusal(lambda: actions.open_case(by=officer, report=report)) == "already_has_case"


def test_no_case_is_opened_for_an_erased_person():
    person = make_person()
    people.erase(by=make_account(Role.SUPERVISOR), person=person, reason="asked_by_person")
    person.refresh_from_db()
    assert refusal(lambda: actions.open_case(by=make_account(), person=person)) == "erased"


@pytest.mark.parametrize("step", ["Call her", "x" * 33, "call;drop"])
def test_a_next_step_is_a_code(step):
    assert refusal(lambda: actions.open_case(by=make_account(), person=make_person(), next_step=step)) == "bad_value"


def test_a_second_report_joins_a_case_and_keeps_its_own_key():
    case = make_case()
    other = make_report(story="second story", profile=Profile(names=("Another Name",)))
    officer = make_account()
    actions.attach_report(by=officer, report=other, case=case)
    view = queries.read_case(officer, case.public_id)
    assert [report.told["story"] for report in view.reports] == [STORY, "second story"]
    assert [look.act for look in who_looked(other.person.public_id)] == ["report.read"]
    assert refusal(lambda: actions.attach_report(by=officer, report=other, case=case)) == "already_has_case"


def test_the_case_page_shows_everything_in_a_constant_number_of_statements():
    officer = make_account()
    case = make_case()

    def fill() -> None:
        actions.add_note(by=officer, case=case, text="A note")
        actions.add_episode(by=officer, case=case, episode=actions.EpisodeTold("employment", "2025-02", country="TH"))
        actions.add_relation(by=officer, case=case, kind="mother", detail={"name": "Invented Mother"})
        actions.attach_report(by=officer, report=make_report(), case=case)

    fill()
    with CaptureQueriesContext(connection) as first:
        queries.read_case(officer, case.public_id)
    for _ in range(4):
        fill()
    with CaptureQueriesContext(connection) as second:
        view = queries.read_case(officer, case.public_id)
    assert len(second) == len(first)
    assert (len(view.notes), len(view.episodes), len(view.relations), len(view.reports)) == (5, 5, 5, 6)


def test_reading_a_case_is_logged_and_only_its_team_reads_it():
    case = make_case()
    officer = make_account()
    queries.read_case(officer, case.public_id)
    assert [look.act for look in who_looked(case.person.public_id)] == ["case.read"]
    with pytest.raises(NotPermitted):
        queries.read_case(make_account(desk=make_desk("elsewhere")), case.public_id)
    for role in (Role.OPERATOR, Role.AUDITOR, Role.ADMINISTRATOR):
        with pytest.raises(NotPermitted):
            queries.read_case(make_account(role), case.public_id)
    with pytest.raises(Missing):
        queries.read_case(officer, uuid4())
    assert check_chain().holds


def test_notes_episodes_and_relations_lie_sealed():
    case = make_case()
    officer = make_account()
    actions.add_note(by=officer, case=case, text="canary note")
    actions.add_episode(
        by=officer, case=case, episode=actions.EpisodeTold("employment", "2024", "2025-03-01", "TH", {"employer": "canary boat"})
    )
    actions.add_relation(by=officer, case=case, kind="mother", detail={"name": "canary mother", "contact": ""})
    for row, field in ((Note, "text"), (Episode, "detail"), (Relation, "detail")):
        assert b"canary" not in bytes(getattr(row.objects.get(), field))
    view = queries.read_case(officer, case.public_id)
    assert view.notes[0].text == "canary note"
    assert view.episodes[0].detail == {"employer": "canary boat"}
    assert view.relations[0].detail == {"name": "canary mother"}


def test_two_officers_editing_at_once_are_told_instead_of_losing_work():
    case = make_case()
    officer = make_account()
    seen = queries.read_case(officer, case.public_id)
    changed = actions.change_profile(by=officer, case=case, profile=Profile(names=("First",)), revision=seen.revision)
    assert changed.revision == seen.revision + 1
    late = Profile(names=("Second",))
    assert (
        refusal(lambda: actions.change_profile(by=officer, case=case, profile=late, revision=seen.revision))
        == "changed_meanwhile"
    )
    step = {"next_step": "call", "next_step_on": None}
    assert refusal(lambda: actions.set_next_step(by=officer, case=case, revision=seen.revision, **step)) == "changed_meanwhile"
    assert queries.read_case(officer, case.public_id).profile.names == ("First",)


def test_a_changed_profile_is_found_by_its_new_keys():
    case = make_case()
    before = set(case.person.match_keys.values_list("key", flat=True))
    actions.change_profile(by=make_account(), case=case, profile=Profile(names=("Somebody Else",)), revision=case.revision)
    after = set(case.person.match_keys.values_list("key", flat=True))
    assert before != after
    assert after


def test_an_episode_can_be_corrected_only_in_its_own_case_and_by_who_saw_it():
    case, other = make_case(), make_case()
    officer = make_account()
    told = actions.EpisodeTold("employment", "2025", country="TH")
    episode = actions.add_episode(by=officer, case=case, episode=told)
    with pytest.raises(Missing):
        actions.change_episode(by=officer, case=other, episode=episode, told=told, revision=other.revision)
    fixed = actions.EpisodeTold("detention", "2025-03", country="TH")
    actions.change_episode(by=officer, case=case, episode=episode, told=fixed, revision=case.revision)
    stale = case.revision
    assert (
        refusal(lambda: actions.change_episode(by=officer, case=case, episode=episode, told=told, revision=stale))
        == "changed_meanwhile"
    )
    assert queries.read_case(officer, case.public_id).episodes[0].stage == "detention"


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (actions.EpisodeTold("holiday"), "stage"),
        (actions.EpisodeTold("employment", "2568-13"), "begins"),
        (actions.EpisodeTold("employment", "yesterday"), "begins"),
        (actions.EpisodeTold("employment", "2025", "2024"), "ends"),
        (actions.EpisodeTold("employment", country="Thailand"), "country"),
    ],
)
def test_an_episode_that_cannot_be_is_refused_by_field(told, field):
    case = make_case()
    with pytest.raises(CaseRefused) as refused:
        actions.add_episode(by=make_account(), case=case, episode=told)
    assert refused.value.codes["field"] == field


def test_a_child_is_flagged_by_age_on_the_date_of_the_episode():
    officer = make_account()
    case = make_case(officer, profile=Profile(names=("Young",), birth="2006-05-01"))
    actions.add_episode(by=officer, case=case, episode=actions.EpisodeTold("employment", "2022-03"))
    actions.add_episode(by=officer, case=case, episode=actions.EpisodeTold("employment", "2025-03"))
    actions.add_episode(by=officer, case=case, episode=actions.EpisodeTold("transit"))
    view = queries.read_case(officer, case.public_id)
    assert {(e.begins, str(e.minor)) for e in view.episodes} == {("2022-03", "yes"), ("2025-03", "no"), ("", "unknown")}
    assert view.child


def test_an_unknown_age_is_never_taken_for_a_child_nor_for_an_adult():
    officer = make_account()
    case = make_case(officer, profile=Profile(names=("No Date",)))
    actions.add_episode(by=officer, case=case, episode=actions.EpisodeTold("employment", "2022-03"))
    view = queries.read_case(officer, case.public_id)
    assert str(view.episodes[0].minor) == "unknown"
    assert not view.child


@pytest.mark.parametrize("start", list(CaseState))
def test_a_case_moves_only_along_its_table(start):
    officer = make_account()
    for to in CaseState:
        case = make_case(officer)
        closing = {"closed_at": timezone.now(), "closing_reason": "resolved"} if start == "closed" else {}
        Case.objects.filter(pk=case.pk).update(state=str(start), **closing)
        if to in STEPS[start]:
            assert actions.move_case(by=officer, case=case, to=str(to), reason="resolved").state == to
        else:
            assert refusal(lambda case=case, to=to: actions.move_case(by=officer, case=case, to=str(to))) == "not_allowed_now"
    assert refusal(lambda: actions.move_case(by=officer, case=case, to="somewhere")) == "not_allowed_now"


def test_closing_needs_a_reason_closes_the_reports_and_reopening_clears_it():
    officer = make_account()
    case = make_case(officer)
    assert refusal(lambda: actions.move_case(by=officer, case=case, to="closed")) == "reason_needed"
    assert refusal(lambda: actions.move_case(by=officer, case=case, to="closed", reason="I felt like it")) == "reason_needed"
    closed = actions.move_case(by=officer, case=case, to="closed", reason="resolved")
    assert closed.closed_at is not None
    assert [(r.state, r.closing_reason, r.due_at) for r in case.reports.all()] == [("closed", "resolved", None)]
    assert refusal(lambda: actions.add_note(by=officer, case=case, text="late")) == "closed"
    assert refusal(lambda: actions.set_danger(by=officer, case=case, danger=True)) == "closed"
    again = actions.move_case(by=officer, case=case, to="open")
    assert (again.closed_at, again.closing_reason) == (None, "")


def test_moving_from_a_page_that_is_out_of_date_is_refused():
    officer = make_account()
    case = make_case(officer)
    stale = case.revision
    actions.set_next_step(by=officer, case=case, next_step="call", next_step_on=None, revision=stale)
    assert refusal(lambda: actions.move_case(by=officer, case=case, to="in_return", revision=stale)) == "changed_meanwhile"


def test_every_action_on_a_case_is_kept_from_other_desks_and_other_roles():
    case = make_case()
    for by in (make_account(desk=make_desk("elsewhere")), make_account(Role.OPERATOR), make_account(Role.AUDITOR)):
        for act in (
            lambda by=by: actions.add_note(by=by, case=case, text="x"),
            lambda by=by: actions.add_episode(by=by, case=case, episode=actions.EpisodeTold("employment")),
            lambda by=by: actions.add_relation(by=by, case=case, kind="mother", detail={"name": "x"}),
            lambda by=by: actions.move_case(by=by, case=case, to="closed", reason="resolved"),
            lambda by=by: actions.change_profile(by=by, case=case, profile=Profile(), revision=1),
            lambda by=by: actions.set_next_step(by=by, case=case, next_step="", next_step_on=None, revision=1),
            lambda by=by: actions.assign_case(by=by, thing=case, to=make_account()),
            lambda by=by: actions.set_danger(by=by, case=case, danger=True),
            lambda by=by: actions.attach_report(by=by, report=make_report(), case=case),
        ):
            with pytest.raises(NotPermitted):
                act()
    assert Note.objects.count() + Episode.objects.count() + Relation.objects.count() == 0


def test_every_action_on_a_case_is_in_the_log_without_its_words():
    officer = make_account()
    case = make_case(officer)
    actions.add_note(by=officer, case=case, text="canary words")
    actions.set_next_step(by=officer, case=case, next_step="call", next_step_on=timezone.localdate(), revision=1)
    actions.assign_case(by=make_account(Role.SUPERVISOR), thing=case, to=officer)
    actions.move_case(by=officer, case=case, to="closed", reason="resolved")
    entries = Entry.objects.filter(thing="case", thing_id=str(case.public_id)).order_by("seq")
    assert [e.act for e in entries] == ["case.open", "case.note", "case.next_step", "case.assign", "case.move"]
    assert "canary" not in repr([e.detail for e in entries])


def test_a_note_has_bounds():
    case = make_case()
    officer = make_account()
    assert refusal(lambda: actions.add_note(by=officer, case=case, text=" ")) == "empty"
    assert refusal(lambda: actions.add_note(by=officer, case=case, text="x" * 20_001)) == "too_long"


def test_a_relation_says_something_and_its_kind_is_a_code():
    case = make_case()
    officer = make_account()
    assert refusal(lambda: actions.add_relation(by=officer, case=case, kind="Mother!", detail={"name": "x"})) == "bad_value"
    assert refusal(lambda: actions.add_relation(by=officer, case=case, kind="mother", detail={"name": ""})) == "empty"
    assert refusal(lambda: actions.add_relation(by=officer, case=case, kind="mother", detail={"n": "x" * 9000})) == "too_long"


def test_an_erased_person_leaves_a_case_that_nobody_can_read():
    case = make_case()
    people.erase(by=make_account(Role.SUPERVISOR), person=case.person, reason="asked_by_person")
    view = queries.read_case(make_account(), case.public_id)
    assert view.erased
    assert view.profile == Profile()


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "lost"},
        {"state": "closed"},
        {"state": "closed", "closed_at": timezone.now()},
        {"closed_at": timezone.now()},
        {"closing_reason": "resolved"},
    ],
)
def test_the_database_refuses_a_case_that_cannot_be(broken):
    case = make_case()
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(**broken)


def test_the_next_step_can_be_said_and_taken_away():
    officer = make_account()
    case = make_case(officer)
    on = timezone.localdate() + timedelta(days=3)
    case = actions.set_next_step(by=officer, case=case, next_step="visit", next_step_on=on, revision=case.revision)
    assert (case.next_step, case.next_step_on) == ("visit", on)
    case = actions.set_next_step(by=officer, case=case, next_step="", next_step_on=None, revision=case.revision)
    assert (case.next_step, case.next_step_on) == ("", None)
    assert (
        refusal(lambda: actions.set_next_step(by=officer, case=case, next_step="", next_step_on=on, revision=case.revision))
        == "bad_value"
    )


def test_only_another_nodes_answer_moves_a_case_without_an_officer_and_only_along_the_table():
    case = make_case()
    with pytest.raises(NotPermitted):
        follow_referral(by=make_account(), case=case, to="in_return")
    assert follow_referral(by=PeerNode("kh"), case=case, to="in_return").state == "in_return"
    assert refusal(lambda: follow_referral(by=PeerNode("kh"), case=case, to="reintegration")) == "not_allowed_now"
    assert Entry.objects.filter(act="case.move", actor_kind="peer", actor="kh").count() == 1


def test_a_profile_that_nobody_could_reckon_with_is_refused():
    officer = make_account()
    case = make_case(officer)
    for profile, code in ((Profile(birth="long ago"), "bad_value"), (Profile(home_place="x" * 10_001), "too_long")):
        change = {"profile": profile, "revision": case.revision}
        assert refusal(lambda change=change: actions.change_profile(by=officer, case=case, **change)) == code
    assert queries.read_case(officer, case.public_id).profile.names == NAMES
