"""Invented words and people in five scripts, as long as real ones, to look at every component with."""

from typing import Any

from django import forms

from passage.doors.frame.drawings import PICTOGRAMS
from passage.doors.frame.paging import Page

LANGUAGES = ("en", "km", "lo", "my", "th")
NAMES = {"km": "ខ្មែរ", "lo": "ລາວ", "my": "မြန်မာ", "th": "ไทย", "en": "English"}

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "title": "Every component on one page",
        "queue": "New reports",
        "back": "Back to the queue",
        "danger": "In danger now",
        "danger_text": "The person says they are locked in at night and threatened. Call within 24 hours.",
        "overdue": "The first reply was due on Saturday 21 November.",
        "done": "The family has been found and agrees to receive him at the Poipet crossing.",
        "consent": "Cambodia's desk may know: name, what happened, until 3 March.",
        "send": "Send to Cambodia's desk",
        "save": "Save and come back later",
        "end": "Delete this report",
        "cancel": "Cancel",
        "more": "What happens next?",
        "person": "Sok Dara",
        "hotline": "1300, help in danger, day and night",
        "what": "What happened to you?",
        "hint": "Choose everything that happened. You can skip this question.",
        "facts": "Khmer · Samut Sakhon · fishing",
        "three_days": "3 days",
        "nobody": "Nobody yet",
        "name": "What may we call you?",
        "story": "In your own words",
        "when": "Since when?",
        "place": "Which province?",
        "agree": "I agree that this desk keeps my report",
        "required": "Write a name, or any word you choose.",
        "waiting": "Waiting",
        "closed": "Closed",
    },
    "km": {
        "title": "សមាសភាគទាំងអស់នៅលើទំព័រតែមួយ",
        "queue": "របាយការណ៍ថ្មីៗ",
        "back": "ត្រឡប់ទៅបញ្ជីរង់ចាំ",
        "danger": "កំពុងមានគ្រោះថ្នាក់ឥឡូវនេះ",
        "danger_text": "បុគ្គលនេះនិយាយថាគេចាក់សោទុកនៅពេលយប់ ហើយត្រូវបានគំរាមកំហែង។ សូមទូរស័ព្ទក្នុងរយៈពេល ២៤ ម៉ោង។",
        "overdue": "ការឆ្លើយតបលើកដំបូងត្រូវធ្វើនៅថ្ងៃសៅរ៍ ទី២១ ខែវិច្ឆិកា។",
        "done": "គ្រួសារត្រូវបានរកឃើញ ហើយយល់ព្រមទទួលគាត់នៅច្រកព្រំដែនប៉ោយប៉ែត។",
        "consent": "ការិយាល័យកម្ពុជាអាចដឹង៖ ឈ្មោះ និងអ្វីដែលបានកើតឡើង រហូតដល់ថ្ងៃទី៣ ខែមីនា។",
        "send": "ផ្ញើទៅការិយាល័យកម្ពុជា",
        "save": "រក្សាទុក ហើយត្រឡប់មកវិញពេលក្រោយ",
        "end": "លុបរបាយការណ៍នេះ",
        "cancel": "បោះបង់",
        "more": "តើមានអ្វីកើតឡើងបន្ទាប់?",
        "person": "សុខ ដារ៉ា",
        "hotline": "១៣០០ ជំនួយពេលមានគ្រោះថ្នាក់ ទាំងយប់ទាំងថ្ងៃ",
        "what": "តើមានអ្វីកើតឡើងចំពោះអ្នក?",
        "hint": "ជ្រើសរើសអ្វីៗទាំងអស់ដែលបានកើតឡើង។ អ្នកអាចរំលងសំណួរនេះបាន។",
        "facts": "ភាសាខ្មែរ · សមុទ្រសាខន · នេសាទ",
        "three_days": "៣ ថ្ងៃ",
        "nobody": "មិនទាន់មាននរណា",
        "name": "តើយើងអាចហៅអ្នកថាអ្វី?",
        "story": "តាមពាក្យសម្ដីរបស់អ្នកផ្ទាល់",
        "when": "តាំងពីពេលណា?",
        "place": "ខេត្តណា?",
        "agree": "ខ្ញុំយល់ព្រមឱ្យការិយាល័យនេះរក្សាទុករបាយការណ៍របស់ខ្ញុំ",
        "required": "សូមសរសេរឈ្មោះ ឬពាក្យណាមួយដែលអ្នកជ្រើសរើស។",
        "waiting": "កំពុងរង់ចាំ",
        "closed": "បានបិទ",
    },
    "lo": {
        "title": "ສ່ວນປະກອບທັງໝົດຢູ່ໃນໜ້າດຽວ",
        "queue": "ລາຍງານໃໝ່",
        "back": "ກັບໄປຫາລາຍການລໍຖ້າ",
        "danger": "ກຳລັງຕົກຢູ່ໃນອັນຕະລາຍ",
        "danger_text": "ຜູ້ກ່ຽວບອກວ່າຖືກລັອກປະຕູຂັງໄວ້ໃນຕອນກາງຄືນ ແລະ ຖືກຂົ່ມຂູ່. ໃຫ້ໂທພາຍໃນ 24 ຊົ່ວໂມງ.",
        "overdue": "ການຕອບຄັ້ງທຳອິດຄົບກຳນົດໃນວັນເສົາ ທີ 21 ພະຈິກ.",
        "done": "ພົບຄອບຄົວແລ້ວ ແລະ ຍິນດີຮັບລາວຢູ່ດ່ານຊາຍແດນ.",
        "consent": "ຫ້ອງການຂອງກຳປູເຈຍອາດຈະຮູ້: ຊື່, ສິ່ງທີ່ເກີດຂຶ້ນ, ຈົນຮອດວັນທີ 3 ມີນາ.",
        "send": "ສົ່ງໄປຫ້ອງການຂອງກຳປູເຈຍ",
        "save": "ບັນທຶກ ແລ້ວກັບມາພາຍຫຼັງ",
        "end": "ລຶບລາຍງານນີ້",
        "cancel": "ຍົກເລີກ",
        "more": "ຈະເກີດຫຍັງຂຶ້ນຕໍ່ໄປ?",
        "person": "ບຸນມີ ໄຊຍະວົງ",
        "hotline": "1300 ຊ່ວຍເຫຼືອໃນເວລາອັນຕະລາຍ ທັງກາງເວັນແລະກາງຄືນ",
        "what": "ເກີດຫຍັງຂຶ້ນກັບທ່ານ?",
        "hint": "ເລືອກທຸກຢ່າງທີ່ເກີດຂຶ້ນ. ທ່ານສາມາດຂ້າມຄຳຖາມນີ້ໄດ້.",
        "facts": "ລາວ · ສະໝຸດສາຄອນ · ປະມົງ",
        "three_days": "3 ວັນ",
        "nobody": "ຍັງບໍ່ມີໃຜ",
        "name": "ໃຫ້ພວກເຮົາເອີ້ນທ່ານວ່າແນວໃດ?",
        "story": "ດ້ວຍຄຳເວົ້າຂອງທ່ານເອງ",
        "when": "ຕັ້ງແຕ່ເມື່ອໃດ?",
        "place": "ແຂວງໃດ?",
        "agree": "ຂ້ອຍຍິນຍອມໃຫ້ຫ້ອງການນີ້ເກັບຮັກສາລາຍງານຂອງຂ້ອຍໄວ້",
        "required": "ຂຽນຊື່ ຫຼື ຄຳໃດກໍໄດ້ທີ່ທ່ານເລືອກ.",
        "waiting": "ກຳລັງລໍຖ້າ",
        "closed": "ປິດແລ້ວ",
    },
    "my": {
        "title": "အစိတ်အပိုင်းအားလုံးကို စာမျက်နှာတစ်ခုတည်းတွင်",
        "queue": "တိုင်ကြားချက်အသစ်များ",
        "back": "စောင့်ဆိုင်းစာရင်းသို့ ပြန်သွားရန်",
        "danger": "ယခု အန္တရာယ်ရှိနေသည်",
        "danger_text": "ညအချိန်တွင် သော့ခတ်ထားပြီး ခြိမ်းခြောက်ခံရသည်ဟု ပြောပါသည်။ ၂၄ နာရီအတွင်း ဖုန်းခေါ်ပါ။",
        "overdue": "ပထမဆုံး အကြောင်းပြန်ရမည့်ရက်မှာ နိုဝင်ဘာ ၂၁ ရက်၊ စနေနေ့ ဖြစ်သည်။",
        "done": "မိသားစုကို တွေ့ရှိပြီး နယ်စပ်ဂိတ်တွင် လာရောက်ကြိုဆိုရန် သဘောတူပါသည်။",
        "consent": "ကမ္ဘောဒီးယားရုံးက သိနိုင်သည်များ - အမည်၊ ဖြစ်ပျက်ခဲ့သည့်အရာ၊ မတ်လ ၃ ရက်အထိ။",
        "send": "ကမ္ဘောဒီးယားရုံးသို့ ပို့ရန်",
        "save": "သိမ်းထားပြီး နောက်မှ ပြန်လာရန်",
        "end": "ဤတိုင်ကြားချက်ကို ဖျက်ရန်",
        "cancel": "မလုပ်တော့ပါ",
        "more": "နောက်ထပ် ဘာဖြစ်မည်လဲ။",
        "person": "မောင်ကျော်ဇင်ဦး",
        "hotline": "၁၃၀၀ အန္တရာယ်ရှိလျှင် အကူအညီ၊ နေ့ရောညပါ",
        "what": "သင့်အား ဘာတွေ ဖြစ်ခဲ့သလဲ။",
        "hint": "ဖြစ်ခဲ့သမျှ အားလုံးကို ရွေးပါ။ ဤမေးခွန်းကို ကျော်နိုင်ပါသည်။",
        "facts": "မြန်မာ · ဆမွတ်ဆာခွန် · ငါးဖမ်းလုပ်ငန်း",
        "three_days": "၃ ရက်",
        "nobody": "မည်သူမျှ မရှိသေး",
        "name": "သင့်ကို ဘယ်လို ခေါ်ရမလဲ။",
        "story": "သင့်ကိုယ်ပိုင်စကားဖြင့်",
        "when": "ဘယ်အချိန်ကတည်းကလဲ။",
        "place": "ဘယ်ပြည်နယ်လဲ။",
        "agree": "ဤရုံးက ကျွန်ုပ်၏ တိုင်ကြားချက်ကို သိမ်းဆည်းရန် သဘောတူပါသည်",
        "required": "အမည် သို့မဟုတ် သင်ရွေးချယ်သော စကားလုံးတစ်ခု ရေးပါ။",
        "waiting": "စောင့်ဆိုင်းနေသည်",
        "closed": "ပိတ်ပြီး",
    },
    "th": {
        "title": "ส่วนประกอบทั้งหมดในหน้าเดียว",
        "queue": "รายงานใหม่",
        "back": "กลับไปที่รายการรอ",
        "danger": "กำลังตกอยู่ในอันตราย",
        "danger_text": "ผู้แจ้งบอกว่าถูกล็อกประตูขังไว้ตอนกลางคืนและถูกข่มขู่ โปรดโทรภายใน 24 ชั่วโมง",
        "overdue": "ครบกำหนดตอบครั้งแรกเมื่อวันเสาร์ที่ 21 พฤศจิกายน 2569",
        "done": "พบครอบครัวแล้วและยินดีรับเขาที่ด่านปอยเปต",
        "consent": "สำนักงานกัมพูชารับทราบได้: ชื่อ สิ่งที่เกิดขึ้น จนถึงวันที่ 3 มีนาคม 2570",
        "send": "ส่งถึงสำนักงานกัมพูชา",
        "save": "บันทึกแล้วกลับมาทำต่อภายหลัง",
        "end": "ลบรายงานนี้",
        "cancel": "ยกเลิก",
        "more": "จะเกิดอะไรขึ้นต่อไป",
        "person": "สมชาย ใจดี",
        "hotline": "1300 ช่วยเหลือยามมีอันตราย ตลอดวันตลอดคืน",
        "what": "เกิดอะไรขึ้นกับคุณ",
        "hint": "เลือกทุกอย่างที่เกิดขึ้น คุณข้ามคำถามนี้ได้",
        "facts": "ไทย · สมุทรสาคร · ประมง",
        "three_days": "3 วัน",
        "nobody": "ยังไม่มีผู้รับ",
        "name": "ให้เราเรียกคุณว่าอะไร",
        "story": "เล่าด้วยคำพูดของคุณเอง",
        "when": "ตั้งแต่เมื่อไร",
        "place": "จังหวัดใด",
        "agree": "ฉันยินยอมให้สำนักงานนี้เก็บรายงานของฉันไว้",
        "required": "เขียนชื่อหรือคำใดก็ได้ที่คุณเลือก",
        "waiting": "กำลังรอ",
        "closed": "ปิดแล้ว",
    },
}

