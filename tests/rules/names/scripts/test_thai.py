"""Thai read into units, and spelled in Latin letters."""

from __future__ import annotations

import unicodedata

import pytest

from passage.rules.names.scripts.thai import GENERIC, RULES, read
from passage.rules.names.spelling import Knowledge, Spelling
from passage.rules.names.units import sounds_of


def sounds(word: str) -> str:
    """The sounds of the best reading, a blank between units; units without any are left out."""
    return " ".join(filter(None, ("+".join(sounds_of(unit)) for unit in read(word)[0].units)))


@pytest.fixture(scope="module")
def unlearned() -> Spelling:
    """The spelling that the rules alone give."""
    return Spelling(Knowledge(rules=RULES))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("เดช", "d e t"),
        ("แก้ว", "k E w"),
        ("โชค", "ch o k"),
        ("ไกร", "k r a+y"),
        ("ใจ", "c a+y"),
        ("เขา", "kh a+w"),
        ("เกาะ", "k O"),
        ("เธอ", "th @"),
        ("เลย", "l @+y"),
        ("เดิน", "d @ n"),
        ("เรียม", "r ia m"),
        ("เรือง", "r Ua ng"),
        ("บัว", "b ua"),
        ("นวล", "n ua n"),
        ("กล้วย", "k l ua y"),
        ("คำ", "kh a+m"),
        ("ชัย", "ch a+y"),
        ("ทอง", "th O ng"),
        ("ชื่อ", "ch U"),
    ],
)
def test_a_vowel_written_anywhere_around_its_onset_follows_it(word: str, expected: str) -> None:
    assert sounds(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("สมชาย", "s o m ch a y"),
        ("ณรงค์", "n a r o ng"),
        ("กมล", "k a m o n"),
        ("สุพร", "s u ph O n"),
        ("มานพ", "m a n o p"),
        ("พหล", "ph a h o n"),
        ("สงวน", "s a ng ua n"),
        ("ก้อนหิน", "k O n h i n"),
        ("หมดจด", "m o t c o t"),
    ],
)
def test_consonants_without_a_vowel_are_read_with_o_and_a(word: str, expected: str) -> None:
    assert sounds(word) == expected


def test_a_run_that_can_be_cut_two_ways_is_read_in_both() -> None:
    found = [" ".join("+".join(sounds_of(unit)) for unit in reading.units if sounds_of(unit)) for reading in read("ธนพร")]
    assert found == ["th o n ph O n", "th a n a ph O n"]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("จันทร์", "c a n"),
        ("ศักดิ์", "s a k"),
        ("ศุกร์", "s u k"),
        ("กาญจน์", "k a n"),
        ("ศาสตร์", "s a t"),
        ("การ์ด", "k a t"),
        ("บุตร", "b u t"),
        ("จักร", "c a k"),
        ("เพชร", "ph e t"),
        ("พุทธ", "ph u t"),
        ("ชาติ", "ch a t"),
        ("เหตุ", "h e t"),
        ("วุฒิ", "w u t"),
        ("เกียรติ", "k ia t"),
        ("พรหม", "ph r o m"),
        ("จริง", "c i ng"),
    ],
)
def test_silent_letters_have_no_sound(word: str, expected: str) -> None:
    assert sounds(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ทราย", "s a y"),
        ("ไทร", "s a+y"),
        ("นนทรี", "n o n s i"),
        ("ศรี", "s i"),
        ("จันทรา", "c a n th a r a"),
        ("ภัทรา", "ph a t r a"),
        ("ศรัณย์", "s a r a n"),
        ("นริศรา", "n a r i t r a"),
        ("หนู", "n u"),
        ("หญิง", "y i ng"),
        ("หงส์", "h o ng"),
    ],
)
def test_two_consonants_are_one_sound_only_where_they_are_spoken_so(word: str, expected: str) -> None:
    assert sounds(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ธรรม", "th a m"),
        ("สวรรค์", "s a w a n"),
        ("บรรจบ", "b a n c o p"),
        ("พรรณี", "ph a n n i"),
        ("ฤทธิ์", "r+U t"),
        ("กฤษณ์", "k r+U t"),
        ("นฤมล", "n a r+U m o n"),
        ("เสถียร", "s a th ia n"),
        ("เจริญ", "c a r @ n"),
        ("เกษม", "k a s e m"),
        ("ไสว", "s a w a+y"),
        ("เตชินท์", "t e ch i n"),
        ("อรอนงค์", "q O n q a n o ng"),
        ("เด่นๆ", "d e n d e n"),
    ],
)
def test_special_spellings(word: str, expected: str) -> None:
    assert sounds(word) == expected


@pytest.mark.parametrize(("word", "expected"), [("ไผ่ล้อม", "ph a+y l O m"), ("ห้วยอ้อ", "h ua y q O"), ("ต้นกล้า", "t o n k l a")])
def test_a_tone_mark_tells_where_a_syllable_begins(word: str, expected: str) -> None:
    assert sounds(word) == expected


@pytest.mark.parametrize(("word", "bare"), [("จังหวัดชุมพร", "ชุมพร"), ("เขตธนบุรี", "ธนบุรี"), ("อำเภอปาย", "ปาย")])
def test_a_word_for_province_or_district_may_be_left_out(word: str, bare: str) -> None:
    whole, *others = read(word)
    assert whole.bits == 0
    assert any(reading.units == read(bare)[0].units and reading.bits > 0 for reading in others)


@pytest.mark.parametrize("word", ["อำเภอ", "ตำบล", "เขต"])
def test_such_a_word_is_known_in_the_form_names_are_compared_in(word: str) -> None:
    assert unicodedata.normalize("NFKC", word) in GENERIC


@pytest.mark.parametrize(("written", "meant"), [("เเก้ว", "แก้ว"), ("น้ำ", "นํ้า"), ("ธรรม", "ธร\u200bรม")])
def test_common_other_ways_of_typing_are_read_alike(written: str, meant: str) -> None:
    assert read(written) == read(meant)


def test_a_name_is_not_cut_at_a_word_that_names_of_people_begin_with() -> None:
    assert len(read("รัฐพล")) == 1


@pytest.mark.parametrize(
    ("word", "likely", "others"),
    [
        ("วัฒนา", "wattana", ["patana", "wanna", "rattana"]),
        ("พรทิพย์", "porntip", ["phonpha", "pontawee", "somtip"]),
        ("จิราวุธ", "jirawut", ["siriwut", "jiraporn", "chiranan"]),
        ("สุภาพร", "suphaporn", ["supattra", "sumalee", "thepporn"]),
        ("ธีรวัฒน์", "teerawat", ["thirayut", "peerawat", "theeraphon"]),
        ("จันทร์", "chandr", ["chant", "sandra", "chai"]),
    ],
)
def test_the_rules_alone_know_free_spellings(unlearned: Spelling, word: str, likely: str, others: list[str]) -> None:
    scores = unlearned.scores(read(word), *unlearned.pool([likely, *others]))
    assert int(scores.argmax()) == 0


@pytest.mark.parametrize("word", ["ສົມ", "์", "่", "ะ"])
def test_what_has_no_letter_of_thai_has_no_reading(word: str) -> None:
    assert read(word) == ()
