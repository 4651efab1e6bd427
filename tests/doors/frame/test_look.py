"""What every built style sheet holds: contrast, size, and nothing from elsewhere."""

import re

import pytest

from tests.doors.frame.contrast import STATIC, contrast, read_colours

SHEETS = ("worker.css", "desk.css", "room.css")
TEXT_ON_GROUND = [
    (text, ground)
    for text in ("ink", "soft", "river", "river-deep", "vermilion", "amber", "leaf")
    for ground in ("ground", "paper")
] + [
    ("ink", "sunk"),
    ("soft", "sunk"),
    ("ink", "river-pale"),
    ("soft", "river-pale"),
    ("river", "river-pale"),
    ("river-deep", "river-pale"),
    ("on-river", "river"),
    ("on-river", "river-deep"),
    ("ink", "vermilion-pale"),
    ("vermilion", "vermilion-pale"),
    ("on-vermilion", "vermilion"),
    ("ink", "amber-pale"),
    ("amber", "amber-pale"),
    ("ink", "leaf-pale"),
    ("leaf", "leaf-pale"),
]


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_a_contrast_of_seven_in_light_and_dark(sheet: str, scheme: str) -> None:
    colours = read_colours(sheet)[scheme]
    too_faint = {
        (text, ground): round(contrast(colours[text], colours[ground]), 2)
        for text, ground in TEXT_ON_GROUND
        if contrast(colours[text], colours[ground]) < 7
    }
    assert too_faint == {}


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_edges_of_controls_and_the_focus_have_a_contrast_of_three(sheet: str, scheme: str) -> None:
    colours = read_colours(sheet)[scheme]
    for edge in ("edge", "focus", "amber-mark", "river"):
        for ground in ("ground", "paper"):
            assert contrast(colours[edge], colours[ground]) >= 3, (edge, ground)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("party", ["kh", "la", "mm", "th", "other"])
def test_the_colour_of_a_party_is_legible_on_every_ground(scheme: str, party: str) -> None:
    colours = read_colours("room.css")[scheme]
    for ground in ("ground", "paper", "sunk"):
        assert contrast(colours[f"party-{party}"], colours[ground]) >= 4.5, ground


def test_contrast_agrees_with_the_known_extremes() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_workers_sheet_is_at_most_twelve_kilobytes() -> None:
    assert (STATIC / "worker.css").stat().st_size <= 12 * 1024


def test_the_workers_scripts_are_at_most_two_kilobytes() -> None:
    assert (STATIC / "leave.js").stat().st_size <= 2 * 1024


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_loads_nothing_but_its_own_fonts(sheet: str) -> None:
    css = (STATIC / sheet).read_text(encoding="utf-8")
    addresses = re.findall(r"url\(([^)]*)\)", css)
    assert addresses
    assert all(re.fullmatch(r"fonts/[a-z0-9-]+\.woff2", address) for address in addresses), addresses
    assert all((STATIC / address).is_file() for address in addresses)
    assert "@import" not in css


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("harm", ["letter-spacing", "text-transform", "italic", "!important", "animation", "transition"])
def test_a_sheet_does_nothing_that_harms_the_four_scripts_or_moves(sheet: str, harm: str) -> None:
    assert harm not in (STATIC / sheet).read_text(encoding="utf-8")


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(("language", "height"), [("th", "1.7"), ("lo", "1.7"), ("km", "1.8"), ("my", "1.9")])
def test_the_line_is_as_high_as_the_script_needs(sheet: str, language: str, height: str) -> None:
    css = (STATIC / sheet).read_text(encoding="utf-8")
    rule = re.search(rf":lang\({language}\)[^{{]*{{([^}}]*)}}", css)
    assert rule is not None
    assert f"--line-height:{height}" in rule[1]


def test_the_workers_door_has_one_weight_and_makes_none_up() -> None:
    css = (STATIC / "worker.css").read_text(encoding="utf-8")
    assert "-700.woff2" not in css
    assert "font-synthesis:none" in css
