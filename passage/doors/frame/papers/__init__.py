"""Papers to keep, to send and to hand in: PDF set by typst, XLSX for the calculation. Frozen values in, bytes out.

The same values give the same bytes. No file names an author or a time. `language`: the worker's; `office_language`: of the
office that reads it, set beside it; by default that of the law's country. Uncertain rules are marked with a word and a shape.
"""

from passage.doors.frame.papers.languages import Text
from passage.doors.frame.papers.making import attorney_pdf, calculation_pdf, calculation_xlsx, claim_pdf, keep_pdf, letter_pdf
from passage.doors.frame.papers.parties import agreed_wage
from passage.doors.frame.papers.values import ClaimPaper, Evidence, Party

__all__ = [
    "ClaimPaper",
    "Evidence",
    "Party",
    "Text",
    "agreed_wage",
    "attorney_pdf",
    "calculation_pdf",
    "calculation_xlsx",
    "claim_pdf",
    "keep_pdf",
    "letter_pdf",
]
