from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.accepted.reports import report_of, reports, told_otherwise

import claimcheck
from claimcheck.accepted import commented, entry, suppressed
from claimcheck.config import Suppression, parse_config
from claimcheck.config.globs import Glob
from claimcheck.config.suppression import load_sidecar
from claimcheck.errors import PackError
from claimcheck.model import Finding, Report
from claimcheck.pipeline import rules

SLIP = "2023年，生育保险基金支出1069.10亿元，比上年增加117.75亿元，增长21.38%。"
FIGURES = ("1069.10亿元", "117.75亿元", "21.38%")
HERE = str(Path.cwd())


def whole(report: Report, finding: Finding) -> Suppression:
    """The entry that names one finding by all that it has."""
    quotes = tuple(claim.quote for claim in report.claims if claim.id in finding.claims)
    return Suppression(finding.rule, "known", quotes, finding.fingerprint)


@given(reports(), st.data())
def test_an_entry_hides_its_finding_and_no_other(report: Report, data: st.DataObject) -> None:
    assume(report.findings)
    finding = data.draw(st.sampled_from(report.findings))
    left, unused = suppressed(report, [whole(report, finding)])
    assert left.findings == tuple(each for each in report.findings if each is not finding)
    assert [each.finding for each in left.suppressed] == [finding]
    assert unused == ()


@given(reports(), st.data())
def test_an_entry_of_figures_alone_hides_one_finding_that_has_just_these(report: Report, data: st.DataObject) -> None:
    assume(report.findings)
    finding = data.draw(st.sampled_from(report.findings))
    left, unused = suppressed(report, [evolve(whole(report, finding), fingerprint="")])
    ((hidden,), own) = ([each.finding for each in left.suppressed], whole(report, finding).figures)
    assert (hidden.rule, sorted(whole(report, hidden).figures)) == (finding.rule, sorted(own))
    assert len(left.findings) == len(report.findings) - 1
    assert unused == ()


@given(reports())
def test_an_entry_for_each_leaves_nothing_and_again_changes_nothing(report: Report) -> None:
    entries = [whole(report, finding) for finding in report.findings]
    once, unused = suppressed(report, entries)
    assert (once.findings, unused) == ((), ())
    assert suppressed(once, entries)[0] == once


@given(reports())
def test_entries_hold_for_other_ids_order_and_folders(report: Report) -> None:
    entries = [whole(report, finding) for finding in report.findings]
    left, unused = suppressed(told_otherwise(report), entries)
    assert (left.findings, unused) == ((), ())


@given(report=reports(), data=st.data(), by_figures=st.booleans())
def test_any_changed_digit_wakes_a_finding(report: Report, data: st.DataObject, *, by_figures: bool) -> None:
    assume(report.findings)
    finding = data.draw(st.sampled_from(report.findings))
    name = data.draw(st.sampled_from(finding.claims))
    claim = next(claim for claim in report.claims if claim.id == name)
    at = data.draw(st.sampled_from([n for n, character in enumerate(claim.quote) if character.isdigit()]))
    changed = claim.quote[:at] + str((int(claim.quote[at]) + 1) % 10) + claim.quote[at + 1 :]
    claims = [evolve(each, quote=changed) if each.id == name else each for each in report.claims]
    mark = whole(report, finding)
    entries = [evolve(mark, fingerprint="") if by_figures else mark]
    left, unused = suppressed(report_of(report.documents, claims, [finding]), entries)
    assert len(left.findings) == len(unused) == 1
    assert left.suppressed == ()


def test_order_and_white_space_of_the_figures_do_not_count() -> None:
    report = claimcheck.check_text(SLIP)
    mark = Suppression("CC301", "known", ("21.38 %", *reversed(FIGURES[:2])))
    assert suppressed(report, [mark])[0].findings == ()


def test_markup_inside_a_figure_does_not_count() -> None:
    text = f"<html><body><h1>公报</h1><p>{SLIP.replace('21.38%', '<b>21.38</b>%')}</p></body></html>"
    report = claimcheck.check_text(text)
    assert report.findings[0].fingerprint == claimcheck.check_text(SLIP).findings[0].fingerprint
    assert suppressed(report, [Suppression("CC301", "known", FIGURES)])[0].findings == ()


@pytest.mark.parametrize(
    "mark",
    [
        Suppression("CC306", "known", FIGURES),
        Suppression("CC301", "known", FIGURES[:2]),
        Suppression("CC301", "known", (*FIGURES, "21.38%")),
        Suppression("CC301", "known", (*FIGURES[:2], "21.83%")),
        Suppression("CC301", "known", FIGURES, "0123456789abcdef"),
    ],
)
def test_what_differs_in_anything_hides_nothing_and_is_told(mark: Suppression) -> None:
    report = claimcheck.check_text(SLIP)
    left, (unused,) = suppressed(report, [mark])
    assert left == report
    assert unused.entry == mark
    assert ("21.83%" in unused.message.en.rpartition(";")[2]) == ("21.83%" in mark.figures)


