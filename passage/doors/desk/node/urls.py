"""Addresses of the node's own pages."""

from django.urls import path

from passage.doors.desk.node import views

urlpatterns = [
    path("", views.node, name="node"),
    path("policy/", views.policy, name="policy"),
    path("contacts/<slug:key>/verify/", views.verify_contact, name="verify-contact"),
    path("alarms/<int:pk>/settle/", views.settle_alarm, name="settle-alarm"),
    path("accounts/", views.accounts, name="accounts"),
    path("accounts/add/", views.add_account, name="add-account"),
    path("accounts/<uuid:public_id>/", views.account, name="account"),
    path("accounts/<uuid:public_id>/password/", views.password, name="account-password"),
    path("log/", views.audit, name="audit"),
]
