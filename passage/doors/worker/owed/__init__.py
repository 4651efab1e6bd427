"""What am I owed? A few questions, one a page, and a reckoning to keep or show. Nothing is stored, nobody signs in."""
