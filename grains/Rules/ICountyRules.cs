using WarningGrid.Calendar;

namespace WarningGrid.Rules;

/// <summary>The packs and notices loaded so far, as immutable values that a loading swaps whole.</summary>
internal interface ICountyRules
{
    RuleBook Rules { get; }

    WorkCalendar Calendar { get; }
}
