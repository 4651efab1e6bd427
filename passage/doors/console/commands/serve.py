"""`passage serve`: run one node: its web server and its delivery loop."""

from __future__ import annotations

import argparse
import ctypes
import os
import signal
import sys
import threading
from urllib.parse import urlsplit

from django.conf import settings

from passage.doors.console.command import Stop, add_home, open_node
from passage.node import home as homes

PR_SET_PDEATHSIG = 1


def add(choices: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    parser = choices.add_parser("serve", help="run the node: web and delivery")
    add_home(parser)
    parser.add_argument("--bind", help="address and port to listen on; otherwise 127.0.0.1 and the port of the node's address")
    parser.add_argument("--workers", type=int, default=0, help="web processes; 1 on SQLite, 2 on PostgreSQL")
    parser.add_argument("--no-delivery", action="store_true", help="web only; run `passage deliver` elsewhere")
    parser.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    home = open_node(chosen.home)
    bind = chosen.bind or default_bind(home)
    refuse_unsafe(home, bind)
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    if os.environ.get("PASSAGE_END_WITH_PARENT"):
        # The demonstration ends all of its nodes, even when it is killed itself.
        end_with_parent()
    refuse_old_database()
    if not chosen.no_delivery:
        start_delivery()
    serve(bind, chosen.workers or (1 if home.database.startswith("sqlite") else 2))
    return 0


def refuse_unsafe(home: homes.Home, bind: str) -> None:
    problems = homes.unsafe(home) + homes.unsafe_to_listen(home, bind)
    if problems:
        raise Stop("this node is not safe to serve:\n" + "\n".join(f"  - {problem}" for problem in problems))


def refuse_old_database() -> None:
    """A node never changes its database by starting; `passage upgrade` does."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise Stop("the database is of another version. Make a backup, then: passage upgrade")
    connection.close()


def default_bind(home: homes.Home) -> str:
    port = urlsplit(home.address).port or 8100
    return f"127.0.0.1:{port}"


def end_with_parent() -> None:
    """Ask the kernel to end this process when its parent ends, however that ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def start_delivery() -> None:
    """Fork the delivery loop before any thread or connection exists."""
    parent = os.getpid()
    if os.fork():
        return
    end_with_parent()
    if os.getppid() != parent:
        os._exit(0)
    from passage.doors.console import delivery

    stop = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stop.set())
    signal.signal(signal.SIGINT, lambda *_: stop.set())
    delivery.deliver_forever(stop)
    os._exit(0)


def serve(bind: str, workers: int) -> None:
    """Run gunicorn in this process until it is told to stop."""
    from gunicorn.app.base import BaseApplication

    class Web(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            options = {
                "bind": bind,
                "workers": workers,
                "worker_class": "gthread",
                "threads": 8,
                "preload_app": True,
                "accesslog": None,
                "errorlog": "-",
                "loglevel": "warning",
                "graceful_timeout": 5,
                "timeout": 60,
                "limit_request_line": 2048,
                "post_fork": lambda server, worker: end_with_parent(),
                "control_socket_disable": True,
            }
            for key, value in options.items():
                if key in self.cfg.settings:
                    self.cfg.set(key, value)

        def load(self) -> object:
            from django.core.wsgi import get_wsgi_application

            return get_wsgi_application()

    # gunicorn would read the command line's own words otherwise
    sys.argv = sys.argv[:1]
    Web().run()
