# The hub as one image for web, worker and indexer: see compose.yaml and docs/operations.md.
FROM python:3.12-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=hub.settings.production \
    HUB_STATE=/var/lib/hub

RUN useradd --system --uid 10001 --home-dir /var/lib/hub --create-home hub
WORKDIR /srv/hub

COPY requirements/run.txt requirements/
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements/run.txt

COPY hub/ hub/
COPY search/ search/
COPY templates/ templates/
COPY static/ static/
COPY locale/ locale/
COPY manage.py pyproject.toml ./
# Translations are compiled here: whoever serves may not write to the code.
RUN HUB_STATE=/tmp/build DJANGO_SETTINGS_MODULE=hub.settings.test python -c "from hub.core import catalogues; catalogues.compile_stale()" && rm -r /tmp/build

USER hub
VOLUME /var/lib/hub
EXPOSE 8000
# No access log: the links of invitations and of new passwords would stand in it.
CMD ["gunicorn", "hub.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "--limit-request-line", "8190", "--max-requests", "2000", "--max-requests-jitter", "200"]
