"""Print the alerts of Tocsin: those on record, then each as it comes. Needs: pip install redis"""
# ruff: noqa: INP001, T201 (a script for people)

import json
import os
import sys

import redis

server = redis.Redis.from_url(os.environ.get("REDIS_URL", "redis://127.0.0.1:6379"), decode_responses=True)
last = sys.argv[1] if len(sys.argv) > 1 else "0"  # the id of the last entry you have seen; 0: from the beginning

while True:
    # The durable stream: a reconnect with the last id misses nothing. The wait stays under redis-py's timeout of 5 s.
    for _, entries in server.xread({"tocsin:alerts": last}, block=2000) or []:
        for last, fields in entries:
            event = json.loads(fields["data"])
            if not event["type"].startswith("tocsin.alert."):
                continue  # other types may come; skip those you don't know
            alert = event["data"]
            print(last, alert["severity"].upper(), alert["status"], "|", alert["headline"])
            for finding in alert["findings"]:
                print("   ", finding["indicator"], finding["assertion"], repr(finding["evidence"]["quote"]), flush=True)
