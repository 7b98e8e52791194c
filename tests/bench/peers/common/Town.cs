using System.Globalization;

namespace WarningGrid.Bench.Peers;

/// <summary>The same people as in the county's town, and who may do what.</summary>
public static class Town
{
    public const string
        Handler = "G00000101", Deputy = "G00000102", Secretary = "G00000103", Custodian = "G00000104", Officer = "G00000105";

    private const int UnitSize = 50;

    public static string Official(int n) => string.Create(CultureInfo.InvariantCulture, $"G1{n:0000000}");

    public static string Post(int n) => string.Create(CultureInfo.InvariantCulture, $"P-{n / UnitSize}-2");

    public static string Unit(int n) => string.Create(CultureInfo.InvariantCulture, $"U-{3401 + (n / UnitSize)}");

    /// <summary>Who heads the unit of an official.</summary>
    public static string HeadOf(string official) => string.Create(
        CultureInfo.InvariantCulture, $"G2{int.Parse(official.AsSpan(2), CultureInfo.InvariantCulture) / UnitSize:0000000}");

    public static string CaseNumber(int lead) => string.Create(CultureInfo.InvariantCulture, $"TI-2026-{lead + 1:0000}");

    /// <summary>The role somebody acts in: a team keeps these in a cache, and nobody asks a database for them each time.</summary>
    public static string RoleOf(string person) => person switch
    {
        Handler => "Handler",
        Deputy => "DeputyLeader",
        Secretary => "DisciplineSecretary",
        Custodian => "LeadCustodian",
        Officer => "WarningOfficer",
        ['G', '2', ..] => "UnitHead",
        _ => "PostHolder",
    };
}
