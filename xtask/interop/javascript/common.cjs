// What the scripts have in common: JSON in on standard input, JSON out on standard output.
"use strict";

async function input() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString("utf8"));
}

/** Runs a script's task and prints what it gives; an error ends the process with code 1. */
function run(task) {
  task().then(
    (output) => process.stdout.write(JSON.stringify(output)),
    (error) => {
      process.stderr.write(`${error?.stack ?? error}\n`);
      process.exitCode = 1;
    },
  );
}

module.exports = { input, run };
