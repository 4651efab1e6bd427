"""Addresses of cases at the desk."""

from django.urls import path

from passage.doors.desk.cases import edits, pages, screening

urlpatterns = [
    path("", pages.cases, name="cases"),
    path("<uuid:public_id>/", pages.summary, name="case"),
    path("<uuid:public_id>/journey/", pages.journey, name="case-journey"),
    path("<uuid:public_id>/people/", pages.people, name="case-people"),
    path("<uuid:public_id>/screening/", pages.screening, name="case-screening"),
    path("<uuid:public_id>/notes/", pages.notes, name="case-notes"),
    path("<uuid:public_id>/consents/", pages.consents, name="case-consents"),
    path("<uuid:public_id>/sharing/", pages.sharing, name="case-sharing"),
    path("<uuid:public_id>/history/", pages.history, name="case-history"),
    path("<uuid:public_id>/edit/", edits.profile, name="edit-profile"),
    path("<uuid:public_id>/next-step/", edits.next_step, name="next-step"),
    path("<uuid:public_id>/assign/", edits.assign, name="assign-case"),
    path("<uuid:public_id>/move/", edits.move, name="move-case"),
    path("<uuid:public_id>/danger/", edits.danger, name="set-danger"),
    path("<uuid:public_id>/erase/", edits.erase, name="erase"),
    path("<uuid:public_id>/note/", edits.note, name="add-note"),
    path("<uuid:public_id>/episode/", edits.episode, name="add-episode"),
    path("<uuid:public_id>/relation/", edits.relation, name="add-relation"),
    path("<uuid:public_id>/screen/<slug:set_id>/", screening.screen, name="screen"),
    path("<uuid:public_id>/screened/<uuid:screening_id>/", screening.result, name="screening-result"),
    path("<uuid:public_id>/conclude/<uuid:screening_id>/", screening.conclude, name="conclude"),
]
