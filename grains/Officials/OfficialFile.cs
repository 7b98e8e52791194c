using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace WarningGrid.Officials;

/// <summary>What is known of one official. All of it follows from his history.</summary>
internal sealed record OfficialFile : AggregateState
{
    public History History { get; init; } = History.Empty;

    [JsonIgnore]
    public OfficialId Id => History.Of<OfficialRegistered>().Select(entry => entry.Event.Id).FirstOrDefault();

    /// <summary>Who he is, as last told; null before he is registered.</summary>
    [JsonIgnore]
    public Identity? Identity => History.Entries
        .Select(entry => entry.Event switch
        {
            OfficialRegistered registered => registered.Identity,
            IdentityChanged changed => changed.Identity,
            _ => null,
        })
        .LastOrDefault(identity => identity is not null);

    /// <summary>The cadre authority on a day; the first one known where the day is earlier.</summary>
    public CadreAuthority AuthorityOn(DateOnly day) =>
        History.Of<AuthorityChanged>()
            .Where(entry => entry.Event.From <= day)
            .OrderBy(entry => entry.Event.From).ThenBy(entry => entry.Version)
            .Select(entry => (CadreAuthority?)entry.Event.Authority)
            .LastOrDefault()
        ?? History.Of<OfficialRegistered>().Select(entry => entry.Event.Authority).FirstOrDefault();
}

/// <summary>A post held; <paramref name="To"/> is the last day, null while no end is known.</summary>
internal sealed record Posting(PostCode Post, UnitCode Unit, DateOnly From, DateOnly? To, bool InTeam, bool HeadsUnit, long Version)
{
    public bool Covers(DateOnly day) => From <= day && (To is null || To >= day);
}

/// <summary>A seat in a leadership team, of its own or going with a post.</summary>
internal sealed record Seat(UnitCode Unit, string TeamRole, DateOnly From, DateOnly? To, PostCode? Via)
{
    /// <summary>The role of one who sits in the team by his post alone.</summary>
    public const string Member = "Member";

    public bool Covers(DateOnly day) => From <= day && (To is null || To >= day);
}

/// <summary>Where an official stood and sat: starts and ends paired by date, whatever order they were told in.</summary>
internal static class Postings
{
    public static ImmutableArray<Posting> Of(History history)
    {
        var ends = history.Of<PostEnded>().ToLookup(entry => entry.Event.Post, entry => entry.Event.To);
        return
        [
            .. history.Of<PostStarted>()
                .GroupBy(entry => entry.Event.Post)
                .SelectMany(post => Paired(
                    [.. post.DistinctBy(entry => entry.Event.From)], entry => entry.Event.From, ends[post.Key],
                    (entry, to) => new Posting(
                        post.Key, entry.Event.Unit, entry.Event.From, to, entry.Event.InTeam, entry.Event.HeadsUnit, entry.Version)))
                .OrderBy(posting => posting.From).ThenBy(posting => posting.Version),
        ];
    }

    public static ImmutableArray<Seat> Seats(History history)
    {
        var ends = history.Of<TeamLeft>().ToLookup(entry => entry.Event.Unit, entry => entry.Event.To);
        return
        [
            .. history.Of<TeamJoined>()
                .GroupBy(entry => entry.Event.Unit)
                .SelectMany(unit => Paired(
                    [.. unit.DistinctBy(entry => entry.Event.From)], entry => entry.Event.From, ends[unit.Key],
                    (entry, to) => new Seat(unit.Key, entry.Event.TeamRole, entry.Event.From, to, Via: null)))
                .Concat(Of(history).Where(posting => posting.InTeam)
                    .Select(posting => new Seat(posting.Unit, Seat.Member, posting.From, posting.To, posting.Post)))
                .OrderBy(seat => seat.From).ThenBy(seat => seat.Unit.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>The post taken last of those held on a day.</summary>
    public static Posting? On(History history, DateOnly day) => Of(history).LastOrDefault(posting => posting.Covers(day));

    // An end closes the last start not after it; a start that no end closes is closed by the next start at the same place.
    private static IEnumerable<TSpan> Paired<TStart, TSpan>(
        ImmutableArray<TStart> starts, Func<TStart, DateOnly> from, IEnumerable<DateOnly> ends, Func<TStart, DateOnly?, TSpan> span)
    {
        var ordered = starts.Sort((one, other) => from(one).CompareTo(from(other)));
        for (var i = 0; i < ordered.Length; i++)
        {
            var (begin, next) = (from(ordered[i]), i + 1 < ordered.Length ? from(ordered[i + 1]) : (DateOnly?)null);
            var end = ends.Where(to => to >= begin && (next is null || to < next)).Order().Cast<DateOnly?>().FirstOrDefault();
            yield return span(ordered[i], end ?? next?.AddDays(-1));
        }
    }
}
