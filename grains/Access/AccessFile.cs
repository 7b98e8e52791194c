using System.Collections.Immutable;
using NpgsqlTypes;

namespace WarningGrid.Access;

/// <summary>What one person is granted, and what waits for a second admin.</summary>
internal sealed record AccessFile : AggregateState
{
    public static readonly AccessFile Blank = new();

    public ImmutableList<RoleGranted> Grants { get; init; } = [];

    public PendingActs Pending { get; init; } = PendingActs.None;
}

/// <summary>How grants are remembered and which rows follow from them.</summary>
internal sealed class AccessKind : Aggregate<AccessFile>
{
    private static readonly ReadTable RoleGrants = new(
        "role_grant",
        [
            new("stream", NpgsqlDbType.Text), new("grant_no", NpgsqlDbType.Bigint), new("person", NpgsqlDbType.Text),
            new("role", NpgsqlDbType.Text), new("scope", NpgsqlDbType.Text), new("units", NpgsqlDbType.Text),
            new("authorities", NpgsqlDbType.Text), new("from_date", NpgsqlDbType.Date), new("to_date", NpgsqlDbType.Date),
        ],
        KeyColumns: 2);

    public override string Prefix => "g-";

    public override AccessFile Blank => AccessFile.Blank;

    public override IEnumerable<ReadTable> Tables => [RoleGrants];

    public override AccessFile Evolve(AccessFile file, Recorded recorded) => recorded.Event switch
    {
        RoleGranted granted => file with { Grants = file.Grants.Add(granted) },
        RoleRevoked revoked => file with
        {
            Grants = [.. file.Grants.Select(grant => grant.GrantNo == revoked.GrantNo ? grant with { To = revoked.LastDay } : grant)],
        },
        var other => file with { Pending = file.Pending.Evolve(other) },
    };

    public override IEnumerable<RowChange> Rows(AccessFile before, AccessFile after, Recorded recorded) =>
        after.Grants.Except(before.Grants).Select(grant => RoleGrants.Row(
            recorded.Stream, grant.GrantNo, GrainKeys.Bare(recorded.Stream), grant.Role.ToString(), grant.Scope.ToString(),
            string.Join(',', grant.Units), string.Join(',', grant.Authorities), grant.From, grant.To));
}
