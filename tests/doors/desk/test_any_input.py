"""No address of any door answers with a server error, whatever is sent to it."""

from __future__ import annotations

import io
import uuid

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from passage.node.agency.models import Role
from passage.node.cases.models import Case, Report
from tests.factories.cases import make_case, make_report

FIELDS = (
    "name", "name_latin", "birth", "phone", "reference", "text", "to", "case", "next_step", "next_step_on", "reason", "revision",
    "stage", "begins", "ends", "kind", "relation", "submission", "danger", "about", "language", "kinds", "story", "province",
    "people_count", "wants", "keep", "recipient", "purpose", "fields_agreed", "days", "channel", "said_yes", "draft_id", "parts",
    "ask", "due_on", "do", "expected_hash", "ground", "fields_needed", "assertion", "authority", "basis", "asserted_on",
    "episode_on", "a0", "a1", "p0", "email", "role", "desk", "password", "firewall", "retention_days", "key", "login", "code",
    "return_plan-on", "return_plan-crossing", "reintegration-month", "token", "number", "act", "which", "at", "go", "sealed",
    "last",
)  # fmt: skip
WORDS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "",
            "0",
            "-1",
            "9" * 400,
            "២៥៦៨",
            "2568",
            "\x00",
            "\ud800",
            "<b>",
            "' OR 1=1 --",
            "yes",
            "no",
            "km",
            "kh",
            "on",
            "\u202e",
            "🙂" * 9,
        ]
    ),
    st.uuids().map(str),
    st.dates().map(str),
)


def patterns() -> list[tuple[str, tuple[str, ...]]]:
    """Every address of every door with the kinds of its places."""
    found: list[tuple[str, tuple[str, ...]]] = []

    def walk(items: list[URLPattern | URLResolver], prefix: str) -> None:
        for item in items:
            path = prefix + str(item.pattern)
            if isinstance(item, URLResolver):
                walk(item.url_patterns, path)
            else:
                found.append(("/" + path.replace("^", "").replace("$", ""), ()))

    walk(get_resolver().url_patterns, "")
    return found


ADDRESSES = sorted({path for path, _ in patterns()})


def filled(path: str, ids: dict[str, list[str]], choose: int) -> str:
    """An address with ids of things that are there, or of none."""
    while "<" in path:
        start, end = path.index("<"), path.index(">")
        kind = path[start + 1 : end].split(":")[0]
        options = ids.get(kind, ["x"])
        path = path[:start] + options[choose % len(options)] + path[end + 1 :]
    return path


@pytest.fixture
def everyone(accounts):
    make_case(accounts[Role.OFFICER])
    make_report()
    ids = [str(Case.objects.get().public_id), *(str(report.public_id) for report in Report.objects.all()), str(uuid.uuid4())]
    clients = []
    for role in Role:
        client = Client(raise_request_exception=False)
        client.force_login(accounts[role], backend="passage.doors.desk.entrance.Officers")
        clients.append(client)
    return [*clients, Client(raise_request_exception=False)], {
        "uuid": ids,
        "int": ["1", "999999999"],
        "slug": ["ilo11", "nothing"],
        "language": ["km", "lo", "en"],
    }


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(ADDRESSES),
    who=st.integers(0, 5),
    choose=st.integers(0, 3),
    values=st.dictionaries(st.sampled_from(FIELDS), st.one_of(WORDS, st.lists(WORDS, max_size=3)), max_size=8),
    query=st.dictionaries(
        st.sampled_from(["tab", "after", "before", "recipient", "kind", "purpose", "answers", "override", "act", "lang", "next"]),
        WORDS,
        max_size=3,
    ),
    method=st.sampled_from(["get", "post", "head", "put", "options"]),
)
def test_nothing_that_is_sent_makes_a_server_error(everyone, path, who, choose, values, query, method):
    clients, ids = everyone
    client = clients[who]
    address = filled(path, ids, choose)
    clean = {
        key: [str(v).encode("utf-8", "replace").decode() for v in (value if isinstance(value, list) else [value])]
        for key, value in values.items()
    }
    params = {key: str(value).encode("utf-8", "replace").decode() for key, value in query.items()}
    if method == "post":
        response = client.post(address, clean)
    else:
        response = getattr(client, method)(address, params) if method in ("get", "head") else getattr(client, method)(address)
    assert response.status_code < 500, (method, path, sorted(clean), response.status_code)


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00" * 100, b"PK\x03\x04junk", b"a,b\n1", "\ufeffprs_FirstName\nសុខា\n".encode(), b"\xff\xfe\x00", b'"unclosed'],
)
@pytest.mark.parametrize("name", ["x.csv", "x.xlsx", "x", "../../etc/passwd", "😀.csv"])
def test_no_file_makes_a_server_error(everyone, content, name):
    officer = everyone[0][list(Role).index(Role.OFFICER)]
    file = io.BytesIO(content)
    file.name = name
    assert officer.post("/desk/import/", {"file": file}).status_code in (200, 422)
