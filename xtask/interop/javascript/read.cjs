// Reads the bodies `{"EventGrid": text, "CloudEvent": text}` with `EventGridDeserializer` of
// `@azure/eventgrid`, and prints the events that it makes of each.
"use strict";

const { EventGridDeserializer } = require("@azure/eventgrid");
const { input, run } = require("./common.cjs");

run(async () => {
  const bodies = await input();
  const deserializer = new EventGridDeserializer();
  return {
    EventGrid: await deserializer.deserializeEventGridEvents(bodies.EventGrid),
    CloudEvent: await deserializer.deserializeCloudEvents(bodies.CloudEvent),
  };
});
