"""Roles grant what they say and nothing else; accounts are made and changed by administrators."""

import pytest

from passage.node.agency import actions, policies, queries
from passage.node.agency.errors import AgencyRefused
from passage.node.agency.models import Role
from passage.node.agency.policies import NotPermitted, Permission
from passage.node.audit.traces import Console, PeerNode
from tests.factories.people import PASSWORD, make_account, make_agency, make_desk

pytestmark = pytest.mark.django_db


def test_every_role_is_granted_something_and_nobody_everything():
    assert set(policies.GRANTS) == set(Role)
    assert all(grants and grants != frozenset(Permission) for grants in policies.GRANTS.values())


def test_the_administrator_of_the_node_reads_no_case():
    grants = policies.GRANTS[Role.ADMINISTRATOR]
    assert not grants & {Permission.READ_CASE, Permission.READ_REPORT, Permission.SEARCH_PEOPLE, Permission.SEE_QUEUE}


def test_the_auditor_reads_the_log_and_nothing_else():
    assert policies.GRANTS[Role.AUDITOR] == {Permission.READ_AUDIT}


def test_unknown_means_no():
    assert not policies.may(None, Permission.READ_CASE)
    assert not policies.may(PeerNode("kh"), Permission.READ_CASE)
    assert not policies.may(Console("x"), Permission.READ_CASE)


def test_a_closed_account_may_nothing():
    account = make_account(Role.SUPERVISOR)
    account.is_active = False
    assert not any(policies.may(account, permission) for permission in Permission)
    with pytest.raises(NotPermitted):
        policies.require(account, Permission.READ_CASE)


def test_only_administrators_make_accounts():
    officer = make_account(Role.OFFICER)
    with pytest.raises(NotPermitted):
        actions.add_account(by=officer, email="a@example.org", name="A", role="officer", desk=None, password=PASSWORD)
    administrator = make_account(Role.ADMINISTRATOR)
    made = actions.add_account(by=administrator, email="A@Example.org", name="A", role="officer", desk=None, password=PASSWORD)
    assert made.email == "a@example.org"


@pytest.mark.parametrize(
    ("email", "role", "password", "code"),
    [
        ("same@example.org", "officer", PASSWORD, "email_taken"),
        ("new@example.org", "king", PASSWORD, "unknown_role"),
        ("new@example.org", "officer", "password1234", "weak_password"),
        ("new@example.org", "officer", "short", "weak_password"),
    ],
)
def test_a_bad_account_is_refused_with_its_reason(email, role, password, code):
    administrator = make_account(Role.ADMINISTRATOR)
    make_account(email="same@example.org")
    with pytest.raises(AgencyRefused, match=code):
        actions.add_account(by=administrator, email=email, name="A", role=role, desk=None, password=password)


def test_nobody_changes_their_own_role():
    administrator = make_account(Role.ADMINISTRATOR)
    make_account(Role.ADMINISTRATOR)
    with pytest.raises(AgencyRefused, match="own_account"):
        actions.change_account(by=administrator, account=administrator, role="supervisor", desk=None, is_active=True)


def test_one_administrator_always_remains():
    administrator = make_account(Role.ADMINISTRATOR)
    with pytest.raises(AgencyRefused, match="last_administrator"):
        actions.change_account(by=Console("x"), account=administrator, role="officer", desk=make_desk(), is_active=True)


def test_the_published_policy_says_what_the_node_does():
    make_agency(firewall=False)
    policy = queries.published_policy("km")
    assert not policy.firewall
    assert policy.agency == "តុសាកល្បង"


def test_whoever_is_signed_in_is_read_whole_with_their_desk():
    account = make_account(desk=make_desk("harbour"))
    found = queries.signed_in(account.pk)
    stored = queries.account(account.public_id)
    assert {field.attname: getattr(found, field.attname) for field in stored._meta.concrete_fields} == {
        field.attname: getattr(stored, field.attname) for field in stored._meta.concrete_fields
    }
    assert found.trace == stored.trace
    assert (found.desk.name("en"), found.desk.takes_reports) == (stored.desk.name("en"), stored.desk.takes_reports)
    assert queries.signed_in(0) is None


def test_the_name_of_the_agency_is_asked_fresh_and_falls_back_to_english():
    with pytest.raises(queries.NoAgency):
        queries.name("en")
    make_agency()
    assert queries.name("km") == queries.agency().name("km")
    actions.set_up(by=Console("test"), names={"en": "Another"}, country="TH", readers={})
    assert queries.name("km") == "Another"


def test_a_number_is_verified_by_a_person_on_a_day():
    administrator = make_account(Role.ADMINISTRATOR)
    actions.load_contacts(
        by=Console("x"), contacts=[{"key": "a", "country": "TH", "who": {"en": "A"}, "number": "0000", "kind": "ngo"}]
    )
    contact = actions.verify_contact(by=administrator, contact=queries.contacts().get())
    assert contact.verified_on is not None
    assert contact.verified_by == str(administrator.public_id)
    assert actions.load_contacts(by=Console("x"), contacts=[{"key": "a", "country": "TH", "number": "1"}]) == 0