_HARMS: dict[str, tuple[str, ...]] = {
    "en": (
        "My documents were taken",
        "My wages were not paid",
        "I owe money I cannot pay back",
        "I was locked in",
        "I was threatened",
        "I was hit or hurt",
        "I was touched or forced sexually",
        "I worked too many hours",
        "The recruiter lied to me",
        "I could not leave the boat",
        "I was injured at work",
        "A child is working there",
    ),
    "km": (
        "គេយកឯកសាររបស់ខ្ញុំ",
        "គេមិនបើកប្រាក់ឈ្នួលឱ្យខ្ញុំ",
        "ខ្ញុំជំពាក់ប្រាក់ដែលខ្ញុំសងមិនរួច",
        "គេចាក់សោបង្ខាំងខ្ញុំ",
        "គេគំរាមកំហែងខ្ញុំ",
        "គេវាយធ្វើបាបខ្ញុំ",
        "គេបង្ខំ ឬប៉ះពាល់ខ្ញុំខាងផ្លូវភេទ",
        "ខ្ញុំធ្វើការច្រើនម៉ោងពេក",
        "អ្នកជ្រើសរើសកុហកខ្ញុំ",
        "ខ្ញុំមិនអាចចេញពីទូកបាន",
        "ខ្ញុំរងរបួសពេលធ្វើការ",
        "មានក្មេងធ្វើការនៅទីនោះ",
    ),
    "lo": (
        "ເອກະສານຂອງຂ້ອຍຖືກຍຶດ",
        "ບໍ່ໄດ້ຮັບຄ່າແຮງງານ",
        "ຂ້ອຍຕິດໜີ້ທີ່ໃຊ້ຄືນບໍ່ໄດ້",
        "ຂ້ອຍຖືກຂັງໄວ້",
        "ຂ້ອຍຖືກຂົ່ມຂູ່",
        "ຂ້ອຍຖືກທຸບຕີ ຫຼື ທຳຮ້າຍ",
        "ຂ້ອຍຖືກລ່ວງລະເມີດທາງເພດ",
        "ຂ້ອຍເຮັດວຽກຫຼາຍຊົ່ວໂມງເກີນໄປ",
        "ນາຍໜ້າຕົວະຂ້ອຍ",
        "ຂ້ອຍອອກຈາກເຮືອບໍ່ໄດ້",
        "ຂ້ອຍບາດເຈັບໃນເວລາເຮັດວຽກ",
        "ມີເດັກນ້ອຍເຮັດວຽກຢູ່ທີ່ນັ້ນ",
    ),
    "my": (
        "ကျွန်ုပ်၏ စာရွက်စာတမ်းများကို သိမ်းယူထားသည်",
        "လုပ်အားခ မရပါ",
        "မဆပ်နိုင်သော အကြွေး ရှိနေသည်",
        "သော့ခတ် ပိတ်လှောင်ခံရသည်",
        "ခြိမ်းခြောက်ခံရသည်",
        "ရိုက်နှက်ခံရသည် သို့မဟုတ် နာကျင်အောင် လုပ်ခံရသည်",
        "လိင်ပိုင်းဆိုင်ရာ ထိပါးခံရသည်",
        "အလုပ်ချိန် အလွန်များသည်",
        "အလုပ်ပွဲစားက လိမ်ညာခဲ့သည်",
        "လှေပေါ်မှ မထွက်ခွာနိုင်ပါ",
        "အလုပ်ခွင်တွင် ဒဏ်ရာရခဲ့သည်",
        "ထိုနေရာတွင် ကလေးတစ်ယောက် အလုပ်လုပ်နေသည်",
    ),
    "th": (
        "เอกสารของฉันถูกยึด",
        "ฉันไม่ได้รับค่าจ้าง",
        "ฉันติดหนี้ที่ใช้คืนไม่ได้",
        "ฉันถูกขัง",
        "ฉันถูกข่มขู่",
        "ฉันถูกทุบตีหรือทำร้าย",
        "ฉันถูกล่วงละเมิดทางเพศ",
        "ฉันทำงานหลายชั่วโมงเกินไป",
        "นายหน้าหลอกลวงฉัน",
        "ฉันออกจากเรือไม่ได้",
        "ฉันบาดเจ็บจากการทำงาน",
        "มีเด็กทำงานอยู่ที่นั่น",
    ),
}


