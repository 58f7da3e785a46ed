"""Which vocabulary a run speaks: its own packs', and nothing of them in the next run, thread or task."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path

import pytest

import claimcheck
from claimcheck.errors import PackError
from claimcheck.lexicon.metrics import metric_words, using
from claimcheck.lexicon.packfile import parse_pack

TEXT = """2023年，入园客流2486万人次，比上年增长12.4%。旺季平均瞬时载客3.2万人，承载上限4.0万人，承载率为80%。

全年夜场收入1.9亿元，日场收入3.5亿元，演出收入5.4亿元。2023年游园人次2468万人次。
"""
PACK = parse_pack("""
[words]
heads = ["载客", "上限"]
opposed = [["旺季", "淡季"]]
[[metric]]
name = "入园客流"
also = ["游园人次"]
measured = "span"
[[metric]]
name = "演出收入"
parts = [["夜场收入", "日场收入"]]
[[metric]]
name = "承载率"
ratio = { part = "瞬时载客", whole = "承载上限" }
""")
OTHER = parse_pack('[[metric]]\nname = "客流"\nalso = ["人次", "载客"]\n[words]\ndrop = ["入园", "游园"]\n')


def told(*packs: claimcheck.Pack) -> str:
    """Everything that a run says, as text."""
    return claimcheck.to_json(claimcheck.check_text(TEXT, packs=packs, raising=True))


def test_a_pack_makes_a_difference() -> None:
    assert len({told(), told(PACK), told(OTHER)}) == 3


def test_a_run_with_a_pack_leaves_nothing_behind() -> None:
    code = f"import claimcheck; print(claimcheck.to_json(claimcheck.check_text({TEXT!r}, raising=True)), end='')"
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment)  # noqa: S603 - our own code
    fresh = run.stdout.decode("utf-8")
    first = told(PACK)
    assert told() == fresh
    assert told(OTHER) != fresh
    assert told() == fresh
    assert told(PACK) == first


def test_the_order_of_packs_changes_nothing() -> None:
    third = parse_pack('[[metric]]\nname = "夜场收入"\nmeasured = "span"\n')
    assert told(PACK, third) == told(third, PACK)


def test_a_pack_that_repeats_the_shipped_ones_changes_nothing() -> None:
    assert told(parse_pack('[[metric]]\nname = "国内生产总值"\nalso = ["GDP"]\n')) == told()


def test_runs_in_threads_speak_each_its_own_words() -> None:
    packs = [(), (PACK,), (OTHER,)]
    alone = [told(*each) for each in packs]
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(lambda number: told(*packs[number % 3]), range(18))) == alone * 6


def test_runs_in_tasks_speak_each_its_own_words() -> None:
    async def words_after(pack: claimcheck.Pack) -> tuple[bool, bool]:
        with using([pack]) as words:
            await asyncio.sleep(0)
            return metric_words() is words, "入园客流" in words.canon

    async def both() -> list[tuple[bool, bool]]:
        return list(await asyncio.gather(words_after(PACK), words_after(OTHER)))

    assert asyncio.run(both()) == [(True, True), (True, False)]


def test_blocks_nest_and_end_with_an_error() -> None:
    shipped = metric_words()
    with using([PACK]) as outer:
        with pytest.raises(ZeroDivisionError), using([OTHER]):
            raise ZeroDivisionError
        assert metric_words() is outer
        assert copy_context().run(metric_words) is outer
    assert metric_words() is shipped


def test_a_block_speaks_for_single_steps_too() -> None:
    document = claimcheck.read_text("2023年游园人次2468万人次。")
    with claimcheck.using_packs([PACK]):
        within = claimcheck.extract_claims(document)
    assert [claim.metric.key for claim in within] == ["入园客流"]
    assert [claim.metric.key for claim in claimcheck.extract_claims(document)] != ["入园客流"]


def test_packs_come_as_files_too(tmp_path: Path) -> None:
    path = tmp_path / "park.toml"
    path.write_text('[[metric]]\nname = "入园客流"\nalso = ["游园人次"]\n', encoding="utf-8")
    for pack in (path, str(path), claimcheck.load_pack(path)):
        report = claimcheck.check_text("2023年游园人次2468万人次。", packs=[pack])
        assert report.claims[0].metric.key == "入园客流"


def test_a_file_that_is_no_pack_is_a_fault_of_the_caller(tmp_path: Path) -> None:
    path = tmp_path / "park.toml"
    path.write_text('[[metric]]\nnaem = "入园客流"\n', encoding="utf-8")
    with pytest.raises(PackError, match=r"park\.toml:1: "):
        claimcheck.check_text("2023年游园人次2468万人次。", packs=[path])
    with pytest.raises(PackError, match="contradicts"):
        claimcheck.check_text("2023年。", packs=[PACK, parse_pack('[[metric]]\nname = "游园人次"\n')])
