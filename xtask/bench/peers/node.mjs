// Reads a body as a service in Node would. Usage: node node.mjs MODULES SCHEMA BODY
//
// First it prints, as JSON, what it can do and which events it finds; then, for each line "INDEX TIMES" on
// stdin, the nanoseconds that doing it so many times has taken.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const [modules, schemaFile, bodyFile] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { default: Ajv } = require("ajv/dist/2020");
const { default: addFormats } = require("ajv-formats");
const { EventGridDeserializer } = require("@azure/eventgrid");

const body = readFileSync(bodyFile);

// Of the schema's own dialect, ajv only needs to know that it is 2020-12 with more annotations.
const { $schema, ...schema } = JSON.parse(readFileSync(schemaFile));
const ajv = new Ajv({ strict: false });
addFormats(ajv);
const isValid = ajv.compile(schema);

function dispatch(types) {
  const tally = {};
  for (const type of types) {
    switch (type) {
      case "Microsoft.Communication.RecordingFileStatusUpdated":
      case "Microsoft.Communication.CallStarted":
      case "Microsoft.Communication.CallEnded":
      case "Microsoft.Communication.CallParticipantAdded":
      case "Microsoft.Communication.CallParticipantRemoved":
      case "Microsoft.Communication.IncomingCall":
        tally[type] = (tally[type] ?? 0) + 1;
        break;
      default:
        throw new Error(`unknown type ${type}`);
    }
  }
  return tally;
}

const deserializer = new EventGridDeserializer();

const jobs = [
  {
    name: "Node: JSON.parse + ajv, compiled",
    run() {
      const events = JSON.parse(body);
      if (!isValid(events)) throw new Error(ajv.errorsText(isValid.errors));
      return dispatch(events.map((event) => event.eventType));
    },
  },
  {
    name: "Node: @azure/eventgrid, data not validated",
    async run() {
      const events = await deserializer.deserializeEventGridEvents(body.toString());
      return dispatch(events.map((event) => event.eventType));
    },
  },
];

const found = [];
for (const { name, run } of jobs) found.push({ name, events: await run() });
console.log(JSON.stringify(found));

for await (const line of createInterface({ input: process.stdin })) {
  const [index, times] = line.split(" ").map(Number);
  const { run } = jobs[index];
  const start = process.hrtime.bigint();
  for (let time = 0; time < times; time++) await run();
  console.log(String(process.hrtime.bigint() - start));
}
