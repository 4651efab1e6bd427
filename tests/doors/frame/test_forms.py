"""Form controls: labels, hints, errors and their ids belong together, in the reader's language."""

import re

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from passage.doors.frame.form_fields import first_control_id, name_kind
from tests.doors.frame.samples import sample_form


def show(source: str, **context: object) -> str:
    return Template("{% load frame %}" + source).render(Context(context))


def show_field(form: forms.Form, name: str, look: str = "") -> str:
    return show("{% field bound " + look + " %}", bound=form[name])


def ids_in(html: str) -> list[str]:
    return re.findall(r'\bid="([^"]+)"', html)


def test_each_error_of_the_summary_links_to_the_first_control_of_its_field() -> None:
    form = sample_form("en", is_sent=True)
    summary = show("{% error_summary form %}", form=form)
    targets = re.findall(r'href="#([^"]+)"', summary)
    fields = show("{% form_fields form %}", form=form)
    assert targets == ["id_contact_0", "id_name", "id_agree"]
    assert set(targets) <= set(ids_in(fields))


def test_there_is_no_summary_when_nothing_was_sent_or_nothing_is_wrong() -> None:
    assert "error-summary" not in show("{% error_summary form %}", form=sample_form("en"))
    assert "error-summary" not in show("{% error_summary form %}", form=None)


def test_the_summary_of_several_forms_is_one() -> None:
    first, second = sample_form("en", is_sent=True), sample_form("en", is_sent=True)
    assert show("{% error_summary a b %}", a=first, b=second).count("govuk-error-summary__title") == 1


def test_an_error_of_the_whole_form_is_shown_without_a_link() -> None:
    form = sample_form("en", is_sent=True)
    form.add_error(None, "These two do not fit together.")
    summary = show("{% error_summary form %}", form=form)
    assert "<li>These two do not fit together.</li>" in summary


@pytest.mark.parametrize("name", ["what", "wants", "contact", "name", "when", "place", "story", "photo", "agree"])
@pytest.mark.parametrize("is_sent", [False, True])
def test_everything_that_describes_a_control_exists_once(name: str, is_sent: bool) -> None:
    html = show_field(sample_form("en", is_sent=is_sent), name)
    ids = ids_in(html)
    described = " ".join(re.findall(r'aria-describedby="([^"]*)"', html)).split()
    assert len(ids) == len(set(ids))
    assert set(described) <= set(ids)
    assert set(re.findall(r'\bfor="([^"]+)"', html)) <= set(ids)


@pytest.mark.parametrize("name", ["what", "contact"])
def test_a_question_with_several_controls_is_a_fieldset_with_a_legend(name: str) -> None:
    html = show_field(sample_form("en"), name)
    assert html.count("<fieldset") == html.count("<legend") == 1


def test_a_question_alone_on_its_page_is_the_heading() -> None:
    form = sample_form("en")
    assert re.search(r"<legend[^>]*><h1", show_field(form, "what", "heading=True"))
    assert re.search(r"<h1[^>]*><label", show_field(form, "name", "heading=True"))


def test_chosen_options_stay_chosen_and_nothing_else_is() -> None:
    html = show_field(sample_form("en", is_sent=True), "what")
    chosen = re.findall(r'value="([a-z_]+)" id="[^"]+" checked', html)
    assert chosen == ["debt", "locked_in"]


def test_pictograms_stand_beside_options_only_where_asked() -> None:
    form = sample_form("en")
    assert show_field(form, "what", "pictograms=True").count('class="pictogram"') == 12
    assert "pictogram" not in show_field(form, "what")


def test_an_option_can_have_a_hint_that_describes_it() -> None:
    html = show_field(sample_form("en"), "contact")
    assert 'aria-describedby="id_contact_1-hint"' in html
    assert 'id="id_contact_1-hint"' in html


def test_the_limit_of_a_long_answer_is_said_below_it() -> None:
    html = show_field(sample_form("en"), "story")
    assert "You can write up to 4000 characters." in html
    assert "id_story-count" in html


def test_what_was_typed_comes_back_escaped() -> None:
    class Story(forms.Form):
        story = forms.CharField(widget=forms.Textarea, label="<b>")

    html = show("{% form_fields form %}", form=Story({"story": "</textarea><script>"}))
    assert "<script>" not in html
    assert "&lt;b&gt;" in html


def test_hidden_fields_come_without_a_label() -> None:
    html = show("{% hidden_fields form %}", form=sample_form("en"))
    assert html == '<input type="hidden" name="step" value="3" id="id_step">'


@pytest.mark.parametrize(
    ("field", "kind"),
    [
        (forms.CharField(), "input"),
        (forms.EmailField(), "input"),
        (forms.IntegerField(), "input"),
        (forms.DateField(), "date"),
        (forms.BooleanField(), "checkbox"),
        (forms.ChoiceField(), "select"),
        (forms.ChoiceField(widget=forms.RadioSelect), "radios"),
        (forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple), "checkboxes"),
        (forms.CharField(widget=forms.Textarea), "textarea"),
        (forms.FileField(), "file"),
        (forms.CharField(widget=forms.HiddenInput), "hidden"),
        (forms.SplitDateTimeField(), "group"),
    ],
)
def test_every_kind_of_widget_has_its_template(field: forms.Field, kind: str) -> None:
    form = forms.Form()
    form.fields["one"] = field
    assert name_kind(form["one"]) == kind
    assert 'name="one' in show_field(form, "one") or kind in {"radios", "checkboxes"}


def test_a_group_of_inputs_is_reached_at_its_first_one() -> None:
    form = forms.Form()
    form.fields["one"] = forms.SplitDateTimeField()
    assert first_control_id(form["one"]) in ids_in(show_field(form, "one"))


def test_a_field_can_be_as_wide_as_its_answer() -> None:
    assert "govuk-input--width-5" in show_field(sample_form("en"), "name", 'width="5"')


def test_words_of_django_around_a_field_follow_the_language() -> None:
    class Required(forms.Form):
        one = forms.CharField()

    with translation.override("th"):
        html = show("{% form_fields form %}", form=Required({}))
    assert "This field is required" not in html
