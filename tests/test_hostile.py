"""Files that nobody should have sent: a clear reason that names the file, no traceback, the rest still checked."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from claimcheck.cli import main
from claimcheck.render.formats import BY_NAME, FORMATS

Output = pytest.CaptureFixture[str]
SOUND = "目录收载药品3088种，其中西药1698种、中成药1390种。"
NOISE = random.Random(1).randbytes(20_000)  # noqa: S311 - any bytes do

UNREADABLE = {
    "empty": b"",
    "only a byte order mark": b"\xef\xbb\xbf",
    "binary": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + NOISE,
    "archive": b"PK\x03\x04\x14\x00\x00\x00\x08\x00" + NOISE,
    "no known encoding": bytes(range(0x80, 0x100)) * 40,
    "zeros": b"\x00" * 10_000,
}
READABLE = {
    "only spaces": " \n\t\u3000\n" * 100,
    "nested tags": "<div>" * 10_000 + SOUND + "</div>" * 10_000,
    "nested quotes": ">" * 10_000 + SOUND,
    "nested lists": "".join("  " * n + "- x\n" for n in range(300)) + SOUND,
    "open tags": "<a " * 40_000 + SOUND,
    "open comments": SOUND + "<!--" * 40_000,
    "open front matter": "---\n" + "a: [" * 5_000 + "\n" + SOUND,
    "aliases in front matter": "---\na: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\n---\n" + SOUND,
    "digits": "1234567890" * 100_000,
    "digits and commas": "1,234," * 50_000,
    "digits and units": "1亿2万" * 2_000,
    "Chinese numerals": "一百二十三万" * 30_000,
    "magnitudes": "5" + "亿" * 50_000,
    "hedges": "超过" * 50_000 + "5%",
    "one long list": "、".join(f"{n}家" for n in range(1, 2_000)),
    "brackets": "（" * 50_000 + SOUND,
    "references": "&#x6d4b;" * 20_000 + "&" * 20_000 + SOUND,
    "escapes": "\x1b[2J\x1b[31m2023年收入3.5亿元\u202e" * 100,
    "surrogate halves by reference": "<p>&#xD800;&#x110000;" + SOUND + "</p>",
}


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    path = tmp_path / "sound.txt"
    path.write_text(SOUND, encoding="utf-8")
    return path


def checked(folder: Path, capsys: Output) -> tuple[int, str, str]:
    code = main(["run", str(folder), "--format", "json"])
    output = capsys.readouterr()
    return code, output.out, output.err


def claims_of_sound(out: str) -> list[str]:
    report = json.loads(out)
    ids = [document["id"] for document in report["documents"] if document["path"].endswith("sound.txt")]
    return [claim["quote"] for claim in report["claims"] if claim["document"] in ids]


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE)
def test_a_file_that_is_no_text_is_named_and_the_others_are_checked(
    tmp_path: Path, sound: Path, content: bytes, capsys: Output
) -> None:
    bad = sound.with_name("bad.txt")
    bad.write_bytes(content)
    code, out, err = checked(tmp_path, capsys)
    assert code == 1
    assert [finding["path"] for finding in json.loads(out)["findings"] if finding["rule"] == "CC901"] == [str(bad)]
    assert str(bad) in err
    assert "Traceback" not in err
    assert claims_of_sound(out) == ["3088种", "1698种", "1390种"]


@pytest.mark.parametrize("content", READABLE.values(), ids=READABLE)
def test_a_hostile_text_ends_without_a_fault_of_ours(tmp_path: Path, sound: Path, content: str, capsys: Output) -> None:
    sound.with_name("hostile.txt").write_text(content, encoding="utf-8")
    code, out, err = checked(tmp_path, capsys)
    assert code in {0, 1}
    assert "CC903" not in out
    assert "Traceback" not in err
    assert claims_of_sound(out) == ["3088种", "1698种", "1390种"]


def test_nothing_of_a_document_steers_the_terminal(tmp_path: Path, capsys: Output) -> None:
    text = READABLE["escapes"] + "目录收载药品3088种\x1b[5m，其中西药1698种、中成药1930种。"
    (tmp_path / "hostile\x1b[31m.txt").write_text(text, encoding="utf-8")
    main(["run", str(tmp_path), "-v"])
    main(["claims", str(tmp_path)])
    assert "\x1b" not in capsys.readouterr().out


def test_a_path_that_does_not_exist_is_named(tmp_path: Path, sound: Path, capsys: Output) -> None:
    gone = tmp_path / "gone.txt"
    assert main(["run", str(gone), str(sound)]) == 1
    assert str(gone) in capsys.readouterr().out


def test_an_empty_folder_is_named(tmp_path: Path, capsys: Output) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    assert main(["run", str(folder)]) == 2
    output = capsys.readouterr()
    assert str(folder) in output.out + output.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_named_pipe_does_not_stall_the_run(sound: Path, capsys: Output) -> None:
    pipe = sound.with_name("pipe.txt")
    os.mkfifo(pipe)
    assert main(["run", str(pipe), str(sound)]) == 1
    assert str(pipe) in capsys.readouterr().out


@pytest.mark.usefixtures("sound")
@pytest.mark.skipif(os.name == "nt", reason="symbolic links need rights on Windows")
def test_a_circle_of_links_does_not_stall_the_run(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "circle").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    code, out, _ = checked(tmp_path, capsys)
    assert code in {0, 1}
    assert claims_of_sound(out) == ["3088种", "1698种", "1390种"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(tmp_path: Path, sound: Path, capsys: Output) -> None:
    locked = sound.with_name("locked.txt")
    locked.write_text(SOUND, encoding="utf-8")
    locked.chmod(0)
    assert main(["run", str(tmp_path)]) == 1
    assert str(locked) in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="file names are text on Windows")
def test_a_name_that_is_no_text_can_be_reported(tmp_path: Path, capsys: Output) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(name)).write_text(SOUND, encoding="utf-8")
    code, out, err = checked(tmp_path, capsys)
    assert code == 0
    assert "Traceback" not in err
    assert len(json.loads(out)["claims"]) == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names of files")
@pytest.mark.parametrize("form", [each.name for each in FORMATS])
def test_every_format_takes_every_name_and_text(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    if (needs := BY_NAME[form].needs) is not None:
        pytest.importorskip(needs[0], reason=f"the extra {needs[1]} brings {needs[0]}")
    monkeypatch.chdir(tmp_path)
    dirt = "=cmd|'/c calc'!A0 `|` <b>@x</b> [x](y) {0} ]]> \x1b[31m \u202e "
    slip = dirt + "\n\n2023年，生育保险基金支出1069.10亿元，比上年增加117.75亿元，增长21.38%。\n\n" + dirt
    for name in (b"a\nb,c:d%0A.txt", b"=x|`y`.txt", b"\xff\xfe.txt", "快报 ::error::.md".encode()):
        Path(os.fsdecode(name)).write_text(slip + str(len(name)), encoding="utf-8")
    Path("no\ttext").write_bytes(NOISE)
    assert main(["run", ".", "--format", form, "--lang", "en"]) == 1
    output = capfdbinary.readouterr()
    assert b"Traceback" not in output.err
    assert b"internal fault on" not in output.out + output.err
    assert BY_NAME[form].binary or b"21.38%" in output.out.replace(b"%25", b"%")
