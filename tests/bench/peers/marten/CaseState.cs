using JasperFx.Events;
using Marten.Events.Aggregation;

namespace WarningGrid.Bench.Peers.MartenStack;

/// <summary>A case as the next decision needs it; kept as a document by its inline projection.</summary>
public sealed record CaseState
{
    public string Id { get; init; } = "";
    public long Version { get; init; }
    public int Lead { get; init; }
    public string Official { get; init; } = "";
    public string Unit { get; init; } = "";
    public string Authority { get; init; } = "";
    public string Handler { get; init; } = "";
    public string Ground { get; init; } = "";
    public DateOnly OpenedOn { get; init; }
    public string Stage { get; init; } = "";
    public string? Outcome { get; init; }
    public string? Reviewer { get; init; }
    public string? Approver { get; init; }
    public DateOnly? Due { get; init; }
    public bool Redacted { get; init; }
    public Plan? Plan { get; init; }
    public IReadOnlyList<Document> Documents { get; init; } = [];
    public IReadOnlyList<Answer>? Draft { get; init; }
    public string? CountersignedBy { get; init; }
    public IReadOnlyList<Answer>? Reply { get; init; }
    public string? AcceptedBy { get; init; }
    public string? Proposed { get; init; }
    public bool OutcomePassed { get; init; }
    public bool SubjectTold { get; init; }
    public bool ResultReturned { get; init; }
    public bool ArchiveEntered { get; init; }
    public bool MeetingTaskSet { get; init; }
    public bool ClosingProposed { get; init; }
}

/// <summary>How a case remembers.</summary>
public sealed partial class CaseProjection : SingleStreamProjection<CaseState, string>
{
    public override CaseState? Evolve(CaseState? snapshot, string id, IEvent e) =>
        e.Data is CaseOpened opened ? Opened(id, opened) : Next(snapshot!, e.Data);

    private static CaseState Opened(string id, CaseOpened e) => new()
    {
        Id = id, Lead = e.Lead, Official = e.Official, Unit = e.Unit, Authority = e.Authority, Handler = e.Handler, Ground = e.Ground,
        OpenedOn = e.On, Stage = Stage.Draft,
    };

    private static CaseState Next(CaseState state, object happened) => happened switch
    {
        PlanDrafted e => state with { Plan = e.Plan, Redacted = false },
        RedactionChecked => state with { Redacted = true },
        DocumentAttached e => state with { Documents = [.. state.Documents, new(e.Number, e.Kind, e.Sm3, e.Title, null, null)] },
        DocumentSealed e => state with
        {
            Documents =
            [
                .. state.Documents.Select(document =>
                    document.Number == e.Number ? document with { Serial = e.Serial, SealedOn = e.On } : document),
            ],
        },
        CaseSubmitted => state with { Stage = Stage.Review },
        PlanPassed e => state with { Stage = Stage.Approval, Reviewer = e.By },
        PlanApproved e => state with { Stage = Stage.Approved, Approver = e.By },
        NoticeServed e => state with { Stage = Stage.ReplyDue, Due = e.Due },
        ReplyDrafted e => state with { Draft = e.Answers, CountersignedBy = null },
        ReplyCountersigned e => state with { CountersignedBy = e.By },
        ReplyReceived e => state with { Stage = Stage.ReplyCheck, Reply = e.Answers, Due = null },
        AcceptanceProposed e => state with { AcceptedBy = e.By },
        ReplyAccepted => state with { Stage = Stage.Assessment },
        OutcomeProposed e => state with { Proposed = e.Outcome },
        OutcomePassed => state with { OutcomePassed = true },
        OutcomeApproved e => state with { Stage = Stage.Closing, Outcome = e.Outcome },
        SubjectTold => state with { SubjectTold = true },
        ResultReturned => state with { ResultReturned = true },
        ArchiveEntered => state with { ArchiveEntered = true },
        MeetingTaskSet => state with { MeetingTaskSet = true },
        ClosingProposed => state with { ClosingProposed = true },
        CaseClosed => state with { Stage = Stage.Closed },
        CaseArchived => state with { Stage = Stage.Archived },
        _ => state,
    };
}
