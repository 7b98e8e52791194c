using System.Collections.Immutable;
using System.Text.Json.Serialization;
using WarningGrid.Approvals;

namespace WarningGrid.Cases.TalkInquiry;

/// <summary>What a talk or inquiry remembers beyond every case.</summary>
[Alias("talk-inquiry.file")]
internal sealed record TalkInquiryFile : KindFile
{
    public InquiryPlan? Plan { get; init; }

    /// <summary>Of the questions whose redaction was checked; another text is unchecked again (DSP-10).</summary>
    public string? CheckedSm3 { get; init; }
    public int Round { get; init; } = 1;
    public DateOnly? ServedOn { get; init; }
    public OfficialId? Entrusted { get; init; }

    /// <summary>The stage the last reply came from: where a return leads.</summary>
    public CaseStage? RepliedIn { get; init; }
    public ImmutableArray<ReplyAnswer> Draft { get; init; } = [];

    /// <summary>Of the drafted answers that the unit's head countersigned.</summary>
    public string? CountersignedSm3 { get; init; }

    /// <summary>Of this round, later ones over earlier ones.</summary>
    public ImmutableArray<ReplyAnswer> Answers { get; init; } = [];
    public int Returns { get; init; }
    public ImmutableArray<int> Unanswered { get; init; } = [];
    public Propose? Proposed { get; init; }
    public InquiryOutcome? Outcome { get; init; }

    /// <summary>Of outcome B: the kinds of case it calls for.</summary>
    public ImmutableArray<CaseKind> Measures { get; init; } = [];

    [JsonIgnore]
    public bool Redacted => Plan is { } plan && CheckedSm3 == Sm3(plan.Questions);

    /// <summary>Questions (from 1) that no answer speaks to.</summary>
    [JsonIgnore]
    public ImmutableArray<int> Open =>
        [.. Enumerable.Range(1, Plan?.Questions.Length ?? 0).Where(question =>
            !Answers.Any(answer => answer.Question == question && !string.IsNullOrWhiteSpace(answer.Text)))];

    public bool IsMode(InquiryMode mode) => Plan?.Mode == mode;

    public static TalkInquiryFile Of(CaseFile file) => (TalkInquiryFile)file.Own!;

    public static string Sm3<T>(ImmutableArray<T> list) => ApprovalBinding.Digest(list);

    /// <summary>Earlier answers with these put over them.</summary>
    public ImmutableArray<ReplyAnswer> Over(ImmutableArray<ReplyAnswer> later) =>
        [.. Answers.Where(answer => !later.Any(other => other.Question == answer.Question)).Concat(later).OrderBy(answer => answer.Question)];
}