def test_an_entry_is_not_told_of_where_its_rule_is_off_or_its_file_was_not_read() -> None:
    report = claimcheck.check_text("2023年，全市检票员工312人。")
    mark = Suppression("CC301", "known", FIGURES)
    assert len(suppressed(report, [mark])[1]) == 1
    assert suppressed(report, [mark], lambda _: False)[1] == ()
    paths = [Glob("**/<text 1>", HERE), Glob("b.txt", HERE)]
    assert len(suppressed(report, [evolve(mark, paths=(paths[0],))])[1]) == 1
    assert suppressed(report, [evolve(mark, paths=tuple(paths))])[1] == ()


def test_one_entry_is_for_one_finding() -> None:
    report = claimcheck.check_text(SLIP, SLIP.replace("2023", "2021"))
    mark = Suppression("CC301", "known", FIGURES)
    left, unused = suppressed(report, [mark])
    assert (len(left.findings), len(left.suppressed), unused) == (1, 1, ())
    left, unused = suppressed(report, [mark, evolve(mark, reason="known too"), mark])
    assert (left.findings, len(left.suppressed), len(unused)) == ((), 2, 1)


def test_an_entry_that_names_a_finding_goes_before_one_of_figures_alone() -> None:
    report = claimcheck.check_text(SLIP, SLIP.replace("2023", "2021"))
    by_figures, by_name = Suppression("CC301", "one", FIGURES), whole(report, report.findings[0])
    left, unused = suppressed(report, [by_figures, by_name])
    assert (left.findings, unused) == ((), ())


COMMENT = "<!-- claimcheck: allow CC301 1069.10亿元 117.75亿元 21.38%: 修订前的口径 -->"


@pytest.mark.parametrize(
    "text",
    [
        f"# 公报\n\n{SLIP}\n\n{COMMENT}\n",
        f"# 公报\n\n{SLIP}{COMMENT}\n",
        f"{COMMENT}\n\n# 公报\n\n{SLIP}\n",
        f"# 公报\n\n{COMMENT}\n{SLIP}\n",
        f"<html><body><h1>公报</h1>{COMMENT}<p>{SLIP}</p></body></html>",
        f"<html><body><h1>公报</h1><p>{SLIP[:24]}{COMMENT}{SLIP[24:]}</p></body></html>",
        f"{SLIP}\n{COMMENT}\n",
        f"# 公报\n\n{SLIP}\n\n{COMMENT.replace('allow', '  allow ').replace(' ', chr(10))}\n",
        f"# 公报\n\n{SLIP}\n\n{COMMENT.replace(': 修', '：修').replace('k: a', 'k：a')}\n",
        f"# 公报\n\n{SLIP}\n\n{COMMENT.replace('117.75亿元', '“117.75 亿元”')}\n",
    ],
)
def test_a_comment_in_the_text_suppresses_a_finding_and_is_not_read(text: str) -> None:
    report = claimcheck.check_text(text)
    assert report.findings == ()
    (stands,) = report.suppressed
    assert (stands.by, stands.reason, stands.finding.rule) == ("comment", "修订前的口径", "CC301")
    assert stands.where == f"<text 1>:{text[: text.index('<!--')].count(chr(10)) + 1}"
    assert [claim.quote for claim in report.claims] == list(FIGURES)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("allow CC301 1069.10亿元 117.75亿元 21.38%", "a reason has to stand behind a colon"),
        ("allow CC301 1069.10亿元 117.75亿元 21.38%: ", "a reason has to stand behind a colon"),
        ("allow CC301: revised", "has to name the figures"),
        ("allow CC3 21.38%: revised", "no code of one rule"),
        ("allow CC399 21.38%: revised", "no rule CC399"),
        ("allow CC901 21.38%: revised", "about the run itself"),
        ("ignore CC301 21.38%: revised", "allow RULE FIGURE…: reason"),
        ("", "allow RULE FIGURE…: reason"),
        ("allow CC301 1069.10亿元 117.75亿元 21.83%: revised", "21.83% stands in no document"),
    ],
)
def test_a_comment_without_effect_is_told_of(words: str, told: str) -> None:
    report = claimcheck.check_text(f"# 公报\n\n{SLIP}\n\n<!-- claimcheck: {words} -->\n")
    assert [finding.rule for finding in report.findings] == ["CC301", "CC904"]
    assert told in report.findings[1].message.en
    assert report.findings[1].path == "<text 1>"
    assert report.findings[1].message.en.startswith("<text 1>:5: ")
    assert report.suppressed == ()


