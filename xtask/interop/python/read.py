"""Reads the bodies `{"EventGrid": text, "CloudEvent": text}` with the models of `azure-eventgrid` and
`azure-core`, and prints the members that they have of each event."""

import json
import sys

from azure.core.messaging import CloudEvent
from azure.eventgrid import EventGridEvent


def event_grid(text):
    event = EventGridEvent.from_json(text)
    return {
        "id": event.id,
        "topic": event.topic,
        "subject": event.subject,
        "eventType": event.event_type,
        "eventTime": event.event_time.isoformat(),
        "dataVersion": event.data_version,
        "metadataVersion": event.metadata_version,
        "data": event.data,
    }


def cloud_event(text):
    event = CloudEvent.from_json(text)
    return {
        "id": event.id,
        "source": event.source,
        "type": event.type,
        "specversion": event.specversion,
        "time": event.time.isoformat(),
        "subject": event.subject,
        "datacontenttype": event.datacontenttype,
        "data": event.data,
        **(event.extensions or {}),
    }


bodies = json.load(sys.stdin)
read = {
    schema: [make(json.dumps(event)) for event in json.loads(bodies[schema])]
    for schema, make in [("EventGrid", event_grid), ("CloudEvent", cloud_event)]
}
json.dump(read, sys.stdout)
