"""Reports and cases: what someone told us, and what we do about it."""
