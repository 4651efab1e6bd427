"""Addresses of consents and referrals at the desk."""

from django.urls import path

from passage.doors.desk.referrals import answers, compose, consents, inbox, overrides

urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("<uuid:public_id>/", inbox.referral, name="referral"),
    path("<uuid:public_id>/accept/", answers.accept, name="accept"),
    path("<uuid:public_id>/reject/", answers.reject, name="reject"),
    path("<uuid:public_id>/complete/", answers.complete, name="complete"),
    path("<uuid:public_id>/resend/", answers.resend, name="resend"),
    path("<uuid:public_id>/revoke/", answers.revoke, name="revoke"),
    path("compose/<uuid:case_id>/", compose.compose, name="compose"),
    path("consent/<uuid:case_id>/", consents.record, name="record-consent"),
    path("consent/<uuid:public_id>/withdraw/", consents.withdraw, name="withdraw-consent"),
    path("override/<uuid:case_id>/", overrides.request_one, name="request-override"),
    path("override/<uuid:case_id>/<uuid:public_id>/", overrides.approve, name="approve-override"),
]
