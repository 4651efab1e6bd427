"""Every action says who acts: `by` is there and can only be given by name."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from importlib import import_module

from django.apps import apps

from tests.house.reading_code import modules

# Functions of an actions module that nobody performs, each with the reason why it has no `by`.
NOBODY_ACTS = {
    "matching.index": "runs in the transaction of the action that changed the person",
    "matching.index_many": "runs in the transaction of the import",
    "matching.index_missing": "runs in `passage upgrade`: the node itself brings its keys to this version",
    "peers.claim_due": "the delivery loop: the node itself, at a time it is given",
    "peers.release": "the delivery loop gives back what it claimed",
    "peers.record_answer": "the delivery loop notes what a peer answered; the peer is the row's",
    "peers.record_failure": "the delivery loop notes that nobody answered",
    "peers.receive": "the sender is whoever signed the bytes, and is known only once they are verified",
    "peers.tidy": "the delivery loop forgets what has expired",
    "referrals.admit": "handler in the transaction of peers.receive; the peer is its argument",
    "referrals.hear_receipt": "handler in the transaction of peers.receive; the receipt names its signer",
    "referrals.mark_undelivered": "handler in the transaction of peers.claim_due",
    "referrals.still_allowed": "a question, asked by the delivery loop",
    "referrals.handover_extra": "makes a value, writes nothing",
}
BY_NAME = {inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD}


def actions() -> Iterator[tuple[str, Callable[..., object]]]:
    """(app.name, function) of every public function of every actions module."""
    for app in apps.get_app_configs():
        if not app.name.startswith("passage.node."):
            continue
        module = import_module(f"{app.name}.actions")
        public = getattr(module, "__all__", None) or [name for name in vars(module) if not name.startswith("_")]
        for name in public:
            value = getattr(module, name)
            if inspect.isfunction(value) and value.__module__.startswith(f"{app.name}.actions"):
                yield f"{app.label}.{name}", value


def test_every_app_of_the_node_has_actions() -> None:
    assert len(list(actions())) > 60


def test_every_action_takes_by_as_a_keyword_only_argument() -> None:
    lacking = []
    for name, action in actions():
        by = inspect.signature(action).parameters.get("by")
        if (
            by is None or by.kind is not inspect.Parameter.KEYWORD_ONLY or by.default is not by.empty
        ) and name not in NOBODY_ACTS:
            lacking.append(name)
    assert not lacking


def test_every_action_takes_keyword_arguments_only() -> None:
    positional = {
        name
        for name, action in actions()
        if any(each.kind not in BY_NAME for each in inspect.signature(action).parameters.values())
    }
    assert positional <= set(NOBODY_ACTS)


def test_every_exception_still_exists_and_still_needs_to_be_one() -> None:
    known = dict(actions())
    assert set(NOBODY_ACTS) <= set(known)
    assert not [name for name in NOBODY_ACTS if "by" in inspect.signature(known[name]).parameters]


def test_no_door_writes_to_the_database_itself() -> None:
    writing = {"create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "update"}
    found = [
        f"{path}:{node.lineno}"
        for path, tree in modules("passage/doors")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in writing
        and ".objects" in ast.unparse(node.func)
    ]
    assert not found
