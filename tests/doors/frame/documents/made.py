"""One invented consultation, small, with every document it makes. All names are invented."""

from __future__ import annotations

from datetime import date

from passage.doors.frame.documents import values
from passage.doors.frame.documents.making import Document
from passage.rules.consensus.numbering import number
from passage.rules.consensus.redline import compare_versions
from passage.rules.consensus.texts import Provision
from passage.rules.consensus.words import ItemKind, ItemState, Key, ProposalAction, ProvisionKind, Role, VersionLabel

LANGUAGES = ("km", "lo", "my", "th", "en")
DAY = date(2026, 11, 24)
HASH = "3f" * 32
KH = {"en": "Cambodia", "km": "កម្ពុជា", "lo": "ກຳປູເຈຍ", "my": "ကမ္ဘောဒီးယား", "th": "กัมพูชา"}
LA = {"en": "Lao PDR", "km": "ឡាវ", "lo": "ສປປ ລາວ", "my": "လာအို", "th": "สปป. ลาว"}
MM = {"en": "Myanmar", "km": "មីយ៉ាន់ម៉ា", "lo": "ມຽນມາ", "my": "မြန်မာ", "th": "เมียนมา"}
TH = {"en": "Thailand", "km": "ថៃ", "lo": "ໄທ", "my": "ထိုင်း", "th": "ไทย"}
TITLE = {
    "en": "Plan of action on the protection of migrant workers",
    "km": "ផែនការសកម្មភាពស្តីពីការការពារពលករទេសន្តរប្រវេសន៍",
    "lo": "ແຜນດຳເນີນງານວ່າດ້ວຍການປົກປ້ອງແຮງງານເຄື່ອນຍ້າຍ",
    "my": "ရွှေ့ပြောင်းအလုပ်သမားများ ကာကွယ်ရေး လုပ်ငန်းအစီအစဉ်",
    "th": "แผนปฏิบัติการว่าด้วยการคุ้มครองแรงงานข้ามชาติ",
}
ROUND = {
    "en": "First technical round",
    "km": "កិច្ចប្រជុំបច្ចេកទេសលើកទីមួយ",
    "lo": "ກອງປະຊຸມວິຊາການ ຄັ້ງທີໜຶ່ງ",
    "my": "ပထမအကြိမ် နည်းပညာအစည်းအဝေး",
    "th": "การประชุมทางวิชาการครั้งที่หนึ่ง",
}
TEXTS: tuple[tuple[str, ProvisionKind, dict[str, str]], ...] = (
    (
        "POA-P1",
        ProvisionKind.PREAMBLE,
        {
            "en": "Recalling that every migrant worker has the right to be treated with dignity,",
            "km": "ដោយរំលឹកថា ពលករទេសន្តរប្រវេសន៍គ្រប់រូបមានសិទ្ធិទទួលបានការប្រព្រឹត្តិដោយសេចក្តីថ្លៃថ្នូរ",
            "lo": "ໂດຍລະນຶກເຖິງວ່າ ແຮງງານເຄື່ອນຍ້າຍທຸກຄົນມີສິດໄດ້ຮັບການປະຕິບັດຢ່າງມີກຽດສັກສີ",
            "my": "ရွှေ့ပြောင်းအလုပ်သမားတိုင်းသည် ဂုဏ်သိက္ခာရှိစွာ ဆက်ဆံခံပိုင်ခွင့်ရှိကြောင်း ပြန်လည်သတိရလျက်၊",
            "th": "โดยระลึกว่าแรงงานข้ามชาติทุกคนมีสิทธิได้รับการปฏิบัติอย่างมีศักดิ์ศรี",
        },
    ),
    (
        "POA-1.1",
        ProvisionKind.OPERATIVE,
        {
            "en": "Each Party informs workers, before they leave, of their wages, their hours and where to ask for help.",
            "km": "ភាគីនីមួយៗជូនដំណឹងដល់ពលករមុនពេលចេញដំណើរ អំពីប្រាក់ឈ្នួល ម៉ោងធ្វើការ និងកន្លែងសុំជំនួយ។",
            "lo": "ແຕ່ລະຝ່າຍແຈ້ງໃຫ້ແຮງງານຮູ້ກ່ອນເດີນທາງ ກ່ຽວກັບຄ່າແຮງ ຊົ່ວໂມງເຮັດວຽກ ແລະບ່ອນຂໍຄວາມຊ່ວຍເຫຼືອ.",
            "my": "ပါဝင်သည့်နိုင်ငံတစ်ခုစီသည် အလုပ်သမားများ မထွက်ခွာမီ လုပ်ခ၊ အလုပ်ချိန်နှင့် အကူအညီတောင်းနိုင်သည့်နေရာကို အသိပေးရမည်။",
            "th": "แต่ละฝ่ายแจ้งให้แรงงานทราบก่อนเดินทางเรื่องค่าจ้าง ชั่วโมงทำงาน และสถานที่ขอความช่วยเหลือ",
        },
    ),
    (
        "POA-1.2",
        ProvisionKind.OPERATIVE,
        {
            "en": "A request to trace a family is answered within 30 days.",
            "km": "សំណើស្វែងរកគ្រួសារត្រូវឆ្លើយតបក្នុងរយៈពេល 30 ថ្ងៃ។",
            "lo": "ຄຳຂໍຊອກຫາຄອບຄົວຕ້ອງໄດ້ຮັບຄຳຕອບພາຍໃນ 30 ວັນ.",
            "my": "မိသားစုရှာဖွေပေးရန် တောင်းဆိုချက်ကို ရက် ၃၀ အတွင်း ပြန်ကြားရမည်။",
            "th": "คำขอสืบหาครอบครัวต้องได้รับคำตอบภายใน 30 วัน",
        },
    ),
)
BRACKETED = "A request to trace a family is answered [KH, LA: within 30 days | MM: promptly [TH: and in writing]]."
MEETING = values.Meeting(TITLE, ROUND, "Siem Reap", date(2026, 11, 24), date(2026, 11, 25), KH, "IOM")
ITEMS = (
    values.Item("1", TITLE, ItemKind.PROCEDURE, 20, state=ItemState.AGREED),
    values.Item("2", ROUND, ItemKind.TEXT, 90, ("POA/1",), ItemState.DEFERRED, {"en": "The text goes to capitals."}),
)
PEOPLE = (
    values.Delegation(
        KH,
        {"en": "National Committee for Counter Trafficking", "km": "គណៈកម្មាធិការជាតិប្រយុទ្ធប្រឆាំងអំពើជួញដូរមនុស្ស"},
        (
            values.Participant("សុខ ឧទាហរណ៍ (Sok Udahor)", "Secretary of State", Role.HEAD),
            values.Participant("Kong Samnong", "Interpreter", Role.INTERPRETER),
        ),
    ),
    values.Delegation(MM, {}, (values.Participant("ဦးဥပမာ (U Upama)", "Deputy Director", Role.ALTERNATE),)),
)
TONGUES = values.Tongues(LANGUAGES, LANGUAGES, "en", "en")


