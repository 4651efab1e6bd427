"""Addresses of the desk, one file for each area."""

from django.urls import include, path

urlpatterns = [
    path("account/", include("passage.doors.desk.entrance_urls")),
    path("", include("passage.doors.desk.all_urls")),
]
