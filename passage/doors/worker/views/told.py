"""What single pages of the report tell beside their question."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from passage.doors.worker.numbers_to_call import lines_to_call
from passage.doors.worker.scene import Scene


def facts(step_code: str, scene: Scene) -> dict[str, Any]:
    """More for the template of one step; nothing for a plain question."""
    if step_code in ("help", "advice"):
        return {"lines": lines_to_call(scene.language, timezone.localdate())}
    return {}
