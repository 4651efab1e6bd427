"""The broad sounds that the five scripts share: one inventory, written in ASCII, tone and length left out.

Consonants, alone as onset or coda: `k kh g ng c ch j s z ny d t th n b p ph f m y r l w h` and `q` (the glottal stop, or a
syllable that begins with its vowel). Aspirates are kh ch th ph. Burmese voiceless nasals and liquids count as the voiced
ones. Vowels: `a i u e o`, `E` (open e: Thai แ), `O` (open o: Thai อ), `U` (Thai อึ), `@` (Thai เออ, and the weak vowel),
`ia`, `Ua`, `ua`; a diphthong that ends in i or u is a vowel and the coda `y` or `w` (Thai ไ is a+y, เอา is a+w).
"""

from __future__ import annotations

CONSONANTS = frozenset(
    (
        *("k", "kh", "g", "ng", "c", "ch", "j", "s", "z", "ny", "d", "t", "th", "n"),
        *("b", "p", "ph", "f", "m", "y", "r", "l", "w", "h", "q"),
    )
)
VOWELS = frozenset(("a", "i", "u", "e", "o", "E", "O", "U", "@", "ia", "Ua", "ua"))
SOUNDS = CONSONANTS | VOWELS
