"""`python -m tests.profiles.bucket_judge`: photos in a bucket of a store that is not ours, which checks each signature (moto).

It needs other versions than we do, so it is fetched by hash into a folder of its own and runs as a process of its own.
"""

import asyncio
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from pydantic import SecretStr

from deploy.local.folders import ROOT, folders
from services.profiles.buckets import Bucket
from services.profiles.domain.photos import PhotosAway
from services.profiles.settings import Settings
from shared.ids import uuid7
from tests.profiles.bucket_rules import judge

LOCK: Final = ROOT / "requirements" / "buckets.txt"
BUCKET: Final = "faces"
WITHOUT_A_KEY: Final = 4
"""Requests of the store's that nobody signs: those by which the owner of the key is made, and the bucket."""

_STORE: Final = """
import json, sys
import boto3
from moto.server import ThreadedMotoServer

store = ThreadedMotoServer(port=0, verbose=False)
store.start()
host, port = store.get_host_and_port()
where = {"endpoint_url": f"http://127.0.0.1:{port}", "region_name": "eu-central-1"}
nobody = {"aws_access_key_id": "nobody", "aws_secret_access_key": "nobody"}
owners = boto3.client("iam", **where, **nobody)
owners.create_user(UserName="photos")
key = owners.create_access_key(UserName="photos")["AccessKey"]
may = {"Effect": "Allow", "Action": ["s3:PutObject", "s3:GetObject", "s3:DeleteObject"], "Resource": "arn:aws:s3:::*"}
owners.put_user_policy(UserName="photos", PolicyName="photos", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [may]}))
boto3.client("s3", **where, **nobody).create_bucket(Bucket=sys.argv[1], CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})
print(json.dumps({"url": where["endpoint_url"], "key": key["AccessKeyId"], "secret": key["SecretAccessKey"]}), flush=True)
sys.stdin.read()
"""


def fetched(folder: Path) -> Path:
    """Where the store's program lies, as the lock has it."""
    kept = folder / LOCK.name
    if not kept.exists() or kept.read_bytes() != LOCK.read_bytes():
        shutil.rmtree(folder, ignore_errors=True)
        uv = shutil.which("uv") or str(folders().data / "tools" / "bin" / "uv")
        fetch = [
            uv,
            "pip",
            "install",
            "--quiet",
            "--no-deps",
            "--require-hashes",
            "--target",
            str(folder),
            "-r",
            str(LOCK),
        ]
        subprocess.run(fetch, check=True)
        shutil.copyfile(LOCK, kept)
    return folder


@contextmanager
def store() -> Iterator[dict[str, str]]:
    """A store with an empty bucket; where it answers, and a key for it."""
    told = os.environ | {
        "PYTHONPATH": str(fetched(folders().data / "buckets")),
        "INITIAL_NO_AUTH_ACTION_COUNT": str(WITHOUT_A_KEY),
    }
    command = [sys.executable, "-c", _STORE, BUCKET]
    with subprocess.Popen(
        command, env=told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as running:
        assert running.stdout is not None
        try:
            yield dict(json.loads(running.stdout.readline()))
        finally:
            running.kill()


def bucket_of(told: dict[str, str], **more: Any) -> Bucket:
    """As a service with these settings has it."""
    settings = Settings(
        database_url=SecretStr("postgresql://nobody@127.0.0.1:1/none"),
        owner_database_url=SecretStr("postgresql://nobody@127.0.0.1:1/none"),
        smtp_url=SecretStr("smtp://127.0.0.1:1"),
        key_encryption_secret=SecretStr("s" * 32),
        photo_bucket=BUCKET,
        photo_bucket_url=told["url"],
        photo_bucket_region="eu-central-1",
        photo_bucket_key_id=told["key"],
        photo_bucket_secret=more.get("secret", SecretStr(told["secret"])),
    )
    bucket = Bucket.of(settings)
    assert bucket is not None
    return bucket


async def judged() -> None:
    """Raises where anything is wrong."""
    with store() as told:
        await judge(bucket_of(told))
        for wrong in (
            bucket_of(told, secret=SecretStr("not the secret")),
            bucket_of({**told, "url": "http://127.0.0.1:1"}),
        ):
            try:
                await wrong.put(uuid7(), {"small": b"x", "large": b"y"})
            except PhotosAway:
                continue
            raise AssertionError("a photo was taken by a store that could not be")


if __name__ == "__main__":
    asyncio.run(judged())
    print("a store that is not ours keeps photos, gives them back, takes them away, and refuses a wrong signature")  # noqa: T201
