"""A node with an agency, a desk and another node in Cambodia."""

from __future__ import annotations

import pytest

from passage.node.peers.models import Peer
from tests.factories.people import make_agency, make_desk


@pytest.fixture
def node(db: None) -> None:
    make_agency()
    make_desk()
    names = {"en": "Desk of Cambodia", "km": "តុកម្ពុជា", "lo": "ໂຕະກຳປູເຈຍ", "my": "ကမ္ဘောဒီးယားရုံး", "th": "โต๊ะกัมพูชา"}
    Peer.objects.create(name="kh", country="KH", names=names, endpoint="http://kh.localhost:8101")
