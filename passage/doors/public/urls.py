"""Addresses of the public door."""

from django.urls import path

from passage.doors.public import views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("robots.txt", views.robots, name="robots"),
]
