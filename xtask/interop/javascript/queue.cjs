// Works on the storage queue of Azurite with `@azure/storage-queue`: `queue.cjs PORT fill|left`.
// `fill` makes the queue, puts messages into it (`{"messages": [text]}` on standard input), takes one out
// without deleting it, so that it comes back a second later, and prints the queue's address with a
// signature. `left` prints how many messages there are.
"use strict";

const {
  QueueSASPermissions,
  QueueServiceClient,
  StorageSharedKeyCredential,
} = require("@azure/storage-queue");
const { input, run } = require("./common.cjs");

// The well-known account of the emulator.
const ACCOUNT = "devstoreaccount1";
const KEY =
  "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

run(async () => {
  const [port, command] = process.argv.slice(2);
  const credential = new StorageSharedKeyCredential(ACCOUNT, KEY);
  const service = new QueueServiceClient(`http://127.0.0.1:${port}/${ACCOUNT}`, credential);
  const queue = service.getQueueClient("events");
  if (command === "left") return (await queue.getProperties()).approximateMessagesCount;

  await queue.createIfNotExists();
  const { messages } = await input();
  for (const message of messages) await queue.sendMessage(message);
  await queue.receiveMessages({ numberOfMessages: 1, visibilityTimeout: 1 });
  return queue.generateSasUrl({
    permissions: QueueSASPermissions.parse("rp"),
    expiresOn: new Date(Date.now() + 3600_000),
  });
});
