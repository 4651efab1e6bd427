"""The matcher of names beside the romanisers people use today, on the same lists in the same run.

    .venv-bench/bin/python bench/names.py FOLDER [--sample 400] [--distractors 100000]

FOLDER holds lists as `passage names evaluate` reads them (columns native, latin; cross_*.tsv: langs, native_a, native_b).
Each romaniser turns the asking name into Latin letters and is compared by the better of Indel and Jaro-Winkler (rapidfuzz),
chosen on the scores themselves, which favours it. Prints one table, as Markdown.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Indel, JaroWinkler
from rapidfuzz.process import cdist

from passage.doors.console.names.evaluate import distractors
from passage.rules.names.evaluation import Task, rank, ranks, summary, task
from passage.rules.names.languages import spelling
from passage.rules.names.latin import plain
from passage.rules.names.name import read_as_written
from passage.rules.text.scripts import Script, script_of

Romaniser = Callable[[str], str]
SEED = 20191030


def romanisers() -> Iterator[tuple[str, tuple[str, ...], Romaniser]]:
    """Each peer that is installed: its name, the languages it takes, what it makes of a name."""
    import icu
    import uroman

    of_uroman = uroman.Uroman()
    codes = {Script.THAI: "tha", Script.LAO: "lao", Script.KHMER: "khm", Script.MYANMAR: "mya"}
    yield "uroman", ("km", "lo", "my", "th"), lambda text: of_uroman.romanize_string(text, lcode=codes.get(script_of(text)))
    yield "ICU Burmese-Latin", ("my",), icu.Transliterator.createInstance("my-my_Latn").transliterate
    yield "ICU Thai-Latin", ("th",), icu.Transliterator.createInstance("Thai-Latin").transliterate
    from pythainlp.transliterate import romanize

    yield "pythainlp royin", ("th",), lambda text: romanize(text, engine="royin")
    try:
        romanize("สมชาย", engine="thai2rom_onnx")
    except Exception as reason:
        print(f"thai2rom_onnx left out: {type(reason).__name__}", file=sys.stderr)
    else:
        yield "pythainlp thai2rom_onnx", ("th",), lambda text: romanize(text, engine="thai2rom_onnx")


def peer_ranks(work: Task, romanise: Romaniser) -> np.ndarray:
    """Ranks of the right answers by the better of two string measures over romanised names."""
    pool = [plain(romanise(each)) if not plain(each) else plain(each) for each in work.pool]
    asked = [plain(romanise(asks)) or plain(asks) for asks, _ in work.queries]
    found = []
    for measure in (Indel.normalized_similarity, JaroWinkler.similarity):
        scores = cdist(asked, pool, scorer=measure, dtype=np.float32, workers=1)
        found.append(np.array([rank(row, right) for row, (_, right) in zip(scores, work.queries, strict=True)]))
    return min(found, key=lambda each: -(each <= 1).mean())


def line(what: str, who: str, found: np.ndarray, pool: int, seconds: float) -> None:
    result = summary(found, pool)
    shares = [result.recall_at_1, result.recall_at_5, result.mean_reciprocal_rank]
    cells = " | ".join(f"{each.value:.3f} ({each.low:.3f}-{each.high:.3f})" for each in shares)
    print(f"| {what} | {who} | {cells} | {result.queries} | {pool} | {len(found) / seconds:,.0f} |", flush=True)


def measured(what: str, who: str, work: Task, of: Callable[[Task], np.ndarray]) -> None:
    start = time.process_time()
    found = of(work)
    line(what, who, found, len(work.pool), time.process_time() - start)


def some(work: Task, sample: int) -> Task:
    if len(work.queries) <= sample:
        return work
    return Task(tuple(random.Random(SEED).sample(work.queries, sample)), work.pool)  # noqa: S311 no secret


def columns(path: Path, first: str, second: str, langs: str = "") -> list[tuple[str, str]]:
    with path.open(encoding="utf-8") as lines:
        content = (line for line in lines if not line.startswith("# "))
        rows = list(csv.DictReader(content, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(row[first], row[second]) for row in rows if not langs or row["langs"] == langs]


def unseen(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Names with a unit that no learned table holds."""
    found = []
    for native, latin in rows:
        for script, readings in read_as_written(native).native.items():
            known = spelling(script).knowledge.counts
            if any(unit not in known for unit in readings[0].units):
                found.append((native, latin))
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sample", type=int, default=400)
    parser.add_argument("--distractors", type=int, default=100_000)
    chosen = parser.parse_args()
    peers = list(romanisers())
    print("| list | who | recall at 1 | recall at 5 | MRR | asked | pool | names/CPU-s |\n|---|---|---|---|---|---|---|---|")
    for path in sorted(chosen.folder.glob("??[-_]*.tsv")):
        if path.stem.endswith(("syllable", "foreign")) or path.stem == "lo_person":
            continue
        rows = columns(path, "native", "latin")
        work = some(task(rows), chosen.sample)
        measured(path.stem, "**Safe Passage**", work, ranks)
        for name, languages, romanise in peers:
            if path.stem[:2] in languages:
                measured(path.stem, name, work, lambda each, how=romanise: peer_ranks(each, how))
        measured(f"{path.stem}, from Latin", "**Safe Passage**", some(task([(b, a) for a, b in rows]), chosen.sample // 4), ranks)
        rare = task(unseen(rows))
        if len(rare.queries) >= 20:
            full = Task(tuple(each for each in task(rows).queries if each[0] in dict(rare.queries)), task(rows).pool)
            measured(f"{path.stem}, a unit never learned", "**Safe Passage**", some(full, chosen.sample), ranks)
        if path.stem == "my_person":
            import icu

            turn = icu.Transliterator.createInstance("my-Zawgyi").transliterate
            measured(
                f"{path.stem}, typed in Zawgyi",
                "**Safe Passage**",
                some(task([(turn(a), b) for a, b in rows]), chosen.sample),
                ranks,
            )
        if path.stem.endswith("person") and chosen.distractors:
            more = some(task(rows, distractors(chosen.distractors)), chosen.sample // 4)
            measured(f"{path.stem}, {chosen.distractors:,} distractors", "**Safe Passage**", more, ranks)
    path = chosen.folder / "cross_place.tsv"
    for langs in sorted({row[0] for row in columns(path, "langs", "langs")}) if path.exists() else ():
        work = task(columns(path, "native_a", "native_b", langs))
        measured(f"places {langs}", "**Safe Passage**", work, ranks)
        measured(f"places {langs}", "uroman", work, lambda each: peer_ranks(each, peers[0][2]))


if __name__ == "__main__":
    main()
