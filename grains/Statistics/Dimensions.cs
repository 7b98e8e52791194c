using System.Collections.Immutable;
using WarningGrid.Cases;
using WarningGrid.Rules;

namespace WarningGrid.Statistics;

/// <summary>By what there are figures, and how each value is named and asked for.</summary>
internal static class Dimensions
{
    public static readonly Dimension Clock = new("Clock", "catalogue", "clock", (key, _) => key);
    public static readonly Dimension Standing = new("Standing", "standing", "standing", (key, _) => Labels.Of(key, "Deadline"));

    /// <param name="units">Names of units by code.</param>
    public static Dimension Of(CaseDimension dimension, RuleSet rules, IReadOnlyDictionary<string, string> units) => dimension switch
    {
        CaseDimension.Kind => new("Kind", "kind", "kind", (key, _) => Labels.Of(key, "CaseKind")),
        CaseDimension.Unit => new("Unit", "unit", "unit", (key, _) => units.GetValueOrDefault(key, key)),
        CaseDimension.Source => new("Source", "source", "source", (key, _) => Channel(key, rules)),
        CaseDimension.Result => new("Result", "result", "outcome", (key, keys) => Labels.Of(key, keys("Kind") ?? "Case", "Case")),
        CaseDimension.Stage => new("Stage", "stage", "stage", (key, keys) => Labels.Of(key, keys("Kind") ?? "Case", "Case")),
    };

    public static Dimension Of(LeadDimension dimension, RuleSet rules) => dimension switch
    {
        LeadDimension.Source => new("Source", "source", "channel", (key, _) => Channel(key, rules)),
        LeadDimension.Mode => new("Mode", "mode", "mode", (key, _) => Labels.Of(key, "LeadMode", "CaseKind")),
        LeadDimension.Stage => new("Stage", "stage", "stage", (key, _) => Labels.Of(key, "Lead")),
    };

    public static Dimension Channels(RuleSet rules) => new("Source", "channel", "channel", (key, _) => Channel(key, rules));

    /// <summary>A channel's name in the pack in force.</summary>
    public static string Channel(string channel, RuleSet rules) =>
        rules.Has($"CHANNEL.label.{channel}") ? rules.Word($"CHANNEL.label.{channel}") : channel;

    /// <summary>How much of a case its reader must be shown to be told what it is counted by: a level of <see cref="CaseRegisterSql"/>.</summary>
    public static int Level(ImmutableArray<CaseDimension> by) =>
        by.Contains(CaseDimension.Source) ? 2 : by.Contains(CaseDimension.Unit) || by.Contains(CaseDimension.Result) ? 1 : 0;

    /// <summary>Whether leads must be seen whole to be counted so.</summary>
    public static bool NeedsContent(ImmutableArray<LeadDimension> by) => by.Contains(LeadDimension.Source) || by.Contains(LeadDimension.Mode);
}
