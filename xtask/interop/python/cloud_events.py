"""Sends CloudEvents with `cloudevents`: `cloud_events.py URL structured|binary|batch`. Reads the events,
prints them as the library writes them."""

import json
import sys

import requests
from cloudevents.core.bindings import http
from cloudevents.core.formats.json import JSONFormat


def post(url, headers, body):
    requests.post(url, data=body, headers=headers, timeout=30).raise_for_status()


url, mode = sys.argv[1:]
form = JSONFormat()
events = [form.read(None, json.dumps(event)) for event in json.load(sys.stdin)]
written = [json.loads(form.write(event)) for event in events]
if mode == "batch":
    body = json.dumps(written).encode()
    post(url, {"content-type": "application/cloudevents-batch+json"}, body)
else:
    wrap = {"structured": http.to_structured, "binary": http.to_binary}[mode]
    for event in events:
        message = wrap(event, form)
        post(url, message.headers, message.body)
json.dump(written, sys.stdout)
