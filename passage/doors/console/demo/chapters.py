"""The chapters of the story: what each person does, and what must hold afterwards."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from passage.doors.console.demo.browsing import Page
from passage.rules import screening

if TYPE_CHECKING:
    from collections.abc import Callable

    from passage.doors.console.demo.browsing import Browser
    from passage.doors.console.demo.playing import Story

# Invented; the last word of the story is one that stands nowhere else, so that it can be searched for on the disks.
NAME, NAME_LATIN, MOTHER, HOME = "សុខ សុភាព", "Sok Sopheapcanary", "ចាន់ ម៉ាលី", "ភូមិកាណារី ខេត្តបន្ទាយមានជ័យ"
STORY = "ខ្ញុំធ្វើការលើទូកនេសាទ ថៅកែយកលិខិតឆ្លងដែន ហើយមិនបើកប្រាក់ខែឱ្យខ្ញុំ កាណារីសម្ងាត់"
CANARIES = ("Sopheapcanary", "កាណារី", "ម៉ាលី")
CROSSING = "Aranyaprathet - Poipet"
SIGNS = (
    "deceptive_recruitment:deceived_about_the_nature_of_the_job_location_or_employer",
    "deceptive_recruitment:deceived_about_wages_earnings",
    "exploitation:excessive_working_days_or_hours",
    "exploitation:low_or_no_salary",
    "coercion_destination:confiscation_of_documents",
    "coercion_destination:isolation_confinement_or_surveillance",
)
POSITIVE = ("Deceptive recruitment", "Exploitation", "Coercion at destination")
STAGES = {"arrived": "received", "accepted": "accepted", "refused": "refused", "done": "completed"}
ANSWERS: dict[str, Any] = {
    "danger": "no",
    "about": "self",
    "kinds": ["documents_taken", "wages_unpaid", "cannot_leave_boat"],
    "country": "TH",
    "province": "TH-74",
    "sector": "fishing",
    "story": STORY,
    "wants": ["go_home", "wages"],
    "channel": "none",
    "is_minor": "no",
    "keep": "yes",
    "share_here": "no",
    "home_country": "KH",
    "share_home": "no",
    "blind_check": "no",
    "statistics": "yes",
}


def report(story: Story) -> None:
    browser = story.worker()
    page = browser.get("/w/km/")
    for _ in range(40):
        form = page.forms[0]
        buttons = {button.value for button in form.buttons}
        if "send" in buttons:
            break
        values = {
            name: value for name, value in ANSWERS.items() if name in form.options or (name == "story" and name in form.names())
        }
        page = browser.send(page, form, values, ("go", "next"))
    story.must("send" in {button.value for button in page.forms[0].buttons}, "the report can be checked before it is sent")
    story.must(story.knowledge("th").nothing, "nothing is stored before Send")
    page = browser.send(page, page.forms[0], {}, ("go", "send"))
    story.must(not browser.client.cookies, "no cookie was set")
    digits = number_on(page)
    story.must(len(digits) == 20, "a number of twenty digits is shown")
    story.found["number"] = digits
    page = browser.send(page, page.forms[0], {}, ("go", "kept"))
    page = browser.send(page, page.form("last"), {"last": digits[-5:]}, ("go", "next"))
    story.must(page.status == 200 and "last" not in page.html, "the last five digits, typed once more, are right")


def number_on(page: Page) -> str:
    """The number as it stands on the page, whatever script its digits are in."""
    shown = re.search(r'class="number[^"]*"[^>]*>(.*?)</(?:p|div|output)>', page.html, re.DOTALL)
    text = re.sub(r"<[^>]+>", " ", shown.group(1)) if shown else page.text
    digits = "".join(str(unicodedata.digit(letter)) for letter in text if letter.isdigit())
    return digits[:20]


def second_factor(story: Story) -> None:
    browser = story.sign_in("th", "supervisor")
    page = browser.get("/desk/account/second-factor/totp/activate/")
    if "reauthenticate" in page.url:
        page = story.press(browser, page, "password", password="demonstration-only-2026")  # noqa: S106
    secret = re.search(r'totp-secret">([A-Z2-7]+)<', page.html)
    story.must(secret, "the page shows a secret for the authenticator")
    assert secret is not None
    from passage.doors.console.demo.totp import code_now

    story.press(browser, page, "code", code=code_now(secret.group(1)))
    browser.close()
    story.found["second factor supervisor@th"] = secret.group(1)
    story.must(story.officer("th"), "the officer signs in with password and second factor")


def open_case(story: Story) -> None:
    browser = story.officer("th")
    page = browser.get("/desk/queue/")
    story.must(not any(word in page.html for word in CANARIES), "the queue shows nothing personal")
    page = browser.get(urlsplit(page.link("/desk/reports/")).path)
    page = story.press(browser, page, action="/open/")
    story.must(STORY in page.html, "the officer reads the worker's own words, in Khmer")
    page = story.press(browser, page, "next_step", action="/case/", next_step="screen", next_step_on=str(date.today()))
    story.found["case th"] = urlsplit(page.url).path
    page = browser.get(f"{story.found['case th']}edit/")
    story.press(
        browser, page, "home_place", "revision",
        name=NAME, name_latin=NAME_LATIN, sex="feminine", birth="2541", birth_certainty="stated",
        nationality="KH", languages=["km"], home_place=HOME, needs="A place to stay at first.",
    )  # fmt: skip
    page = browser.get(f"{story.found['case th']}people/")
    story.press(browser, page, "relation", "kind", kind="family", relation="mother", name=MOTHER, place=HOME)
    page = browser.get(story.found["case th"])
    story.must(NAME in page.html and "1998" in page.html, "the case shows the name, and the Buddhist year 2541 as 1998")


def screen(story: Story) -> None:
    browser, case = story.officer("th"), story.found["case th"]
    page = browser.get(f"{case}screen/delphi_adult_labour/")
    order = [item.id for item in screening.indicator_set("delphi_adult_labour").indicators]
    answers = {f"a{order.index(sign)}": "yes" for sign in SIGNS}
    page = story.press(browser, page, "episode_on", episode_on="2025", **answers)
    positive = [name for name in POSITIVE if re.search(rf"<h3>{name}\s*<span class=\"badge badge--danger", page.html)]
    story.must(positive == list(POSITIVE), "the screening names the three positive dimensions")
    story.must(page.html.count("badge--danger") == len(POSITIVE), "and no other")
    story.must("trafficking for forced labour" in page.text, "the outcome is the published one, with its source")
    page = story.press(
        browser, page, "assertion", "authority", assertion="possible", authority="own_desk", basis="screening",
        asserted_on=str(date.today()), reason="Papers kept, no wages, cannot leave the boat.",
    )  # fmt: skip
    story.must("possible victim" in page.text, "an officer concludes: possible, on the desk's own authority, with a reason")


def refuse_without_consent(story: Story) -> None:
    browser = story.officer("th")
    page = write(story, browser, story.found["case th"], "kh", "tracing_request", "family_tracing")
    answer = story.press(
        browser,
        page,
        "draft_id",
        parts=["name", "family"],
        ask="Please find the family.",
        button=("do", "preview"),
        may_refuse=True,
    )
    story.must("has not agreed to share" in answer.text, "the referral is refused: there is no consent")
    story.must(story.knowledge("th").counts["sent"] == 0, "and nothing was written for any other node")


def write(story: Story, browser: Browser, case: str, to: str, kind: str, purpose: str, answers: str = "") -> Page:
    """The composer for one message; the query holds nothing personal."""
    case_id = case.rstrip("/").split("/")[-1]
    query = f"?recipient={to}&kind={kind}&purpose={purpose}" + (f"&answers={answers}" if answers else "")
    return browser.get(f"/desk/referrals/compose/{case_id}/{query}")


def agree(story: Story, node: str, to: str, purpose: str, fields: list[str]) -> None:
    """The person says yes to one desk, one purpose, these fields."""
    browser, case = story.officer(node), story.found[f"case {node}"]
    case_id = case.rstrip("/").split("/")[-1]
    page = browser.get(f"/desk/referrals/consent/{case_id}/")
    story.press(
        browser, page, "fields_agreed", recipient=to, purpose=purpose, fields_agreed=fields, days="365",
        language="km", channel="in_person", said_yes="on",
    )  # fmt: skip


def send(story: Story, node: str, to: str, kind: str, purpose: str, parts: list[str], answers: str = "", **more: Any) -> str:
    """Compose, look at exactly what goes, send; returns the id of the referral at both ends."""
    browser = story.officer(node)
    page = write(story, browser, story.found[f"case {node}"], to, kind, purpose, answers)
    page = story.press(browser, page, "draft_id", parts=parts, button=("do", "preview"), **more)
    shown = re.search(r"SHA-256 <code>([0-9a-f]{64})", page.html)
    story.must(shown, f"the officer sees exactly what goes ({kind})")
    page = story.press(browser, page, "expected_hash", button=("do", "send"))
    sent = re.search(r"SHA-256 <code>([0-9a-f]{64})", page.html)
    story.must(shown and sent and shown.group(1) == sent.group(1), "what was sealed is, byte for byte, what was shown")
    story.found["hash"] = shown.group(1) if shown else ""
    return urlsplit(page.url).path.rstrip("/").split("/")[-1]


def arrived(story: Story, node: str, referral: str) -> Page:
    """Wait until the other desk has it, and check that it is the same."""
    browser = story.officer(node)
    page = story.wait_until(
        lambda: (found := browser.get(f"/desk/referrals/{referral}/")).status == 200 and found, f"{node} has received it"
    )
    found: Page = page
    story.must(story.found["hash"] in found.html, "both nodes name the same bytes")
    return found


def accept(story: Story, node: str, referral: str, sender: str) -> None:
    browser = story.officer(node)
    page = browser.get(f"/desk/referrals/{referral}/")
    page = story.press(browser, page, action="/accept/")
    back = story.officer(sender)
    story.wait_until(
        lambda: "accepted" in receipts(back.get(f"/desk/referrals/{referral}/")), f"{sender} holds the signed receipt: accepted"
    )


def receipts(page: Page) -> list[str]:
    """The stages of the receipts on a referral's page, read from the words that officers read."""
    return [STAGES[word] for word in re.findall(r"<li>(arrived|accepted|refused|done), signed", page.html)]


