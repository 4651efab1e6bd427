"""The signature on the request that carries an envelope."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.envelope import (
    BadTransport,
    NoSuchKey,
    NoSuchKeyReason,
    TransportFault,
    VerifyKey,
    check_transport,
    transport_headers,
)
from passage.rules.envelope.transport import LIFE, SKEW
from tests.rules.envelope.samples import NOW, SENDER
from tests.rules.envelope.test_sealed import STRANGER

URL = "https://kh.example/wire/envelopes"
BODY = b"SPE1 and so on"
NONCE = "c2FmZS1wYXNzYWdlLW5vbmNl"
HEADERS = transport_headers("POST", URL, BODY, SENDER, "th", NOW, NONCE)
SECOND = timedelta(seconds=1)


def key_of(node: str, key_id: str) -> VerifyKey:
    if node != "th":
        raise NoSuchKey(NoSuchKeyReason.UNKNOWN_SENDER)
    if key_id != SENDER.id:
        raise NoSuchKey(NoSuchKeyReason.UNKNOWN_KEY)
    return SENDER.public()


def checked(headers=HEADERS, *, method="POST", url=URL, body=BODY, keys=key_of, now=NOW) -> str:
    return check_transport(method, url, headers, body, keys, now)


def fault(headers=HEADERS, **changes) -> TransportFault:
    with pytest.raises(BadTransport) as refused:
        checked(headers, **changes)
    return refused.value.code


def test_a_signed_request_names_its_node():
    assert checked() == "th"


def test_the_headers_are_those_of_rfc_9421():
    assert set(HEADERS) == {"Content-Digest", "Signature-Input", "Signature"}
    assert HEADERS["Signature-Input"] == (
        'sp=("@method" "@target-uri" "content-digest");created=1795500000;keyid="th/56475aa75463474c";alg="ed25519"'
        f';expires=1795500060;nonce="{NONCE}";tag="safe-passage/1"'
    )
    assert HEADERS["Content-Digest"].startswith("sha-256=:")


def test_header_names_in_another_case_and_other_headers_do_not_matter():
    others = {"Host": "elsewhere", "X-Forwarded-For": "10.0.0.1", "Content-Type": "application/octet-stream"}
    assert checked({**{name.lower(): value for name, value in HEADERS.items()}, **others}) == "th"


def test_the_query_is_part_of_what_is_signed():
    headers = transport_headers("GET", URL + "?since=1", b"", SENDER, "th", NOW, NONCE)
    assert checked(headers, method="GET", url=URL + "?since=1", body=b"") == "th"
    assert fault(headers, method="GET", url=URL + "?since=2", body=b"") == TransportFault.BAD_SIGNATURE


@pytest.mark.parametrize(
    "changes",
    [
        {"method": "PUT"},
        {"url": "https://la.example/wire/envelopes"},
        {"url": "http://kh.example/wire/envelopes"},
        {"url": "no url"},
        {"method": "post"},
    ],
)
def test_a_request_sent_elsewhere_or_otherwise_is_turned_away(changes):
    assert fault(**changes) == TransportFault.BAD_SIGNATURE


@given(st.binary(max_size=60).filter(lambda body: body != BODY))
def test_another_body_is_turned_away(body):
    assert fault(body=body) == TransportFault.BAD_DIGEST


def test_a_digest_replaced_to_fit_another_body_is_turned_away():
    other = transport_headers("POST", URL, b"other", STRANGER, "th", NOW, NONCE)
    assert fault({**HEADERS, "Content-Digest": other["Content-Digest"]}, body=b"other") == TransportFault.BAD_SIGNATURE


@pytest.mark.parametrize("name", ["Content-Digest", "Signature-Input", "Signature"])
def test_a_request_that_lacks_a_header_is_turned_away(name):
    assert fault({key: value for key, value in HEADERS.items() if key != name}) == TransportFault.BAD_SIGNATURE


def test_a_node_or_key_the_register_does_not_know_is_turned_away_as_such():
    assert fault(transport_headers("POST", URL, BODY, SENDER, "xx", NOW, NONCE)) == TransportFault.UNKNOWN_SENDER
    assert fault(transport_headers("POST", URL, BODY, STRANGER, "th", NOW, NONCE)) == TransportFault.UNKNOWN_KEY
    assert fault(keys=lambda node, key_id: {}[node]) == TransportFault.UNKNOWN_KEY
    assert fault(keys=lambda node, key_id: STRANGER.public()) == TransportFault.UNKNOWN_KEY


def test_a_key_no_longer_trusted_is_turned_away_as_such():
    def distrusted(node: str, key_id: str) -> VerifyKey:
        raise NoSuchKey(NoSuchKeyReason.KEY_NOT_TRUSTED)

    assert fault(keys=distrusted) == TransportFault.KEY_NOT_TRUSTED


def test_the_times_are_judged_by_the_moment_given_within_the_allowed_skew():
    assert checked(now=NOW + LIFE + SKEW) == "th"
    assert fault(now=NOW + LIFE + SKEW + SECOND) == TransportFault.EXPIRED
    assert checked(now=NOW - SKEW) == "th"
    assert fault(now=NOW - SKEW - SECOND) == TransportFault.NOT_YET_VALID


def test_a_request_of_long_ago_verifies_at_that_moment_whatever_the_clock_of_this_machine_says():
    then = datetime(2001, 1, 1, tzinfo=UTC)
    assert checked(transport_headers("POST", URL, BODY, SENDER, "th", then, NONCE), now=then) == "th"


@pytest.mark.parametrize("nonce", ["", "short", "a" * 65, "spaces are not allowed", 'quote"quote"quote"'])
def test_a_nonce_that_is_no_nonce_is_not_signed(nonce):
    with pytest.raises(ValueError, match="nonce"):
        transport_headers("POST", URL, BODY, SENDER, "th", NOW, nonce)


def _by_hand(covered: str, parameters: str) -> dict[str, str]:
    """A request signed with the right key over something else than what is asked for."""
    lines = {'"@method"': "POST", '"@target-uri"': URL, '"content-digest"': HEADERS["Content-Digest"]}
    names = covered.split()
    base = "".join(f"{name}: {lines[name]}\n" for name in names) + f'"@signature-params": ({covered}){parameters}'
    signature = base64.b64encode(SENDER.sign_text(base.encode())).decode()
    return {
        "Content-Digest": HEADERS["Content-Digest"],
        "Signature-Input": f"sp=({covered}){parameters}",
        "Signature": f"sp=:{signature}:",
    }


ALL = '"@method" "@target-uri" "content-digest"'
PARAMETERS = f';created=1795500000;keyid="th/{SENDER.id}";alg="ed25519";expires=1795500060;nonce="{NONCE}";tag="safe-passage/1"'


def test_a_signature_made_by_hand_after_rfc_9421_verifies():
    assert checked(_by_hand(ALL, PARAMETERS)) == "th"


@pytest.mark.parametrize("covered", ['"@method" "@target-uri"', '"@method" "content-digest"', '"@target-uri" "content-digest"'])
def test_a_signature_that_leaves_something_out_is_turned_away(covered):
    assert fault(_by_hand(covered, PARAMETERS)) == TransportFault.NOT_COVERED


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        (PARAMETERS.replace("safe-passage/1", "other"), TransportFault.BAD_SIGNATURE),
        (PARAMETERS.replace(f';nonce="{NONCE}"', ""), TransportFault.NOT_COVERED),
        (PARAMETERS.replace(";expires=1795500060", ""), TransportFault.NOT_COVERED),
        (PARAMETERS.replace(";created=1795500000", ""), TransportFault.NOT_COVERED),
        (PARAMETERS.replace("ed25519", "hmac-sha256"), TransportFault.BAD_SIGNATURE),
        (PARAMETERS.replace(f'keyid="th/{SENDER.id}"', 'keyid="th"'), TransportFault.UNKNOWN_SENDER),
        (PARAMETERS.replace(f'keyid="th/{SENDER.id}"', f'keyid="TH/{SENDER.id}"'), TransportFault.UNKNOWN_SENDER),
    ],
)
def test_a_signature_without_its_proper_parameters_is_turned_away(parameters, code):
    assert fault(_by_hand(ALL, parameters)) == code


def test_a_signature_that_gives_itself_a_long_life_lives_as_short_as_any():
    assert (
        fault(_by_hand(ALL, PARAMETERS.replace("1795500060", "1995500060")), now=NOW + timedelta(hours=1))
        == TransportFault.EXPIRED
    )


@given(st.text(max_size=80), st.text(max_size=80), st.text(max_size=80))
def test_noise_in_the_headers_is_turned_away_and_not_a_crash(digest, signature_input, signature):
    noise = {"Content-Digest": digest, "Signature-Input": signature_input, "Signature": signature}
    assert fault(noise) in TransportFault
    for name, value in noise.items():
        if HEADERS[name].strip() != value.strip():
            assert fault({**HEADERS, name: value}) in TransportFault
