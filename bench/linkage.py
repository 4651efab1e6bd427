"""Two files of invented people linked across scripts, beside plain Splink on the same people in Latin letters, in one run.

    .venv-bench/bin/python bench/linkage.py [--people 100000] [--folder FOLDER]

Each contender runs in a process of its own, one after the other: `passage link`; plain Splink on names romanised beforehand by
the likeliest spelling of our tables (which knows more than a general romaniser; its time is not counted); plain Splink where both
files are in Latin letters, the task its time and memory are compared on. Splink has Jaro-Winkler with term frequencies on
first and last word, eight blocking rules, and the same other fields as ours. Prints one table, as Markdown.
"""

from __future__ import annotations

import argparse
import csv
import json
import logging
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from passage.rules.linkage import Record
from passage.rules.names.languages import NATIVE, spelling
from passage.rules.names.name import read_word
from passage.rules.population import Population
from passage.rules.population.writing import in_latin, with_a_slip
from passage.rules.text.scripts import Script, script_of

HEAD = ("id", "person", "name", "sex", "birth", "home_place", "phone", "parent")
SEED = 20191030
FOUND_AGAIN, SLIPS, TURNED = 0.7, 0.05, 0.1
CONTENDERS = (
    ("ours", "**Safe Passage**, across scripts", "across"),
    ("splink", "Splink, names romanised", "romanised"),
    ("ours", "**Safe Passage**, both Latin", "latin"),
    ("splink", "Splink, both Latin", "latin"),
)
Floats = np.ndarray


def invent(folder: Path, people: int) -> None:
    """Three pairs of files with the same people: across scripts, the same romanised, and both in Latin letters."""
    made, chance = Population(SEED), random.Random(SEED)  # noqa: S311 no secret
    rows: dict[str, tuple[list[tuple[str, ...]], list[tuple[str, ...]]]] = {
        kind: ([], []) for kind in ("across", "romanised", "latin")
    }
    for at in range(people):
        known = made.person()
        again, who = (made.again(known), at) if chance.random() < FOUND_AGAIN else (None, people + at)
        other = known if again else made.person()
        for side, public_id, person, record in ((0, f"a{at}", at, known.record), (1, f"b{at}", who, again or other.record)):
            native = (known, other)[side]
            parent = native.record.parents[0] if record.parents else ""
            spelled = [in_latin(text, native.script, chance) if text else "" for text in (native.record.names[0], parent)]
            if side:
                spelled = [again_in_latin(text, chance) for text in spelled]
            given = (record.names[0], record.parents[0] if record.parents else "")
            for kind, (name, of_parent) in (
                ("across", given),
                ("romanised", (romanised(given[0]), romanised(given[1]))),
                ("latin", (spelled[0], spelled[1])),
            ):
                rows[kind][side].append(line(public_id, person, record, name, of_parent))
    for kind, sides in rows.items():
        for name, lines in zip(("a", "b"), sides, strict=True):
            random.Random(SEED).shuffle(lines)  # noqa: S311 no secret
            with (folder / f"{kind}-{name}.csv").open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows([HEAD, *lines])


def line(public_id: str, person: int, record: Record, name: str, parent: str) -> tuple[str, ...]:
    return (public_id, str(person), name, record.sex, str(record.birth or ""), record.home_place, record.phone, parent)


def again_in_latin(text: str, chance: random.Random) -> str:
    """Slips and words in another order, as often as `Population.again` has them."""
    written = with_a_slip(text, chance) if chance.random() < SLIPS else text
    words = written.split()
    return " ".join((words[-1], *words[:-1])) if len(words) > 1 and chance.random() < TURNED else written


def romanised(text: str) -> str:
    """The likeliest Latin spelling of each word, unit by unit."""
    return " ".join(filter(None, map(romanised_word, text.split())))


def romanised_word(word: str) -> str:
    script = script_of(word)
    if script not in NATIVE:
        return word
    found = read_word(script, word)
    return "".join(likeliest(script, unit) for unit in found[0].units) if found else ""


_LIKELIEST: dict[tuple[Script, str], str] = {}


def likeliest(script: Script, unit: str) -> str:
    if (script, unit) not in _LIKELIEST:
        table = spelling(script)
        _LIKELIEST[script, unit] = table.pieces[int(np.argmax(table.probabilities(unit)))].replace("?", "")
    return _LIKELIEST[script, unit]


