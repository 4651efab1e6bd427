"""Drawings point to questions, never to answers."""

import pytest

from passage.rules.screening import NoSuchPictogram, NoSuchSet, assess, indicator_set, pictograms, suggested
from passage.rules.screening.pictograms import pictogram_source

CODES = (
    "documents_taken",
    "wages_unpaid",
    "debt",
    "locked_in",
    "threats",
    "violence",
    "sexual_harm",
    "long_hours",
    "deceived",
    "cannot_leave_boat",
    "injured",
    "child",
)
DELPHI = ("delphi_adult_labour", "delphi_child_labour")


def test_the_twelve_drawings_of_the_door_are_mapped() -> None:
    assert tuple(pictogram.code for pictogram in pictograms()) == CODES


def test_the_mapping_is_our_own_and_says_how_sure_it_is() -> None:
    assert pictogram_source().certainty == "probable"
    assert "own mapping" in pictogram_source().text


@pytest.mark.parametrize("set_id", DELPHI)
def test_every_sign_a_drawing_points_to_stands_in_the_list(set_id: str) -> None:
    known = {sign.id for sign in indicator_set(set_id).indicators}
    for pictogram in pictograms():
        assert set(pictogram.asks) == set(DELPHI)
        assert set(pictogram.asks[set_id]) <= known, pictogram.code


@pytest.mark.parametrize("code", [code for code in CODES if code != "child"])
def test_every_drawing_but_the_child_touches_the_ilo_list_and_both_delphi_lists(code: str) -> None:
    assert suggested([code], "ilo11")
    assert all(suggested([code], set_id) for set_id in DELPHI)


def test_what_a_drawing_points_to_touches_the_same_ilo_indicator() -> None:
    for pictogram in pictograms():
        for set_id in DELPHI:
            links = {
                number for sign in indicator_set(set_id).indicators if sign.id in pictogram.asks[set_id] for number in sign.ilo11
            }
            assert set(pictogram.ilo11) <= links | ({2} if pictogram.code == "deceived" else set()), pictogram.code


def test_the_questions_come_once_and_in_the_order_of_the_list() -> None:
    found = suggested(["locked_in", "cannot_leave_boat", "documents_taken"], "delphi_adult_labour")
    order = [sign.id for sign in indicator_set("delphi_adult_labour").indicators]
    assert list(found) == sorted(set(found), key=order.index)


def test_drawings_answer_nothing() -> None:
    assert suggested(CODES, "delphi_adult_labour")
    assert assess(set_id="delphi_adult_labour", answers={}).signs == ()


def test_no_drawing_points_into_the_prompts_or_the_protocol() -> None:
    assert suggested(CODES, "unodc_sexual") == ()
    assert suggested(CODES, "palermo") == ()
    assert suggested([], "ilo11") == ()


def test_an_unknown_drawing_or_list_is_refused() -> None:
    with pytest.raises(NoSuchPictogram) as refused:
        suggested(["papers"], "ilo11")
    assert refused.value.code == "no_such_pictogram"
    with pytest.raises(NoSuchSet):
        suggested(["debt"], "score")
