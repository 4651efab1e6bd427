"""The page of the node's lawyer."""

from __future__ import annotations

import pytest
from django.urls import reverse

from passage.node.agency.models import Role
from passage.node.claims.models import SwitchedOff

RULE = "pay.ot_multiplier_workday"


def test_every_rule_stands_with_section_certainty_and_when_it_was_verified(signed_in) -> None:
    page = signed_in(Role.OFFICER).get(reverse("desk:law"), {"country": "TH"}).content.decode()
    assert RULE in page
    assert "LPA s.61" in page
    assert "Last verified" in page
    assert "Switch off" not in page


def test_a_lawyer_switches_a_rule_off_and_on_again(signed_in) -> None:
    client = signed_in(Role.LAWYER)
    assert client.get(reverse("desk:home")).url == reverse("desk:law")
    address = reverse("desk:rule-of-law", args=["TH", RULE])
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": "The text was not read."}, follow=True).status_code == 200
    page = client.get(reverse("desk:law"), {"country": "TH", "tab": "off"}).content.decode()
    assert "The text was not read." in page
    client.post(reverse("desk:switch-rule-on", args=["TH", RULE]))
    assert SwitchedOff.objects.get().on_again_at is not None


def test_without_a_reason_nothing_is_switched_and_what_was_typed_remains(signed_in) -> None:
    client = signed_in(Role.ADMINISTRATOR)
    address = reverse("desk:rule-of-law", args=["TH", RULE])
    assert client.post(address, {"reason": " "}).status_code == 422
    long = client.post(address, {"reason": "because " * 200})
    assert long.status_code == 422
    assert "because because" in long.content.decode()
    assert not SwitchedOff.objects.exists()


@pytest.mark.parametrize("path", ["/desk/law/TH/no.such/", "/desk/law/XX/pay.ot/", "/desk/law/?country=XX", "/desk/law/../"])
def test_what_there_is_not_is_not_found(signed_in, path: str) -> None:
    assert signed_in(Role.LAWYER).get(path).status_code == 404
