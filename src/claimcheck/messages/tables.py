"""What is wrong with a table of reference data."""

from __future__ import annotations

from claimcheck.text import Text

TOO_LARGE = Text("文件超过 {limit} MiB", "the file is over {limit} MiB")
MORE = Text("另有 {count} 处问题", "{count} more")
EMPTY = Text("表是空的", "the table is empty")
TOO_MANY_CELLS = Text(
    "这一行有 {cells} 格，表头只有 {columns} 列；数里的逗号请去掉，或给整格加引号",
    "{cells} cells under {columns} columns; quote one with a comma",
)
UNKNOWN_COLUMN = Text("不认识“{column}”这一列，{known}", "unknown column “{column}”; {known}")
TWO_COLUMNS = Text("{column} 有两列", "there are two columns {column}")
NO_COLUMN = Text("缺少 {column}（{chinese}）这一列", "there is no column {column} ({chinese})")
NO_METRIC = Text(
    "metric（指标）“{said}”应有 1 至 {most} 个字，不含“·”",
    "metric “{said}” has to have 1 to {most} characters and no “·”",
)
NO_PERIOD = Text(
    "period（时期）“{said}”看不出是哪一天到哪一天，可写作 {examples}", "period “{said}” can't be told; write {examples}"
)
UNIT = Text("unit（单位）", "unit")
VALUE = Text("value（数值）", "value")
NO_AMOUNT = Text(
    "{column}“{said}”读不成一个带单位的数，应如 133386.9 和 万人、5.2 和 %",
    "{column} “{said}” is no number with a unit, such as 133386.9 and “万人”, or 5.2 and %",
)
NO_UNIT = Text("value（数值）“{said}”缺少单位", "value “{said}” has no unit")
CONTRADICTION = Text(
    "value（数值）与第 {first} 行的“{other}”相矛盾：指标、范围、时期都相同",
    "value contradicts “{other}” on line {first}: metric, scope and period are the same",
)
