using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace WarningGrid.Identity;

/// <summary>A feed client of the demo county. Its secret is known to everybody: it opens nothing outside Development.</summary>
/// <param name="Scope">The one scope it may have, named like the event type it sends (FED-02).</param>
internal sealed record DevelopmentClient(string Id, string Secret, string Scope);

/// <summary>The three feed clients of the embedded identity.</summary>
internal static class DevelopmentClients
{
    public static ImmutableArray<DevelopmentClient> All { get; } =
    [
        new("audit-feed", "audit-feed-secret", "county.audit.finding.v1"),
        new("petition-feed", "petition-feed-secret", "county.petition.v1"),
        new("personnel-feed", "personnel-feed-secret", "county.personnel.v1"),
    ];

    public static DevelopmentClient? Find(string? id, string? secret) =>
        All.FirstOrDefault(client => client.Id == id && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(client.Secret), Encoding.UTF8.GetBytes(secret ?? "")));
}
