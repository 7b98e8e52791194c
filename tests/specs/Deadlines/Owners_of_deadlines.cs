using WarningGrid.Rules;
using Xunit;

namespace WarningGrid.Deadlines;

/// <summary>Whoever owns deadlines has them listed and rung, or a notice would never find them (CAL-09, DLB-12).</summary>
public sealed class Owners_of_deadlines
{
    private static readonly DateTimeOffset Now = Desk.At("2026-09-21 10:00");

    private static IEnumerable<IAggregate> Owners =>
        Aggregates.All.Where(kind =>
            Array.Exists(kind.Blank.GetType().GetProperties(), property => property.PropertyType == typeof(DeadlineBook)));

    [Fact]
    public void Leads_cases_and_signals_are_among_them() =>
        Assert.Superset(new HashSet<string> { "c-", "l-", "s-" }, Owners.Select(owner => owner.Prefix).ToHashSet());

    [Fact]
    public void Each_writes_a_row_and_sets_an_alarm_when_one_starts()
    {
        var started = DeadlineRules.Start(
            DeadlineBook.Empty, "DL-42", new(2026, 9, 21), RuleBook.Shipped.InForce(new(2026, 9, 21)), new Desk().It_is("2026-09-21 10:00").Facts());
        foreach (var owner in Owners)
        {
            var recorded = new Recorded(owner.Prefix + "1", 1, started, Now, Now, "G00000001", "key");
            var after = owner.Fold(owner.Blank, recorded);

            Assert.Contains(DeadlineRows.Table, owner.Tables);
            Assert.Single(owner.Rows(owner.Blank, after, recorded), row => row.Table == DeadlineRows.Table);
            Assert.Equal("DL-42#1", Assert.Single(owner.Alarms(after)).Id);
        }
    }

    [Fact]
    public void The_row_is_gone_when_it_is_settled()
    {
        var desk = new Desk().Starts("DL-42", "2026-09-21");
        var before = desk.Book;
        desk.Meets("DL-42", "2026-09-22 09:00", proven: true);

        Assert.True(Assert.Single(DeadlineRows.Changes("c-1", before, desk.Book)).Removed);
        Assert.Empty(DeadlineRows.Changes("c-1", desk.Book, desk.Book));
    }
}
