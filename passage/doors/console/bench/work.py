"""What the machinery under the pages costs: sealing, opening, the number's hash, a large file."""

from __future__ import annotations

import csv
import io
import os
import resource
import secrets
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from django.conf import settings

from passage.doors.console.bench.timing import Cost, cpu_ms, time_call
from passage.doors.console.command import Stop
from passage.doors.console.demo.signins import of_node

if TYPE_CHECKING:
    from passage.rules.envelope import Header, SealingKey, SigningKey

ROWS, BAD = 10_000, 137
TEN_YEARS = 3653
COLUMNS = (
    "x_record_id", "prs_FirstName", "prs_SecondName", "prs_Birthdate", "prs_Gender", "prs_Citizenship", "prs_PrimaryLanguage",
    "hte_Country", "hte_Date", "hte_Description",
)  # fmt: skip


def costs() -> Iterator[Cost]:
    """Taking a report, seal and open for each suite, the number's hash as it is in use, what a worker is owed."""
    from passage.node.cases import numbers
    from passage.rules.envelope import Suite

    yield _taking()
    for suite in Suite:
        yield from _envelope(suite)
    yield time_call("number: one Argon2id hash", lambda: numbers.hash_secret("0" * 12, secrets.token_bytes(16)), 10)
    yield _ten_years()
    yield _fisher()
    yield _paper()


def _taking() -> Cost:
    """What stands behind taking a report: the action alone, without session, form and page."""
    import random

    from passage.doors.console.demo.caseload import Chance
    from passage.node.agency import queries as agency
    from passage.node.cases import actions

    officer = next(account for account in agency.assignable() if account.role == "officer")
    chance = Chance(random.Random(ROWS))  # noqa: S311 no secret

    def take() -> object:
        return actions.receive_report(by=officer, report=chance.report("officer", "KH", 0), permissions={"keep": True})

    return time_call("take a report: the act alone", take, 120, target=4)


def _ten_years() -> Cost:
    """What somebody is owed for ten years, each day told on its own."""
    from passage.rules import labour_law as rule

    first = date(2015, 7, 1)
    days = [first + timedelta(number) for number in range(TEN_YEARS)]
    told = [{"from": day, "to": day, "hours": 8 + day.day % 5, "paid_a_day": 300} for day in days]
    facts = rule.facts_from({"workplace": {"province": "TH-10", "areas": []}, "stretches": told})
    law = rule.law_of("TH")
    return time_call("owed: ten years of daily records", lambda: rule.reckon(facts, law), 5, target=100)


def _fisher() -> Cost:
    """What one of a fleet is owed: two years by month, the end of the employment, interest. A minute for ten thousand."""
    from passage.rules import labour_law as rule

    months = [{"month": f"{year}-{month:02}", "paid": 400 * month} for year in (2023, 2024) for month in range(1, 13)]
    ended = {"from": "2021-03-01", "to": "2025-06-30", "end": "dismissed", "told_on": "2025-06-30"}
    told = {"work": "fishing", "pay": "monthly", "months": months, "employment": ended, "counted_to": "2025-07-15"}
    debts = [{"amount": 5000, "due": "2024-01-31"}]
    law = rule.law_of("TH")

    def owed() -> object:
        return rule.reckon(rule.facts_from({"workplace": {"province": "TH-90", "areas": []}, "debts": debts, **told}), law)

    return time_call("owed: one fisher of a fleet", owed, 200, target=6)


def _paper() -> Cost:
    """A calculation in Burmese with Thai beside it, each time with another name: typst remembers what it has set before."""
    from passage.doors.frame import papers
    from passage.rules import labour_law as rule

    told = {"wage": 300, "stretches": [{"from": "2025-05-26", "to": "2025-07-15", "hours": {"from": 10, "to": 12}, "paid": 9000}]}
    law = rule.law_of("TH")
    found = rule.reckon(rule.facts_from({"workplace": {"province": "TH-10", "areas": []}, **told}), law)

    def make() -> object:
        paper = papers.ClaimPaper(made_on=date(2026, 1, 1), worker=papers.Party(secrets.token_hex(8)))
        return papers.calculation_pdf(found, law, paper, language="my")

    return time_call("paper: a calculation as PDF, two languages", make, 20, target=150)


