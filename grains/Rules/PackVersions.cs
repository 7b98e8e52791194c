using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace WarningGrid.Rules;

/// <summary>The pack versions an aggregate keeps from its opening to its end (RP-04), e.g. BASE-2022, OV-COUNTY-2019.</summary>
/// <param name="Versions">Base version first, then the overlays in the order in which they apply.</param>
internal sealed record PackVersions(ImmutableArray<string> Versions)
{
    public bool Equals(PackVersions? other) => other is not null && Versions.AsSpan().SequenceEqual(other.Versions.AsSpan());

    public override int GetHashCode() =>
        Versions.AsSpan() is [.., var last] ? HashCode.Combine(Versions.Length, last.GetHashCode(StringComparison.Ordinal)) : 0;

    public override string ToString() => string.Join('+', Versions);

    [JsonIgnore]
    public bool IsEmpty => Versions.IsDefaultOrEmpty;
}