def trace(story: Story) -> None:
    agree(story, "th", "kh", "family_tracing", ["name", "sex", "birth", "home_place", "family", "nationality"])
    referral = send(
        story, "th", "kh", "tracing_request", "family_tracing", ["name", "sex", "birth", "home_place", "family"],
        ask="Please find the family and say whether it is safe to return.", due_on=str(date.today() + timedelta(days=30)),
    )  # fmt: skip
    story.found["request"] = referral
    page = arrived(story, "kh", referral)
    story.must(NAME in page.html and HOME in page.html, "Cambodia's desk reads the name and the home place")
    story.must(STORY not in page.html, "and not a word of what happened: that was not agreed to")
    back = story.officer("th")
    story.wait_until(
        lambda: "received" in receipts(back.get(f"/desk/referrals/{referral}/")), "Thailand holds the signed receipt: received"
    )


def family_found(story: Story) -> None:
    referral = story.found["request"]
    accept(story, "kh", referral, "th")
    page = story.officer("kh").get(f"/desk/referrals/{referral}/")
    story.found["case kh"] = urlsplit(page.link("/sharing/")).path.replace("sharing/", "")
    page = story.officer("kh").get(f"{story.found['case kh']}screening/")
    story.must("possible victim" not in page.text, "Thailand's assertion did not become Cambodia's status")
    agree(story, "kh", "th", "family_tracing", ["family", "home_place", "needs"])
    result = send(
        story, "kh", "th", "tracing_result", "family_tracing", ["family"], answers=referral,
        **{"family-result": "found", "family-assessment": "safe", "family-words": "The mother waits for her."},
    )  # fmt: skip
    page = arrived(story, "th", result)
    story.must("The mother waits for her." in page.text, "Thailand reads that the family was found")
    story.found["result"] = result


