"""Reading files in the Human Trafficking Case Data Standard, version 2: which rows can be taken, as what, and why others not.

HTCDS by IOM, CC BY 4.0. No endorsement by IOM is suggested.
"""

from passage.rules.htcds.cells import ProblemCode
from passage.rules.htcds.header import HeaderReading, read_header, template_columns
from passage.rules.htcds.reading import Problem, RowReading, read_row
from passage.rules.htcds.row import HtcdsRow, is_formula_like, row_fingerprint
from passage.rules.htcds.standard import RECORD_ID, Field, Kind, Standard, standard

__all__ = [
    "RECORD_ID",
    "Field",
    "HeaderReading",
    "HtcdsRow",
    "Kind",
    "Problem",
    "ProblemCode",
    "RowReading",
    "Standard",
    "is_formula_like",
    "read_header",
    "read_row",
    "row_fingerprint",
    "standard",
    "template_columns",
]
