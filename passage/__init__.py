"""Safe Passage: a protection network for migrant workers."""
