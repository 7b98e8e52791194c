using Orleans.Concurrency;
using WarningGrid.Documents;

namespace WarningGrid.Cases;

/// <summary>One disposal of one kind against one subject (处置案件), from its draft to the archive.</summary>
/// <remarks>
/// Keyed <c>c-TI-2026-0001</c> (<see cref="GrainKeys"/>). It comes to life only through the lead that opens it
/// (<c>ILeadGrain.OpenCase</c>). What its kind allows in its stage is told by <see cref="CaseView.Moves"/>.
/// </remarks>
[Alias("case")]
public interface ICaseGrain : IFollower
{
    /// <summary>Makes one move. Every move of every kind goes through here; the record says which.</summary>
    [Alias("move")]
    Task<Outcome<CaseView>> Move(CaseMove move, Submission submission);

    /// <summary>The case as the caller may see it.</summary>
    [Alias("read"), AlwaysInterleave]
    Task<Outcome<CaseView>> Read();

    /// <summary>What happened, oldest first, after a version; only to those who see the whole case.</summary>
    [Alias("history"), AlwaysInterleave]
    Task<Outcome<CaseHistory>> History(long after, int limit);

    /// <summary>The file behind a document of this case; to the subject and his unit only what was served on them.</summary>
    [Alias("open-document"), AlwaysInterleave]
    Task<Outcome<DocumentFile>> OpenDocument(int number);

    /// <summary>A template with what this case itself says in its fields; only to those who see the whole case.</summary>
    [Alias("paper"), AlwaysInterleave]
    Task<Outcome<PaperTemplateView>> Paper(string template);
}

/// <summary>The register of cases (处置案件台账): lists by read model, never by asking cases one by one.</summary>
/// <remarks>One activation serves everybody; its key means nothing.</remarks>
[Alias("case-register")]
public interface ICaseRegister : IGrainWithStringKey
{
    /// <summary>Cases the caller may see, newest first.</summary>
    [Alias("list"), AlwaysInterleave]
    Task<Outcome<CasePage>> List(CaseQuery query);

    /// <summary>Who is recused from a case, with the rule and never a cause: for the section chief and the audit admin (RCU-10).</summary>
    [Alias("recusals"), AlwaysInterleave]
    Task<Outcome<CaseRecusals>> Recusals(CaseNumber number);

    /// <summary>Closed cases that the caller sees whole, replayed under the rules of another day (RP-07); nothing is stored.</summary>
    [Alias("what-if"), AlwaysInterleave]
    Task<Outcome<CaseWhatIfPage>> WhatIf(CaseWhatIfQuery query);
}
