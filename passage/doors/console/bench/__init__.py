"""What the main pages and acts cost: CPU time, statements, bytes. Figures to read: no test depends on them."""
