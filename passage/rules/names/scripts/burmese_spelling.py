"""How Burmese onsets and rhymes are spelled in Latin letters: common use in Myanmar, and BGN/PCGN 1970 of maps.

The shares are estimates: what most people write first, then what passports and newspapers also have (hk for kh, double
letters, -ike for -aik), what maps of the Shan and Kachin hills keep (Mong, Nawng, hp), and what a consonant becomes inside
a name (k as g). They are written by hand and fitted to nothing; RULE_SHARE was chosen on kept-apart pairs of open licences.
"""

from __future__ import annotations

from passage.rules.names.spelling import Rows

RULE_SHARE = 0.35

_ONSETS: Rows = {
    "o/k": {"k": 0.87, "g": 0.08, "c": 0.04, "kk": 0.01},
    "o/kh": {"kh": 0.72, "k": 0.1, "hk": 0.12, "g": 0.05, "c": 0.01},
    "o/g": {"g": 0.97, "gg": 0.01, "k": 0.02},
    "o/g/ဃ": {"g": 0.6, "gh": 0.4},
    "o/ng": {"ng": 0.93, "n": 0.04, "g": 0.03},
    "o/ng/ငှ": {"ng": 0.3, "hng": 0.65, "ngh": 0.05},
    "o/s/စ": {"s": 0.92, "z": 0.05, "c": 0.02, "ss": 0.01},
    "o/s/ဆ": {"s": 0.77, "hs": 0.13, "z": 0.05, "sh": 0.02, "c": 0.02, "ss": 0.01},
    "o/s": {"s": 0.94, "z": 0.04, "hs": 0.02},
    "o/z": {"z": 0.94, "j": 0.02, "zz": 0.01, "s": 0.03},
    **{
        unit: {"sh": 0.93, "hs": 0.02, "s": 0.02, "hy": 0.01, "ch": 0.01, "y": 0.01}
        for unit in ("o/ch/ရှ", "o/ch/ယှ", "o/ch/သျှ", "o/ch/သျ", "o/ch/ရျှ")
    },
    "o/ch/လျှ": {"sh": 0.45, "hly": 0.25, "ly": 0.2, "hl": 0.05, "l": 0.05},
    "o/l+y/လျ": {"ly": 0.8, "l": 0.1, "sh": 0.1},
    "o/ny": {"ny": 0.9, "n": 0.06, "y": 0.02, "gn": 0.02},
    "o/ny/ညှ": {"hny": 0.55, "ny": 0.3, "nhy": 0.1, "hn": 0.05},
    "o/t": {"t": 0.9, "d": 0.07, "tt": 0.03},
    "o/th/ထ": {"ht": 0.55, "t": 0.25, "th": 0.11, "d": 0.07, "tt": 0.02},
    "o/th/ဌ": {"ht": 0.6, "t": 0.2, "th": 0.2},
    "o/th/သ": {"th": 0.93, "t": 0.03, "s": 0.03, "d": 0.01},
    "o/th": {"th": 0.6, "ht": 0.3, "t": 0.1},
    "o/d": {"d": 0.95, "t": 0.03, "dd": 0.02},
    "o/d/ဓ": {"d": 0.62, "dh": 0.33, "dd": 0.02, "t": 0.03},
    "o/n": {"n": 0.98, "nn": 0.02},
    "o/n/နှ": {"hn": 0.62, "n": 0.25, "nh": 0.13},
    "o/p": {"p": 0.9, "b": 0.08, "pp": 0.02},
    "o/ph": {"ph": 0.55, "p": 0.25, "hp": 0.12, "f": 0.03, "b": 0.05},
    "o/f": {"f": 0.9, "ph": 0.1},
    "o/b": {"b": 0.96, "bb": 0.01, "p": 0.03},
    "o/b/ဗ": {"b": 0.8, "v": 0.18, "w": 0.02},
    "o/b/ဘ": {"b": 0.87, "bh": 0.06, "p": 0.04, "ph": 0.02, "hp": 0.01},
    "o/m": {"m": 0.98, "mm": 0.02},
    "o/m/မှ": {"hm": 0.62, "m": 0.25, "mh": 0.13},
    "o/y": {"y": 0.98, "j": 0.02},
    "o/y/ရ": {"y": 0.6, "r": 0.4},
    "o/l": {"l": 0.97, "ll": 0.03},
    "o/l/လှ": {"hl": 0.68, "l": 0.17, "lh": 0.15},
    "o/w": {"w": 0.92, "v": 0.06, "wh": 0.01, "ww": 0.01},
    "o/w/ဝှ": {"hw": 0.4, "wh": 0.35, "w": 0.25},
    "o/h": {"h": 0.99, "hh": 0.01},
    "o/q": {"": 0.98, "a": 0.02},
    "o/c": {"ky": 0.78, "gy": 0.1, "k": 0.03, "j": 0.03, "ch": 0.02, "c": 0.02, "kj": 0.02},
    "o/ch": {"ch": 0.75, "khy": 0.05, "hky": 0.03, "ky": 0.04, "kh": 0.04, "gy": 0.05, "sh": 0.02, "j": 0.02},
    "o/j": {"j": 0.55, "gy": 0.35, "g": 0.1},
}

