"""The node's own pages: people who work here, contacts, lines to other nodes, the log."""
