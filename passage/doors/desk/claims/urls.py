"""Addresses of claims at the desk."""

from django.urls import path

from passage.doors.desk.claims import acts, claim, facts, files, groups, law, pages, telling

urlpatterns = [
    path("claims/", pages.claims, name="claims"),
    path("claims/groups/", groups.make, name="make-claim-group"),
    path("claims/groups/<uuid:public_id>/", groups.group, name="claim-group"),
    path("claims/take/<uuid:public_id>/", telling.take_over, name="take-over-claim"),
    path("claims/<uuid:public_id>/", claim.now, name="claim"),
    path("claims/<uuid:public_id>/owed/", claim.owed, name="claim-owed"),
    path("claims/<uuid:public_id>/course/", claim.course, name="claim-course"),
    path("claims/<uuid:public_id>/proof/", claim.proof, name="claim-proof"),
    path("claims/<uuid:public_id>/worker/", claim.worker, name="claim-worker"),
    path("claims/<uuid:public_id>/others/", claim.others, name="claim-others"),
    path("claims/<uuid:public_id>/facts/<slug:question>/", facts.facts, name="claim-facts"),
    path("claims/<uuid:public_id>/month/", facts.choose_month, name="choose-claim-month"),
    path("claims/<uuid:public_id>/month/<slug:month>/", facts.month, name="claim-month"),
    path("claims/<uuid:public_id>/paper/", files.paper, name="claim-paper"),
    path("claims/<uuid:public_id>/tell/", telling.tell, name="tell-of-claim"),
    path("claims/<uuid:public_id>/step/", acts.step, name="claim-step"),
    path("claims/<uuid:public_id>/payment/", acts.payment, name="claim-payment"),
    path("claims/<uuid:public_id>/evidence/", acts.evidence, name="claim-evidence"),
    path("claims/<uuid:public_id>/attorney/", acts.attorney, name="claim-attorney"),
    path("claims/<uuid:public_id>/attorney/<uuid:attorney_id>/revoke/", acts.revoke, name="revoke-attorney"),
    path("claims/<uuid:public_id>/need/", acts.need, name="claim-need"),
    path("claims/<uuid:public_id>/need/<uuid:need_id>/", acts.answer, name="answer-need"),
    path("claims/<uuid:public_id>/group/", acts.group, name="join-claim-group"),
    path("claims/<uuid:public_id>/leave/", acts.leave, name="leave-claim-group"),
    path("cases/<uuid:public_id>/claims/", pages.of_case, name="case-claims"),
    path("cases/<uuid:public_id>/claims/open/", pages.open_one, name="open-claim"),
    path("law/", law.law, name="law"),
    path("law/<str:country>/<str:rule>/", law.rule, name="rule-of-law"),
    path("law/<str:country>/<str:rule>/on/", law.switch_on, name="switch-rule-on"),
]