def ours(left: Path, right: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """`passage link` as its steps, so that what blocking finds can be counted."""
    from passage.doors.console.linking import files, people, splinking
    from passage.rules.linkage.posterior import TWICE, posterior

    start = time.monotonic()
    both = people.prepare(files.read(left), files.read(right))
    persons = [truth(path) for path in (left, right)]
    whole = len(np.intersect1d(*persons))
    one, other = splinking.found(both)
    blocked = {"blocked": float((persons[0][one] == persons[1][other]).sum() / whole), "pairs": len(one)}
    one, other, weight = splinking.predict(both, splinking.weigh(both, (one, other)))
    is_right = persons[0][one] == persons[1][other]
    for how, twice in (("", TWICE), ("--twice 0", 0.0), ("--twice 1", 1.0)):
        probability = posterior(one, other, weight, expected=both.expected, twice=twice)
        yield how, {**blocked, **curve(probability, is_right, whole), "wall": time.monotonic() - start}


def truth(path: Path) -> np.ndarray:
    with path.open(encoding="utf-8", newline="") as lines:
        return np.array([int(row["person"]) for row in csv.DictReader(lines)])


def splink(left: Path, right: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """Splink as its users set it up for names in Latin letters."""
    import duckdb
    from splink import Linker
    from splink.internals.duckdb.database_api import DuckDBAPI

    start = time.monotonic()
    connection = duckdb.connect()
    for name, path in (("first", left), ("second", right)):
        connection.execute(_COLUMNS.format(name=name, path=path))
    api = DuckDBAPI(connection)
    frames = [api.register(f"{name}_file", dataset_display_name=name) for name in ("first", "second")]
    linker = Linker(frames, plain_settings())
    from splink import block_on

    linker.training.estimate_probability_two_random_records_match([block_on("phone", "birth_day")], recall=0.2)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=SEED)
    for block in (block_on("phone"), block_on("birth_day", "home_place")):
        linker.training.estimate_parameters_using_expectation_maximisation(block)
    found = linker.inference.predict()
    query = f"SELECT match_weight AS weight, person_l = person_r AS is_right FROM {found.physical_name}"  # noqa: S608
    rows = connection.execute(query).fetchnumpy()
    (whole,) = connection.execute("SELECT count(*) FROM first_file JOIN second_file USING (person)").fetchone() or (0,)
    is_right = np.asarray(rows["is_right"], bool)
    blocked = {"blocked": float(is_right.sum() / whole), "pairs": len(is_right)}
    yield "", {**blocked, **curve(np.asarray(rows["weight"]), is_right, whole), "wall": time.monotonic() - start}


_COLUMNS = """
CREATE TABLE {name}_file AS SELECT row_number() OVER () AS unique_id, person,
    nullif(regexp_replace(lower(name), '[^a-z]', '', 'g'), '') AS name,
    nullif(regexp_replace(split_part(lower(name), ' ', 1), '[^a-z]', '', 'g'), '') AS first_word,
    nullif(regexp_replace(split_part(lower(name), ' ', -1), '[^a-z]', '', 'g'), '') AS last_word,
    nullif(regexp_replace(lower(parent), '[^a-z]', '', 'g'), '') AS parent,
    nullif(sex, '') AS sex, nullif(birth, '') AS birth, try_cast(substr(birth, 1, 4) AS int) AS birth_year,
    CASE WHEN length(birth) = 10 AND right(birth, 5) <> '01-01' THEN birth END AS birth_day,
    nullif(home_place, '') AS home_place, nullif(right(phone, 8), '') AS phone
FROM read_csv('{path}', all_varchar = true, header = true)
"""


def plain_settings() -> object:
    import splink.comparison_level_library as levels
    import splink.comparison_library as comparisons
    from splink import SettingsCreator, block_on

    birth = [
        levels.NullLevel("birth"),
        levels.CustomLevel("birth_day_l = birth_day_r"),
        levels.CustomLevel("birth_year_l = birth_year_r AND (birth_day_l IS NULL OR birth_day_r IS NULL)"),
        levels.DamerauLevenshteinLevel("birth", 1),
        levels.CustomLevel("abs(birth_year_l - birth_year_r) <= 1"),
        levels.ElseLevel(),
    ]
    words = [
        comparisons.JaroWinklerAtThresholds(column, [0.92, 0.8]).configure(term_frequency_adjustments=True)
        for column in ("first_word", "last_word")
    ]
    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            *words,
            comparisons.CustomComparison(output_column_name="birth", comparison_levels=birth),
            comparisons.ExactMatch("sex"),
            comparisons.ExactMatch("home_place"),
            comparisons.ExactMatch("phone"),
            comparisons.JaroWinklerAtThresholds("parent", [0.92, 0.8]),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("phone"),
            block_on("birth_day", "home_place"),
            block_on("birth_day", "sex"),
            block_on("name", "birth_year"),
            block_on("name", "home_place"),
            block_on("substr(name, 1, 5)", "birth_year", "sex"),
            block_on("substr(first_word, 1, 3)", "birth_year", "home_place", "sex"),
            block_on("substr(last_word, 1, 3)", "birth_year", "home_place", "sex"),
        ],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
        additional_columns_to_retain=["person"],
    )


