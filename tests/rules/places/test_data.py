"""The gazetteers are those that `bin/places` builds, say where they come from, and hold together."""

from __future__ import annotations

import hashlib
import importlib.util
import unicodedata
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from passage.rules import places
from passage.rules.places.gazetteer import gazetteer

ROOT = Path(__file__).parents[3]
FILES = sorted((ROOT / "passage/rules/places/data").glob("*.tsv"))
BUILT = {
    "kh": "4c6c683490c02fabe8bac66301ae33854fa9c1e32a8ec2fb2754994dc70b9c52",
    "la": "ddeb00bf607985360ba1088e91f3bff67bdc7a6e951c7c6307c53a3698e10cd7",
    "mm": "33c80a9a28df1981b84d51e6fb908d3bd65f423c4575ec942799bc9ba653724a",
    "th": "b0285658a9363a6a14960625ada05591519071883a1c199a72e4613507594929",
}


@pytest.fixture
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_places", ROOT / "bin/places.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", BUILT)
def test_a_built_file_is_as_it_was_built(name: str) -> None:
    assert hashlib.sha256((ROOT / f"passage/rules/places/data/{name}.tsv").read_bytes()).hexdigest() == BUILT[name]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_names_its_source_and_is_in_one_normal_form(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "# Source: " in text
    assert path.stem not in BUILT or any(licence in text for licence in ("MIT", "CC BY 4.0"))
    assert unicodedata.is_normalized("NFC", text)


def test_as_many_places_are_known_as_the_sources_have() -> None:
    found = Counter((place.country, place.level.name) for place in gazetteer().places.values())
    assert found == {
        **{(country, "COUNTRY"): 1 for country in ("KH", "LA", "MM", "TH")},
        **{("KH", "PROVINCE"): 25, ("KH", "DISTRICT"): 210, ("KH", "COMMUNE"): 1661},
        **{("LA", "PROVINCE"): 18, ("MM", "PROVINCE"): 15},
        **{("TH", "PROVINCE"): 77, ("TH", "DISTRICT"): 928, ("TH", "COMMUNE"): 7436},
    }


def test_without_the_package_of_its_data_cambodia_has_its_provinces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("passage.rules.places.gazetteer.find_spec", lambda _: None)
    known = gazetteer.__wrapped__().places
    assert "KH-02" in known
    assert "KH-0201" not in known


def test_every_place_lies_in_one_of_the_level_above() -> None:
    for place in gazetteer().places.values():
        levels = [each.level for each in gazetteer().lineage(place)]
        assert levels == list(places.Level)[: place.level + 1]


def test_two_provinces_of_a_country_never_have_one_official_name() -> None:
    found = Counter(
        (place.country, place.native) for place in gazetteer().places.values() if place.level is places.Level.PROVINCE
    )
    assert max(found.values()) == 1


def test_places_are_known_by_official_code() -> None:
    sri_racha = places.by_code("TH-2007")
    assert sri_racha == places.Place("TH-2007", places.Level.DISTRICT, "TH", "ศรีราชา", "Si Racha", "TH-20")
    assert places.by_code("XX-99") is None


def test_the_builder_stops_where_a_corrected_source_has_changed(builder: ModuleType) -> None:
    with pytest.raises(SystemExit, match="LA-KH"):
        list(builder.subdivisions("la", {"LA-KH": {"localOtherName": "ຄຳມ່ວນ (lao)", "name": "Khammouan"}}))
