using System.Text.Json.Serialization;

namespace WarningGrid.Bench.Peers;

/// <summary>The record's answer, member for member as the county gives it.</summary>
public sealed record RecordShape(DateTimeOffset At, int Format, OfficialShape Official);

public sealed record OfficialShape(
    string Id, string Authority, IReadOnlyList<PostShape> Posts, IReadOnlyList<string> Teams, IReadOnlyList<WarningShape> Warnings,
    EffectsShape Effects, IReadOnlyList<DutyShape> Duties, IReadOnlyList<string> Signals, IReadOnlyList<LeadMark> Leads,
    IReadOnlyList<ArchiveShape> Archive, RiskShape Risk)
{
    /// <summary>Puts it together from the rows of an official.</summary>
    public static OfficialShape Of(
        string id, string authority, IReadOnlyList<PostShape> posts, IReadOnlyList<LeadMark> leads, IReadOnlyList<Footprint> cases)
    {
        var open = cases.Where(one => one.Status == "Open").ToList();
        return new(
            id, authority, posts, [],
            [.. cases.Select(one => new WarningShape(one.Source, "TalkInquiry", one.Status, one.Outcome, false, one.Stages))],
            new([], [], []),
            [.. cases.SelectMany(one => one.Duties.Select(duty => new DutyShape(one.Source, duty.Deadline, duty.Due, duty.Standing)))],
            [], leads,
            [.. cases.SelectMany(one => one.Archive.Select(entry => new ArchiveShape(one.Source, entry.Section, entry.Code, entry.On)))],
            new(open.Count > 0 ? "Blue" : "None", "0.000", [.. open.Select(one => new GroundShape("Blue", "OpenCase", one.Source))], []));
    }
}

public sealed record PostShape(string Post, string Unit, DateOnly From, DateOnly? To, bool HeadsUnit);

public sealed record WarningShape(
    string Source, string Kind, string Status, string? Outcome, bool Adverse, IReadOnlyList<StageMark> Stages);

public sealed record StageMark(string Stage, DateOnly On);

public sealed record LeadMark(string Lead, string Stage, DateOnly On);

public sealed record DutyShape(string Source, string Deadline, DateOnly? Due, string Standing);

public sealed record ArchiveShape(string Source, string Section, string Code, DateOnly On);

public sealed record EffectsShape(IReadOnlyList<string> BarredYears, IReadOnlyList<string> Effects, IReadOnlyList<string> FrozenBy);

public sealed record RiskShape(string Level, string Score, IReadOnlyList<GroundShape> Grounds, IReadOnlyList<string> Contributions);

public sealed record GroundShape(string Level, string Ground, string Source);

/// <summary>What a case leaves in the record of its subject.</summary>
public sealed record Footprint(
    string Source, string Status, string? Outcome, IReadOnlyList<StageMark> Stages, IReadOnlyList<Duty> Duties,
    IReadOnlyList<ArchiveEntry> Archive);

public sealed record Duty(string Deadline, DateOnly Due, string Standing);

public sealed record ArchiveEntry(string Section, string Code, DateOnly On);

/// <summary>Serializers made at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RecordShape))]
[JsonSerializable(typeof(Move))]
[JsonSerializable(typeof(Opening))]
[JsonSerializable(typeof(Standing))]
[JsonSerializable(typeof(Plan))]
[JsonSerializable(typeof(IReadOnlyList<Document>))]
[JsonSerializable(typeof(IReadOnlyList<Answer>))]
[JsonSerializable(typeof(IReadOnlyList<StageMark>))]
[JsonSerializable(typeof(IReadOnlyList<LeadMark>))]
[JsonSerializable(typeof(IReadOnlyList<Duty>))]
[JsonSerializable(typeof(IReadOnlyList<ArchiveEntry>))]
[JsonSerializable(typeof(RunResult))]
public sealed partial class PeerJson : JsonSerializerContext;