def sample_form(language: str, *, is_sent: bool = False) -> forms.Form:
    """A form with every kind of control; sent empty when `is_sent`, so that it shows its errors."""
    words = _WORDS[language]
    harms = list(zip(PICTOGRAMS, _HARMS[language], strict=True))

    class SampleForm(forms.Form):
        step = forms.CharField(widget=forms.HiddenInput, initial="3", required=False)
        what = forms.MultipleChoiceField(
            label=words["what"],
            help_text=words["hint"],
            choices=harms,
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        wants = forms.MultipleChoiceField(
            label=words["more"], choices=harms[:4], widget=forms.CheckboxSelectMultiple, initial=["debt"], required=False
        )
        contact = forms.ChoiceField(
            label=words["hotline"],
            choices=[("none", words["cancel"]), ("call", words["send"])],
            widget=forms.RadioSelect,
            initial="none",
        )
        name = forms.CharField(label=words["name"], help_text=words["hint"], max_length=80)
        when = forms.DateField(label=words["when"], required=False)
        place = forms.ChoiceField(label=words["place"], choices=[("", "-"), ("a", words["facts"])], required=False)
        story = forms.CharField(label=words["story"], widget=forms.Textarea, max_length=4000, required=False)
        photo = forms.FileField(label=words["save"], required=False)
        agree = forms.BooleanField(label=words["agree"], help_text=words["consent"])

        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.fields["contact"].choice_hints = {"call": words["hint"]}  # type: ignore[attr-defined]
            for field in self.fields.values():
                field.error_messages["required"] = words["required"]

    return SampleForm({"wants": ["debt"], "what": ["debt", "locked_in"]}) if is_sent else SampleForm()


def sample_context(language: str, *, is_sent: bool = False) -> dict[str, Any]:
    """What the gallery templates show, in one language."""
    w = _WORDS[language]
    kinds = [
        ("danger", w["danger"]),
        ("waiting", w["waiting"]),
        ("done", w["done"][:14]),
        ("info", w["queue"]),
        ("quiet", w["closed"]),
    ]
    words = {
        **w,
        "keys": w["more"],
        "consents": w["agree"],
        "screening": w["what"],
        "indicator": _HARMS[language][0],
        "possible": w["waiting"],
        "reasons": [w["danger_text"], w["overdue"]],
        "source": "ILO Indicators of Forced Labour, 2012",
        "not_shared": list(_HARMS[language][4:7]),
        "history": w["more"],
        "claim": _HARMS[language][1],
        "could": w["consent"],
        "goes": w["send"],
        "preview": f"{w['person']}\n{w['facts']}\n{w['danger_text']}",
        "empty": w["nobody"],
        "empty_text": w["hint"],
        "add": w["save"],
    }
    rows = [
        {
            "kind": kind,
            "state": text,
            "danger": kind == "danger",
            "overdue": kind != "quiet",
            "title": _HARMS[language][number],
            "facts": w["facts"],
            "word": w["three_days"],
            "iso": "2026-11-21T08:00Z",
            "who": w["nobody"],
        }
        for number, (kind, text) in enumerate(kinds)
    ]
    return {
        "words": words,
        "form": sample_form(language, is_sent=is_sent),
        "rows": rows,
        "badges": kinds,
        "page": Page(items=[], number=2, previous_url="?page=1", next_url="?page=3"),
        "person": {
            "name": w["person"],
            "lang": language,
            "latin": "Sok Dara",
            "reference": "TH-7f3a-91c2",
            "facts": [(w["when"], w["three_days"]), (w["place"], w["facts"]), (w["hotline"][:10], "081 555 0100")],
            "next_step": w["danger_text"],
            "next_word": w["three_days"],
        },
        "tab_items": [
            ("timeline", w["more"], "#", ""),
            ("screening", w["what"], "#", "3"),
            ("consents", w["story"], "#", ""),
            ("sharing", w["when"], "#", ""),
        ],
        "events": [
            {"title": w["done"], "at": w["three_days"], "iso": "2026-11-21", "by": w["person"], "kind": "done"},
            {"title": w["send"], "at": w["three_days"], "text": w["danger_text"], "url": "#"},
            {"title": w["overdue"], "at": w["three_days"], "kind": "waiting"},
            {"title": w["danger"], "at": w["three_days"], "by": w["nobody"], "kind": "danger"},
        ],
        "table": {
            "heads": [w["what"], w["when"], "THB"],
            "lines": [(_HARMS[language][1], w["three_days"], "12,400.00"), (_HARMS[language][7], w["three_days"], "986.50")],
        },
        "answers": [
            (w["name"], w["person"], "#"),
            (w["what"], list(_HARMS[language][:3]), ("change", "what")),
            (w["when"], w["three_days"]),
        ],
        "figures": [(w["queue"], "128"), (w["waiting"], "17"), (w["closed"], "1,204")],
        "steps": [("done", w["name"]), ("done", w["what"]), ("now", w["when"]), ("", w["send"])],
        "icons": ["phone", "ship", "scale", "lock", "heart-pulse", "languages", "handshake", "map-pin"],
        "node": {"name": w["queue"], "country": "TH", "mode": "demo", "demo": True},
        "nav": [
            {"code": "queue", "label": w["queue"], "url": "#", "count": 12},
            {"code": "cases", "label": w["waiting"], "url": "#"},
            {"code": "peers", "label": w["send"], "url": "#"},
        ],
        "nav_current": "queue",
        "language_choices": [
            {"code": code, "name": name, "url": "", "current": code == language} for code, name in NAMES.items()
        ],
        "leave_url": "https://example.org/",
    }
