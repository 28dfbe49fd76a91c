#!/usr/bin/python3
"""An assistance system that is not ours: plain JSON over AMQP with pika, no library of the service.

Reads one JSON object from standard input:
  {"broker": "amqp://…", "submitter": "tianshui-dibao", "also": ["unknown"], "seconds": 30, "steps": [
     {"send": [{"body": "…", "key": "one", "messageId": "…", "correlationId": "…", "userId": "…"}],
      "until": [{"type": "VerdictIssued", "about": "2026-000001"}]}]}
Binds a queue of its own to its verdicts and to the acknowledgements of its submitter and of the keys in "also". Takes the steps one after
the other: sends, then waits until a message of each type about that request, batch or message id has come. Prints every message it receives
as one JSON line. A body is sent exactly as given, readable or not. Exit code 3: something did not come in time; standard error says what.
"""
import json
import sys
import time

import pika


def about(body):
    return {body.get("requestId"), body.get("batchId"), body.get("messageId")}


def printed(method, properties, body):
    message = {
        "exchange": method.exchange,
        "routingKey": method.routing_key,
        "messageId": properties.message_id,
        "correlationId": properties.correlation_id,
        "contentType": properties.content_type,
        "deliveryMode": properties.delivery_mode,
        "headers": {name: str(value) for name, value in (properties.headers or {}).items()},
        "body": json.loads(body),
    }
    print(json.dumps(message), flush=True)
    return message


def send(channel, message):
    channel.basic_publish(
        "verification.requests",
        message.get("key", "one"),
        message["body"].encode("utf-8"),
        pika.BasicProperties(
            content_type="application/json",
            delivery_mode=2,
            message_id=message.get("messageId"),
            correlation_id=message.get("correlationId"),
            user_id=message.get("userId"),
        ),
        mandatory=True,
    )


def wait(connection, channel, inbox, missing, until):
    while missing:
        if time.monotonic() > until:
            print(f"did not come in time: {missing}", file=sys.stderr)
            return False
        method, properties, body = channel.basic_get(inbox, auto_ack=True)
        if method is None:
            connection.process_data_events(time_limit=0.02)
            continue
        message = printed(method, properties, body)
        kind, names = message["headers"].get("ce-type"), about(message["body"])
        missing = [m for m in missing if m["type"] != kind or m["about"] not in names]
    return True


def main():
    task = json.load(sys.stdin)
    connection = pika.BlockingConnection(pika.URLParameters(task["broker"]))
    channel = connection.channel()
    channel.confirm_delivery()
    inbox = channel.queue_declare(queue="", exclusive=True).method.queue
    channel.queue_bind(inbox, "verification.verdicts", task["submitter"] + ".#")
    for key in {task["submitter"], *task.get("also", [])}:
        channel.queue_bind(inbox, "verification.acknowledgements", key)

    until = time.monotonic() + task["seconds"]
    for step in task["steps"]:
        for message in step["send"]:
            send(channel, message)
        if not wait(connection, channel, inbox, step["until"], until):
            return 3

    connection.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
