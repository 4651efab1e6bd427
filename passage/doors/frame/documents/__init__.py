"""The documents of a consultation, from plain values: PDF (typst), DOCX and HTML, in five languages.

The same values give the same bytes. No file names an author or a time; tracked changes of a redline bear the code of a party.
"""

from passage.doors.frame.documents.agreed import NotClean
from passage.doors.frame.documents.making import CONTENT_TYPES, Document, Form, looks, make

__all__ = ["CONTENT_TYPES", "Document", "Form", "NotClean", "looks", "make"]
