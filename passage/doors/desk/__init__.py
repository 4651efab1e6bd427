"""The desk: officers, hotline operators, supervisors, auditors and the node administrator."""
