"""Names of five scripts side by side: found again, never by accident, the same both ways, and whatever is typed."""

from __future__ import annotations

import unicodedata

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from passage.rules.names.comparing import NO_EVIDENCE, compare
from passage.rules.names.evaluation import rank, ranks, summary, task
from passage.rules.names.explaining import explain
from passage.rules.names.name import read
from passage.rules.names.pool import LONGEST_NAME
from passage.rules.names.ranking import Ranking
from passage.rules.text.scripts import Script

SAME = [
    ("សុខា", "Sokha"),
    ("សុខា", "โสคา"),
    ("សុខា", "สุขา"),
    ("សុខា", "Sok Ha"),
    ("Sokha", "Sok Kha"),
    ("ចាន់ ដារ៉ា", "Chan Dara"),
    ("ចាន់ ដារ៉ា", "Dara Chan"),
    ("สมชาย ใจดี", "Somchai Jaidee"),
    ("สมชาย ใจดี", "Somchay Chaidi"),
    ("ສົມຊາຍ", "Somxay"),
    ("ສົມຊາຍ", "สมชาย"),
    ("ບຸນມີ", "Bounmy"),
    ("အောင်မင်းထွန်း", "Aung Min Tun"),
    ("အောင်မင်းထွန်း", "Aung Min Htun"),
    ("ဒေါ်ခင်မြင့်", "Khin Myint"),
    ("Daw Khin Myint", "ခင်မြင့်"),
]
OTHER = [
    ("សុខា", "Phirun"),
    ("สมชาย", "Wanida"),
    ("ສົມຊາຍ", "บุญมี"),
    ("အောင်မင်းထွန်း", "Khin Myint"),
    ("Sokha", "Bounmy"),
]
letters = st.text(alphabet=st.characters(codec="utf-8"), max_size=24)
native = st.text(alphabet="សុខា្រដំបង់สมชายใจดีเ์ສົມຊາຍເອောင်မင်းထွန်းabcdefh -()၊", max_size=16)


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_name_in_two_writings_has_evidence_for_it(a: str, b: str) -> None:
    assert compare(read(a), read(b)) > 1


@pytest.mark.parametrize(("a", "b"), OTHER)
def test_two_names_have_evidence_against_it(a: str, b: str) -> None:
    assert compare(read(a), read(b)) < -5


@given(a=native | letters, b=native | letters)
def test_any_two_texts_compare_and_alike_both_ways(a: str, b: str) -> None:
    forth, back = compare(read(a), read(b)), compare(read(b), read(a))
    assert forth == pytest.approx(back, abs=1e-3)
    assert forth >= NO_EVIDENCE


@given(name=native)
def test_the_normal_form_of_a_name_changes_nothing(name: str) -> None:
    forms = [read(unicodedata.normalize(form, name)) for form in ("NFC", "NFD")]
    assert forms[0].native == forms[1].native
    assert forms[0].latin == forms[1].latin


@pytest.mark.parametrize("title", ["U", "Daw", "Mr", "นาย", "ທ້າວ", "លោក"])
def test_a_title_before_a_name_costs_little(title: str) -> None:
    for a, b in SAME[:1]:
        assert compare(read(f"{title} {b}"), read(a)) == pytest.approx(compare(read(b), read(a)), abs=1.5)


@pytest.mark.parametrize("name", ["Ko Ko", "U Thant", "Ma Ma", "ကိုကို", "မမ"])
def test_a_name_made_of_titles_is_never_emptied(name: str) -> None:
    assert not read(name).is_empty


@pytest.mark.parametrize("text", ["", " ", "😀", "12345", "--", "山田", "\ud800", "\u200b"])
def test_what_is_no_name_of_the_five_scripts_is_said_to_be_none(text: str) -> None:
    assert compare(read(text), read("Sokha")) == NO_EVIDENCE
    assert explain(read(text), read("Sokha")).steps == ()


def test_a_name_of_ten_thousand_letters_is_read_to_its_limit() -> None:
    long = read("សុខា" * 2500)
    assert NO_EVIDENCE <= compare(long, read("Sokha" * 2000)) < 200
    assert max(len(reading.units) for reading in long.native[Script.KHMER]) == LONGEST_NAME


def test_aliases_are_names_of_their_own() -> None:
    assert compare(read("Phirun (a) Sokha"), read("សុខា")) > 1
    assert compare(read("စန်းဝေ၊ ဆန်းဝေ"), read("San Wai")) > 1


def test_a_name_in_two_scripts_is_read_in_both() -> None:
    assert set(read("Sokha សុខា").native) == {Script.KHMER}
    assert read("Sokha សុខា").latin[0].letters == "sokha"


def test_an_explanation_names_every_piece() -> None:
    found = explain(read("សុខា"), read("Sokha"))
    assert [(step.letters, step.spelled) for step in found.steps] == [("ស", "s"), ("ុ", "o"), ("ខ", "kh"), ("ា", "a")]
    assert found.bits == pytest.approx(compare(read("សុខា"), read("Sokha")))


def test_the_right_name_is_ranked_first_in_any_script() -> None:
    names = ["Phirun", "សុខា", "Somchai", "ບຸນມີ", "Khin Myint", "วนิดา"]
    ranking = Ranking([read(name) for name in names])
    for asked, right in [("Sokha", 1), ("โสคา", 1), ("สมชาย", 2), ("Bounmy", 3), ("ခင်မြင့်", 4), ("Wanida", 5)]:
        assert int(ranking.scores(read(asked)).argmax()) == right


def test_ties_stand_at_mid_rank_and_any_right_answer_counts() -> None:
    work = task([("សុខា", "Sokha"), ("សុខា", "Sok Kha"), ("ភិរុណ", "Phirun"), ("", "x"), ("y", "")])
    assert work.pool == ("Sokha", "Sok Kha", "Phirun")
    assert dict(work.queries)["សុខា"] == {0, 1}
    scores = ranks(work)
    assert scores.tolist() == [1, 1]
    result = summary(scores, len(work.pool))
    assert (result.recall_at_1.value, result.queries, result.pool) == (1, 2, 3)
    assert rank(np.array([1.0, 1.0, 0.0]), {0}) == 1.5
