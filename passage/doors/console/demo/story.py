"""One worker's whole journey through five nodes, played over HTTP as people would, each step held to account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from passage.doors.console.demo import chapters
from passage.doors.console.demo.nodes import NODES, Place, run_in
from passage.doors.console.demo.playing import Story, StoryFailed
from passage.doors.console.demo.witness import files_with

if TYPE_CHECKING:
    from passage.doors.console.demo.running import Network


def tell(place: Place, network: Network) -> int:
    """Play every chapter; 0 only if all of it holds."""
    story = Story(place, network)
    try:
        for number, (title, chapter) in enumerate(chapters.CHAPTERS, 1):
            print(f"\n{number:2}. {title}", flush=True)
            chapter(story)
            story.show_knowledge()
        print("\nLast: the logs, and what lies on the disks", flush=True)
        for node in NODES:
            checked = run_in(place, node.name, "audit", "verify")
            story.must(checked.wait() == 0, f"{node.name}: every link of the log holds")
        found = files_with(place.folder, [word.encode() for word in chapters.CANARIES])
        story.must(not found, "no file of any node holds a name, a place of home or a word of the story in the clear")
    except (StoryFailed, LookupError) as failed:
        print(f"\nThe story failed: {failed}", flush=True)
        return 1
    finally:
        for browser in story.browsers.values():
            browser.close()
    print("\nThe whole journey holds.", flush=True)
    return 0
