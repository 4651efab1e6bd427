"""The doors this process opens, each under its own path."""

from django.conf import settings
from django.urls import include, path

PATHS = {
    "public": path("", include("passage.doors.public.urls")),
    "worker": path("w/", include("passage.doors.worker.urls")),
    "desk": path("desk/", include("passage.doors.desk.urls")),
    "wire": path("wire/", include("passage.doors.wire.urls")),
}
urlpatterns = [PATHS[door] for door in settings.NODE_DOORS]

handler400 = "passage.doors.frame.failures.bad_request"
handler403 = "passage.doors.frame.failures.forbidden"
handler404 = "passage.doors.frame.failures.not_found"
handler500 = "passage.doors.frame.failures.server_error"
