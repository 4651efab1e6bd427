"""Settings shared by every way a node is run; the node's own values come from its home folder."""

from pathlib import Path

import django.conf.locale
import environ
from csp.constants import NONE, SELF

from passage.node import home as homes
from passage.node import keyring

HOME = homes.of_environment()
KEYRING = keyring.load(HOME.keyring)

NODE_NAME = HOME.name
NODE_COUNTRY = HOME.country
NODE_ADDRESS = HOME.address
NODE_MODE = str(HOME.mode)
NODE_DOORS = HOME.doors
NODE_FACILITATOR = HOME.facilitator
LEAVE_URL = HOME.leave_url

BASE_DIR = Path(__file__).resolve().parents[2]
SECRET_KEY = KEYRING.session.hex()
DEBUG = False
ALLOWED_HOSTS = [HOME.address.split("//")[-1].split(":")[0], "localhost", "127.0.0.1"]
CSRF_TRUSTED_ORIGINS = [HOME.address]
ROOT_URLCONF = "passage.config.urls"
WSGI_APPLICATION = "passage.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "agency.Account"
USE_TZ = True
TIME_ZONE = "Asia/Bangkok"

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "passage.node.audit",
    "passage.node.agency",
    "passage.node.people",
    "passage.node.peers",
    "passage.node.matching",
    "passage.node.cases",
    "passage.node.referrals",
    "passage.node.claims",
    "passage.doors.frame",
    "passage.doors.public",
    "passage.doors.worker",
    "passage.doors.desk",
    "passage.doors.wire",
    "passage.doors.console",
    # Last, so that our own pages of the entrance are found first.
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "passage.doors.frame.policy.SameForAll",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "passage.doors.frame.language.SpokenLanguage",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "passage.doors.desk.entrance.SecondFactorRequired",
    "passage.doors.frame.reading.ReadsOnly",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "passage.doors.frame.context.node",
                "passage.doors.desk.access.navigation",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.insert(0, "django.forms")

DATABASES = {"default": environ.Env.db_url_config(HOME.database)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # FULL: a receipt promises that the bytes are stored, so it must survive a power cut.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA secure_delete=ON;"
        "PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;PRAGMA foreign_keys=ON;",
    }
DATABASES["default"]["CONN_MAX_AGE"] = None

AUTHENTICATION_BACKENDS = ["passage.doors.desk.entrance.Officers"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
ACCOUNT_ADAPTER = "passage.doors.desk.entrance.Entrance"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "5/5m/key,20/5m/ip"}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = f"Safe Passage {HOME.name}"
MFA_ADAPTER = "passage.doors.desk.entrance.SecondFactor"
SECOND_FACTOR_REQUIRED = HOME.mode is homes.Mode.PRODUCTION

SESSION_ENGINE = "passage.doors.desk.sessions"
SESSION_COOKIE_NAME = "desk"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
# Only the desk sees who is signed in: neither the worker's door nor the public pages get the cookie of an officer.
SESSION_COOKIE_PATH = "/desk/"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "form"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_PATH = "/desk/"
CSRF_COOKIE_HTTPONLY = True
# Gone with the browser: a year of it would tell whoever finds the machine that a desk was used here.
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "passage.doors.frame.failures.csrf"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
# With no-referrer the browser hides the origin of its own forms, and the check against forged ones refuses them.
# The worker's door has no session to forge for and sends no-referrer itself.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = HOME.path / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

# Django does not know Lao; names in their own script.
django.conf.locale.LANG_INFO["lo"] = {"bidi": False, "code": "lo", "name": "Lao", "name_local": "ລາວ"}
LANGUAGES = [("km", "ខ្មែរ"), ("lo", "ລາວ"), ("my", "မြန်မာ"), ("th", "ไทย"), ("en", "English")]
LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "doors" / "locale"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "passage.doors.frame.logs.Quiet", "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},
        "httpx": {"level": "WARNING"},
    },
}
DEFAULT_EXCEPTION_REPORTER = "passage.doors.frame.failures.QuietReporter"