def test_a_comment_that_readers_see_is_none() -> None:
    report = claimcheck.check_text(f"# 公报\n\n{SLIP}\n\n```\n{COMMENT}\n```\n")
    assert "CC904" not in {finding.rule for finding in report.findings}
    assert report.suppressed == ()


def test_a_comment_names_ratios_and_single_findings() -> None:
    document = claimcheck.read_text("<!-- claimcheck: allow CC301 4:6 3：2 #0123456789abcdef: 2021年 -->\n\n# 甲\n")
    (mark,) = commented([document], rules())
    assert isinstance(mark, Suppression)
    assert (mark.figures, mark.fingerprint, mark.reason) == (("4:6", "3：2"), "0123456789abcdef", "2021年")


def test_a_comment_in_a_copy_holds_for_the_text_it_repeats() -> None:
    plain, marked = f"# 公报\n\n{SLIP}\n", f"# 公报\n\n{SLIP}\n\n{COMMENT}\n"
    for texts in ((plain, marked), (marked, plain), (marked, marked)):
        report = claimcheck.check_text(*texts)
        assert report.findings == ()
        assert len(report.suppressed) == 1


TEXTS = [
    "# 公报\n\n{0}\n\n{1}\n\n{2}\n",
    "# 公报\n\n{0}\n{1}\n\n{2}\n",
    "- {0}\n- {1}\n\n> {2}\n",
    "{0}\n{1}\n{2}\n",
    "公报\n\n　　{0}{1}\n\n　　{2}",
    "<html><body><h1>公报</h1><p>{0}</p><p>{1}</p><ul><li>{2}</li></ul></body></html>",
    "---\ntitle: 公报\ndate: 2024-03-01\n---\n\n{0}\n\n**{1}**\n\n{2}\n",
]
SENTENCES = (
    "2023年，生育保险基金支出1069.10亿元。",
    "比上年增加117.75亿元，增长21.38%。",
    "其中，职工支出312.5亿元，占比29.2%。",
)
INSIDE = "<!-- claimcheck: allow CC301 35%: 2019年12月31日 **见** [修订](a.html) <p> 2.5万人 -->"


@pytest.mark.parametrize("shape", TEXTS)
@pytest.mark.parametrize("at", range(3))
def test_a_comment_at_the_end_of_a_sentence_changes_nothing_of_what_is_read(shape: str, at: int) -> None:
    marked = [sentence + INSIDE * (number == at) for number, sentence in enumerate(SENTENCES)]
    plain, other = (
        claimcheck.extract_claims(claimcheck.read_text(shape.format(*sentences), path="a"))
        for sentences in (SENTENCES, marked)
    )
    assert len(plain) == 5
    assert [said(claim) for claim in other] == [said(claim) for claim in plain]


@pytest.mark.parametrize("shape", TEXTS)
@pytest.mark.parametrize("gap", ["{}\n\n", "{}\n"])
def test_a_comment_of_its_own_changes_nothing_of_what_is_read(shape: str, gap: str) -> None:
    plain = shape.format(*SENTENCES)
    front = plain.find("---\n\n") + 5 if plain.startswith("---") else 0
    marked = plain[:front] + gap.format(INSIDE) + plain[front:]
    first, other = (claimcheck.read_text(text, path="a") for text in (plain, marked))
    assert (other.format, other.title, other.published) == (first.format, first.title, first.published)
    claims = [[said(claim) for claim in claimcheck.extract_claims(each)] for each in (first, other)]
    assert claims[0] == claims[1]


def said(claim: claimcheck.Claim) -> tuple[object, ...]:
    quantity = claim.quantity
    return claim.quote, claim.metric, claim.period, claim.kind, claim.compared_to, quantity.value, quantity.unit


GOOD = 'rule = "CC301"\nfigures = ["1069.10亿元", "117.75亿元", "21.38%"]\nreason = "revised"\n'


