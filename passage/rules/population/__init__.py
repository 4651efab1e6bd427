"""Invented people of five scripts, for measuring how people are found: none of them is anybody."""

from passage.rules.population.people import Invented, Population

__all__ = ["Invented", "Population"]
