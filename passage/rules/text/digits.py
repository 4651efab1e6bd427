"""Digits of the scripts of this region, to ASCII and back."""

from __future__ import annotations

import re

_ZEROS = {
    "km": 0x17E0,
    "lo": 0x0ED0,
    "my": 0x1040,
    "shn": 0x1090,
    "th": 0x0E50,
}
_FULLWIDTH_ZERO = 0xFF10

_TO_ASCII = {zero + n: str(n) for zero in (*_ZEROS.values(), _FULLWIDTH_ZERO) for n in range(10)}
_TO_NATIVE = {language: {ord(str(n)): chr(zero + n) for n in range(10)} for language, zero in _ZEROS.items()}

# Burmese keyboards put the letter wa where people look for zero, and the two look alike.
_MYANMAR_NUMBER = re.compile(r"(?<![က-႟])[၀-၉ဝ]++(?![က-႟])")
_MYANMAR_ZERO = re.compile(r"[၀-၉]")


def _letters_to_zeros(found: re.Match[str]) -> str:
    text = found.group()
    return text.replace("ဝ", "၀") if _MYANMAR_ZERO.search(text) else text


def to_ascii(text: str) -> str:
    """The same text with Khmer, Lao, Myanmar, Shan, Thai and fullwidth digits as 0-9; all else stays.

    The Burmese letter wa (U+101D) counts as zero when it stands among Myanmar digits and touches no other letter.
    """
    if text.isascii():
        return text
    return _MYANMAR_NUMBER.sub(_letters_to_zeros, text).translate(_TO_ASCII)


def to_native(text: str, language: str) -> str:
    """The same text with 0-9 as digits of the language's script (km, lo, my, shn, th); unchanged for any other language."""
    table = _TO_NATIVE.get(language)
    return text.translate(table) if table else text
