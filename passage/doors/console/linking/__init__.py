"""Linking two whole files of people across scripts: Splink on DuckDB, with the matcher's keys and scores as columns."""
