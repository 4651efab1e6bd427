"""Keys under which two writings of a name meet, in any of the five scripts."""

from __future__ import annotations

from functools import lru_cache

from passage.rules.names.name import Name
from passage.rules.names.reading import joined, readings
from passage.rules.names.skeleton import of_word, skeletons

_SHORT = 2
_MOST_WORDS = 4
_LIKELIEST = 2


@lru_cache(maxsize=16_384)
def keys(name: Name) -> frozenset[str]:
    """All keys of a name, each with its kind in front; plain text, so whoever stores a key key-hashes it.

    Those of `whole_keys`. `f:` each skeleton of the whole name, `f:` alone for names of vowels alone. `o:` the likeliest
    skeletons of its words, order free, where there are two to four. Empty only for a text without words.
    """
    found = set(whole_keys(name.text))
    found.update("f:" + skeleton for skeleton in skeletons(name))
    each = _word_skeletons(name.text)
    if any(each):
        found.add("o:" + "-".join(sorted(each)))
    return frozenset(found)


def whole_keys(text: str) -> frozenset[str]:
    """`n:` and the words of a name as written, order free, with and without titles: how many share it bear this very name."""
    return frozenset("n:" + joined(tuple(sorted(words))) for words in readings(text) if words)


@lru_cache(maxsize=16_384)
def word_keys(name: Name) -> frozenset[str]:
    """`w:` and the skeleton of each word of a name of several words, or of the whole: for asking with a part of a name.

    Many people share such a key: ask with it only where others find nobody.
    """
    each = _word_skeletons(name.text) or skeletons(name)
    return frozenset("w:" + skeleton for skeleton in each if len(skeleton) >= _SHORT)


def _word_skeletons(text: str) -> tuple[str, ...]:
    words = readings(text)[0]
    if not 2 <= len(words) <= _MOST_WORDS:
        return ()
    return tuple(of_word(word) for word in words)


@lru_cache(maxsize=16_384)
def near_keys(name: Name) -> frozenset[str]:
    """`d:` and a skeleton whole, or, of the likeliest two, without any one of its classes: names that differ in one class
    meet here.

    Too many people share such a key for it to be used alone: put another field beside it.
    """
    found = set()
    for rank, skeleton in enumerate(skeletons(name)):
        found.add("d:" + skeleton)
        if rank < _LIKELIEST and len(skeleton) > _SHORT:
            found.update("d:" + skeleton[:at] + skeleton[at + 1 :] for at in range(len(skeleton)))
    return frozenset(found)
