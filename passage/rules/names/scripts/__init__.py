"""One module for each script: how it is read into units, and how its units are spelled by convention.

Each has `read(word)`: the readings of one word, best first, at most four, never none for a word with letters of the script
(letters of other scripts and signs are passed over); `RULES` and `RULE_SHARE`: see `spelling.Knowledge`.
"""