def test_a_file_beside_a_document_suppresses_its_findings(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(SLIP.replace("2023", "2021" if name == "b.txt" else "2023"), encoding="utf-8")
    (tmp_path / "a.txt.claimcheck.toml").write_text(f"\n[[suppress]]\n{GOOD}", encoding="utf-8")
    report = claimcheck.check_paths([tmp_path])
    assert [document.path for document in report.documents] == [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    ((stands,), (finding,)) = report.suppressed, report.findings
    assert (stands.by, stands.reason) == ("sidecar", "revised")
    assert stands.where == f"{tmp_path / 'a.txt.claimcheck.toml'}:2"
    assert finding.claims[0].startswith("d2.")
    # A sidecar is none of the documents, even where it is named.
    assert claimcheck.check_paths(sorted(tmp_path.iterdir())) == report


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[suppress]\n", "a.txt.claimcheck.toml:1: no valid TOML"),
        ("[[suppres]]\n", "the closest is suppress"),
        ("suppress = 1\n", "a list of tables"),
        (f"[[suppress]]\n{GOOD}".replace("revised", " "), ":4: suppress 1 reason has to be text that says why"),
        (f"[[suppress]]\n{GOOD}\nuntil = 1\n", "there is no suppress 1 until"),
    ],
)
def test_a_faulty_file_beside_a_document_ends_the_run(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "a.txt").write_text(SLIP, encoding="utf-8")
    (tmp_path / "a.txt.claimcheck.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as caught:
        claimcheck.check_paths([tmp_path])
    assert told in str(caught.value)


def test_a_name_too_long_to_have_a_file_beside_it_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / f"{'长' * 82}.txt"
    path.write_text(SLIP, encoding="utf-8")
    assert len(claimcheck.check_paths([path]).findings) == 1


def test_a_suppressed_contradiction_makes_no_figure_contradicted_and_none_confirmed() -> None:
    from claimcheck.model import coverage_of  # noqa: PLC0415 - beside what it is held against

    plain, marked = claimcheck.check_text(SLIP), claimcheck.check_text(f"{SLIP}\n{COMMENT}\n")
    assert set(coverage_of(plain).states.items()) >= {("contradicted", 1), ("undecided", 2)}
    assert set(coverage_of(marked).states.items()) >= {("contradicted", 0), ("undecided", 3), ("confirmed", 0)}
    assert not marked.failed


@pytest.mark.parametrize(
    ("home", "path"),
    [
        ("claimcheck.toml", "a.txt"),
        ("claimcheck.toml", "docs/a [1].txt"),
        ("pyproject.toml", "docs/a.txt"),
        ("sub/claimcheck.toml", "docs/a.txt"),
    ],
)
def test_what_is_written_down_for_a_finding_is_read_back_and_fits(tmp_path: Path, home: str, path: str) -> None:
    file, text = tmp_path / home, tmp_path / path
    for each in (file, text):
        each.parent.mkdir(exist_ok=True)
    text.write_text(SLIP, encoding="utf-8")
    report = claimcheck.check_paths([text])
    (finding,) = report.findings
    written = entry.table(report, finding, 'said "twice" \\ 已更正', file, beside=False)
    config = parse_config(written, file, rules())
    assert config.suppressions[0].paths
    assert config.suppressions[0].reason == 'said "twice" \\ 已更正'
    left = claimcheck.check_paths([text], config=config)
    assert (left.findings, len(left.suppressed)) == ((), 1)
    beside = Path(f"{text}.claimcheck.toml")
    beside.write_text(entry.table(report, finding, "known", beside, beside=True), encoding="utf-8")
    assert len(load_sidecar(beside, str(text), rules())) == 1
    assert claimcheck.check_paths([text]).findings == ()
    beside.unlink()
    comment = entry.comment(report, finding, "known -- and\ntold")
    text.write_text(f"{SLIP}\n\n{comment}\n", encoding="utf-8")
    left = claimcheck.check_paths([text])
    assert (left.findings, left.suppressed[0].reason) == ((), "known — and told")


def test_an_entry_of_two_documents_names_both(tmp_path: Path) -> None:
    for name, figure in (("a", "2486"), ("b", "2468")):
        (tmp_path / f"{name}.txt").write_text(f"2023年，全市入园客流{figure}万人次。", encoding="utf-8")
    report = claimcheck.check_paths([tmp_path])
    (finding,) = report.findings
    assert finding.rule == "CC201"
    for beside, file in ((False, tmp_path / "claimcheck.toml"), (True, tmp_path / "a.txt.claimcheck.toml")):
        file.write_text(entry.table(report, finding, "revised", file, beside=beside), encoding="utf-8")
        config = None if beside else file
        assert claimcheck.check_paths([tmp_path], config=config).findings == ()
        # One of the two alone says nothing of the entry: the other wasn't read.
        assert claimcheck.check_paths([tmp_path / "a.txt"], config=config).findings == ()
        file.unlink()


def test_a_changed_year_wakes_what_is_bound_by_its_fingerprint() -> None:
    report, later = claimcheck.check_text(SLIP), claimcheck.check_text(SLIP.replace("2023", "2021"))
    by_name, by_figures = whole(report, report.findings[0]), Suppression("CC301", "known", FIGURES)
    assert suppressed(later, [by_name])[0].findings == later.findings
    assert suppressed(later, [by_figures])[0].findings == ()
