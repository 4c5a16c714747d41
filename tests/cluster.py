"""A real Elasticsearch node for the tests: one for all test processes, started when first needed.

It speaks https only and asks for an API key, so that every test of the engine goes through both.
``ELASTICSEARCH_URL`` (with ``ELASTICSEARCH_API_KEY`` and ``ELASTICSEARCH_CA_CERTS``) names another
cluster to test on; ``ELASTICSEARCH=no`` leaves these tests out on a machine without Java.
"""

import base64
import hashlib
import json
import os
import secrets
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import trustme
from elasticsearch import Elasticsearch
from filelock import FileLock

from hub.settings.env import ROOT
from search.engines.elasticsearch import Cluster

SCRIPT = ROOT / "scripts" / "elasticsearch_node.py"
_USER = "tests"
_SETTINGS = """\
xpack.security.enrollment.enabled: false
xpack.security.http.ssl.enabled: true
xpack.security.http.ssl.certificate: http.crt
xpack.security.http.ssl.key: http.key
"""
_ROLE = {"cluster": ["monitor"], "indices": [{"names": ["hub-test-*"], "privileges": ["all"]}]}
"""What the hub needs and no more."""
_OURS: list[subprocess.Popen] = []
"""Kept, so that nobody warns of a node that outlives the process that started it."""


@pytest.fixture(scope="session")
def cluster(tmp_path_factory, worker_id):
    """Where a node answers; index names are to begin with the ``index`` that it names."""
    if os.environ.get("ELASTICSEARCH") == "no":
        pytest.skip("ELASTICSEARCH=no")
    found = _named() or _shared(tmp_path_factory, worker_id)
    return replace(found, index=f"hub-test-{secrets.token_hex(4)}", timeout=60.0)


def _named() -> Cluster | None:
    url = os.environ.get("ELASTICSEARCH_URL")
    if not url:
        return None
    key, certificates = (os.environ.get(f"ELASTICSEARCH_{name}", "") for name in ("API_KEY", "CA_CERTS"))
    return Cluster(urls=tuple(url.split(",")), api_key=key, ca_certs=certificates)


def _shared(tmp_path_factory, worker_id: str) -> Cluster:
    """The node of this test run, started by the process that asks first."""
    alone = worker_id == "master"
    folder = tmp_path_factory.getbasetemp() if alone else tmp_path_factory.getbasetemp().parent
    told = folder / "elasticsearch.json"
    with FileLock(folder / "elasticsearch.lock"):
        if not told.exists():
            told.write_text(
                json.dumps(_start(folder / "elasticsearch", os.getpid() if alone else os.getppid()))
            )
    known = json.loads(told.read_text())
    return Cluster(urls=(known["url"],), api_key=known["api_key"], ca_certs=known["ca_certs"])


def _start(folder: Path, parent: int) -> dict[str, str]:
    """Start a node that ends when ``parent`` has ended."""
    folder.mkdir()
    password = secrets.token_urlsafe()
    _write_config(folder, password)
    command = [sys.executable, SCRIPT, "--port=0", "--remove", "--brief"]
    command += [f"--config={folder}", f"--parent={parent}"]
    node = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    _OURS.append(node)
    url = node.stdout.readline().strip()
    assert url, "No Elasticsearch node for the tests (see above); ELASTICSEARCH=no does without."
    authority = str(folder / "ca.crt")
    with Elasticsearch(url, basic_auth=(_USER, password), ca_certs=authority, request_timeout=60) as client:
        key = client.security.create_api_key(name="hub", role_descriptors={"hub": _ROLE}).body["encoded"]
    return {"url": url, "api_key": key, "ca_certs": authority}


def _write_config(folder: Path, password: str) -> None:
    """Certificates of an authority of our own, and a user who may make API keys."""
    authority = trustme.CA()
    certificate = authority.issue_cert("localhost")
    authority.cert_pem.write_to_path(str(folder / "ca.crt"))
    certificate.private_key_pem.write_to_path(str(folder / "http.key"))
    for pem in certificate.cert_chain_pems:
        pem.write_to_path(str(folder / "http.crt"), append=True)
    salt = secrets.token_bytes(32)
    derived = hashlib.pbkdf2_hmac("sha512", password.encode(), salt, 10_000, 32)
    encoded = "$".join(["{PBKDF2}10000", *(base64.b64encode(each).decode() for each in (salt, derived))])
    (folder / "users").write_text(f"{_USER}:{encoded}\n")
    (folder / "users_roles").write_text(f"superuser:{_USER}\n")
    (folder / "elasticsearch.yml").write_text(_SETTINGS)
