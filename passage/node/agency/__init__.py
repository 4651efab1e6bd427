"""The agency that runs this node: its desks, its people, its published policy and its contacts."""
