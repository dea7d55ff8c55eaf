"""A Kafka cluster (librdkafka's mock cluster, which speaks the protocol on sockets), and records in its
topic `events`, written with `cloudevents` and `confluent-kafka`. Reads `{"eventGrid": […], "cloudEvents":
[…]}`: the former go as one record each, the latter once structured and once, in records of other ids,
in binary mode. Prints the brokers' addresses and the events; ends when standard input does."""

import json
import sys

from cloudevents.core.bindings import kafka
from cloudevents.core.formats.json import JSONFormat
from confluent_kafka import Producer

TOPIC = "events"

given = json.loads(sys.stdin.readline())
producer = Producer({"test.mock.num.brokers": 2})
form = JSONFormat()
written = []


def produce(event, value, key=None, headers=None):
    written.append(event)
    producer.produce(TOPIC, value=value, key=key, headers=headers)


for event in given["eventGrid"]:
    produce(event, json.dumps(event))
for mode in [kafka.to_structured, kafka.to_binary]:
    for event in given["cloudEvents"]:
        if mode is kafka.to_binary:
            event = {**event, "id": event["id"] + "-binary"}
        parsed = form.read(None, json.dumps(event))
        message = mode(parsed, form)
        produce(
            json.loads(form.write(parsed)),
            message.value,
            key=message.key,
            headers=list(message.headers.items()),
        )
producer.flush(30)

brokers = producer.list_topics(timeout=30).brokers.values()
addresses = ",".join(f"{broker.host}:{broker.port}" for broker in brokers)
print(json.dumps({"brokers": addresses, "events": written}), flush=True)
sys.stdin.read()
