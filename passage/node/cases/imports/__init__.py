"""A file of reports: looked at first, then taken whole or not at all, and never twice."""

from passage.node.cases.imports.taking import ImportPreview, preview, run

__all__ = ["ImportPreview", "preview", "run"]
