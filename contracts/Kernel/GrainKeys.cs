namespace WarningGrid;

/// <summary>The one place where a bare id becomes a grain key, which is also the name of its stream.</summary>
/// <remarks>
/// Every key starts with a letter and a hyphen: the ADO.NET storage provider reads keys that look like numbers or
/// GUIDs as numbers, so that <c>20235</c> and <c>020235</c> would be one row (design D2).
/// </remarks>
public static class GrainKeys
{
    public static string Key(this OfficialId id) => "o-" + id.Value;
    public static string Key(this PostCode code) => "p-" + code.Value;
    public static string Key(this UnitCode code) => "u-" + code.Value;
    public static string Key(this SignalNumber number) => "s-" + number.Value;
    public static string Key(this LeadNumber number) => "l-" + number.Value;
    public static string Key(this CaseNumber number) => "c-" + number.Value;
    public static string Key(this ClearanceNumber number) => "q-" + number.Value;
    public static string Key(this ExportNumber number) => "x-" + number.Value;

    /// <summary>Key of a feed client's registration.</summary>
    public static string FeedSource(string client) => "f-" + client;

    /// <summary>Key of a source's record: by a keyed hash of source and subject.</summary>
    public static string FeedSubject(string hash) => "j-" + hash;

    /// <summary>Key of what a personnel department told of an official, or of one item that waits in quarantine.</summary>
    public static string Personnel(string officialOrReceipt) => "h-" + officialOrReceipt;

    /// <summary>Key of a vault entry: the token that stands for a reporter elsewhere.</summary>
    public static string Vault(string receipt) => "v-" + receipt;
    /// <summary>The serial register (文号) of a prefix and year: <c>n-当预函-2026</c>.</summary>
    public static string Serials(string prefix, int year) => $"n-{prefix}-{year:0000}";
    /// <summary>The re-checks of a year's accepted explanations: <c>k-2026</c>.</summary>
    public static string Rechecks(string year) => "k-" + year;

    /// <summary>Key of the measures that one lead has led to against one official: <c>m-L-2026-0001-G00000417</c> (SEV-02).</summary>
    public static string Combination(LeadNumber lead, OfficialId official) => $"m-{lead.Value}-{official.Value}";

    /// <summary>What the answers given on a person hang on (CLR-06).</summary>
    public static string AnswersKey(this OfficialId person) => "y-" + person.Value;

    /// <summary>The grants of a person.</summary>
    public static string AccessKey(this OfficialId person) => "g-" + person.Value;

    /// <summary>Key of the county's one working calendar.</summary>
    public const string Calendar = "w-county";

    /// <summary>Key of one version of a rule pack: <c>r-BASE-2022</c>.</summary>
    public static string RulePack(string version) => "r-" + version;

    /// <summary>The bare id behind a grain key: what follows the prefix.</summary>
    public static string Bare(string key) => key[(key.IndexOf('-', StringComparison.Ordinal) + 1)..];
}
