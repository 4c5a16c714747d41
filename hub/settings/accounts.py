"""Signing up and in, second factors, sessions, and one identity provider beside passwords."""

from urllib.parse import urlsplit

from hub.settings.env import env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "hub.accounts.passwords.GuessedPasswordValidator"},
]

#: Whoever may enter the admin needs a second factor or a passkey.
SECOND_FACTOR_REQUIRED = True

#: File with the password of the sample accounts; only development has them.
SAMPLE_PASSWORD = ""

# The admin has no door of its own.
LOGIN_URL = WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:overview"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False

ACCOUNT_ADAPTER = "hub.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "LEADER Hub: "
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
# Who asks for a password or signs up with a known address gets the same answer as anybody.
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_RATE_LIMITS = {"signup": "20/h/ip", "reset_password": "20/h/ip,5/h/key"}

MFA_ADAPTER = "hub.accounts.second_factor.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "LEADER Hub"

# When a session was last in use would cost a write for every page.
USERSESSIONS_TRACK_ACTIVITY = False

# An OpenID Connect provider: EU Login or a national one. Its address is that of its discovery document.
OPENID_SERVER = env.str("HUB_OPENID_SERVER", default="")
SOCIALACCOUNT_ADAPTER = "hub.accounts.adapter.SocialAdapter"
SOCIALACCOUNT_EMAIL_VERIFICATION = "mandatory"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "OAUTH_PKCE_ENABLED": True,
        "APPS": [
            {
                "provider_id": "openid",
                "name": env.str("HUB_OPENID_NAME", default="OpenID"),
                "client_id": env.str("HUB_OPENID_CLIENT_ID", default=""),
                "secret": env.str("HUB_OPENID_SECRET", default=""),
                "settings": {"server_url": OPENID_SERVER},
            }
        ]
        if OPENID_SERVER
        else [],
    }
}
#: Where a form of ours may lead besides the hub: browsers look at redirects, too.
OPENID_ORIGINS = (
    [f"{urlsplit(OPENID_SERVER).scheme}://{urlsplit(OPENID_SERVER).netloc}"] if OPENID_SERVER else []
)
