using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace WarningGrid.Deadlines;

/// <summary>The deadlines of one aggregate, part of its state; changes only by that aggregate's events (DLB-12).</summary>
internal sealed record DeadlineBook(ImmutableArray<Deadline> Entries)
{
    public static DeadlineBook Empty { get; } = new([]);

    [JsonIgnore]
    public IEnumerable<Deadline> All => Entries.IsDefault ? [] : Entries;

    /// <summary>Whether every deadline is Met, MetLate or Cancelled (DSP-13).</summary>
    [JsonIgnore]
    public bool AllSettled => All.All(deadline => !deadline.IsOpen);

    /// <summary>The running, paused or overdue deadline of that catalogue id, or null.</summary>
    public Deadline? Open(string catalogue) =>
        All.LastOrDefault(deadline => deadline.Catalogue == catalogue && deadline.IsOpen);

    /// <summary>The newest generation, whatever became of it.</summary>
    public Deadline? Last(string catalogue) => All.LastOrDefault(deadline => deadline.Catalogue == catalogue);

    public Deadline? Find(string id) => All.FirstOrDefault(deadline => deadline.Id == id);

    /// <summary>The next firing of each deadline that has one; nothing fires while paused.</summary>
    public IEnumerable<Alarm> Alarms() =>
        from deadline in All
        where deadline.Status is DeadlineStatus.Running or DeadlineStatus.Overdue && !deadline.Plan.IsEmpty
        select new Alarm(deadline.Id, deadline.Plan[0].At);

    /// <summary>Remembers a deadline event; any other event changes nothing.</summary>
    public DeadlineBook Evolve(IEvent happened, Recorded? recorded = null) => happened switch
    {
        DeadlineStarted started => Started(started, recorded?.OccurredAt),
        IDeadlineEvent about => With(about.Deadline, deadline => DeadlineFold.Evolve(deadline, about, recorded?.OccurredAt)),
        _ => this,
    };

    // A duty that starts again while an earlier generation is still open takes its place.
    private DeadlineBook Started(DeadlineStarted started, DateTimeOffset? at)
    {
        var fresh = DeadlineFold.Begin(started);
        return new(
        [
            .. All.Select(deadline => deadline.Catalogue == fresh.Catalogue && deadline.IsOpen
                ? deadline with { Status = DeadlineStatus.Cancelled, Plan = [], SettledAt = at }
                : deadline),
            fresh,
        ]);
    }

    private DeadlineBook With(string id, Func<Deadline, Deadline> change) =>
        new([.. All.Select(deadline => deadline.Id == id ? change(deadline) : deadline)]);
}
