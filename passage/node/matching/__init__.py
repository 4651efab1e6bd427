"""Whether somebody is already known: candidates with their evidence, decided by people."""
