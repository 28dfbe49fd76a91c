#!/usr/bin/python3
"""An assistance system that is not ours: plain JSON over AMQP with pika, no library of the service.

Reads one JSON object from standard input:
  {"broker": "amqp://…", "submitter": "tianshui-dibao", "send": [{"body": "…", "key": "one", "message_id": "…"}], "expect": 2, "seconds": 30}
Binds a queue of its own to its verdicts and acknowledgements, sends, and prints every message it receives as one JSON line, until the
expected number has come or the time is over. A body is sent exactly as given, readable or not.
"""
import json
import sys
import time

import pika


def main():
    task = json.load(sys.stdin)
    connection = pika.BlockingConnection(pika.URLParameters(task["broker"]))
    channel = connection.channel()
    channel.confirm_delivery()
    inbox = channel.queue_declare(queue="", exclusive=True).method.queue
    channel.queue_bind(inbox, "verification.verdicts", task["submitter"] + ".#")
    for key in {task["submitter"], *task.get("acknowledgement_keys", [])}:
        channel.queue_bind(inbox, "verification.acknowledgements", key)

    for message in task["send"]:
        channel.basic_publish(
            "verification.requests",
            message.get("key", "one"),
            message["body"].encode("utf-8", "surrogatepass"),
            pika.BasicProperties(content_type="application/json", delivery_mode=2, message_id=message.get("message_id")),
            mandatory=True,
        )

    received = 0
    until = time.monotonic() + task.get("seconds", 30)
    while received < task["expect"] and time.monotonic() < until:
        method, properties, body = channel.basic_get(inbox, auto_ack=True)
        if method is None:
            connection.process_data_events(time_limit=0.05)
            continue
        received += 1
        print(json.dumps({
            "exchange": method.exchange,
            "routingKey": method.routing_key,
            "messageId": properties.message_id,
            "contentType": properties.content_type,
            "headers": {name: str(value) for name, value in (properties.headers or {}).items()},
            "body": json.loads(body),
        }), flush=True)

    connection.close()
    return 0 if received >= task["expect"] else 3


if __name__ == "__main__":
    sys.exit(main())
