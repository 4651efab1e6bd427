"""Reaches the nodes of one machine by their names."""

from __future__ import annotations

import httpx


class Loopback(httpx.HTTPTransport):
    """Reaches `*.localhost` on this machine (RFC 6761, section 6.3), as not every resolver knows those names. Host stays."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        if not host.endswith(".localhost"):
            return super().handle_request(request)
        here = httpx.Request(
            request.method,
            request.url.copy_with(host="127.0.0.1"),
            headers=request.headers,
            stream=request.stream,
            extensions={**request.extensions, "sni_hostname": host},
        )
        return super().handle_request(here)
