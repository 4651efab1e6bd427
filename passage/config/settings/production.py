"""A ministry's node behind TLS: secure cookies, HSTS, second factor for every officer."""

from passage.config.settings.base import *  # noqa: F403

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECOND_FACTOR_REQUIRED = True
# The one proxy that ends TLS also says who calls; otherwise twenty wrong passwords from anywhere would lock everybody out.
ALLAUTH_TRUSTED_PROXY_COUNT = 1
