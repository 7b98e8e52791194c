using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WarningGrid.Access;

namespace WarningGrid.Cases;

/// <summary>What a case remembers of the appeal against its measure.</summary>
internal sealed record AppealFile
{
    public static readonly AppealFile Blank = new();

    public AppealStage Stage { get; init; }

    /// <summary>What stood when the re-review was applied for: a withdrawal goes back to it.</summary>
    public AppealStage Stood { get; init; }
    public DateTimeOffset? FiledAt { get; init; }
    public string? Grounds { get; init; }
    public string? AdmittedFor { get; init; }
    public OfficialId? Decider { get; init; }
    public string? Opinion { get; init; }

    /// <summary>What stands instead of the measure; null where that stands as it was.</summary>
    public AppealVariation? Variation { get; init; }
    public DateOnly? ServedOn { get; init; }
    public bool Final { get; init; }
    public bool Clarified { get; init; }

    /// <summary>Roles one of whose uninvolved holders decides it, as the pack had them when it was filed (L).</summary>
    public ImmutableArray<Role> Deciders { get; init; } = [];

    /// <summary>The roles whose word an appeal on its way waits for; what was stored before they were kept waits for the last resort.</summary>
    [JsonIgnore]
    public ImmutableArray<Role> WaitsFor =>
        !IsOpen ? []
        : !Deciders.IsEmpty ? Deciders
        : [Stage is AppealStage.ReReview ? Role.GuidanceGroup : Role.PartySecretary];

    /// <summary>Whether somebody still has to decide.</summary>
    [JsonIgnore]
    public bool IsOpen => Stage is AppealStage.Filed or AppealStage.UnderReview or AppealStage.ReReview;
}

/// <summary>How a case remembers its appeal.</summary>
internal static class AppealEvolution
{
    public static CaseFile Evolve(CaseFile file, Recorded recorded)
    {
        var appeal = file.Appeal;
        return recorded.Event switch
        {
            AppealFiled e => file with { Appeal = new() { Stage = AppealStage.Filed, FiledAt = recorded.OccurredAt, Grounds = e.Grounds, Deciders = e.Deciders ?? [] } },
            AppealAdmitted e => file with
            {
                Appeal = new()
                {
                    Stage = AppealStage.Filed, FiledAt = recorded.OccurredAt, Grounds = e.Grounds, AdmittedFor = e.Reason,
                    Deciders = e.Deciders ?? [],
                },
            },
            AppealTaken e => file with { Appeal = appeal with { Stage = AppealStage.UnderReview, Decider = e.By } },
            AppealDecided e => Decided(file, e, recorded.OccurredAt),
            AppealDecisionServed e => Served(file, Documents.DocumentKinds.AppealDecision) with { Appeal = appeal with { ServedOn = e.Receipt.Date } },
            ReReviewApplied e => file with
            {
                Appeal = appeal with { Stage = AppealStage.ReReview, Stood = appeal.Stage, Grounds = e.Grounds, Deciders = e.Deciders ?? [] },
            },
            AppealWithdrawn => file with
            {
                Appeal = appeal.Stage is AppealStage.ReReview ? appeal with { Stage = appeal.Stood } : AppealFile.Blank,
            },
            ClarificationIssued => Served(file, Documents.DocumentKinds.Clarification) with { Appeal = appeal with { Clarified = true } },
            _ => file,
        };
    }

    // With the act its paper is served; what was decided before appeals were put on paper has none.
    private static CaseFile Served(CaseFile file, string kind) =>
        AppealPapers.Unserved(file, kind) is { } number ? file with { ServedDocuments = file.ServedDocuments.Add(number) } : file;

    // Overturned the case is void from whatever stage it is in, the archive too (DSP-19).
    private static CaseFile Decided(CaseFile file, AppealDecided e, DateTimeOffset at)
    {
        var heard = file with
        {
            Appeal = file.Appeal with
            {
                Stage = e.Outcome, Decider = e.By, Opinion = e.Opinion, Final = e.Final, ServedOn = null,
                Variation = e.Variation ?? file.Appeal.Variation,
            },
            Involvements = file.Involvements.Note(e.By, Capacity.AppealDecider, at),
        };
        return e.Outcome is AppealStage.Overturned
            ? heard with
            {
                Stage = CaseStage.Void, Outcome = CaseOutcomes.Overturned, Chain = null, Termination = null, FrozenIn = null, FrozenBy = null,
            }
            : heard;
    }
}
