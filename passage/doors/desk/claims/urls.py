"""Addresses of claims at the desk."""

from django.urls import path

from passage.doors.desk.claims import law

urlpatterns = [
    path("law/", law.law, name="law"),
    path("law/<str:country>/<str:rule>/", law.rule, name="rule-of-law"),
    path("law/<str:country>/<str:rule>/on/", law.switch_on, name="switch-rule-on"),
]
