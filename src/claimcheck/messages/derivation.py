"""How each part of a figure came about: a sentence for every rule that a step of a derivation may name.

A new rule is one row in the table of its part: its name as the step spells it, and the sentence. A name with something
variable behind a colon (``verb:增长``) has one row, its fixed part; the powers of ten of magnitudes and the statistics
in real terms (``per_head_real``) have one row each. The sentence is followed by the words and their place, so it says
what was seen and what follows from it, and names neither. Tests fail where a step names a rule without a row here, and
where no source spells the rule of a row.
"""

from __future__ import annotations

from claimcheck.text import NOTHING, Text

IS = Text("——", " — ")
SAYS = Text("：", ": ")
AT = Text("（{place}）", " ({place})")

# The parts in the order in which they are explained, with their labels.
PARTS = {
    "value": Text("数值", "value"),
    "magnitude": Text("数量级", "magnitude"),
    "sign": Text("正负", "sign"),
    "unit": Text("单位", "unit"),
    "hedge": Text("限定词", "hedge"),
    "range": Text("区间", "range"),
    "kind": Text("类别", "kind"),
    "metric": Text("指标", "metric"),
    "name": NOTHING,
    "head": Text("所说的数", "about"),
    "whole": Text("参照", "whole"),
    "scope": Text("范围", "scope"),
    "statistic": Text("统计量", "statistic"),
    "period": Text("时间", "period"),
    "time": NOTHING,
    "year": NOTHING,
    "compared_to": Text("比较基准", "against"),
    "modality": Text("性质", "modality"),
    "source": Text("数据来源", "source"),
    "key": Text("关联键", "key"),
}

_DATES = Text("按日期读", "read as a date or a range of dates")
_MONTHS = Text("按月份读", "read as one month or several")
_QUARTERS = Text("按季度或半年读", "read as quarters or halves of a year")
_YEARS = Text("按年份读", "read as one year or several")
_EDGES = Text("年初、年中、年末一类的说法", "an edge or part of a year or month")
_OTHER_YEARS = Text("学年、财年、跨年度一类的年份", "a year that isn't the calendar's: of schools, budgets or seasons")
_NAMED = Text("有名称的时段，日期由词表给出", "a time with a name, whose dates the word list gives")
_HOLIDAYS = Text("节假日或节令，日期由历法给出", "a holiday or season, whose dates the calendar gives")
_TOLD = Text("相对于发布日期或上文的时间", "told from the date of publication or from a time before it")
_ROLLING = Text("“近若干年”一类，算到发布时为止", "the last so many years, up to publication")
_UNDATED = Text("没有确切日期的说法", "words without exact dates")

