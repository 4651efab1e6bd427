"""How Khmer sounds and signs are spelled in Latin letters: what Cambodians write in their own names, and the official tables.

The shares are estimates: first what passports and newspapers mostly write (French-style ou, ch, ea, eu, y at the end), then
the official romanisation of places (NCDD after UNGEGN 1972), BGN/PCGN 1972 and freer spellings (ar, oo, ee). They are
written by hand and fitted to nothing.
"""

from __future__ import annotations

from passage.rules.names.spelling import Rows

RULE_SHARE = 0.25

_ONSETS = {
    "o/k": "k:95 g:3 c:2",
    "o/k/គ": "k:93 g:7",
    "o/kh": "kh:92 k:8",
    "o/g": "g:80 k:15 h:5",
    "o/ng": "ng:93 g:3 n:4",
    "o/c": "ch:92 j:3 c:3 tch:2",
    "o/c/ជ": "ch:90 j:7 c:3",
    "o/ch": "chh:50 ch:48 s:2",
    "o/ny": "nh:70 ny:15 n:10 gn:5",
    "o/d": "d:92 t:8",
    "o/d/្ត": "d:75 t:25",
    "o/t": "t:95 th:2 d:3",
    "o/t/្ត": "t:65 d:35",
    "o/th": "th:90 t:9 dh:1",
    "o/th/ធ": "th:88 t:9 dh:3",
    "o/n": "n:97 nn:3",
    "o/b": "b:90 p:10",
    "o/p": "p:96 b:3 pp:1",
    "o/ph": "ph:88 p:10 f:2",
    "o/f": "f:55 ph:25 v:20",
    "o/m": "m:98 mm:2",
    "o/y": "y:96 j:2 i:2",
    "o/r": "r:97 l:2 rr:1",
    "o/l": "l:95 ll:4 r:1",
    "o/w": "v:88 w:12",
    "o/s": "s:96 ss:3 z:1",
    "o/h": "h:98 :2",
    "o/h/ហ្": ":75 h:25",
    "o/q": ":98 h:1 o:1",
}
_CODAS = {
    "c/k": "k:90 c:3 g:2 kh:2 ck:2 que:1",
    "c/k/ខ": "k:60 kh:40",
    "c/c": "ch:80 c:7 t:5 cht:2 tch:3 j:1 ck:2",
    "c/t": "t:62 th:30 d:3 tt:2 dh:2 te:1",
    "c/t/ត": "t:78 th:15 d:3 tt:2 te:2",
    "c/p": "p:70 b:24 pp:2 pe:2 ph:2",
    "c/p/ភ": "p:50 ph:25 b:20 bh:5",
    "c/ng": "ng:96 n:3 g:1",
    "c/ny": "nh:65 n:8 ng:5 gn:5 ny:5 nhe:4 ch:3 inh:5",
    "c/n": "n:88 nn:5 ne:4 rn:2 nd:1",
    "c/m": "m:92 mm:4 me:2 rm:2",
    "c/y": "y:85 i:12 :3",
    "c/r": "r:60 :37 re:2 rr:1",
    "c/l": "l:92 ll:3 le:3 r:1 :1",
    "c/w": "v:60 w:10 o:15 u:12 :3",
    "c/h": "s:60 h:15 ss:4 :12 hs:2 se:2 ch:2 z:1 as:2",
}
# Between a coda and the next syllable Pali and Sanskrit words may have a vowel that is not written.
_LINKED = {
    "k": ("កខគឃ", "ka:6 ko:1"),
    "t": ("ដឋឌឍតថទធ", "ta:5 to:2 tha:2"),
    "n": ("ណន", "na:5 no:2"),
    "p": ("បផពភ", "pa:4 ba:2 phea:2"),
    "h": ("ស", "sa:6 so:1"),
    "r": ("រ", "ra:4 ro:3 rea:2"),
    "m": ("ម", "ma:3 mo:2"),
}
_VOWELS = {
    # Not written: before a coda, in an open syllable, at the end.
    "v/O": "a:45 o:30 or:12 ar:5 aw:2 orr:1 u:3 :2",
    "v/o": "o:42 a:18 or:8 u:12 oa:6 ea:6 ou:3 orn:1 :4",
    "v/a": "a:76 ar:8 o:4 or:4 aa:2 ah:3 ak:2 e:1",
    "v/o/2-": "o:42 a:32 or:6 oa:2 ea:5 ou:3 eak:2 u:3 or:3",
    "v/o/2y": "o:45 oy:5 ey:10 ay:10 ea:5 or:10 a:15",
    "v/o/2$": "o:40 or:25 :25 ou:5 u:5",
    "v/O/1$": "a:30 or:35 ar:20 o:10 :5",
    "v/o/2k=": "ea:45 a:25 o:20 eo:5 e:5",
    "v/o/2n=": "a:50 o:30 oa:10 or:7 u:3",
    "v/O/1n=": "a:80 an:2 o:10 or:5 ar:3",
    # Long and short a.
    "v/a/ា1": "a:85 ar:5 aa:2 ah:1 au:1 e:1 o:1",
    "v/a/ា1-": "a:80 ar:8 aa:3 ah:6 ea:2",
    "v/a/ា1់": "a:94 ah:2 o:2 at:1",
    "v/a/ា1់k": "a:97 o:1",
    "v/ia": "ea:70 ia:8 a:14 ie:4 e:3 ear:1",
    "v/ia/ា2-": "ea:62 ia:10 a:15 ear:5 eah:4 ie:3",
    "v/ua/ា2់": "oa:50 o:15 a:20 orn:1 or:8 ua:3 uo:3",
    "v/ia/ា2់k": "ea:80 a:8 e:5 ia:5 eo:2",
    "v/ia/ះ2": "eah:45 ea:20 as:10 eas:10 ah:10 a:5",
    "v/a/ះ1": "ah:55 as:15 a:25 aas:2 os:3",
    "v/a/ៈ1": "ak:30 a:40 eak:10 ah:15 eah:5",
    "v/a/ៈ2": "eak:35 ak:20 a:25 eah:10 ea:10",
    "v/a/័1": "a:85 ar:5 o:5 ah:2 u:3",
    "v/a/័1y": "a:90 e:6 ai:2 ay:2",
    "v/a/័2y": "e:60 a:20 ea:5 ei:5 ay:3 ey:2 i:3 y:2",
    "v/a/័2k": "ea:70 a:20 e:5 eo:5",
    "v/a/័2": "oa:35 o:22 a:20 or:12 orn:2 ua:3 oat:1 ou:5",
    "r/a+m": "am:85 arm:5 aam:3 ame:3 om:4",
    "r/o+m/ាំ2": "oam:35 om:18 am:25 um:6 eam:10 oum:3 oem:3",
    "r/a+ng": "ang:93 arng:2 aing:3 ange:2",
    "r/ia+ng": "eang:68 ang:16 aing:6 iang:4 eng:6",
    "r/O+m": "om:45 am:40 orm:8 aom:4 um:3",
    "r/u+m": "um:50 om:33 oum:15 oom:2",
    "r/o+m": "om:60 um:22 oum:12 oam:3 orm:3",
    "r/u+m/ុំ2": "um:45 om:30 oum:25",
    # i, u and the vowels between.
    "v/e/ិ1": "e:50 i:25 ei:10 ae:3 ek:2 y:2 et:1 ie:2 ey:3 ih:2",
    "v/i/ិ2": "i:62 e:18 y:4 ea:2 ee:2 ie:3 ih:2 eu:1 :3",
    "v/i/ិ2$": "i:30 :30 y:15 ih:8 e:10 ei:4 ee:3",
    "v/e/ិ1$": "e:35 i:30 y:8 eh:8 ei:6 :13",
    "x//៌": ":80 r:20",
    "x//ិ$": ":78 i:9 e:4 y:4 ei:2 ey:1 te:1 ti:1",
    "x//ុ$": ":80 u:12 o:5 ou:3",
    "v/e/ិ1c": "e:62 i:20 ei:12 ae:2 ie:4",
    "v/i/ិ2c": "i:35 e:55 ei:5 ie:5",
    "v/e/ិះ1": "eh:45 es:20 is:12 eus:8 eas:5 e:10",
    "v/i/ិះ2": "ih:35 is:30 es:15 i:15 eh:5",
    "r/e+y/ី1": "ey:38 ei:28 y:16 i:10 ee:4 ay:4",
    "r/e+y/ី1-": "ey:40 ei:22 y:22 i:8 ee:4 ay:2 eyy:1",
    "v/i/ី2": "i:55 ei:8 ee:10 y:8 ie:6 ea:3 e:6 ey:4",
    "v/i/ី2-": "y:42 i:25 ey:12 ei:6 ee:6 ie:4 ir:2 ea:1",
    "v/@/ឹ1": "eu:30 oe:22 e:16 oeu:8 i:8 ue:4 oue:2 o:4 ei:2",
    "v/U/ឹ2": "i:35 eu:18 ue:14 oe:10 e:12 oeu:4 u:5 ou:2",
    "v/@/ឺ1": "eu:50 oe:18 oeu:12 eur:5 ue:5 er:5 u:5",
    "v/U/ឺ2": "eu:45 ue:15 oeu:10 oe:8 eur:5 u:10 er:4 ueu:3",
    "v/U/ឹi": "ue:25 ri:5 i:30 eu:15 u:10 e:10 oe:5",
    "v/o/ុ1": "o:80 u:10 ou:6 or:1 oo:1 oh:1",
    "v/o/ុ1$": "o:45 u:30 oh:5 ou:10 :10",
    "v/u/ុ2": "u:58 o:26 ou:13 oo:2 ue:1",
    "v/u/ុ2$": "u:50 o:10 ou:20 :15 uh:5",
    "v/o/ុះ1": "oh:50 os:35 o:10 uh:5",
    "v/u/ុះ2": "uh:40 us:25 oh:15 os:10 ous:10",
    "v/u/ុi": "o:40 u:40 ou:15 oo:5",
    "v/o/ូ1": "o:35 ou:38 au:5 u:10 oo:8 aou:1 or:2",
    "v/o/ូ1-": "o:25 ou:42 u:12 au:4 oo:7 au:4 our:3 oeu:1 aou:2",
    "v/u/ូ2": "ou:50 u:32 oo:8 o:7 ue:1 oue:2",
    "v/u/ូ2-": "ou:52 u:33 oo:7 o:3 ue:2 our:2 ouv:1",
    # The other written vowels.
    "v/ua": "uo:52 ou:20 ua:8 u:8 uor:4 our:2 oua:4 o:2",
    "v/@/ើ1": "aeu:20 oeu:26 eu:20 er:12 oe:8 aer:3 e:5 ae:3 oeur:3",
    "v/@/ើ2": "eu:40 oeu:25 er:10 oe:10 e:5 eur:4 oeur:3 ue:3",
    "v/Ua": "oeu:42 eu:14 oeur:10 oea:8 eur:6 oue:4 ue:5 ea:4 eua:3 uea:2 er:2",
    "v/ia/ៀ1": "ie:40 ea:38 ia:10 iea:4 e:3 i:3 ei:2",
    "v/ia/ៀ2": "ie:42 ea:36 ia:10 iea:4 e:3 i:3 ei:2",
    "v/e/េ1": "e:75 ei:6 ae:6 ea:3 ey:4 i:4 ay:2",
    "v/e/េ2": "e:72 ei:7 i:8 ae:3 ay:3 ey:5 ea:2",
    "v/e/េ1c": "e:60 i:25 ech:1 ei:10 ae:4",
    "v/e/េ2c": "e:50 i:40 ei:6 ea:2 ie:2",
    "v/e/េ1-": "e:45 ey:20 ay:12 ei:10 ae:5 e:5 i:3",
    "v/e/េ2-": "e:45 ey:20 ay:12 ei:10 ae:5 i:8",
    "v/e/េះ1": "eh:50 es:30 e:15 ess:2 is:3",
    "v/i/េះ2": "eh:45 es:25 e:12 ih:8 is:10",
    "v/E/ែ1": "e:42 ae:38 ea:8 er:3 aer:2 ai:2 a:3 ey:2",
    "v/E/ែ2": "e:45 ae:25 ea:14 eae:8 er:4 a:4",
    "v/E/ែi": "e:42 ae:38 ek:2 ea:8 ai:5 aek:1 a:4",
    "v/E/ែះ1": "eh:50 es:30 aeh:10 e:10",
    "r/a+y": "ai:42 ay:46 y:5 ei:3 ey:3 ie:1",
    "r/e+y/ៃ2": "ey:52 ei:16 ay:12 y:10 ai:8 i:2",
    "r/a+w/ោ1": "o:45 ao:30 or:8 au:5 oa:3 aor:3 ou:3 aw:1",
    "r/a+w/ោ1-": "o:40 ao:26 or:14 au:6 aor:3 oa:4 ou:3 aw:2",
    "v/o/ោ2": "o:45 ou:32 oa:2 or:8 u:4 oo:3 ow:2 our:2",
    "v/o/ោ2-": "o:40 ou:30 or:12 oa:2 u:4 oo:3 our:3 ow:2",
    "r/a+w/ោi": "o:40 ao:30 au:15 ou:10 aw:2 or:3",
    "r/a+w/ៅ1": "au:42 ao:32 av:8 ov:6 aov:2 aw:4 ou:4 o:2",
    "r/o+w/ៅ2": "ov:42 ou:16 ouv:8 au:10 ow:6 av:6 o:4 ao:4 eou:2 u:2",
    "r/o+w/ៅi": "ov:35 au:20 ou:20 ouv:15 ow:10",
    "v/O/ោះ1": "oh:30 aoh:30 os:22 or:3 o:8 aos:3 as:2 ors:2",
    "v/ua/ោះ2": "uoh:28 oh:25 os:20 uos:12 o:10 oah:5",
    # Numbers at the end of names of places.
    "r/m+ua+y/1": "muoy:50 muy:10 mouy:8 i:15 moy:2 :15",
    "r/p+i/2": "pi:30 pir:30 ii:15 py:5 pii:3 :15",
    "r/b+e+y/3": "bei:45 bey:20 iii:15 by:5 :15",
    "r/b+ua+n/4": "buon:55 boun:12 iv:15 bun:3 :15",
    "r/p+r+a+m/5": "pram:70 v:15 :15",
}
_WRITTEN = {
    **dict.fromkeys("កគ", "k"),
    **dict.fromkeys("ចជ", "ch"),
    **dict.fromkeys("ដតទ", "t"),
    **dict.fromkeys("ឋឍថធ", "th"),
    **dict.fromkeys("ណន", "n"),
    **dict.fromkeys("សហ", "s"),
    **{"ម": "m", "យ": "y", "រ": "r", "ល": "l", "វ": "v", "ភ": "ph"},
}
_SILENT = {"x": ":97 h:1 s:1 a:1", "x/n": ":80 n:15 na:3 no:2", "x/th": ":70 h:12 th:15 t:3", "x/t": ":82 t:12 h:4 ta:1 d:1"}


def _row(text: str) -> dict[str, float]:
    row: dict[str, float] = {}
    for cell in text.split():
        piece, _, share = cell.partition(":")
        row[piece] = row.get(piece, 0.0) + float(share)
    return row


def _linked() -> dict[str, str]:
    rows: dict[str, str] = {}
    for sound, (letters, more) in _LINKED.items():
        rows |= {f"c/{sound}/{letter}+": f"{_CODAS[f'c/{sound}']} {more}" for letter in letters}
    return rows


def _silenced() -> dict[str, str]:
    """Letters under a toandakhiat, and those that a robat silences at the end of a word."""
    rows = {f"x//{letter}": f":94 {letters}:6" for letter, letters in _WRITTEN.items()}
    return rows | {f"c//{letter}៌": f":60 r:15 {letters}:25" for letter, letters in _WRITTEN.items()}


RULES: Rows = {unit: _row(text) for unit, text in (_ONSETS | _linked() | _silenced() | _CODAS | _VOWELS | _SILENT).items()}
