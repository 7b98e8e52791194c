using System.Collections.Frozen;
using WarningGrid.Access;
using WarningGrid.Calendar;
using WarningGrid.Rules;

namespace WarningGrid.Testing;

/// <summary>Facts for tests of the engine alone: a clock and a caller, no packs, no grants.</summary>
internal sealed class PlainFacts([OfTheCounty] TimeProvider clock) : IFactsSource
{
    public ValueTask<Facts> Gather(Caller caller) =>
        new(new Facts(
            CountyTime.ToMicroseconds(clock.GetUtcNow()), new Asker(caller, []), RuleBook.Shipped, WorkCalendar.Shipped, FrozenSet<string>.Empty));
}
