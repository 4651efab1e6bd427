"""Addresses of two records side by side. Random identifiers only: no name stands in an address."""

from django.urls import path

from passage.doors.desk.matching import review

urlpatterns = [
    path("merges/", review.waiting, name="merges"),
    path("merges/<uuid:public_id>/", review.merge_page, name="merge"),
    path("merges/<uuid:public_id>/join/", review.act, {"what": "join"}, name="join"),
    path("merges/<uuid:public_id>/refuse/", review.act, {"what": "refuse"}, name="refuse-merge"),
    path("merges/<uuid:public_id>/undo/", review.act, {"what": "undo"}, name="undo-merge"),
    path("<uuid:left>/<uuid:right>/", review.review, name="review"),
]
