// Sends CloudEvents with `cloudevents`: `cloud-events.cjs URL structured|binary|batch`. Reads the events,
// prints them as the library holds them.
"use strict";

const { CloudEvent, HTTP } = require("cloudevents");
const { input, run } = require("./common.cjs");

async function post(url, { headers, body }) {
  const response = await fetch(url, { method: "POST", headers, body });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}

run(async () => {
  const [url, mode] = process.argv.slice(2);
  const events = (await input()).map((event) => new CloudEvent(event));
  if (mode === "batch") {
    const headers = { "content-type": "application/cloudevents-batch+json" };
    await post(url, { headers, body: JSON.stringify(events) });
  } else {
    for (const event of events) await post(url, HTTP[mode](event));
  }
  return events;
});
