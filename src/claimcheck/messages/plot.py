"""The words of plots over time and of the matrix of documents and series."""

from __future__ import annotations

from claimcheck.model import Run
from claimcheck.text import Text

RUNS: dict[Run, Text] = {
    "years": Text("多年", "several years"),
    "from_january": Text("自年初累计", "from January on"),
    "half": Text("下半年", "second halves"),
    "quarter": Text("季度", "quarters"),
    "months": Text("若干个月", "some months"),
    "month": Text("单月", "single months"),
    "days": Text("若干天", "some days"),
    "day": Text("单日", "single days"),
    "instant": Text("时点", "at a time"),
}
WHOLE_YEARS = Text("全年", "whole years")
UNIT = Text("{caption}（{unit}）", "{caption} ({unit})")
NOT_FROM_ZERO = Text("纵轴不从零起", "axis does not start at zero")
FIGURE = Text("{period} {figure}：{range}（{state}）{where}", "{period} {figure}: {range} ({state}) {where}")
LONE = Text("{figure}（{range}）", "{figure} ({range})")
AND_MORE = Text("等{count}处", "and {count} in all")
IMPLIED = Text("其余数字要求", "others imply")
FORCED = Text("其余数字要求 {range}", "the others imply {range}")
MAGNIFIED = Text("放大：{what}", "Magnified: {what}")
GAP = Text("相差至少 {amount}", "at least {amount} apart")
COUNTED = Text(
    "{documents} 个文档，{periods} 个时期，{figures} 个数字，{range}。",
    "Documents: {documents}; periods: {periods}; figures: {figures}; {range}.",
)
NO_RANGE = Text("只写增减", "only changes are stated")
CONTRADICTED = Text("有矛盾：{figures}。", "Contradicted: {figures}.")
DISAGREEING = Text("所写各数不能同时成立：{periods}。", "What is stated can't all hold: {periods}.")
NO_CONTRADICTION = Text("没有发现矛盾。", "No contradiction was found.")
LEGEND = Text("图例", "Legend")
WHISKER = Text("可能的全部范围（含截尾）", "all that it may mean (cut off too)")
LIKELY = Text("四舍五入或“约”的范围", "rounded to nearest, or “about”")
THIN = Text("范围窄于一个像素", "thinner than a pixel")
ARROW = Text("一侧无界（超、不足）", "no bound on one side (over, under)")
SPAN = Text("数字所指的时段", "time that a figure is of")
DIFFERS = Text("所写各数不能同时成立", "what is stated can't all hold")
BETWEEN = Text("各范围之间的空档", "what lies between ranges that don't meet")
MORE = Text("另有 {count} 处所写不一，见表", "{count} more that can't all hold are in the table")