# Onset letters with medial ya and ra: what stands for the letter, then y or, in words of Pali and in foreign ones, r.
_GLIDED = {"p": "p", "ph": "ph hp p", "b": "b", "m": "m", "t": "t", "th": "th ht t", "d": "d", "n": "n", "s": "s hs", "h": "h"}
_HEARD, _WRITTEN = "y", "r"

# Rhymes by their sounds.
_RHYMES: Rows = {
    "a": {"a": 0.6, "ar": 0.25, "ah": 0.09, "aa": 0.02, "": 0.03, "er": 0.01},
    "i": {"i": 0.68, "ee": 0.18, "e": 0.03, "y": 0.04, "ie": 0.02, "ii": 0.02, "yi": 0.03},
    "u": {"u": 0.68, "oo": 0.2, "ou": 0.05, "uu": 0.03, "o": 0.04},
    "e": {"e": 0.38, "ay": 0.4, "ai": 0.05, "aye": 0.05, "ey": 0.04, "ae": 0.03, "ei": 0.03, "i": 0.02},
    "E": {"e": 0.62, "ae": 0.12, "eh": 0.05, "ai": 0.06, "ay": 0.07, "al": 0.03, "el": 0.03, "a": 0.02},
    "O": {"aw": 0.68, "o": 0.14, "or": 0.1, "aww": 0.01, "au": 0.03, "ao": 0.02, "a": 0.02},
    "o": {"o": 0.55, "oe": 0.22, "oh": 0.15, "ou": 0.03, "ow": 0.02, "oo": 0.02, "u": 0.01},
    "E+k": {"et": 0.78, "ek": 0.07, "at": 0.03, "ak": 0.03, "ett": 0.03, "eck": 0.02, "ec": 0.01, "ag": 0.01, "eth": 0.02},
    "i+n": {"in": 0.75, "inn": 0.09, "ing": 0.06, "yn": 0.03, "ynn": 0.01, "ang": 0.02, "en": 0.03, "im": 0.01},
    "i+t": {"it": 0.82, "ith": 0.03, "itt": 0.04, "is": 0.03, "ik": 0.02, "ic": 0.01, "et": 0.02, "yit": 0.03},
    "a+t": {"at": 0.76, "att": 0.08, "ut": 0.04, "ad": 0.02, "ap": 0.05, "et": 0.02, "ath": 0.01, "art": 0.02},
    "a+p": {"at": 0.58, "ap": 0.27, "att": 0.04, "ut": 0.02, "ab": 0.02, "up": 0.03, "ep": 0.02, "ac": 0.02},
    "a+n": {"an": 0.83, "ann": 0.05, "ang": 0.03, "un": 0.04, "en": 0.02, "arn": 0.02, "am": 0.01},
    "a+m": {"an": 0.66, "am": 0.22, "ann": 0.04, "um": 0.03, "arm": 0.03, "ang": 0.02},
    "O+k": {"auk": 0.67, "awk": 0.08, "aut": 0.07, "ok": 0.03, "ouk": 0.06, "out": 0.03, "auck": 0.02, "auth": 0.02, "ak": 0.02},
    "O+ng": {"aung": 0.78, "awng": 0.07, "oung": 0.04, "ong": 0.04, "aun": 0.03, "ang": 0.02, "aungg": 0.01, "ung": 0.01},
    "a+y+k": {"aik": 0.55, "ike": 0.28, "ite": 0.06, "aike": 0.03, "ait": 0.04, "eik": 0.02, "ik": 0.02},
    "a+y+ng": {"aing": 0.68, "ine": 0.18, "ain": 0.05, "ong": 0.03, "oeng": 0.02, "eng": 0.02, "ing": 0.02},
    "e+t": {"eik": 0.45, "eit": 0.25, "ate": 0.06, "ait": 0.05, "aik": 0.03, "ek": 0.03, "it": 0.05, "ike": 0.03, "et": 0.05},
    "e+p": {"eik": 0.4, "eit": 0.2, "eip": 0.15, "ate": 0.05, "ait": 0.05, "ip": 0.1, "aip": 0.03, "ep": 0.02},
    "e+n": {
        "ein": 0.72,
        "eain": 0.06,
        "en": 0.05,
        "in": 0.04,
        "eing": 0.04,
        "ain": 0.03,
        "aine": 0.02,
        "ane": 0.02,
        "einn": 0.02,
    },
    "e+m": {"ein": 0.62, "eim": 0.12, "eain": 0.08, "im": 0.07, "eing": 0.04, "ain": 0.04, "ame": 0.03},
    "o+k": {"ok": 0.55, "oke": 0.3, "uk": 0.1, "out": 0.05},
    "o+t": {
        "ok": 0.32,
        "oke": 0.22,
        "ote": 0.14,
        "ot": 0.08,
        "ut": 0.08,
        "out": 0.05,
        "oot": 0.02,
        "od": 0.03,
        "uk": 0.03,
        "at": 0.03,
    },
    "o+p": {"ok": 0.35, "oke": 0.22, "op": 0.15, "ote": 0.08, "up": 0.08, "ope": 0.05, "ot": 0.04, "out": 0.03},
    "o+n": {
        "on": 0.33,
        "one": 0.22,
        "ohn": 0.14,
        "oun": 0.1,
        "un": 0.09,
        "ong": 0.03,
        "own": 0.02,
        "onn": 0.03,
        "ohne": 0.01,
        "aon": 0.03,
    },
    "o+m": {"on": 0.3, "one": 0.2, "ohn": 0.12, "om": 0.1, "oun": 0.1, "ome": 0.06, "um": 0.06, "un": 0.06},
    "u+t": {"ut": 0.66, "utt": 0.04, "oot": 0.07, "wut": 0.07, "wat": 0.06, "ot": 0.04, "uk": 0.03, "uut": 0.01, "ud": 0.02},
    "u+p": {"ut": 0.5, "up": 0.15, "oot": 0.08, "wut": 0.07, "wap": 0.05, "wat": 0.05, "op": 0.1},
    "u+n": {"un": 0.62, "oon": 0.1, "on": 0.1, "wun": 0.06, "wan": 0.05, "oun": 0.02, "unn": 0.02, "won": 0.02, "ung": 0.01},
    "u+m": {"un": 0.5, "um": 0.15, "oon": 0.08, "oom": 0.06, "on": 0.06, "wun": 0.05, "wan": 0.05, "wam": 0.05},
    "o+l": {"o": 0.55, "ol": 0.25, "oe": 0.05, "oh": 0.05, "ole": 0.1},
    "a+w": {"aw": 0.5, "ao": 0.25, "au": 0.1, "ow": 0.05, "av": 0.1},
}
_AFTER_WA = ("a", "i", "e", "E", "O", "o", "E+k", "i+n", "i+t", "a+y+ng", "a+y+k", "O+ng")

