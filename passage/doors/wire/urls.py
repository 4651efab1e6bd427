"""Addresses of the wire door."""

from django.urls import path

from passage.doors.wire import views

app_name = "wire"
urlpatterns = [
    path("envelope", views.envelope, name="envelope"),
    path("card", views.card, name="card"),
    path("health", views.health, name="health"),
]
