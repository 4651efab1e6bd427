"""How people of five scripts write: dates, digits, phone numbers, free text, read and shown without loss."""
