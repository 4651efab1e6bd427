"""All answers so far, exactly as they were typed. They travel in the page's hidden fields; the server keeps none."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

MOST_VALUES = 32
"""More values than any question has choices are somebody's play; the rest is dropped."""


@dataclass(frozen=True)
class Answers:
    """Raw values by field name. `submission` is the random mark by which a second Send is known."""

    values: Mapping[str, tuple[str, ...]]
    submission: str
    seen: tuple[str, ...] = ()

    @classmethod
    def fresh(cls) -> Answers:
        return cls({}, str(uuid.uuid4()))

    @classmethod
    def from_post(cls, post: QueryDict, names: Iterable[str]) -> Answers:
        """What the page carried, limited to known fields; a submission mark that is not one is replaced."""
        values = {name: tuple(post.getlist(name)[:MOST_VALUES]) for name in names if name in post}
        try:
            submission = str(uuid.UUID(post.get("submission", "")))
        except ValueError:
            submission = str(uuid.uuid4())
        return cls(values, submission, tuple(post.get("seen", "").split()[:MOST_VALUES]))

    def one(self, name: str) -> str:
        return (self.values.get(name) or ("",))[-1]

    def many(self, name: str) -> tuple[str, ...]:
        return self.values.get(name, ())

    def without(self, names: Iterable[str]) -> Answers:
        dropped = set(names)
        kept = {name: value for name, value in self.values.items() if name not in dropped}
        return Answers(kept, self.submission, self.seen)

    def with_one(self, name: str, value: str) -> Answers:
        return Answers({**self.values, name: (value,)}, self.submission, self.seen)

    def having_seen(self, code: str) -> Answers:
        return self if code in self.seen else Answers(self.values, self.submission, (*self.seen, code))

    @cached_property
    def form_data(self) -> QueryDict:
        """The values in the form in which Django's forms read them."""
        data = QueryDict(mutable=True)
        for name, value in self.values.items():
            data.setlist(name, list(value))
        return data

    def carry(self, shown: Sequence[str], extra: Mapping[str, str]) -> SafeString:
        """Hidden fields for everything the page does not ask itself."""
        pairs = [(name, value) for name, many in self.values.items() if name not in shown for value in many]
        pairs += [("submission", self.submission), ("seen", " ".join(self.seen)), *extra.items()]
        return format_html_join("\n", '<input type="hidden" name="{}" value="{}">', pairs)