def curve(score: Floats, is_right: Floats, whole: int) -> dict[str, object]:
    """Precision at .95 recall (or at the best reached), and recall at precision .995; pairs of one score count together."""
    order = np.argsort(-score, kind="stable")
    right = np.cumsum(is_right[order])
    ends = np.flatnonzero(np.append(np.diff(score[order]) != 0, True))
    precision, recall = (right / np.arange(1, len(order) + 1))[ends], (right / whole)[ends]
    at = min(int(np.searchsorted(recall, 0.95)), len(recall) - 1)
    good = np.flatnonzero(precision >= 0.995)
    best = float(recall[good[-1]]) if len(good) else 0.0
    return {"precision": float(precision[at]), "at_recall": float(min(recall[at], 0.95)), "recall": best}


def measured(kind: str, left: Path, right: Path) -> tuple[list[tuple[str, dict[str, object]]], float, float]:
    """What a contender reports from a process of its own, the CPU seconds of it and its children, their peak memory in MiB."""
    command = [sys.executable, __file__, "--run", kind, str(left), str(right)]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=os.environ, text=True)  # noqa: S603
    peak = 0
    while started.poll() is None:
        peak = max(peak, sum(map(memory, family(started.pid))))
        time.sleep(0.2)
    assert started.stdout is not None
    lines = started.stdout.read().splitlines()
    if started.returncode:
        raise SystemExit(f"{kind} on {left.name} ended with {started.returncode}")
    *reports, (_, cpu) = map(json.loads, lines)
    return reports, cpu, peak / 1024


def family(pid: int) -> Iterator[int]:
    """A process and all below it (Linux)."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return
    for child in children:
        yield from family(int(child))


def memory(pid: int) -> int:
    """Memory a process holds, in KiB."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text("ascii", errors="replace").splitlines()
    except OSError:
        return 0
    return next((int(each.split()[1]) for each in lines if each.startswith("VmRSS:")), 0)


def run(kind: str, left: Path, right: Path) -> None:
    logging.disable(logging.CRITICAL)
    for report in {"ours": ours, "splink": splink}[kind](left, right):
        print(json.dumps(report), flush=True)
    used = os.times()
    print(json.dumps(["cpu", used.user + used.system + used.children_user + used.children_system]))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument(
        "--folder", type=Path, default=None, help="where the files are, or are to be made; a temporary one otherwise"
    )
    parser.add_argument("--run", nargs=3, default=None, metavar=("KIND", "A", "B"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.run:
        run(chosen.run[0], Path(chosen.run[1]), Path(chosen.run[2]))
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = chosen.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "latin-b.csv").exists():
            invent(folder, chosen.people)
        print(
            "| who | pairs a person | found by blocking | recall at precision .995 | precision at recall | wall | CPU | memory |"
        )
        print("|---|---|---|---|---|---|---|---|", flush=True)
        for kind, who, files in CONTENDERS:
            reports, cpu, peak = measured(kind, folder / f"{files}-a.csv", folder / f"{files}-b.csv")
            for how, found in reports:
                cells = (
                    f"{who} {how}".strip(),
                    f"{found['pairs'] / chosen.people:.1f}",
                    f"{found['blocked']:.3f}",
                    f"{found['recall']:.3f}",
                    f"{found['precision']:.3f} at {found['at_recall']:.2f}",
                    f"{found['wall']:.0f} s",
                    f"{cpu:.0f} s",
                    f"{peak:,.0f} MiB",
                )
                print(f"| {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