def plan(story: Story) -> None:
    agree(story, "th", "kh", "return_home", ["name", "home_place", "needs", "return_plan", "documents", "claim"])
    day = date.today() + timedelta(days=14)
    story.found["day"] = day
    parts = ["name", "home_place", "needs", "return_plan"]
    offered = send(
        story, "th", "kh", "return_plan", "return_home", parts, answers=story.found["result"],
        **{"return_plan-crossing": CROSSING, "return_plan-on": str(day), "return_plan-met_by": "Poipet Transit Center"},
    )  # fmt: skip
    story.found["plan"] = offered
    arrived(story, "kh", offered)
    accept(story, "kh", offered, "th")
    state = story.officer("th").get(story.found["case th"])
    story.must("returning" in state.text, "the case is now in return on the Thai side")


def hand_over(story: Story) -> None:
    agree(story, "kh", "th", "return_home", ["name", "return_plan", "documents", "claim"])
    given = send(
        story, "th", "kh", "handover", "return_home", ["name", "return_plan", "documents", "claim"], answers=story.found["plan"],
        **{"return_plan-crossing": CROSSING, "return_plan-on": str(story.found["day"]),
           "documents-lines": "passport", "claim-lines": "three months of wages, claim filed"},
    )  # fmt: skip
    story.found["handover"] = given
    page = arrived(story, "kh", given)
    story.must("not yet by the home country" in page.text, f"the host has signed the handover at {CROSSING}")
    accept(story, "kh", given, "th")
    for node in ("kh", "th"):
        browser = story.officer(node)
        story.wait_until(
            signed(browser, given),
            f"{node} holds both signatures under the same document",
        )


