"""Addresses of signing in and of one's own account; names are those the sign-in library looks for."""

from allauth.account import views as account
from django.urls import include, path

from passage.doors.desk import entrance_views as views

urlpatterns = [
    path("login/", account.login, name="account_login"),
    path("logout/", account.logout, name="account_logout"),
    path("inactive/", account.account_inactive, name="account_inactive"),
    path("reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("password/", account.password_change, name="account_change_password"),
    path("signup/", views.closed, name="account_signup"),
    path("forgotten/", views.forgotten, name="account_reset_password"),
    path("email/", views.closed, name="account_email"),
    path("language/", views.language, name="account_language"),
    path("second-factor/", include("allauth.mfa.urls")),
]
