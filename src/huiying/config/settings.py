"""With which settings does this installation run? Everything that differs comes from outside."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from csp.constants import NONE, SELF

from huiying.config.database import from_url
from huiying.foundation import secrets

PACKAGE = Path(__file__).resolve().parent.parent
CHECKOUT = PACKAGE.parent.parent


def _flag(name: str, default: bool) -> bool:
    return os.environ.get(name, "1" if default else "0").strip().lower() in {"1", "true", "yes"}


HUIYING_HOST = os.environ.get("HUIYING_HOST", "127.0.0.1")
HUIYING_PORT = int(os.environ.get("HUIYING_PORT", "8000"))
HUIYING_EVENTS_PORT = int(os.environ.get("HUIYING_EVENTS_PORT", "8001"))
HUIYING_SANDBOX_PORT = int(os.environ.get("HUIYING_SANDBOX_PORT", "8002"))
HUIYING_DATA = Path(os.environ.get("HUIYING_DATA", CHECKOUT / "data"))
HUIYING_SECRETS_FILE = Path(os.environ.get("HUIYING_SECRETS_FILE", HUIYING_DATA / "secrets.json"))
HUIYING_SECRETS = secrets.ensure(HUIYING_SECRETS_FILE)
HUIYING_HTTPS = _flag("HUIYING_HTTPS", False)
# Behind a reverse proxy of ours the visitor's address stands last in X-Forwarded-For.
HUIYING_BEHIND_PROXY = _flag("HUIYING_BEHIND_PROXY", False)
HUIYING_PUBLIC_URL = os.environ.get(
    "HUIYING_PUBLIC_URL", f"http://{HUIYING_HOST}:{HUIYING_PORT}"
).rstrip("/")
HUIYING_EVENTS_URL = os.environ.get(
    "HUIYING_EVENTS_URL", f"http://{HUIYING_HOST}:{HUIYING_EVENTS_PORT}/events"
)
# Weibo asks for the address of whoever operates the account (statuses/share, `rip`).
HUIYING_OPERATOR_ADDRESS = os.environ.get("HUIYING_OPERATOR_ADDRESS", "127.0.0.1")
# How long a worker that died keeps others from its sending; a living one extends it in time.
HUIYING_LEASE_SECONDS = float(os.environ.get("HUIYING_LEASE_SECONDS", "60"))
HUIYING_SANDBOX_URL = os.environ.get(
    "HUIYING_SANDBOX_URL", f"http://{HUIYING_HOST}:{HUIYING_SANDBOX_PORT}"
).rstrip("/")
HUIYING_DEMO = _flag("HUIYING_DEMO", HUIYING_HOST in {"127.0.0.1", "localhost", "::1"})
HUIYING_PLACE_NAME = os.environ.get("HUIYING_PLACE_NAME", "泊云区")
HUIYING_DEADLINES = os.environ.get(
    "HUIYING_DEADLINES", "default"
)  # row key of inbox.terms.deadlines

DEBUG = False
SECRET_KEY = HUIYING_SECRETS.session_key
ALLOWED_HOSTS = [
    host
    for host in os.environ.get("HUIYING_HOSTS", f"{HUIYING_HOST},localhost,127.0.0.1").split(",")
    if host
]
CSRF_TRUSTED_ORIGINS = [HUIYING_PUBLIC_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "lucide",
    "huiying.foundation.ui",  # before allauth: its pages wear our clothes
    "huiying.desk",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "huiying.foundation",
    "huiying.registry",
    "huiying.editorial",
    "huiying.delivery",
    "huiying.inbox",
    "huiying.answers",
    "huiying.inspection",
    "huiying.portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "huiying.config.middleware.address_behind_proxy",
    "huiying.config.middleware.language_by_choice",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "huiying.config.middleware.actor_of_request",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "huiying.config.middleware.plain_addresses",  # inside: its refusal wears our headers too
    "huiying.config.middleware.errors_in_words",
]

ROOT_URLCONF = "huiying.config.urls"
WSGI_APPLICATION = "huiying.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "huiying.foundation.ui.context.appearance",
            ],
        },
    },
]

DATABASES = {"default": from_url(os.environ.get("HUIYING_DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "registry.Person"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "huiying.config.accounts.StaffAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
MFA_ADAPTER = "huiying.config.accounts.SealedMfaAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "huiying 回应"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HUIYING_HTTPS

SESSION_COOKIE_NAME = "hy_session"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HUIYING_HTTPS
CSRF_COOKIE_NAME = "hy_csrf"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_SECURE = HUIYING_HTTPS
CSRF_FAILURE_VIEW = "huiying.config.failures.stale_form"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HUIYING_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HUIYING_HTTPS else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF, HUIYING_EVENTS_URL],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "foundation_cache",
    }
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "hy_language"
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "/static/"
STATIC_ROOT = HUIYING_DATA / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
WHITENOISE_USE_FINDERS = True
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HUIYING_DATA / "files"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "stream": sys.stderr}
    },
    "root": {"handlers": ["console"], "level": os.environ.get("HUIYING_LOG_LEVEL", "INFO")},
    "loggers": {"httpx": {"level": "WARNING"}, "httpcore": {"level": "WARNING"}},
}
