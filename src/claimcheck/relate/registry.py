"""Every rule that runs, in the order of their codes; a test holds this list against the files beside it."""

from claimcheck.relate.average import RULE as AVERAGE
from claimcheck.relate.average_growth import RULE as AVERAGE_GROWTH
from claimcheck.relate.balance import RULE as BALANCE
from claimcheck.relate.change_of_level import RULE as CHANGE_OF_LEVEL
from claimcheck.relate.change_of_rate import RULE as CHANGE_OF_RATE
from claimcheck.relate.contribution import RULE as CONTRIBUTION
from claimcheck.relate.cumulative import RULE as CUMULATIVE
from claimcheck.relate.daily_average import RULE as DAILY_AVERAGE
from claimcheck.relate.enumerated_list import RULE as ENUMERATED_LIST
from claimcheck.relate.fall_by_times import RULE as FALL_BY_TIMES
from claimcheck.relate.gap_to_stated import RULE as GAP_TO_STATED
from claimcheck.relate.growth_and_change import RULE as GROWTH_AND_CHANGE
from claimcheck.relate.growth_mix import RULE as GROWTH_MIX
from claimcheck.relate.growth_of_last_span import RULE as GROWTH_OF_LAST_SPAN
from claimcheck.relate.growth_over_periods import RULE as GROWTH_OVER_PERIODS
from claimcheck.relate.implied_base import RULE as IMPLIED_BASE
from claimcheck.relate.implied_total import RULE as IMPLIED_TOTAL
from claimcheck.relate.later_count import RULE as LATER_COUNT
from claimcheck.relate.level_from_growth import RULE as LEVEL_FROM_GROWTH
from claimcheck.relate.life_to_date import RULE as LIFE_TO_DATE
from claimcheck.relate.month_from_cumulatives import RULE as MONTH_FROM_CUMULATIVES
from claimcheck.relate.monthly_and_piece import RULE as MONTHLY_AND_PIECE
from claimcheck.relate.movement import RULE as MOVEMENT
from claimcheck.relate.multiple import RULE as MULTIPLE
from claimcheck.relate.named_ratio import RULE as NAMED_RATIO
from claimcheck.relate.of_which import RULE as OF_WHICH
from claimcheck.relate.official_figure import RULE as OFFICIAL_FIGURE
from claimcheck.relate.partition import RULE as PARTITION
from claimcheck.relate.percent_for_points import RULE as PERCENT_FOR_POINTS
from claimcheck.relate.period_after_publication import RULE as PERIOD_AFTER_PUBLICATION
from claimcheck.relate.periods_add_up import RULE as PERIODS_ADD_UP
from claimcheck.relate.prior_level import RULE as PRIOR_LEVEL
from claimcheck.relate.reversed_range import RULE as REVERSED_RANGE
from claimcheck.relate.rule import Rule
from claimcheck.relate.running_count import RULE as RUNNING_COUNT
from claimcheck.relate.same_figure import RULE as SAME_FIGURE
from claimcheck.relate.series_jump import RULE as SERIES_JUMP
from claimcheck.relate.share_change import RULE as SHARE_CHANGE
from claimcheck.relate.share_of_whole import RULE as SHARE_OF_WHOLE
from claimcheck.relate.share_over_whole import RULE as SHARE_OVER_WHOLE
from claimcheck.relate.shared_comparator import RULE as SHARED_COMPARATOR
from claimcheck.relate.shared_rate import RULE as SHARED_RATE
from claimcheck.relate.shared_whole import RULE as SHARED_WHOLE
from claimcheck.relate.stacked_hedges import RULE as STACKED_HEDGES
from claimcheck.relate.structure import RULE as STRUCTURE
from claimcheck.relate.subset import RULE as SUBSET
from claimcheck.relate.times_and_to_times import RULE as TIMES_AND_TO_TIMES
from claimcheck.relate.user_equation import RULE as USER_EQUATION

RULES: tuple[Rule, ...] = (
    STACKED_HEDGES,
    ENUMERATED_LIST,
    MOVEMENT,
    FALL_BY_TIMES,
    SHARE_OVER_WHOLE,
    REVERSED_RANGE,
    PERIOD_AFTER_PUBLICATION,
    PERCENT_FOR_POINTS,
    TIMES_AND_TO_TIMES,
    SAME_FIGURE,
    LATER_COUNT,
    GROWTH_AND_CHANGE,
    SHARE_OF_WHOLE,
    NAMED_RATIO,
    AVERAGE,
    BALANCE,
    PARTITION,
    OF_WHICH,
    SUBSET,
    GROWTH_MIX,
    SHARE_CHANGE,
    SHARED_COMPARATOR,
    CHANGE_OF_LEVEL,
    CHANGE_OF_RATE,
    LEVEL_FROM_GROWTH,
    CONTRIBUTION,
    SHARED_WHOLE,
    SHARED_RATE,
    MULTIPLE,
    STRUCTURE,
    MONTHLY_AND_PIECE,
    GAP_TO_STATED,
    CUMULATIVE,
    DAILY_AVERAGE,
    RUNNING_COUNT,
    PERIODS_ADD_UP,
    MONTH_FROM_CUMULATIVES,
    LIFE_TO_DATE,
    SERIES_JUMP,
    IMPLIED_BASE,
    GROWTH_OF_LAST_SPAN,
    PRIOR_LEVEL,
    AVERAGE_GROWTH,
    IMPLIED_TOTAL,
    GROWTH_OVER_PERIODS,
    OFFICIAL_FIGURE,
    USER_EQUATION,
)
