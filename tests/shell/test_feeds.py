"""`strikewire feeds`: trying, pausing, lists of feeds."""

from __future__ import annotations

import json
import signal

from tests.shell.commands import Folder, ended
from tests.usecases.campaign import CAKE, STRIKE
from tests.usecases.desk import rss


async def test_an_address_is_tried_step_by_step(folder: Folder) -> None:
    folder.publisher.says("/feed", body=rss(STRIKE, CAKE))
    folder.publisher.says(
        "/page", body=b"<html><head><link rel=alternate type='application/rss+xml' href='/feed'></head>"
    )
    sound = await folder.run("feeds", "test", folder.publisher.url("/feed?key=secret"))
    assert (sound.code, sound.err) == (0, "")
    assert "1 of its 2 items would be taken in" in sound.out
    assert STRIKE.title in sound.out
    assert "secret" not in sound.out
    page = await folder.run("feeds", "test", folder.publisher.url("/page"), "--json")
    assert page.code == 1
    assert [offer["url"] for offer in json.loads(page.out)["offers"]] == [folder.publisher.url("/feed")]


async def test_a_feed_is_paused_and_resumed_beside_a_process_that_polls(folder: Folder) -> None:
    folder.configure("/feed")
    folder.publisher.says(body=rss(STRIKE))
    watching = await folder.start("poll", "--watch", "--json")
    assert watching.stdout
    await watching.stdout.readline()
    paused = await folder.run("feeds", "pause", "/feed")
    assert (paused.code, paused.err) == (0, "")
    assert "An operator has paused /feed" in paused.out
    assert "1 paused" in (await folder.run("feeds")).out
    resumed = await folder.run("feeds", "resume", folder.publisher.url(), "--json")
    assert resumed.document == [{"address": folder.publisher.url(), "name": "/feed", "paused": False}]
    assert (await folder.run("feeds", "pause", "nobody")).code == 2
    watching.send_signal(signal.SIGTERM)
    assert (await ended(watching)).code == 0


async def test_the_feeds_go_out_and_in_as_opml(folder: Folder) -> None:
    folder.configure("/feed?key=1", "/other")
    out = await folder.run("feeds", "opml")
    assert out.code == 0
    (folder.path / "feeds.opml").write_text(out.out)
    polling = f"[polling]\nports = [{folder.publisher.port}]\n"
    (folder.path / "config.toml").write_text(f'history = false\ndefaults = false\nopml = "feeds.opml"\n{polling}')
    folder.publisher.says("/other", body=rss(CAKE))
    folder.publisher.says(body=rss(STRIKE))
    await folder.run("poll")
    listed = json.loads((await folder.run("feeds", "--json")).out)
    assert [(feed["name"], feed["state"]) for feed in listed] == [("/feed?key=1", "ok"), ("/other", "ok")]
