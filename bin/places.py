"""Build the gazetteers of passage/rules/places/data from openly licensed sources, the same bytes for the same sources.

bin/places --geothai FOLDER --iso3166-2 FOLDER: the folders of the unpacked packages geothai 3.2.1 and iso3166-2 1.8.4.
What the project wrote down itself (`country.tsv`, `names.tsv`) is left alone.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Row = tuple[str, str, str]
DATA = Path(__file__).parents[1] / "passage" / "rules" / "places" / "data"
COLUMNS = "# code, native name, Latin name"
THAILAND = """\
# Provinces, districts and sub-districts of Thailand by DOPA code.
# Source: geothai 3.2.1 (GeoThai/data 2026.10.23, from the Department of Provincial Administration), CC BY 4.0,
# copyright 2026 Pongsakorn Thipayanate; retrieved 2026-11-24. Changed: postal codes and abolished areas left out.
"""
SUBDIVISIONS = """\
# {title}
# Source: iso3166-2 1.8.4, MIT, copyright 2024 AJ; retrieved 2026-11-24. Changed: {changed}.
"""
TITLES = {
    "kh": ("Provinces of Cambodia by NCDD code.", "codes of two digits, generic words before native names left out"),
    "la": ("Provinces of Laos by ISO 3166-2 code.", "the native name of KH, which there is that of HO, put right"),
    "mm": ("States and regions of Myanmar by ISO 3166-2 code.", "joiners left out"),
}
NATIVE_TAG = {"kh": "khm", "la": "lao", "mm": "mya"}
# Of the source: Khammouane has the native name of Houaphan.
WRONG = {("la", "KH"): ("ຫົວພັນ", "ຄຳມ່ວນ")}
_KHMER_GENERIC = re.compile(r"^(?:ខេត្ត|ក្រុង)")
_JOINERS = re.compile("[\u200b-\u200d\u2060]")


def main() -> None:
    """Write the files; fails loudly where a source is not as expected."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--geothai", type=Path, required=True)
    parser.add_argument("--iso3166-2", type=Path, required=True, dest="subdivisions")
    parser.add_argument("--into", type=Path, default=DATA)
    asked = parser.parse_args()
    write(asked.into / "th.tsv", THAILAND, thailand(asked.geothai / "_data"))
    found = json.loads((asked.subdivisions / "iso3166-2.json").read_text("utf-8"))
    for country, (title, changed) in TITLES.items():
        notice = SUBDIVISIONS.format(title=title, changed=changed)
        write(asked.into / f"{country}.tsv", notice, subdivisions(country, found[country.upper()]))


def thailand(folder: Path) -> Iterable[Row]:
    """Codes of two, four and six digits: province, district, sub-district."""
    for name in ("provinces", "districts", "subdistricts"):
        for code, native, latin, *_ in json.loads((folder / f"{name}.json").read_text("utf-8")):
            yield code, native, latin


def subdivisions(country: str, found: dict[str, dict[str, Any]]) -> Iterable[Row]:
    """The first level of a country, with the first name in its own language and script."""
    for whole, row in found.items():
        code = whole.partition("-")[2]
        names = [name.strip() for name in row["localOtherName"].split(",")]
        tag = f"({NATIVE_TAG[country]})"
        native = next(name.removesuffix(tag).strip() for name in names if name.endswith(tag) and not name.isascii())
        if (country, code) in WRONG:
            wrong, right = WRONG[country, code]
            if native != wrong:
                sys.exit(f"{whole}: the source has changed, look at the correction again")
            native = right
        if country == "kh":
            code, native = f"{int(code):02}", _KHMER_GENERIC.sub("", native)
        yield code, native, row["name"]


def write(path: Path, notice: str, rows: Iterable[Row]) -> None:
    """Rows sorted by code, in NFC, one a line."""
    lines = ["\t".join(clean(cell) for cell in row) for row in sorted(rows)]
    path.write_text("\n".join([notice + COLUMNS, *lines]) + "\n", "utf-8")


def clean(text: str) -> str:
    """One form of each letter, single blanks, nothing unseen."""
    return " ".join(unicodedata.normalize("NFC", _JOINERS.sub("", text)).split())


if __name__ == "__main__":
    main()