def _envelope(suite: str) -> Iterator[Cost]:
    from passage.rules import envelope as rule

    now, body = datetime.now(UTC).replace(microsecond=0), os.urandom(1000)
    signing, sealing = rule.SigningKey.generate(), rule.SealingKey.generate(rule.Suite(suite))
    header = _header(signing, sealing, len(body), now)

    name = suite.split("/")[0]

    def open_it() -> object:
        return rule.open_envelope(
            raw,
            recipient="kh",
            keys={sealing.public().id: sealing},
            verify_key_of=lambda _: signing.public(),
            suites=tuple(rule.Suite),
            now=now,
            skew=timedelta(minutes=10),
        )

    def seal_it() -> bytes:
        return rule.seal(header=header, body=body, to=sealing.public(), by=signing)

    raw = seal_it()
    yield time_call(f"envelope: seal 1 KB, {name}", seal_it, 300)
    yield time_call(f"envelope: open 1 KB, {name}", open_it, 300)


def _header(signing: SigningKey, sealing: SealingKey, size: int, now: datetime) -> Header:
    from passage.rules import envelope as rule

    return rule.Header(
        id=rule.uuid7(int(now.timestamp() * 1000), os.urandom(10)),
        sender="th",
        recipient="kh",
        sender_key=signing.id,
        recipient_key=sealing.public().id,
        suite=sealing.suite,
        channel=str(uuid4()),
        seq=1,
        prev="",
        created=rule.stamp(now),
        not_after=rule.stamp(now + timedelta(days=14)),
        kind="message/1",
        purpose="protection",
        consent="",
        bucket=rule.bucket_for(size),
        register=1,
    )


def large_file() -> bytes:
    """An HTCDS v2 file of `ROWS` invented people, of whom `BAD` have a date of birth that is none."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    bad = {place * 73 for place in range(BAD)}
    for number in range(ROWS):
        birth = "last year" if number in bad else f"19{60 + number % 40}-0{1 + number % 9}-1{number % 9}"
        name = (f"Invented{number}", "សុខ")
        writer.writerow([f"R{number}", *name, birth, "", "KH", "km", "TH", "2024-03", f"Told in the office, number {number}."])
    return out.getvalue().encode()


def take_large_file() -> str:
    """Import it in this process and say what it cost. Raises `Stop` when other rows were taken than must be."""
    from passage.node.agency import queries as agency
    from passage.node.cases import imports

    email = next(person.email for person in of_node(settings.NODE_NAME) if person.role == "supervisor")
    by = agency.accounts().get(email=email)
    file, before = large_file(), peak_mib()
    began, cpu = time.monotonic(), cpu_ms()
    preview = imports.preview(by, file, "bench.csv")
    seen, between = time.monotonic() - began, time.monotonic()
    batch = imports.run(by=by, file=file, filename="bench.csv")
    took, spent = time.monotonic() - between, (cpu_ms() - cpu) / 1000
    refused = len({row for row, *_ in batch.refused})
    if (batch.taken, refused, preview.to_take) != (ROWS - BAD, BAD, ROWS - BAD):
        raise Stop(f"the import took {batch.taken:,} rows and refused {refused}, and not {ROWS - BAD:,} and {BAD}.")
    return (
        f"imported {batch.taken:,} and refused {refused} of {ROWS:,} rows: preview {seen:.1f} s, import {took:.1f} s, "
        f"CPU {spent:.1f} s for both, memory {before:.0f} MiB before, {peak_mib():.0f} MiB at the most"
    )


def peak_mib() -> float:
    """The most memory this process has had; macOS counts bytes, Linux KiB."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024) if sys.platform == "darwin" else most / 1024
