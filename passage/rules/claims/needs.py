"""What a claim needs of the worker after they went home."""

from __future__ import annotations

from enum import StrEnum


class NeedKind(StrEnum):
    """signature: on a paper that is sent · bank_account: where the money can go · document: a paper they hold · question."""

    SIGNATURE = "signature"
    BANK_ACCOUNT = "bank_account"
    DOCUMENT = "document"
    QUESTION = "question"
