"""What schemathesis cannot make up: ids that exist. Without them every answer would be that an id is unknown.

Those that answers name are remembered, and take the place of some made-up ones in later requests.
"""

import os
import zlib

import schemathesis

# How many ids of a kind are remembered, the newest.
MOST = 8

# Whose id it is, by the member of an answer that it stands in.
KINDS = {
    "answer": "answer_id",
    "desks": "desk_id",
    "devices": "device_id",
    "locations": "location_id",
    "request": "request_id",
    "requests": "request_id",
    "services": "service_id",
    "ticket": "ticket_id",
    "tickets": "ticket_id",
    "users": "user_id",
}

known = {
    "desk_id": [os.environ["CALLPAD_DESK_ID"]],
    "dst_type": ["service", "desk", "user"],
    "kind": ["open", "serve", "close"],
    "state": ["present", "break", "gone"],
    "user_id": [os.environ["CALLPAD_USER_ID"]],
}


def remember(value, depth=4):
    """Remembers the ids in an answer."""
    if isinstance(value, list):
        for item in value[:MOST]:
            remember(item, depth)
    elif isinstance(value, dict) and depth > 0:
        for name, member in value.items():
            for item in member[:MOST] if isinstance(member, list) else [member]:
                if name in KINDS and isinstance(item, dict) and isinstance(item.get("id"), str):
                    ids = known.setdefault(KINDS[name], [])
                    if item["id"] not in ids:
                        ids.append(item["id"])
                        del ids[:-MOST]
            remember(member, depth - 1)


def fill(values):
    """Puts ids that exist in the place of some that do not. Only of texts: what is no text is wrong on purpose."""
    if not isinstance(values, dict):
        return
    known["dst_id"] = [known[kind][-1] for kind in ("service_id", "desk_id", "user_id") if known.get(kind)]
    for name, value in values.items():
        ids = known.get(name)
        if ids and isinstance(value, str) and len(value) <= 255:
            # The same text leads to the same choice, so that a run can be repeated; one in five stays as it is.
            choice = zlib.crc32(value.encode("utf-8", "surrogatepass"))
            if choice % 5:
                values[name] = ids[choice % len(ids)]


@schemathesis.hook
def before_call(context, case, kwargs):
    for values in (case.path_parameters, case.query, case.body):
        fill(values)


@schemathesis.hook
def after_call(context, case, response):
    if response.headers.get("content-type", [""])[0].startswith("application/json"):
        try:
            remember(response.json())
        except ValueError:
            # Another check says so.
            pass
