using System.Collections.Immutable;
using NpgsqlTypes;

namespace WarningGrid.Calendar;

/// <summary>What was loaded since the program was shipped, what waits for a second hand, and who is still to be told.</summary>
internal sealed record CalendarFile : AggregateState
{
    public static readonly CalendarFile Blank = new();

    public ImmutableArray<LoadedNotice> Loaded { get; init; } = [];

    public PendingActs Pending { get; init; } = PendingActs.None;
}

/// <summary>A notice with how far its telling has come.</summary>
/// <param name="ToldThrough">Grain key of the last owner told; empty before the first.</param>
internal sealed record LoadedNotice(CalendarNotice Notice, DateTimeOffset LoadedAt, string ToldThrough, bool Told)
{
    public CalendarNotice Known => Notice with { LoadedAt = LoadedAt };
}

/// <summary>How the calendar is remembered, who is told of it and which rows follow from it.</summary>
internal sealed class CalendarKind : Aggregate<CalendarFile>
{
    private static readonly ReadTable Notices = new(
        "calendar_notice",
        [
            new("stream", NpgsqlDbType.Text), new("id", NpgsqlDbType.Text), new("notice", NpgsqlDbType.Text),
            new("loaded_at", NpgsqlDbType.TimestampTz), new("told", NpgsqlDbType.Boolean),
        ],
        KeyColumns: 2);

    public override string Prefix => "w-";

    public override CalendarFile Blank => CalendarFile.Blank;

    public override IEnumerable<ReadTable> Tables => [Notices];

    public override CalendarFile Evolve(CalendarFile file, Recorded recorded) => recorded.Event switch
    {
        NoticeLoaded loaded => file with
        {
            Loaded = file.Loaded.Add(new(loaded.Notice, recorded.RecordedAt, "", Told: false)),
        },
        OwnersTold told => file with
        {
            Loaded =
            [
                .. file.Loaded.Select(loaded => loaded.Notice.Id == told.Notice
                    ? loaded with { ToldThrough = told.Streams is [.., var last] ? last : loaded.ToldThrough, Told = told.Last }
                    : loaded),
            ],
        },
        var other => file with { Pending = file.Pending.Evolve(other) },
    };

    public override IEnumerable<Message> FollowUps(CalendarFile before, CalendarFile after, Recorded recorded) =>
        recorded.Event is OwnersTold told
            ? told.Streams.Select(owner => new Message(owner, new CalendarChanged(told.Notice)))
            : [];

    public override IEnumerable<RowChange> Rows(CalendarFile before, CalendarFile after, Recorded recorded) =>
        after.Loaded.Except(before.Loaded).Select(loaded => Notices.Row(
            recorded.Stream, loaded.Notice.Id, EventJson.Canonical(loaded.Notice), loaded.LoadedAt, loaded.Told));
}
