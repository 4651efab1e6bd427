"""Reading personal names: the parts that tell people apart, and keys under which the same name meets again.

One script at a time: a name in Khmer letters and the same name in Thai or Latin letters share no key here.
"""

from passage.rules.names.keys import keys
from passage.rules.names.reading import joined, readings, tokens
from passage.rules.names.skeleton import skeleton

__all__ = ["joined", "keys", "readings", "skeleton", "tokens"]
