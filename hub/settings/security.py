"""Cookies, headers, rate limits."""

from csp.constants import NONE, SELF

from hub.settings.accounts import OPENID_ORIGINS

# Ten wrong passwords for one account from one address: wait half an hour.
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "hub.accounts.guessing.name_tried"
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
AXES_LOCKOUT_CALLABLE = "hub.core.views.too_many_requests"

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"  # Wagtail lifts it for its own previews
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# A page talks to its own host only.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF, *OPENID_ORIGINS],
        "frame-ancestors": [NONE],
    }
}

# Wagtail's editor writes its own inline scripts and styles.
ADMIN_CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        **CONTENT_SECURITY_POLICY["DIRECTIVES"],
        "script-src": [SELF, "'unsafe-inline'", "'unsafe-eval'"],
        "style-src": [SELF, "'unsafe-inline'"],
        "img-src": [SELF, "data:", "blob:"],
        "frame-ancestors": [SELF],
    }
}

# A hundred searches a minute from one address are a program, not a person.
PUBLIC_RATE = "100/m"
# Proposals come with nearly every letter of who types fast.
SUGGEST_RATE = "400/m"
# Invitations and requests of one person: each sends letters to others.
LETTER_RATE = "40/h"
RATELIMIT_ENABLE = True
# Counting per process is enough for one machine; CACHE_URL names a shared cache for more.
SILENCED_SYSTEM_CHECKS = ["django_ratelimit.E003", "django_ratelimit.W001"]

DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
