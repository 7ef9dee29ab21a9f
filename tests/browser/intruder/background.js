// Another extension that attacks Untrain. target.json has Untrain's id and address and all its
// messages. The content script reads the results from storage.

const api = globalThis.browser ?? globalThis.chrome;

async function attack() {
  const { id, base, messages } = await (await fetch("target.json")).json();
  const said = [];
  for (const message of messages) {
    const answer = api.runtime.sendMessage(id, message);
    said.push(await answer.then(String, (error) => `refused: ${error.message}`));
  }
  const port = api.runtime.connect(id, { name: "timers" });
  port.onDisconnect.addListener(() => void api.runtime.lastError);
  said.push(await fetch(`${base}/manifest.json`).then(String, () => "refused: file"));
  await api.storage.local.set({ said });
}

void attack();
api.runtime.onMessage.addListener((message, _sender, reply) => {
  if (message === "what came of it") void api.storage.local.get("said").then(reply);
  return true;
});