RULES: dict[str, dict[str, Text]] = {
    "value": {
        "arabic": Text("阿拉伯数字", "printed in Arabic digits"),
        "chinese": Text("汉字数字", "spelled in Chinese numerals"),
        "fraction": Text("几分之几的说法", "a fraction in words"),
        "half": Text("“半”即二分之一", "“半” is one half"),
        "double": Text("翻番：每翻一番乘以2", "doubled: times 2 each time"),
        "ratio": Text("比例的说法：前项除以后项", "a ratio in words: the first divided by the second"),
    },
    "magnitude": {
        "factor": Text("数字后的数量级", "a magnitude stands behind the digits"),
        "lent": Text(
            "自身没有数量级，取自区间或并列的另一个数", "it has none itself and takes that of the other end or member"
        ),
    },
    "sign": {"negative": Text("写明负号或零下一类的字", "a minus or a word for below zero is written")},
    "unit": {
        "written": Text("写明的单位", "written with the number"),
        "lent": Text("自身没有单位，取自区间或并列的另一个数", "it has none itself and takes that of another figure"),
        "implied": Text("由数的形式决定（几分之几、翻番）", "implied by the form of the number"),
        "inferred": Text("没有写单位，按附近的名词补上", "none is written; inferred from the nouns near it"),
        "none": Text("没有写单位，附近也没有可供推断的名词", "none is written and none can be inferred"),
    },
    "hedge": {
        "over": Text("实际值大于（或不小于）所写的数", "the amount is above (or not below) the number"),
        "under": Text("实际值小于（或不大于）所写的数", "the amount is below (or not above) the number"),
        "about": Text("实际值在所写的数上下", "the amount is near the number, on either side"),
        "exact": Text("强调正好，不放宽范围", "stresses that it is exact; widens nothing"),
    },
    "range": {
        "first": Text("区间的前一端，另一端是", "the first end of a range; the other end is"),
        "second": Text("区间的后一端，另一端是", "the second end of a range; the other end is"),
    },
    "kind": {
        "plain": Text(
            "前后没有表示升降、占比或倍数的词", "no word near it says that it moves, or is a share or multiple"
        ),
        "verb": Text("前面有表示升降的词，数字是升降的幅度", "a word of rising or falling moves it by so much"),
        "moved_to": Text("升到或降到这个数，所以是到达的水平", "it moved to this number, so this is where it arrived"),
        "noun_of_growth": Text("前面是增速一类的名词", "a noun of growth stands before it"),
        "noun_of_drop": Text("前面是降幅一类的名词，取负号", "a noun of decline stands before it, so it is negative"),
        "noun_of_change": Text("前面是涨幅、降温幅度一类的名词", "a noun for the extent of a change stands before it"),
        "growth_behind": Text("后面跟着增速一类的名词", "a noun of growth follows it"),
        "drop_behind": Text("后面跟着降幅一类的名词，取负号", "a noun of decline follows it, so it is negative"),
        "year_on_year": Text("百分数前只有“同比”一类的词，按增长读", "a percentage behind “同比” alone is a growth"),
        "percentage_points": Text("单位是百分点，只能是增减量", "percentage points can only be a change"),
        "share": Text("“占……”说的是部分在整体中的比重", "“占…” gives the share of a part in a whole"),
        "ratio": Text("相当于、完成另一数量的百分之几", "a ratio: so many percent of another amount"),
        "times": Text("单位是倍，前面没有升降的词：是原来的若干倍", "“倍” without a word of rising: so many times"),
        "doubling": Text("翻番是倍数", "doubling is a multiple"),
        "inherited": Text(
            "并列的名称省去了动词，沿用前一个增长的", "a listed name without a verb takes that of the growth before it"
        ),
        "compared_with": Text("是被比较的那一方的数", "it is the number of what is compared with"),
    },
    "metric": {
        "own_words": Text(
            "由本句里的词命名，省略的部分由上文补足", "named by its own words; what they leave out comes from before"
        ),
        "distributed": Text("并列的名称逐一分给并列的数", "joined names are given one by one to joined figures"),
        "head": Text("自己没有名称，沿用所说的那个数的名称", "no name of its own: that of the figure it speaks about"),
        "share": Text("比重：部分占整体", "a share: of a part in a whole"),
        "previous_level": Text(
            "自己没有名称，沿用本句前一个同单位水平值的", "no name of its own: that of the level before it"
        ),
        "running_total": Text("沿用前一个水平值的名称，是它的累计数", "the running total of the level before it"),
        "sum": Text("前面列出的各项之和", "the sum of what is listed before it"),
        "headless": Text("“的”后面省去了名词，补上前文的", "the noun that “的” leaves out comes from before"),
        "named_behind": Text("先说数，后面的分句才说是什么", "the number comes first; a clause behind it names it"),
        "movement": Text("沿用前面的升降所说的名称", "no name of its own: what the rise or fall before it speaks of"),
        "shared": Text(
            "自己没有名称，说的是前面那个比重里的部分", "no name of its own: what the share before it is a share of"
        ),
        "converted": Text("同一数额换成另一单位，名称相同", "the same amount in another unit, of the same name"),
        "previous_rate": Text("自己没有名称，沿用本句前一个比率的", "no name of its own: that of the rate before it"),
        "topic": Text("自己没有名称，取正在说的话题", "no name of its own: the topic that is spoken of"),
    },
    "name": {
        "own_clause": Text("本分句", "its own clause"),
        "behind": Text("数字后面的词", "behind the figure"),
        "sentence": Text("本句前面", "earlier in its sentence"),
        "before": Text("上文", "an earlier sentence"),
        "heading": Text("小标题", "the heading"),
        "title": Text("标题", "the title"),
        "split": Text("由词表从合称拆出", "split from a pair by the word list"),
        "supplied": Text("文中没有，由语法或词表补上", "not in the text: supplied by grammar or the word list"),
    },
    "head": {
        "spoken_of": Text("前面最近的一个可以升降的数", "the nearest figure before it that can move so"),
        "same_name": Text("前面同一名称的水平值", "the last level of the same name"),
        "share_of": Text("占比所说的部分", "the part that the share is of"),
        "part": Text("是这个总数的一部分（其中、包括等）", "it is a part of this total"),
        "movement": Text("变动的起点", "where the movement began"),
        "one_by_one": Text("并列的数与前面的数一一对应", "joined figures answer to those before one by one"),
        "none": Text("前面没有写出它所说的数", "the figure it speaks about isn't stated"),
    },
    "whole": {
        "share": Text("比重的整体", "what the share is of"),
        "ratio": Text("与之相比的数量", "what the ratio is to"),
        "gap": Text("差距的另一方", "what the gap is measured from"),
    },
    "scope": {
        "name": Text("指标名称里写明", "the name of the metric says it"),
        "paragraph": Text("本段前面的句子写明，一直管到这里", "an earlier sentence of the paragraph sets it"),
        "national": Text("写明是全国，不另设范围", "it says that it is of the whole country"),
        "here": Text("全市、本省一类的说法，指上文的地方", "it says “全市” or the like: the place named before"),
        "sentence": Text("本句开头的分句写明", "a clause of the sentence opens with it"),
        "heading": Text("小标题写明", "the heading says it"),
        "none": Text("没有写明地区", "no place is named"),
    },
    "statistic": {
        "total": Text("总量，没有平均或占比的词", "a total: no word of a mean or share"),
        "share": Text("占比", "a share"),
        "per_head": Text("按人平均", "a mean per head"),
        "per_household": Text("按户平均", "a mean per household"),
        "per_case": Text("按次平均", "a mean per case"),
        "per_day": Text("按日平均", "a mean per day"),
        "per_month": Text("按月平均", "a mean per month"),
        "per_year": Text("按年平均", "a mean per year"),
        "per_area": Text("按面积平均", "a mean by area"),
        "median": Text("中位数", "a median"),
        "highest": Text("最高值", "the highest value"),
        "lowest": Text("最低值", "the lowest value"),
        "single_day": Text("单日的数", "of one day alone"),
        "mean": Text("平均数", "a mean"),
        "single_month": Text("单月的数", "of one month alone"),
        "real": Text("扣除价格因素的实际值", "in real terms"),
    },
    "period": {
        "stated": Text("本句写明", "stated in its sentence"),
        "running": Text(
            "本句没有写，沿用上文正在说的时间", "not in its sentence: the time that the text was speaking of"
        ),
        "end_of_movement": Text(
            "跨几年的变动终点，只属最后一年或期末",
            "where a movement over several years ends: of the last of them alone",
        ),
        "running_span": Text(
            "上文的时点对流量不适用，取包含它的时段", "a flow takes the span around the instant that the text spoke of"
        ),
        "heading": Text("正文没有写，取标题的时间", "not in the text: the time of the heading"),
        "head": Text("随所说的那个数", "that of the figure it speaks about"),
        "listed": Text("并列的时间逐一分给并列的数", "joined times are given one by one to joined figures"),
        "years": Text("年均或多年累计，取正在说的多年时段", "a mean or sum over the years that the text speaks of"),
        "compared_with": Text("是比较对象，取对比的时间", "it is what is compared with, at that time"),
        "unknown": Text("写了时间，但算不出确切日期", "a time is written, but its dates can't be known"),
        "none": Text("没有写明时间", "no time is stated"),
    },
    "time": {
        **dict.fromkeys(("day", "days", "bare_day", "bare_days", "iso"), _DATES),
        **dict.fromkeys(("month", "months", "month_list", "adjacent_months", "first_months", "digit_months"), _MONTHS),
        **dict.fromkeys(("named_month", "chinese_month"), _MONTHS),
        **dict.fromkeys(("quarter", "quarters", "first_quarter", "first_quarters", "named_quarter"), _QUARTERS),
        **dict.fromkeys(("latin_quarter", "short_quarter", "bare_latin_quarter", "quarter_latin"), _QUARTERS),
        **dict.fromkeys(("half", "halves", "both_halves", "half_report"), _QUARTERS),
        **dict.fromkeys(("year", "years", "years_to", "from_year", "year_list", "whole_year", "in_year"), _YEARS),
        **dict.fromkeys(("decade", "decade_of_year"), _YEARS),
        **dict.fromkeys(("year_edge", "bare_year_edge", "mid_year", "bare_mid_year", "spoken_edge"), _EDGES),
        **dict.fromkeys(("school_year", "school_years", "fiscal_year", "fiscal_years", "split_year"), _OTHER_YEARS),
        **dict.fromkeys(("event", "event_years", "plan", "plans"), _NAMED),
        **dict.fromkeys(("lunar", "festival", "holiday_span", "spoken_holiday", "run", "run_of_year"), _HOLIDAYS),
        **dict.fromkeys(("season", "season_of_year", "solar_term", "holiday", "holiday_of_year"), _HOLIDAYS),
        **dict.fromkeys(("now", "day_word", "weekday", "bare_weekday", "week", "month_word", "quarter_word"), _TOLD),
        **dict.fromkeys(("day_of_month_word", "days_of_month_word", "years_ago", "reporting", "same"), _TOLD),
        **dict.fromkeys(("week_of_month", "week_of_year"), _TOLD),
        **dict.fromkeys(("rolling", "recent_span", "span_since"), _ROLLING),
        **dict.fromkeys(("recent", "frame", "frame_of_term", "unknown_start", "every", "comparison"), _UNDATED),
    },
    "year": {
        "named_before": Text("年份取自上文", "its year was named before"),
        "heading": Text("年份取自标题", "its year is that of the heading"),
        "published": Text("年份由发布日期推定", "its year is told from the date of publication"),
    },
    "compared_to": {
        "year_earlier": Text("与上年同期比", "measured against the same time a year before"),
        "previous": Text("与上一期比", "measured against the period before"),
        "year_start": Text("与年初比", "measured against the beginning of the year"),
        "named": Text("与写明的时间比", "measured against a time that is named"),
        "average": Text("多年平均增速", "a mean growth over several years"),
        "other": Text("比较的时间不确切", "measured against a time that isn't exact"),
        "none": Text("没有写明与什么时候比", "the text doesn't say against when"),
    },
    "modality": {
        "none": Text("没有目标、预测、规定一类的词", "no word of a target, forecast, rule or the like"),
        "done": Text("有表示已经发生的词", "words say that it has happened"),
        "ahead": Text("前面的词说的是将来", "words before it speak of what is to come"),
        "clause": Text("本分句里的词说明它不是实测值", "a word of its clause says that it was not measured"),
        "list": Text("属于一串目标", "one of a list of targets"),
        "lead": Text("上面引出本段的话", "the lead that its item stands under"),
        "heading": Text("所在的小标题", "the heading that it stands under"),
        "touching": Text("紧挨着数字的词", "the word that touches the figure"),
        "behind": Text("数字后面的词", "the words behind the figure"),
        "decreed": Text("由文件规定的数额", "an amount set by a rule"),
        "period": Text("时间在发布之后，不可能是实测值", "its time lies after publication, so it was not measured"),
        "head": Text("随所说的那个数", "that of the figure it speaks about"),
    },
    "source": {
        "sentence": Text("本句写明由谁公布", "its sentence says who published it"),
        "paragraph": Text("本段前面的句子写明由谁公布", "an earlier sentence of the paragraph says who published it"),
    },
    "key": {
        "terms": Text(
            "名称去掉虚词、统一写法后按序排列；键相同才会关联",
            "the content words of the name in one spelling, sorted; only equal keys are linked",
        ),
        "same": Text("名称本身；键相同才会关联", "the name itself; only equal keys are linked"),
    },
}
