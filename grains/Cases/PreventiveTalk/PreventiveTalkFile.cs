using System.Collections.Immutable;
using WarningGrid.Access;

namespace WarningGrid.Cases.PreventiveTalk;

// What happens only to a preventive talk (预警谈话), in the order of its life.

[Alias("preventive-talk.drafted")]
internal sealed record TalkDrafted(PreventivePlan Plan) : IEvent;

[Alias("preventive-talk.talk-held")]
internal sealed record TalkHeld(DateOnly On, ImmutableArray<OfficialId> Talkers, string Place, int Document, bool PledgeAttached) : IEvent;

[Alias("preventive-talk.pledge-signed")]
internal sealed record PledgeSigned(DateOnly On, int Document) : IEvent;

/// <param name="Outcome">A word of <see cref="PreventiveTalkOutcomes"/>.</param>
[Alias("preventive-talk.finished")]
internal sealed record TalkFinished(string Outcome, string? SigningRefused) : IEvent;

/// <summary>What a preventive talk remembers beyond every case.</summary>
[Alias("preventive-talk.file")]
internal sealed record PreventiveTalkFile : KindFile
{
    public PreventivePlan? Plan { get; init; }
    public DateOnly? HeldOn { get; init; }
    public bool PledgeAttached { get; init; }
    public DateOnly? SignedOn { get; init; }

    public static PreventiveTalkFile Of(CaseFile file) => (PreventiveTalkFile)file.Own!;

    /// <summary>Remembers one event of the kind, and the stage it leads to.</summary>
    public static CaseFile Evolve(CaseFile file, Recorded recorded)
    {
        var own = Of(file);
        return recorded.Event switch
        {
            TalkDrafted e => CaseEvolution.Stale(file) with { Own = own with { Plan = e.Plan } },
            TalkHeld e => e.Talkers.Aggregate(file, (seen, talker) => seen with
            {
                Involvements = seen.Involvements.Note(talker, Capacity.Interviewer, recorded.OccurredAt),
            }) with
            {
                Stage = PreventiveTalkStages.Held,
                SubjectServed = true,
                Own = own with { HeldOn = e.On, PledgeAttached = e.PledgeAttached },
            },
            PledgeSigned e => file with { Stage = PreventiveTalkStages.PledgeSigned, Own = own with { SignedOn = e.On } },
            TalkFinished e => CaseEvolution.Ended(file, e.Outcome),
            _ => file,
        };
    }
}