# Rhymes with a nasal final in creaky tone end in nt.
_NASALS = {
    "i+n": ("င", "ဉ"),
    "a+n": ("န", "ဏ", "ံ"),
    "a+m": ("မ",),
    "O+ng": ("ောင",),
    "a+y+ng": ("ိုင",),
    "e+n": ("ိန", "ိံ"),
    "e+m": ("ိမ",),
    "o+n": ("ုန", "ုဏ", "ုံ"),
    "o+m": ("ုမ",),
    "u+n": ("ွန", "ွံ"),
    "u+m": ("ွမ",),
    "w+i+n": ("ွင",),
}
_CREAKY_T = 0.62

# Sounds of vowels and finals side by side, for rhymes that only names from other languages have.
_VOWELS = {
    "a": {"a": 0.85, "ar": 0.1, "u": 0.05},
    "i": {"i": 0.85, "ee": 0.15},
    "u": {"u": 0.75, "oo": 0.25},
    "e": {"e": 0.7, "ay": 0.1, "a": 0.1, "ae": 0.1},
    "E": {"e": 0.6, "ae": 0.2, "a": 0.2},
    "o": {"o": 0.85, "ou": 0.1, "oa": 0.05},
    "O": {"o": 0.65, "aw": 0.2, "or": 0.1, "au": 0.05},
    "U": {"u": 0.5, "ue": 0.3, "oe": 0.2},
    "@": {"oe": 0.5, "er": 0.3, "u": 0.2},
}
_FINALS = {
    "k": {"k": 0.8, "c": 0.1, "g": 0.1},
    "ng": {"ng": 1.0},
    "t": {"t": 0.8, "d": 0.15, "th": 0.05},
    "p": {"p": 0.8, "b": 0.15, "f": 0.05},
    "n": {"n": 1.0},
    "m": {"m": 1.0},
    "y": {"y": 0.5, "i": 0.5},
    "w": {"w": 0.6, "o": 0.3, "u": 0.1},
    "r": {"r": 0.7, "": 0.3},
    "l": {"l": 0.75, "": 0.25},
    "s": {"s": 0.6, "t": 0.1, "z": 0.1, "ch": 0.1, "ce": 0.1},
    "h": {"h": 0.7, "": 0.3},
}

