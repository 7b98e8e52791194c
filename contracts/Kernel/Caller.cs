namespace WarningGrid;

/// <summary>Who is asking, and nothing more: roles and scopes are looked up in the silo at each command (ACL-06).</summary>
/// <param name="Id">An official's id for a person, the client id for a feed, the machinery's name for the system.</param>
[GenerateSerializer, Immutable, Alias("caller")]
public sealed record Caller([property: Id(0)] CallerKind Kind, [property: Id(1)] string Id)
{
    /// <summary>As it stands in an event's <c>actor</c>: <c>G00000417</c>, <c>feed:audit-feed</c>, <c>system:deadlines</c>.</summary>
    public string Actor => Kind switch
    {
        CallerKind.Person => Id,
        CallerKind.Feed => "feed:" + Id,
        CallerKind.System => "system:" + Id,
    };

    public static Caller Person(OfficialId id) => new(CallerKind.Person, id.Value);
    public static Caller Feed(string client) => new(CallerKind.Feed, client);
    public static Caller System(string machinery) => new(CallerKind.System, machinery);
}

[GenerateSerializer, Alias("caller-kind")]
public enum CallerKind { Person, Feed, System }
