"""Takes out of an Office file what tells of its making: properties, revision numbers, thumbnails, times.

What stays is named, not what goes: a part of the package that is not on the list is not in the file.
"""

from __future__ import annotations

import io
import re
import zipfile

from passage.doors.frame.papers.workbook import NO_TIME

_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CORE = (
    _HEAD + b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    b'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"/>'
)
_SETTINGS = (
    _HEAD + b'<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    b'w:val="15"/></w:compat>'
    b"</w:settings>"
)
_TYPES = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "word/styles.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
    "word/numbering.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
    "word/settings.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_REVISION = re.compile(rb'\s(?:w|w14|w15):(?:rsid[A-Za-z]*|paraId|textId)="[^"]*"')
_REVISIONS = re.compile(rb"<w:rsids>.*?</w:rsids>|<w:rsid [^>]*/>", re.DOTALL)


def cleaned(raw: bytes) -> bytes:
    """The DOCX with the text, its styles and its lists, and nothing else; the same input gives the same bytes."""
    with zipfile.ZipFile(io.BytesIO(raw)) as given:
        kept = {name: _REVISIONS.sub(b"", _REVISION.sub(b"", given.read(name))) for name in _TYPES if name in given.namelist()}
    kept["word/settings.xml"] = _SETTINGS
    kept["docProps/core.xml"] = _CORE
    kept["[Content_Types].xml"] = _content_types(sorted(set(kept) & set(_TYPES)))
    kept["_rels/.rels"] = _relations(
        ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
        ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    )
    inner = [name for name in ("styles", "numbering", "settings") if f"word/{name}.xml" in kept]
    kept["word/_rels/document.xml.rels"] = _relations(
        *((f"rId{place}", f"{_OFFICE}/{name}", f"{name}.xml") for place, name in enumerate(inner, 1))
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(kept):
            part = zipfile.ZipInfo(name, NO_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0
            made.writestr(part, kept[name])
    return out.getvalue()


def _content_types(names: list[str]) -> bytes:
    parts = "".join(f'<Override PartName="/{name}" ContentType="{_TYPES[name]}"/>' for name in names)
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = f'<Default Extension="rels" ContentType="{relations}"/><Default Extension="xml" ContentType="application/xml"/>'
    return _HEAD + f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{parts}</Types>'.encode()


def _relations(*relations: tuple[str, str, str]) -> bytes:
    rows = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in relations)
    return _HEAD + f'<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>'.encode()
