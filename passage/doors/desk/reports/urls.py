"""Addresses of reports at the desk."""

from django.urls import path

from passage.doors.desk.reports import files, intake, queue, report, search

urlpatterns = [
    path("", queue.home, name="home"),
    path("queue/", queue.queue, name="queue"),
    path("reports/<uuid:public_id>/", report.show, name="report"),
    path("reports/<uuid:public_id>/open/", report.open_first, name="open-report"),
    path("reports/<uuid:public_id>/reply/", report.reply, name="reply"),
    path("reports/<uuid:public_id>/spoke/", report.spoke, name="spoke"),
    path("reports/<uuid:public_id>/assign/", report.assign, name="assign-report"),
    path("reports/<uuid:public_id>/case/", report.make_case, name="make-case"),
    path("reports/<uuid:public_id>/close/", report.close, name="close-report"),
    path("search/", search.search, name="search"),
    path("intake/", intake.take, name="intake"),
    path("import/", files.upload, name="import"),
    path("import/take/", files.take, name="import-take"),
    path("import/template/", files.template, name="import-template"),
]
