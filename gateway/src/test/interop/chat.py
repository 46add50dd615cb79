"""A slixmpp client: signs in, optionally sends one message, optionally waits for one.

Reads one JSON object from standard input (so that no secret stands on a command line): jid, password, host, port,
mechanism (optional), to and text (optional), expect (optional: text to wait for), expect-error (optional: waits until
its message comes back, and tells why). Prints one JSON object.
"""

import asyncio
import json
import ssl
import sys

import slixmpp


class Chat(slixmpp.ClientXMPP):
    def __init__(self, task):
        super().__init__(task["jid"], task["password"], sasl_mech=task.get("mechanism"))
        self.task = task
        self.result = asyncio.get_event_loop().create_future()
        self.ssl_context.check_hostname = False
        self.ssl_context.verify_mode = ssl.CERT_NONE
        self.add_event_handler("session_start", self.started)
        self.add_event_handler("failed_all_auth", lambda _: self.end("refused"))
        self.add_event_handler("message", self.received)
        self.add_event_handler("message_error", self.failed)
        self.add_event_handler("disconnected", lambda _: self.end("disconnected"))

    def end(self, outcome):
        if not self.result.done():
            self.result.set_result(outcome)

    async def started(self, _):
        self.send_presence()
        await self.get_roster()
        print(json.dumps({"event": "online"}), flush=True)
        if "to" in self.task:
            self.send_message(mto=self.task["to"], mbody=self.task["text"], mtype="chat")
        if "expect" not in self.task and "expect-error" not in self.task:
            await self["xep_0199"].ping(self.boundjid.domain)
            self.end("online")

    def received(self, message):
        if message["body"] == self.task.get("expect"):
            self.end("received")

    def failed(self, message):
        if "expect-error" in self.task:
            self.end(message["error"]["condition"] + ": " + message["error"]["text"])


async def main():
    task = json.load(sys.stdin)
    chat = Chat(task)
    chat.register_plugin("xep_0199")
    chat.register_plugin("xep_0198")
    chat.connect((task["host"], task["port"]))
    try:
        outcome = await asyncio.wait_for(chat.result, task.get("seconds", 20))
    except asyncio.TimeoutError:
        outcome = "timeout"
    await chat.disconnect(wait=1.0)
    print(json.dumps({"outcome": outcome}), flush=True)


asyncio.run(main())
