"""Keys under which two writings of a name meet."""

from __future__ import annotations

from collections.abc import Iterator

from passage.rules.names.reading import joined, readings
from passage.rules.names.skeleton import skeleton
from passage.rules.names.titles import is_title


def keys(name: str) -> frozenset[str]:
    """All keys of a name, each with its kind in front.

    `n:` all words, order free, with and without titles; `j:` the words joined, in order; `t:` each word; `s:` the broad
    consonants of all words of a Latin spelling, order free; `k:` those of each word. Words of one letter and bare titles
    have no key of their own. Same script only. Nothing but names goes in, so whoever stores a key must key-hash it.
    """
    return frozenset(_keys(name))


def _keys(name: str) -> Iterator[str]:
    bare, *whole = readings(name)
    for words in (bare, *whole):
        if words:
            yield "n:" + " ".join(sorted(words))
            yield "j:" + joined(words)
    for word in bare:
        if len(word) > 1 and not is_title(word):
            yield "t:" + word
    sounds = sorted(filter(None, map(skeleton, bare)))
    if sounds and len(sounds) == len(bare):
        yield "s:" + " ".join(sounds)
    for sound in sounds:
        if len(sound) > 1:
            yield "k:" + sound
