"""Write the byte vectors of the exchange: `python -m tests.vectors.make`.

Sealing draws fresh randomness, so the envelopes differ each time; everything else comes out the same. Envelopes that were
published are never made anew: a peer built elsewhere opens them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from passage.rules import chain
from passage.rules.chain.spelling import encode
from passage.rules.envelope import Suite, envelope_hash, sign_receipt, transport_headers
from passage.rules.register import bundle, fingerprint
from tests.rules.consent.samples import a_consent, an_override
from tests.rules.envelope.samples import BODY, NOW, RECIPIENT, SENDER, a_header, an_envelope
from tests.rules.envelope.test_receipts import a_receipt
from tests.rules.register.samples import CODES, FIRST, signed

PATH = Path(__file__).parent / "exchange.json"
NONCE = "c2FmZS1wYXNzYWdlLW5vbmNl"
URL = "https://kh.example/wire/envelopes"


def keys() -> dict[str, Any]:
    """Private keys of these tests and of nothing else."""
    return {
        "sender": {"private": SENDER.to_bytes().hex(), "public": SENDER.public().to_bytes().hex(), "id": SENDER.id},
        "recipient": {
            suite.value: {"private": key.to_bytes().hex(), "public": encode(key.public().to_bytes()), "id": key.id}
            for suite, key in RECIPIENT.items()
        },
    }


def fixed() -> dict[str, Any]:
    """What has the same bytes each time it is made."""
    note = chain.sign_note(chain.checkpoint("kh/log", 42, bytes(range(32))), "kh", SENDER)
    return {
        "headers": {suite.value: a_header(suite=suite).to_bytes().decode() for suite in Suite},
        "consent": {"statement": a_consent().statement().decode(), "hash": a_consent().hash()},
        "override": {"statement": an_override().statement().decode(), "reference": an_override().reference},
        "receipt": sign_receipt(a_receipt(), SENDER).decode(),
        "checkpoint": note.decode(),
        "transport": {
            "method": "POST",
            "url": URL,
            "body": encode(BODY),
            "headers": transport_headers("POST", URL, BODY, SENDER, "th", NOW, NONCE),
        },
        "register": {
            "bundle": encode(bundle(FIRST.to_bytes(), signed(FIRST, CODES))),
            "hash": FIRST.hash,
            "fingerprint": fingerprint(FIRST.to_bytes()),
        },
    }


def envelope(suite: Suite) -> dict[str, Any]:
    raw = an_envelope(suite=suite)
    return {"raw": encode(raw), "hash": envelope_hash(raw), "body": encode(BODY)}


def main() -> None:
    before = json.loads(PATH.read_text("utf-8")) if PATH.exists() else {}
    kept = before.get("envelopes") or {suite.value: envelope(suite) for suite in Suite}
    made = {"note": "Test keys. Never use them.", "keys": keys(), "fixed": fixed(), "envelopes": kept}
    PATH.write_text(json.dumps(made, indent=1, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