def signed(browser: Browser, handover: str) -> Callable[[], bool]:
    return lambda: "signed by both" in browser.get(f"/desk/referrals/{handover}/").text


def reintegrate(story: Story) -> None:
    agree(story, "kh", "th", "reintegration", ["reintegration", "needs"])
    agree(story, "kh", "th", "feedback", ["feedback"])
    browser, case = story.officer("kh"), story.found["case kh"]
    page = browser.get(case)
    if (
        "home again" not in page.form("to", action="/move/").options.get("to", [])
        and "reintegration" in page.form("to").options["to"]
    ):
        story.press(browser, page, "to", action="/move/", to="reintegration")
    for month in (6, 12):
        sent = send(
            story, "kh", "th", "reintegration_report", "reintegration", ["reintegration"], answers=story.found["handover"],
            **{"reintegration-month": str(month), "reintegration-lives": "with_family", "reintegration-works": "yes",
               "reintegration-safe": "yes", "reintegration-stage": "monitoring"},
        )  # fmt: skip
        page = arrived(story, "th", sent)
        story.must(f"month after the return: {month}" in page.text, f"Thailand reads how life at home goes after {month} months")
    sent = send(
        story, "kh", "th", "feedback", "feedback", ["feedback"], answers=story.found["handover"],
        **{"feedback-words": "She asks that papers are given back before the crossing."},
    )  # fmt: skip
    page = arrived(story, "th", sent)
    story.must("papers are given back" in page.text, "and the feedback to the host country")


def close(story: Story) -> None:
    for node in ("th", "kh"):
        browser, case = story.officer(node), story.found[f"case {node}"]
        page = browser.get(case)
        story.press(browser, page, "to", "reason", action="/move/", to="closed", reason="reintegrated")
    counts = [story.knowledge(node).counts["closed cases"] for node in ("th", "kh")]
    story.must(counts == [1, 1], "the case is closed on both sides")


def come_back(story: Story) -> None:
    browser = story.worker()
    page = browser.get("/w/km/number/")
    page = browser.send(page, page.form("number"), {"number": story.found["number"]})
    story.must(page.status == 200 and "កម្ពុជា" in page.html, "with the number the worker sees that Cambodia's desk was told")
    story.must("intake" in page.html.lower() or "Intake" in page.html, "and which desk looked")
    story.must(
        not any(word in page.html for word in (*CANARIES, NAME)), "and neither the story nor a name, in case the number is found"
    )
    story.must(not browser.client.cookies, "still without a cookie")


CHAPTERS: tuple[tuple[str, Callable[[Story], None]], ...] = (
    ("A worker reports in Khmer at the Thai node's door", report),
    ("An officer sets up a second factor", second_factor),
    ("The report becomes a case", open_case),
    ("Screening", screen),
    ("A referral without consent is refused", refuse_without_consent),
    ("Consent, and the request to Cambodia to trace the family", trace),
    ("The family is found", family_found),
    ("The return is planned on both sides", plan),
    ("Handover at the crossing, signed by both", hand_over),
    ("Reintegration at 6 and 12 months, and feedback", reintegrate),
    ("Closed on both sides", close),
    ("The worker comes back with the number", come_back),
)
