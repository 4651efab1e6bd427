"""Reaches the nodes of one machine by their names."""

from __future__ import annotations

import httpx


class Loopback(httpx.HTTPTransport):
    """Reaches `*.localhost` on this machine (RFC 6761, section 6.3), as not every resolver knows those names. Host stays."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        if host.endswith(".localhost"):
            request.url = request.url.copy_with(host="127.0.0.1")
            request.extensions = {**request.extensions, "sni_hostname": host}
        return super().handle_request(request)
