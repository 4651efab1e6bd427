"""A wage claim goes on after the return: two real nodes, what is asked one way and answered the other, under consent."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

from passage.doors.console.demo import chapters
from passage.doors.console.demo.playing import Story
from tests.journeys.world import World

QUESTION, ANSWER = "In whose name is the account?", "In the name of her sister"


def test_what_a_claim_needs_is_asked_at_home_and_the_answer_comes_back(world: World) -> None:
    world.up("th", "kh")
    story = world.story
    claim = open_and_file(story)
    desk = story.officer("th")
    story.press(desk, desk.get(f"{claim}worker/"), "what", action="/need/", what="bank_account", words=QUESTION)
    chapters.agree(story, "th", "kh", "wage_claim", ["name", "claim"])
    asked = tell(story, "th", "kh", claim, ["name", "claim"])
    page = chapters.arrived(story, "kh", asked)
    story.must("Invented Fishing" not in page.text, "no fact of the claim travelled")
    followed = take_over(story, "kh", asked, "th")
    page = story.officer("kh").get(followed)
    story.must(QUESTION in page.text and "filed" in page.text, "Cambodia's desk reads where the claim stands and what is asked")
    answer(story, followed)
    story.found["case kh"] = case_of(page.html)
    chapters.agree(story, "kh", "th", "wage_claim", ["claim"])
    answered = tell(story, "kh", "th", followed, ["claim"])
    chapters.arrived(story, "th", answered)
    take_over(story, "th", answered, "kh")
    story.must(ANSWER in desk.get(f"{claim}worker/").text, "Thailand reads the answer at the question it asked")
    held = [world.sql(node, "SELECT held_for FROM people_person") for node in ("th", "kh")]
    story.must(held == [[("wage_claim",)], [("",)]], "the node that brings the claim holds the record, the other does not")


def open_and_file(story: Story) -> str:
    desk = story.officer("th")
    page = story.press(desk, desk.get(f"{story.found['case th']}claims/"), "country", action="/open/", country="TH")
    claim = urlsplit(page.url).path
    page = desk.get(f"{claim}facts/work/")
    story.press(desk, page, "province", province="TH-74", work="general", employer="Invented Fishing")
    page = desk.get(f"{claim}facts/days/")
    row = {"begins": "2/3/2569", "ends": "31/3/2569", "hours": "10-12", "amount": "250", "paid_for": "paid_a_day"}
    story.press(desk, page, "stretches-0-begins", **{f"stretches-0-{name}": value for name, value in row.items()})
    page = story.press(desk, desk.get(f"{claim}course/"), "to", action="/step/", to="filed", on=str(date.today()), acted="worker")
    story.must("The inspector orders by" in page.text, "the clock of the inspector runs")
    return claim


def tell(story: Story, node: str, to: str, claim: str, parts: list[str]) -> str:
    """From the page of the claim through the composer; returns the id of the referral."""
    desk = story.officer(node)
    page = story.press(desk, desk.get(f"{claim}others/"), action="/tell/", recipient=to)
    page = story.press(desk, page, "draft_id", parts=parts, button=("do", "preview"))
    shown = re.search(r"SHA-256 <code>([0-9a-f]{64})", page.html)
    story.must(shown, "the officer sees exactly what goes")
    page = story.press(desk, page, "expected_hash", button=("do", "send"))
    story.found["hash"] = shown.group(1) if shown else ""
    return urlsplit(page.url).path.rstrip("/").split("/")[-1]


def take_over(story: Story, node: str, referral: str, sender: str) -> str:
    """Accept what came and write it into the claim; returns the address of the claim here."""
    chapters.accept(story, node, referral, sender)
    desk = story.officer(node)
    page = story.press(desk, desk.get(f"/desk/referrals/{referral}/"), action=f"/take/{referral}/")
    return urlsplit(page.url).path


def answer(story: Story, claim: str) -> None:
    desk = story.officer("kh")
    page = desk.get(f"{claim}worker/")
    form = next(form for form in page.forms if "/need/" in form.action)
    page = desk.send(page, form, {"words": ANSWER})
    story.must(ANSWER in page.text, "the answer of the worker is written down at home")


def case_of(html: str) -> str:
    found = re.search(r"/desk/cases/[0-9a-f-]{36}/", html)
    assert found is not None
    return found.group()