def numbered(texts: dict[str, str] | None = None) -> tuple[values.Paragraph, ...]:
    """The paragraphs with numbers of the English text, some of them replaced."""
    changed = texts or {}
    provisions = [Provision(Key(key), kind, changed.get(key, said["en"])) for key, kind, said in TEXTS]
    return tuple(
        values.Paragraph(one.paragraph, kind, said | {"en": provision.text}, one.first_line, one.lines)
        for one, provision, (_key, kind, said) in zip(number(provisions, "en"), provisions, TEXTS, strict=True)
    )


def draft(label: VersionLabel = VersionLabel.COMPILATION) -> values.Draft:
    paragraphs = numbered({"POA-1.2": BRACKETED})
    tabled = values.Tabled("MM", ProposalAction.REPLACE, TEXTS[2][2], "Offices on the coast have no line for weeks.")
    last = values.Paragraph(
        paragraphs[2].number, paragraphs[2].kind, paragraphs[2].texts, paragraphs[2].first_line, paragraphs[2].lines, (tabled,)
    )
    return values.Draft(MEETING, TITLE, label, 3, DAY, "en", (*paragraphs[:2], last))


def redline(language: str) -> values.Redline:
    old = [(Key(key), said[language]) for key, _kind, said in TEXTS]
    new = [
        old[0],
        old[2],
        (old[1][0], old[1][1].replace(old[1][1].split()[-1], old[0][1].split()[0])),
        (Key("POA-1.3"), old[0][1]),
    ]
    changes = compare_versions(old, new, language)
    number_of = {0: "", **{place: str(place) for place in range(1, 9)}}
    return values.Redline(
        TITLE,
        language,
        2,
        3,
        "MM",
        tuple(values.Changed(number_of[each.before], number_of[each.after], each.runs, each.is_moved) for each in changes),
    )


def agreed() -> values.AgreedText:
    paragraphs = tuple(values.Paragraph(each.number, each.kind, each.texts) for each in numbered())
    return values.AgreedText(TITLE, "1", DAY, HASH, TONGUES, paragraphs)


def everything(language: str) -> dict[str, Document]:
    """Every document, by name."""
    text = agreed()
    signatories = tuple(
        values.Signatory(party, name, "Minister", "Note 12/2026")
        for party, name in ((KH, "Sok Udahor"), (LA, "Bounma Tuayang"), (MM, "U Upama"), (TH, "ตัวอย่าง สมมติ"))
    )
    approvals = tuple(values.Approved(party, "c2lnbmF0dXJl" * 7) for party in (KH, LA, MM))
    promise = values.Promise(
        "1", TEXTS[1][2], LA, {"en": "Department of Skills"}, date(2030, 6, 30), {"en": "100 per cent"}, ("GCM 3", "SDG 8.8")
    )
    return {
        "provisional-agenda": values.Agenda(MEETING, ITEMS, is_adopted=False),
        "adopted-agenda": values.Agenda(MEETING, ITEMS, is_adopted=True),
        "participants": values.Participants(MEETING, PEOPLE),
        "compilation": draft(),
        "chairs-text": draft(VersionLabel.CHAIRS_TEXT),
        "redline": redline(language),
        "record": values.Discussions(
            MEETING,
            (KH, LA, MM),
            ITEMS,
            {code: TEXTS[0][2][code] for code in LANGUAGES},
            (values.Reservation(MM, "2", "ကန့်သတ်ချက်"),),
            (KH, LA),
        ),
        "agreed": text,
        "release": values.Release(text, 1, HASH, (KH, LA, MM), (TH,), approvals),
        "statement": values.Statement(TITLE, "Siem Reap", DAY, (KH, LA, MM, TH), tuple(said for _key, _kind, said in TEXTS)),
        "signature-copy": values.SignatureCopy(text, "Siem Reap", DAY, signatories),
        "commitments": values.Commitments(TITLE, DAY, (promise,)),
        "verification": values.Verification(
            TITLE,
            "6f1c6a1e-3f0e-4c57-9d5e-2f1f6c8f0a11",
            1204,
            HASH,
            HASH,
            DAY,
            tuple(values.MemberKey(node, party, HASH) for node, party in (("kh", KH), ("la", LA), ("mm", MM))),
            (("agreed.km.pdf", HASH),),
        ),
    }
