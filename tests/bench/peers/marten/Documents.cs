namespace WarningGrid.Bench.Peers.MartenStack;

/// <summary>Who did what, about whom.</summary>
public sealed record AuditEntry
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Act { get; init; } = "";
    public string Subject { get; init; } = "";
    public string Person { get; init; } = "";
    public string Actor { get; init; } = "";
    public string Role { get; init; } = "";
    public string Key { get; init; } = "";
    public DateTimeOffset At { get; init; }

    public static AuditEntry Of(string act, string subject, string person, string actor, string key, DateTimeOffset at) => new()
    {
        Act = act, Subject = subject, Person = person, Actor = actor, Role = Town.RoleOf(actor), Key = key, At = at,
    };
}

/// <summary>A command that was acknowledged, for its repeats.</summary>
public sealed record Command
{
    public string Id { get; init; } = "";
    public string Number { get; init; } = "";
    public long Revision { get; init; }

    public static string IdOf(string caller, string key) => $"{caller}/{key}";
}

public sealed record Official
{
    public string Id { get; init; } = "";
    public string Name { get; init; } = "";
    public string Authority { get; init; } = "";
    public string Unit { get; init; } = "";
    public IReadOnlyList<PostShape> Posts { get; init; } = [];
}
