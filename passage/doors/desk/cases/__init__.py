"""Cases at the desk: the list, the case page with its parts, screening."""
