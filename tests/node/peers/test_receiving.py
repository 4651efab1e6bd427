"""Taking envelopes: once, in order, answered by a signed receipt."""

from __future__ import annotations

import pytest

from passage.node.peers import actions
from passage.node.peers.errors import NotAdmitted
from tests.factories.peers import OtherNode, make_other_node

pytestmark = pytest.mark.django_db


class Recorder:
    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    def __call__(self, opened, peer):
        self.bodies.append(opened.body)


def test_a_message_has_its_effect_and_a_signed_receipt() -> None:
    other = make_other_node()
    effects = Recorder()
    result = actions.receive(raw=other.seal(body=b"one"), admit={"message/1": effects})
    assert result.status == 200
    assert effects.bodies == [b"one"]
