// Judges payloads with `ajv`: `validate.cjs SCHEMA DIALECT`. Reads an array of payloads, prints whether
// the schema is valid in its dialect, and whether each payload is valid.
"use strict";

const { readFileSync } = require("node:fs");
const Ajv = require("ajv/dist/2020");
const formats = require("ajv-formats");
const { input, run } = require("./common.cjs");

/** The one vocabulary of the dialect that `ajv` does not bring along. */
const FORMAT_ASSERTION = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "https://json-schema.org/draft/2020-12/meta/format-assertion",
  $vocabulary: { "https://json-schema.org/draft/2020-12/vocab/format-assertion": true },
  $dynamicAnchor: "meta",
  type: ["object", "boolean"],
  properties: { format: { type: "string" } },
};

run(async () => {
  const [schema, dialect] = process.argv
    .slice(2)
    .map((path) => JSON.parse(readFileSync(path, "utf8")));
  // Not strict: the dialect has annotations of its own.
  const ajv = new Ajv({ strict: false });
  formats(ajv);
  ajv.addMetaSchema(FORMAT_ASSERTION);
  ajv.addMetaSchema(dialect);
  const schemaIsValid = ajv.validateSchema(schema);
  const validate = ajv.compile(schema);
  return { schema: schemaIsValid, payloads: (await input()).map((it) => validate(it)) };
});
