"""Reports at the desk: the queue, one report, the search before anything is made, the assisted form, a file."""
