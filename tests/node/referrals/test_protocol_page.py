"""The page of the protocol says what the code does: each example is read, each table compared."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from passage.node.referrals import bodies, documents
from passage.node.referrals.errors import BadBodyCode
from passage.rules import chain
from passage.rules.consent import Field
from passage.rules.envelope import SigningKey
from passage.rules.journey.kinds import RULES, Kind

PAGE = Path(__file__).parents[3] / "docs" / "protocol" / "messages.md"
TEXT = PAGE.read_text("utf-8")
KINDS = [kind for kind in Kind if kind is not Kind.RECEIPT]


def section(kind: Kind) -> str:
    return TEXT.split(f"### {kind.value}\n")[1].split("\n### ")[0].split("\n## ")[0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_of_each_kind_is_read(kind):
    (example,) = re.findall(r"```json\n(.*?)```", section(kind), re.DOTALL)
    values = json.loads(example)
    body = bodies.read(chain.canonical(values), kind=f"{kind}/1", purpose=values["purpose"])
    assert body.to_bytes() == chain.canonical(values)


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_of_each_kind_is_that_of_the_rules(kind):
    rows = dict(re.findall(r"^\| ([a-z ]+) \| (.*) \|$", section(kind), re.MULTILINE))
    of = RULES[kind]
    words = {name: re.findall(r"`([a-z_]+)`", text) for name, text in rows.items()}
    assert rows["sent by"] == of.sender.value
    assert set(words["purposes"]) == {purpose.value for purpose in of.purposes}
    assert set(words["fields"]) == {field.value for field in of.allowed}
    assert set(words["answers"]) == {kind.value for kind in of.answers}
    assert ("never comes first" in rows["answers"]) == of.only_as_answer
    assert rows["expects an answer"] == ("yes" if of.expects_answer else "no")


def test_every_field_and_every_refusal_is_on_the_page():
    fields = TEXT.split("\n## Fields\n")[1]
    assert {field for field in Field if f"`{field}`" not in fields} == set()
    codes = {*BadBodyCode, *documents.OTHER.values()}
    assert {code for code in codes if f"`{code}`" not in TEXT} == set()


def test_the_signature_of_the_example_holds_under_its_document():
    (example,) = re.findall(r"```json\n(.*?)```", section(Kind.HANDOVER), re.DOTALL)
    values = json.loads(example)
    body = bodies.read(chain.canonical(values), kind="handover/1", purpose="return_home")
    with pytest.raises(documents.BadDocument, match="other_crossing"):
        documents.document_of("another channel", body)
    assert body.handover is not None
    with pytest.raises(documents.BadDocument, match="bad_signature"):
        documents.verify(b"another document", body.handover.signature, SigningKey.generate().public())
