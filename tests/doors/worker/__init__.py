"""The worker's door, through its addresses only."""
