using System.Collections.Immutable;
using static NpgsqlTypes.NpgsqlDbType;

namespace WarningGrid.Vault;

/// <summary>A reporter's identity and contact, each field sealed, as a feed gave them (VLT-01). Names no signal: only the signal knows its token.</summary>
/// <param name="IdNoHash">Keyed hash of the ID number under the vault's own key, so that RCU-06 can be asked inside the vault.</param>
[GenerateSerializer, Immutable, Alias("vault.reporter-kept")]
internal sealed record ReporterKept(
    [property: Id(0)] ImmutableArray<SealedField> Fields, [property: Id(1)] string? IdNoHash) : IEvent;

/// <summary>One field under <see cref="VaultPurpose.Reporter"/> in the context of its token.</summary>
[GenerateSerializer, Immutable, Alias("vault.sealed-field")]
internal sealed record SealedField([property: Id(0)] string Name, [property: Id(1)] string Sealed);

/// <summary>An entry of the identity vault (身份保险箱), keyed by its token: <c>v-</c> and the receipt it came with.</summary>
internal sealed record VaultEntry(ImmutableArray<SealedField> Fields, string? IdNoHash) : AggregateState
{
    /// <summary>The token that stands for a reporter outside the vault.</summary>
    public static string Token(string receiptId) => GrainKeys.Vault(receiptId);
}

/// <summary>How vault entries are folded and found.</summary>
internal sealed class VaultKind : Aggregate<VaultEntry>
{
    private static readonly ReadTable Vault = new("vault", [new("stream", Text), new("id_no_hash", Text)], KeyColumns: 1);

    public override string Prefix => "v-";

    public override VaultEntry Blank { get; } = new([], null);

    public override IEnumerable<ReadTable> Tables => [Vault];

    public override VaultEntry Evolve(VaultEntry state, Recorded recorded) =>
        recorded.Event is ReporterKept kept ? state with { Fields = kept.Fields, IdNoHash = kept.IdNoHash } : state;

    public override IEnumerable<RowChange> Rows(VaultEntry before, VaultEntry after, Recorded recorded) =>
        [Vault.Row(recorded.Stream, after.IdNoHash)];
}
