from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimcheck.errors import UnreadableError
from claimcheck.read import MAX_BYTES, discover, read_file, source

TEXT = "全年收入3.5亿元，同比增长5%。"


def reason(path: Path) -> str:
    with pytest.raises(UnreadableError) as caught:
        read_file(path, document_id="d1")
    assert caught.value.path == str(path)
    assert caught.value.zh
    return caught.value.en


def test_a_file_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "文件.weird"
    path.write_text(f"<p>{TEXT}</p>", encoding="gb18030")
    document = read_file(str(path), document_id="d7")
    assert (document.id, document.path, document.encoding, document.format) == ("d7", str(path), "gb18030", "html")
    assert [block.text for block in document.blocks] == [TEXT]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "white space"),
        ("　　\n".encode(), "white space"),
        (b"\xef\xbb\xbf", "white space"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04" + bytes(100), "archive"),
        (bytes(1000), "not text"),
        (bytes(range(256)) * 20, "not text"),
    ],
)
def test_the_reason_names_what_is_wrong(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    assert words in reason(path)


def test_what_is_no_file_is_not_read(tmp_path: Path) -> None:
    assert "no such file" in reason(tmp_path / "gone.txt")
    assert "folder" in reason(tmp_path)
    assert reason(Path("a\0b"))
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert reason(tmp_path / "loop")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "regular" in reason(tmp_path / "pipe")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    assert "permission" in reason(path)


def test_a_large_file_is_refused_unopened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    monkeypatch.setattr(source, "open", None, raising=False)
    assert "limit" in reason(path)


def test_folders_are_walked_in_order_and_each_file_is_taken_once(tmp_path: Path) -> None:
    names = ["b.txt", "a.md", "sub/c.html", "sub/deep/d", ".hidden/e.txt", ".f.txt", "image.PNG", "sub/.g"]
    names += ["claimcheck.toml", "sub/write.py"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    (tmp_path / "sub" / "circle").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "z.txt").symlink_to(tmp_path / "a.md")
    (tmp_path / "y.txt").symlink_to(tmp_path / "nowhere")
    found, faults = discover(
        [tmp_path / "b.txt", tmp_path, str(tmp_path / "image.PNG"), tmp_path / "sub" / ".." / "a.md"]
    )
    assert [str(path.relative_to(tmp_path)) for path in found] == [
        "b.txt",
        "a.md",
        "sub/c.html",
        "sub/deep/d",
        "image.PNG",
    ]
    assert faults == ()


def test_what_can_not_be_found_is_returned_and_not_raised(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found, faults = discover([tmp_path / "gone", tmp_path / "empty"])
    assert found == ()
    assert [fault.path for fault in faults] == [str(tmp_path / "gone"), str(tmp_path / "empty")]


def test_a_deep_folder_is_walked(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(200):
        folder /= "f"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    found, _ = discover([tmp_path])
    assert found == (folder / "a.txt",)
