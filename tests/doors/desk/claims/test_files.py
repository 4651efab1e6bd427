"""Papers of a claim: made when asked for, in the worker's language, or a sentence that says what is missing."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.urls import reverse

from passage.doors.desk.claims.files import claim_paper
from passage.doors.frame.papers.languages import Languages
from passage.node.agency.models import Role
from passage.node.claims import actions, queries
from passage.node.claims.models import Claim
from tests.factories.cases import STORY
from tests.factories.claims import make_claim


def address(claim: Claim) -> str:
    return reverse("desk:claim-paper", args=[claim.public_id])


@pytest.mark.parametrize("paper", ["calculation", "statement", "letter", "keep"])
def test_each_paper_is_a_file(officer, claim, paper):
    response = officer.get(address(claim), {"paper": paper, "language": "km"})
    assert response.status_code == 200
    assert response.content.startswith(b"%PDF-")
    assert response["Content-Disposition"].endswith('.pdf"')
    assert response["Cache-Control"] == "no-store"


def test_the_workbook_holds_the_amounts_and_not_the_story(officer, claim):
    response = officer.get(address(claim), {"paper": "workbook", "language": "en"})
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert 1200 in cells or 1200.0 in cells
    assert STORY not in str(cells)


def test_a_paper_for_which_something_is_missing_says_what(officer, claim, accounts):
    bare = make_claim(accounts[Role.OFFICER], given={})
    for of, paper, sentence in (
        (bare, "calculation", "Nothing can be reckoned yet, so there is nothing to put on paper."),
        (claim, "attorney", "Write down a power of attorney first."),
        (claim, "nonsense", "Select a valid choice"),
    ):
        response = officer.get(address(of), {"paper": paper, "language": "my"})
        assert response.status_code == 422
        assert sentence in response.content.decode()


def test_a_power_of_attorney_that_stands_is_made_to_sign(officer, claim, accounts):
    day = claim.opened_at.date()
    actions.grant_attorney(by=accounts[Role.OFFICER], case=claim.case, agent="The mission", allows=["file"], begins=day, ends=day)
    response = officer.get(address(claim), {"paper": "attorney", "language": "lo"})
    assert response.content.startswith(b"%PDF-")


def test_the_worker_s_own_language_is_proposed(officer, claim):
    page = officer.get(reverse("desk:claim-owed", args=[claim.public_id])).content.decode()
    assert '<option value="km" selected>' in page


@pytest.mark.parametrize(
    ("language", "place", "wage"),
    [("th", "กรุงเทพมหานคร", "400.00 บาท"), ("km", "បាងកក", "400.00 បាត"), ("en", "Bangkok", "400.00 baht a day")],
)
def test_place_and_wage_stand_in_the_reader_s_language(accounts, claim, language, place, wage):
    paper = claim_paper(queries.read_claim(accounts[Role.OFFICER], claim.public_id))
    reader = Languages((language,))
    assert reader.say(paper.workplace)[0].text == place
    assert wage in reader.say(paper.wage)[0].text
