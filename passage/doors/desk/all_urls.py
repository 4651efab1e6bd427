"""Addresses behind the entrance."""

from django.urls import include, path

app_name = "desk"
urlpatterns = [
    path("", include("passage.doors.desk.reports.urls")),
    path("cases/", include("passage.doors.desk.cases.urls")),
    path("referrals/", include("passage.doors.desk.referrals.urls")),
    path("people/", include("passage.doors.desk.matching.urls")),
    path("", include("passage.doors.desk.claims.urls")),
    path("node/", include("passage.doors.desk.node.urls")),
]
