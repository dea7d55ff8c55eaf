// Publishes events with `@azure/eventgrid`: `publish.cjs URL EventGrid|CloudEvent`. Reads the events,
// prints those of the body that went out.
"use strict";

const { AzureKeyCredential, EventGridPublisherClient } = require("@azure/eventgrid");
const { input, run } = require("./common.cjs");

/** The client wants a date, and writes it with milliseconds. */
const withDate = {
  EventGrid: (event) => ({ ...event, eventTime: new Date(event.eventTime) }),
  CloudEvent: ({ specversion, ...event }) => ({ ...event, time: new Date(event.time) }),
};

run(async () => {
  const [url, schema] = process.argv.slice(2);
  const events = await input();
  const client = new EventGridPublisherClient(url, schema, new AzureKeyCredential("any"), {
    allowInsecureConnection: true,
  });
  const sent = [];
  await client.send(events.map(withDate[schema]), {
    onResponse: ({ request }) => sent.push(...JSON.parse(request.body)),
  });
  return sent;
});
