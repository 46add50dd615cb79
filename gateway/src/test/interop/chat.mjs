// An @xmpp/client client: signs in, optionally sends one message, optionally waits for one; or loses its connection once
// and comes back. Reads one JSON object from standard input: jid parts, password, host, port, to and text, expect, lose;
// agent and fast for XEP-0484: {} asks for a token and prints it, an object that was printed signs in by it.
// Prints one JSON object a line.
import { client, xml } from "@xmpp/client";
import { readFileSync } from "node:fs";

const task = JSON.parse(readFileSync(0, "utf8"));
const say = (object) => console.log(JSON.stringify(object));
let ended = false;

const xmpp = client({
  service: `${task.tls ? "xmpps" : "xmpp"}://${task.host}:${task.port}`,
  domain: task.domain,
  username: task.username,
  password: task.password,
  ...(task.agent && { userAgent: xml("user-agent", { id: task.agent }) }),
});
if (task.fast) {
  if (task.fast.token) xmpp.fast.fetchToken = async () => task.fast;
  xmpp.fast.saveToken = async (token) => say({ event: "token", ...token });
  xmpp.fast.deleteToken = async () => say({ event: "token refused" });
}
if (!task.lose) xmpp.reconnect.stop();
let lost = false;

async function end(outcome) {
  if (ended) return;
  ended = true;
  say({ outcome });
  await xmpp.stop().catch(() => {});
  process.exit(0);
}

setTimeout(() => end("timeout"), (task.seconds ?? 20) * 1000);
xmpp.on("error", (error) => {
  if (error.name === "SASLError") end("refused");
  else say({ event: "error", name: error.name, condition: error.condition });
});
xmpp.on("stanza", (stanza) => {
  if (stanza.is("message") && stanza.getChildText("body") === task.expect) end("received");
});
xmpp.streamManagement.on("resumed", () => end(`resumed ${xmpp.jid}`));
xmpp.on("online", async () => {
  if (lost) return end("bound anew");
  if (task.lose) {
    lost = true;
    say({ event: "lost", jid: `${xmpp.jid}` });
    return (xmpp.socket.socket ?? xmpp.socket).destroy();
  }
  say({ event: "online" });
  await xmpp.send(xml("presence"));
  if (task.to) await xmpp.send(xml("message", { type: "chat", to: task.to }, xml("body", {}, task.text)));
  if (!task.expect) setTimeout(() => end("online"), 200);
});
xmpp.start().catch((error) => (error.name === "SASLError" ? end("refused") : end("failed: " + error.message)));
