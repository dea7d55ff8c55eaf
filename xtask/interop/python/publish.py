"""Publishes events with `azure-eventgrid`: `publish.py URL EventGrid|CloudEvent`. Reads the events, prints
those of the body that went out."""

import json
import logging
import sys
from datetime import datetime

from azure.core.credentials import AzureKeyCredential
from azure.core.messaging import CloudEvent
from azure.eventgrid import EventGridEvent, EventGridPublisherClient


def event_grid(event):
    return EventGridEvent(
        id=event["id"],
        subject=event["subject"],
        event_type=event["eventType"],
        event_time=datetime.fromisoformat(event["eventTime"]),
        data_version=event["dataVersion"],
        data=event["data"],
    )


def cloud_event(event):
    return CloudEvent(
        id=event["id"],
        source=event["source"],
        type=event["type"],
        time=datetime.fromisoformat(event["time"]),
        subject=event["subject"],
        datacontenttype=event.get("datacontenttype"),
        data=event["data"],
    )


url, schema = sys.argv[1:]
make = {"EventGrid": event_grid, "CloudEvent": cloud_event}[schema]
# For CloudEvents the client takes the hook for a member of the event too, and warns that it is none.
logging.disable(logging.WARNING)
sent = []
with EventGridPublisherClient(url, AzureKeyCredential("any")) as client:
    client.send(
        [make(event) for event in json.load(sys.stdin)],
        raw_response_hook=lambda it: sent.extend(json.loads(it.http_request.body)),
    )
json.dump(sent, sys.stdout)
