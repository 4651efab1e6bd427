"""Five nodes on one machine, with an invented caseload, to try everything on."""
