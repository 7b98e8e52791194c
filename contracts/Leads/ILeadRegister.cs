using System.Collections.Immutable;
using Orleans.Concurrency;

namespace WarningGrid.Leads;

/// <summary>The register of leads (问题线索台账): lists by read model, never by asking leads one by one.</summary>
/// <remarks>Any activation serves everybody; its key means nothing.</remarks>
[Alias("lead-register")]
public interface ILeadRegister : IGrainWithStringKey
{
    /// <summary>Leads the caller may see, newest first.</summary>
    [Alias("list"), AlwaysInterleave] Task<Outcome<LeadPage>> List(LeadQuery query);

    /// <summary>Opens a case out of a lead; without a lead there is no case (DSP-02).</summary>
    [Alias("open-case"), AlwaysInterleave]
    Task<Outcome<OpenedCase>> OpenCase(LeadNumber? lead, OpenCase command, Submission submission);
}

/// <summary>A question to the register; what is left out does not narrow it.</summary>
/// <param name="Handler">Narrows, like target, channel and category, among leads whose content the caller may see.</param>
/// <param name="Units">Narrows to leads on these units; one outside the caller's scope, or unknown, is Forbidden (ACL-02).</param>
/// <param name="Mine">Only leads that wait for an act of the caller or are assigned to him.</param>
/// <param name="Cursor">As given by the page before.</param>
/// <param name="Limit">1 to 200.</param>
/// <param name="Mode">What was decided of it, e.g. <c>Admonition</c>, among leads seen whole; <c>None</c> for what is undecided.</param>
/// <param name="AsOf">Stage and mode as they were known at 24:00 of this day, which must be over (ASF-04).</param>
[GenerateSerializer, Immutable, Alias("lead.query")]
public sealed record LeadQuery(
    [property: Id(0)] LeadStage? Stage = null,
    [property: Id(1)] string? Channel = null,
    [property: Id(2)] OfficialId? Handler = null,
    [property: Id(3)] OfficialId? Target = null,
    [property: Id(4)] ImmutableArray<UnitCode> Units = default,
    [property: Id(5)] DateOnly? ReceivedFrom = null,
    [property: Id(6)] DateOnly? ReceivedTo = null,
    [property: Id(7)] bool Mine = false,
    [property: Id(8)] string? Cursor = null,
    [property: Id(9)] int Limit = 50,
    [property: Id(10)] string? Mode = null,
    [property: Id(11)] DateOnly? AsOf = null);

/// <summary>One page of the register.</summary>
/// <param name="Next">Cursor of the next page; null where this is the last.</param>
[GenerateSerializer, Immutable, Alias("lead.page")]
public sealed record LeadPage([property: Id(0)] ImmutableArray<LeadRow> Leads, [property: Id(1)] string? Next);

/// <summary>A lead in a list.</summary>
/// <param name="Channel">Null, like all that follow, where the reader sees status fields only.</param>
[GenerateSerializer, Immutable, Alias("lead.row")]
public sealed record LeadRow(
    [property: Id(0)] LeadNumber Number, [property: Id(1)] LeadStage Stage, [property: Id(2)] DateOnly ReceivedOn,
    [property: Id(3)] string? Channel, [property: Id(4)] string? Category, [property: Id(5)] bool? Named,
    [property: Id(6)] OfficialId? Handler, [property: Id(7)] LeadMode? Mode);
