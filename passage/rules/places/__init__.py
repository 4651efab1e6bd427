"""Places of Cambodia, Laos, Myanmar and Thailand: found from an address in any script, two addresses compared."""

from passage.rules.places.comparing import Compared, Nearness, compare
from passage.rules.places.finding import Found, Matched, find
from passage.rules.places.gazetteer import by_code
from passage.rules.places.place import Level, Place

__all__ = ["Compared", "Found", "Level", "Matched", "Nearness", "Place", "by_code", "compare", "find"]
