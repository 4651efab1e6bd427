"""The pages on the protocol name every code and word that the rules have."""

from enum import Enum
from pathlib import Path

import pytest

from passage.rules.consent import KINDS_WITHOUT_CONSENT, Channel, ConsentFault, Field, Ground, OverrideFault, Purpose, Reason
from passage.rules.envelope import ReceiptFault, ReceiptStage, Refusal, Suite, TransportFault, sealed, transport
from passage.rules.envelope import receipts as receipt
from passage.rules.envelope.header import FIELDS
from passage.rules.register import ExchangeRefusal, RegisterFault, Role
from passage.rules.register import signing as register

PAGES = Path(__file__).parents[3] / "docs" / "protocol"
NAMED: dict[str, list[type[Enum]]] = {
    "envelope": [Refusal, Suite, TransportFault],
    "receipts": [ReceiptStage, ReceiptFault],
    "consent": [Purpose, Field, Channel, ConsentFault, OverrideFault, Ground, Reason],
    "register": [RegisterFault, ExchangeRefusal, Role],
}


@pytest.mark.parametrize("page", NAMED)
def test_a_page_names_every_code_of_its_rules(page):
    text = (PAGES / f"{page}.md").read_text("utf-8")
    missing = [member.value for words in NAMED[page] for member in words if f"`{member.value}`" not in text]
    assert missing == []


def test_the_page_on_the_envelope_names_every_field_of_the_header_and_every_domain():
    text = (PAGES / "envelope.md").read_text("utf-8")
    words = [*FIELDS, sealed.DOMAIN, receipt.DOMAIN, register.DOMAIN, transport.TAG]
    assert [word for word in words if f"`{word}`" not in text] == []


def test_the_page_on_consent_names_the_kinds_that_need_none():
    text = (PAGES / "consent.md").read_text("utf-8")
    assert [kind for kind in sorted(KINDS_WITHOUT_CONSENT) if f"`{kind}`" not in text] == []


ACTS = [
    *("add_state", "remove_state", "change_roots", "add_node", "change_node", "distrust_key"),
    *("suspend_node", "suspend_corridor", "lift_corridor", "lift_node", "general"),
]


@pytest.mark.parametrize("act", ACTS)
def test_the_page_on_the_register_names_every_act(act):
    assert f"`{act}`" in (PAGES / "register.md").read_text("utf-8")
