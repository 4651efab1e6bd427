"""The few unchanging addresses of the worker's door."""

from django.urls import path, register_converter

from passage.doors.worker.languages import Language
from passage.doors.worker.owed import views as owed
from passage.doors.worker.views import number, pages, report

register_converter(Language, "language")

app_name = "worker"
urlpatterns = [
    path("", pages.choose_language, name="languages"),
    path("leave/", pages.leave, name="leave"),
    path("<language:language>/", report.report, name="report"),
    path("<language:language>/number/", number.number, name="number"),
    path("<language:language>/owed/", owed.owed, name="owed"),
    path("<language:language>/danger/", pages.danger, name="danger"),
    path("<language:language>/about/", pages.about, name="about"),
]