_SYLLABLES: Rows = {
    **{
        unit: {"i": 0.45, "e": 0.2, "ay": 0.15, "yi": 0.05, "ee": 0.07, "ei": 0.03, "ey": 0.03, "in": 0.02}
        for unit in ("r/i/ည", "r/i/ည့", "r/i/ညး")
    },
    "r/a/အ": {"a": 0.9, "ah": 0.07, "ar": 0.03},
    "r/e/အေး": {"aye": 0.68, "ay": 0.1, "e": 0.06, "ei": 0.04, "aey": 0.02, "ae": 0.05, "eye": 0.05},
    "r/e/အေ": {"ay": 0.4, "a": 0.15, "aye": 0.15, "e": 0.2, "ei": 0.1},
    "r/u/အူး": {"oo": 0.52, "u": 0.42, "ou": 0.06},
    "r/u/-အူး": {"oo": 0.8, "u": 0.17, "ou": 0.03},
    "r/u/-အု": {"u": 0.55, "oo": 0.2, "ou": 0.2},
    "o/c/ကြီး": {"gy": 0.6, "ky": 0.4},
    "o/c/ကျိုငး": {"k": 0.45, "ky": 0.5, "ch": 0.05},
    "r/a+y+ng/ကျိုငး": {"eng": 0.4, "aing": 0.35, "ine": 0.2, "iang": 0.05},
    "r/a+y+ng/မိုငး": {"ong": 0.27, "oeng": 0.1, "uang": 0.03, "aing": 0.35, "ine": 0.2, "ain": 0.05},
    "r/u/အု": {"u": 0.65, "oo": 0.15, "ou": 0.2},
    "r/e+n/အိန": {"ein": 0.6, "aein": 0.2, "eain": 0.2},
    "r/e+m/အိမ": {"ein": 0.4, "eain": 0.3, "aein": 0.15, "eim": 0.15},
    "r/e+n/အိန့": {"eaint": 0.35, "eint": 0.35, "aeint": 0.2, "ein": 0.1},
    "r/e+m/အိမ့": {"eaint": 0.4, "eint": 0.35, "aeint": 0.15, "ein": 0.1},
    "r/i/အိ": {"ei": 0.5, "i": 0.25, "e": 0.15, "ee": 0.1},
}


def _after_wa() -> Rows:
    """Rhymes that begin with w."""
    return {
        f"r/w+{rhyme}": {f"w{piece}": share for piece, share in _RHYMES[rhyme].items() if len(piece) < 5} for rhyme in _AFTER_WA
    }


def _creaky(plain: Rows) -> Rows:
    rules = {}
    for sounds, spelled in _NASALS.items():
        row: dict[str, float] = {}
        for piece, share in plain[f"r/{sounds}"].items():
            row[piece] = row.get(piece, 0) + (1 - _CREAKY_T) * share
            ended = piece.removesuffix("g") + "t"
            if len(ended) <= 5:
                row[ended] = row.get(ended, 0) + _CREAKY_T * share
        for rhyme in spelled:
            rules[f"r/{sounds}/{rhyme}\u1037"] = row
    return rules


def _glided() -> Rows:
    return {
        f"o/{sound}+y": {
            piece + glide: (0.9 if glide == _HEARD else 0.1) / (at + 1)
            for at, piece in enumerate(pieces.split())
            for glide in (_HEARD, _WRITTEN)
        }
        for sound, pieces in _GLIDED.items()
    }


def _foreign() -> Rows:
    return {
        f"r/{vowel}+{final}": {start + end: share * part for start, share in starts.items() for end, part in ends.items()}
        for vowel, starts in _VOWELS.items()
        for final, ends in _FINALS.items()
    }


def _rules() -> Rows:
    plain = {f"r/{sounds}": row for sounds, row in _RHYMES.items()}
    plain |= _after_wa()
    return {**_foreign(), **plain, **_creaky(plain), **_ONSETS, **_glided(), **_SYLLABLES}


RULES = _rules()
