"""The invented texts of the consultation are whole in five languages, each in its own script, and fit each other."""

from __future__ import annotations

import re
import unicodedata
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from passage.doors.console import demo
from passage.doors.console.demo.nodes import NODES
from passage.rules.commitments import CREATE, REPORT, Facts, Form, Kind, MilestoneStatus, check_commitment, fold
from passage.rules.consensus import brackets
from passage.rules.consensus.words import Capacity, ItemKind, Role
from passage.rules.text.digits import to_ascii

FOLDER = Path(demo.__file__).parent / "consultation"
FILES = ("plan", "talks", "delegations", "commitments")
LANGUAGES = frozenset({"en", "km", "lo", "my", "th"})
# What one delegation writes stands in its own language and in English.
OWN = frozenset({"rationale", "reason", "resolve", "text", "confirmation", "issuer", "letter", "full_powers", "function"})
SCRIPTS = {"km": "\u1780-\u17ff", "lo": "\u0e80-\u0eff", "my": "\u1000-\u109f", "th": "\u0e00-\u0e7f", "en": "A-Za-z"}
CODE = re.compile(r"IOM|POA-[0-9A-Za-z.]*[0-9A-Za-z]|(?<=[\[ ])(?:KH|LA|MM|TH)(?=[,:])")
BUDDHIST = 543
OWN_LANGUAGE = {"KH": "km", "LA": "lo", "MM": "my", "TH": "th"}
READ = {name: yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8")) for name in FILES}
PLAN = READ["plan"]
TALKS = READ["talks"]
PARTIES = READ["delegations"]["parties"]
COMMITMENTS = READ["commitments"]["commitments"]
REPORTS = READ["commitments"]["reports"]
FACILITATOR = READ["delegations"]["facilitator"]
PROVISIONS = {row["key"]: row for row in PLAN["provisions"]}
PLACES = {row["key"]: row for row in TALKS["brackets"]}

Texts = dict[str, str]


def found_in(value: Any, name: str = "") -> Iterator[tuple[str, Texts]]:
    """Every text that stands there in languages, with the name of its field."""
    if isinstance(value, dict):
        if value and set(value) <= LANGUAGES:
            yield name, value
        else:
            for field, part in value.items():
                yield from found_in(part, field)
    elif isinstance(value, list):
        for part in value:
            yield from found_in(part, name)


def numbers_of(text: str, language: str) -> list[int]:
    """The numbers of a text; Thai years as those of the other calendar. What stands in codes is not counted."""
    found = [int(number) for number in re.findall(r"[0-9]+", to_ascii(CODE.sub(" ", text)))]
    if language == "th":
        found = [number - BUDDHIST if 2500 < number < 2600 else number for number in found]
    return sorted(found)


TEXTS = [(name, field, texts) for name, value in READ.items() for field, texts in found_in(value)]
LINES = [(language, text) for _, _, texts in TEXTS for language, text in texts.items()]


def test_every_text_stands_in_five_languages_or_in_english_and_in_that_of_who_wrote_it() -> None:
    assert len(TEXTS) > 45
    for name, field, texts in TEXTS:
        if set(texts) != LANGUAGES:
            assert field in OWN, (name, field)
            assert "en" in texts, (name, field)
            assert len(texts) <= 2, (name, field)


def test_every_text_is_nfc_and_has_neither_blanks_around_it_nor_marks_that_cannot_be_seen() -> None:
    for language, text in LINES:
        assert text, language
        assert text == unicodedata.normalize("NFC", text), text
        assert text == " ".join(text.split(" ")).strip(), text
        assert "  " not in text, text
        assert not [sign for sign in text if unicodedata.category(sign) in ("Cf", "Cc", "Co", "Cn")], text


def test_every_text_is_in_the_script_of_its_language_but_for_codes() -> None:
    for language, text in LINES:
        rest = CODE.sub(" ", text)
        foreign = "".join(signs for other, signs in SCRIPTS.items() if other != language)
        assert not re.search(f"[{foreign}]", rest), (language, text)
        assert re.search(f"[{SCRIPTS[language]}]", rest) or rest.strip() == "", (language, text)


def test_every_text_has_the_numbers_of_the_english_one() -> None:
    for _, _, texts in TEXTS:
        for language, text in texts.items():
            assert numbers_of(text, language) == numbers_of(texts["en"], "en"), (language, text)


def test_digits_are_those_that_each_language_is_printed_with() -> None:
    for language, text in LINES:
        digits = {sign for sign in CODE.sub(" ", text) if sign.isdigit()}
        assert digits <= set("၀၁၂၃၄၅၆၇၈၉" if language == "my" else "0123456789"), (language, text)


def test_no_text_says_the_same_as_another_of_its_kind() -> None:
    for language in LANGUAGES:
        assert len({row["texts"][language] for row in PLAN["provisions"]}) == len(PLAN["provisions"])


def test_the_plan_has_forty_provisions_under_keys_that_are_used_once() -> None:
    keys = [row["key"] for row in PLAN["provisions"]]
    assert len(keys) == len(set(keys)) == 40
    assert [row["kind"] for row in PLAN["provisions"]] == ["preamble"] * 5 + ["operative"] * 31 + ["annex"] * 4
    shapes = {"preamble": r"POA-P\d", "operative": r"POA-\d\.\d(\.[a-z])?", "annex": r"POA-A\d"}
    assert all(re.fullmatch(shapes[row["kind"]], row["key"]) for row in PLAN["provisions"])


def test_each_provision_stands_in_the_chapter_that_its_key_names() -> None:
    operative = [row for row in PLAN["provisions"] if row["kind"] == "operative"]
    assert all(row["key"].startswith(f"POA-{row['chapter']}.") for row in operative)
    assert [chapter["number"] for chapter in PLAN["chapters"]] == sorted({row["chapter"] for row in operative}) == [*range(1, 8)]
    assert [row["chapter"] for row in operative] == sorted(row["chapter"] for row in operative)


def test_the_zero_draft_is_clean_and_no_provision_is_longer_than_three_sentences() -> None:
    for row in PLAN["provisions"]:
        assert all(brackets.is_clean(text) for text in row["texts"].values()), row["key"]
        assert 1 <= len(re.findall(r"\.(?: |$)", row["texts"]["en"])) <= 3, row["key"]


def alternatives_of(text: str) -> tuple[brackets.Alternative, ...]:
    """What can be chosen in a text that has one bracket."""
    (only,) = brackets.brackets_in(brackets.parse(text))
    return only.alternatives


def agreed_text(key: str, language: str) -> str:
    """What the three agree on at last."""
    place = PLACES[key]
    if place["agreed"] == "compromise":
        assert TALKS["compromise"]["key"] == key
        return str(TALKS["compromise"]["texts"][language])
    return brackets.accepting(place["texts"][language], {0: place["agreed"]})


def test_brackets_stand_in_nine_places_and_nowhere_else() -> None:
    assert len(PLACES) == len(TALKS["brackets"]) == 9
    assert set(PLACES) <= set(PROVISIONS)
    for name, part in TALKS.items():
        if name != "brackets":
            assert all(brackets.is_clean(text) for _, texts in found_in(part) for text in texts.values()), name


def test_a_bracket_has_the_same_alternatives_of_the_same_parties_in_every_language() -> None:
    for key, place in PLACES.items():
        parties = {language: [each.parties for each in alternatives_of(text)] for language, text in place["texts"].items()}
        assert all(found == parties["en"] for found in parties.values()), key
        assert {party for found in parties["en"] for party in found} <= {"KH", "LA", "MM"}, key


def test_a_bracket_opens_the_text_of_the_zero_draft_and_closes_to_another_clean_text() -> None:
    for key, place in PLACES.items():
        for language, text in place["texts"].items():
            assert brackets.accepting(text, {0: place["before"]}) == PROVISIONS[key]["texts"][language], (key, language)
            assert brackets.is_clean(agreed_text(key, language)), (key, language)
            same = agreed_text(key, language) == PROVISIONS[key]["texts"][language]
            assert same == (place["agreed"] == place["before"]), (key, language)


def test_every_alternative_beside_the_zero_draft_is_proposed_by_the_party_that_it_names() -> None:
    wanted = {
        (key, number, each.parties[0])
        for key, place in PLACES.items()
        for number, each in enumerate(alternatives_of(place["texts"]["en"]))
        if number != place["before"]
    }
    tabled = [(each["key"], each["alternative"], each["party"]) for each in TALKS["proposals"]]
    assert sorted(tabled) == sorted(wanted)
    assert {party for _, _, party in tabled} == {"KH", "LA", "MM"}
    for each in TALKS["proposals"]:
        taken = PLACES[each["key"]]["agreed"] == each["alternative"]
        assert each["outcome"] == ("incorporated" if taken else "withdrawn"), each["key"]
        assert each["party"] not in each["sponsors"]
        assert set(each["rationale"]) == {"en", OWN_LANGUAGE[each["party"]]}


def test_what_a_party_says_names_a_provision_and_stands_in_its_own_language() -> None:
    for name, field in [("block", "reason"), ("block", "resolve"), ("ad_referendum", "text"), ("ad_referendum", "confirmation")]:
        assert TALKS[name]["key"] in PLACES
        assert set(TALKS[name][field]) == {"en", OWN_LANGUAGE[TALKS[name]["party"]]}, (name, field)
    silence = TALKS["silence"]
    assert set(silence["reason"]) == {"en", OWN_LANGUAGE[silence["broken_by"]]}
    parties = [each.parties for each in alternatives_of(PLACES[silence["key"]]["texts"]["en"])]
    assert silence["broken_by"] in parties[silence["second"]]
    assert silence["broken_by"] not in parties[silence["first"]]
    assert silence["second"] == PLACES[silence["key"]]["agreed"]


def test_lao_pdr_blocks_what_myanmar_proposes_and_the_compromise_is_on_the_same_provision() -> None:
    block = TALKS["block"]
    (proposal,) = [each for each in TALKS["proposals"] if each["key"] == block["key"]]
    assert (block["party"], proposal["party"], proposal["alternative"]) == ("LA", "MM", block["alternative"])
    assert TALKS["compromise"]["key"] == block["key"]
    assert proposal["outcome"] == "withdrawn"


def test_thailand_asks_for_a_change_of_a_provision_that_the_three_never_had_in_brackets() -> None:
    change = TALKS["talks_of_four"]
    assert change["party"] == "TH"
    assert change["key"] in set(PROVISIONS) - set(PLACES)
    assert all(text != PROVISIONS[change["key"]]["texts"][language] for language, text in change["texts"].items())


def test_the_agenda_has_eight_items_of_every_kind_in_two_days_of_six_hours() -> None:
    agenda = TALKS["agenda"]
    assert [item["number"] for item in agenda] == [str(number) for number in range(1, 9)]
    assert {item["kind"] for item in agenda} == set(ItemKind)
    assert [item["day"] for item in agenda] == sorted(item["day"] for item in agenda)
    assert sum(item["minutes"] for item in agenda) == 12 * 60


def test_four_delegations_sit_on_the_nodes_of_the_demonstration_and_one_facilitator() -> None:
    nodes = {node.name: node for node in NODES}
    assert [party["party"] for party in PARTIES] == ["KH", "LA", "MM", "TH"]
    assert all(nodes[party["node"]].country == party["party"] for party in PARTIES)
    assert all(party["language"] == OWN_LANGUAGE[party["party"]] for party in PARTIES)
    capacities = [Capacity(party["capacity"]) for party in PARTIES]
    assert capacities == [Capacity.SENDING, Capacity.SENDING, Capacity.SENDING, Capacity.RECEIVING]
    assert nodes[FACILITATOR["node"]].facilitator


def test_each_delegation_has_a_head_an_alternate_three_members_an_adviser_and_an_interpreter() -> None:
    wanted = [Role.HEAD, Role.ALTERNATE, Role.MEMBER, Role.MEMBER, Role.MEMBER, Role.ADVISER, Role.INTERPRETER]
    for party in PARTIES:
        assert [Role(person["role"]) for person in party["people"]] == wanted
        for field in (party["issuer"], party["letter"], party["full_powers"], *(each["function"] for each in party["people"])):
            assert set(field) == {"en", party["language"]}, party["party"]
    assert [Role(person["role"]) for person in FACILITATOR["people"]] == [Role.FACILITATOR, Role.FACILITATOR]


def test_everybody_is_called_example_and_has_a_name_of_their_own() -> None:
    everybody = [(party["language"], person) for party in PARTIES for person in party["people"]]
    everybody += [("en", person) for person in FACILITATOR["people"]]
    for field in ("id", "name", "latin"):
        assert len({person[field] for _, person in everybody}) == len(everybody), field
    family = {"km": "ឧទាហរណ៍", "lo": "ຕົວຢ່າງ", "my": "ဥပမာ", "th": "ตัวอย่าง", "en": "Example"}
    for language, person in everybody:
        assert family[language] in person["name"].split(" "), person["id"]
        assert re.fullmatch(f"[{SCRIPTS[language]} ]+", person["name"]), person["id"]
        assert person["name"] == unicodedata.normalize("NFC", person["name"]), person["id"]
        assert re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+", person["latin"]), person["id"]


def test_who_sits_in_the_chair_is_a_party_of_that_meeting() -> None:
    for name, meeting in TALKS["meetings"].items():
        party = next(party for party in PARTIES if party["party"] == meeting["chair"])
        assert name != "senders" or party["capacity"] == Capacity.SENDING


INSTRUMENT, PERSON = (str(uuid.UUID(int=number, version=4)) for number in (1, 2))
IDS = {row["id"]: str(uuid.UUID(int=number, version=4)) for number, row in enumerate(COMMITMENTS, 10)}
HASH = "ab" * 32


def created(row: dict[str, Any]) -> dict[str, Any]:
    """The body of the entry that makes this commitment."""
    organ = next(party["organ"] for party in PARTIES if party["party"] == row["lead"])
    steps = [step | {"id": str(uuid.UUID(int=number, version=4))} for number, step in enumerate(row["milestones"], 100)]
    own = {"id": IDS[row["id"]], "refers_to": IDS.get(row["refers_to"], ""), "milestones": steps}
    return row | own | {"instrument": INSTRUMENT, "hash": HASH, "organ": organ}


def reported(report: dict[str, Any], steps: list[dict[str, Any]]) -> dict[str, Any]:
    """The body of the entry that says how it goes."""
    body = {name: value for name, value in report.items() if name != "value"}
    figure = {"measure": {}, "value": report["value"], "unit": {}, "on": report["last"], "groups": {}, "source": "invented"}
    done = [{"id": step["id"], "status": status} for step, status in zip(steps, report["milestones"], strict=True)]
    own = {"id": IDS[report["id"]], "report": PERSON, "figures": [figure], "milestones": done}
    return body | own | {"evidence": [], "submitted_by": PERSON}


def facts(party: str) -> Facts:
    """What a circle of four knows once the plan is adopted."""
    agreed = {(INSTRUMENT, key): HASH for key in PROVISIONS}
    return Facts(
        party, PERSON, True, frozenset(OWN_LANGUAGE), tuple(sorted(LANGUAGES)),
        agreed=agreed, adopted=agreed, known=frozenset(IDS.values()),
    )  # fmt: skip


def test_twelve_commitments_of_every_kind_and_form_are_drawn_from_the_plan() -> None:
    assert len(IDS) == len(COMMITMENTS) == 12
    assert {row["kind"] for row in COMMITMENTS} == set(Kind)
    assert {row["form"] for row in COMMITMENTS} == set(Form)
    assert {row["lead"] for row in COMMITMENTS} == set(OWN_LANGUAGE)
    assert {row["key"] for row in COMMITMENTS} <= set(PROVISIONS)
    for row in COMMITMENTS:
        for field in (row["text"], row["post"], row["unit"], row["risk"], *(step["text"] for step in row["milestones"])):
            assert set(field) == LANGUAGES, row["id"]


def test_every_commitment_is_one_that_its_lead_may_make() -> None:
    for row in COMMITMENTS:
        check_commitment(CREATE, created(row), None, facts(row["lead"]))
        assert row["due"] == max(step["due"] for step in row["milestones"]), row["id"]
        assert int(row["baseline"]["value"]) < int(row["target"]), row["id"]
        assert 300 <= len(row["text"]["en"]) <= 3_000, row["id"]


def test_links_lead_to_objectives_areas_and_targets() -> None:
    areas = {"education_information", "protection", "enforcement", "recourse", "reintegration"}
    known = {"gcm": {str(number) for number in range(1, 24)}, "asean": areas, "sdg": {"5.2", "8.7", "8.8", "10.7", "16.2"}}
    for row in COMMITMENTS:
        assert {link["framework"] for link in row["links"]} == set(known), row["id"]
        assert all(link["code"] in known[link["framework"]] for link in row["links"]), row["id"]


def test_the_first_four_reports_may_be_made_and_none_says_more_than_its_milestones() -> None:
    rows = {row["id"]: row for row in COMMITMENTS}
    assert len({report["id"] for report in REPORTS}) == len(REPORTS) == 4
    for report in REPORTS:
        row = rows[report["id"]]
        body = created(row)
        standing = fold([("cd" * 32, CREATE, body)])
        assert standing is not None
        check_commitment(REPORT, reported(report, body["milestones"]), standing, facts(row["lead"]))
        assert int(row["baseline"]["value"]) <= int(report["value"]) <= int(row["target"]), report["id"]
        assert set(report["narrative"]) == LANGUAGES
        whole = all(status == MilestoneStatus.DONE for status in report["milestones"])
        assert whole == (report["status"] == "complete"), report["id"]
