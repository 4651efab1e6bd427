"""Personal and place names in Khmer, Lao, Burmese, Thai and Latin letters: read, compared in bits, found again under keys.

`read` a name once, then `compare` two, `explain` why, `keys` and `near_keys` for finding, `Ranking` for one against many.
"""

from passage.rules.names.comparing import bits, compare
from passage.rules.names.explaining import Explanation, Step, explain
from passage.rules.names.keys import keys, near_keys, whole_keys, word_keys
from passage.rules.names.name import Name, read
from passage.rules.names.reading import joined, readings, tokens
from passage.rules.names.skeleton import skeletons

__all__ = [
    "Explanation",
    "Name",
    "Step",
    "bits",
    "compare",
    "explain",
    "joined",
    "keys",
    "near_keys",
    "read",
    "readings",
    "skeletons",
    "tokens",
    "whole_keys",
    "word_keys",
]
