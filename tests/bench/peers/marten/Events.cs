namespace WarningGrid.Bench.Peers.MartenStack;

// What happens to a case, in the order of its life.

public sealed record CaseOpened(
    int Lead, string Official, string Unit, string Authority, string Handler, string Ground, DateOnly On);

public sealed record PlanDrafted(Plan Plan);

public sealed record RedactionChecked(string Note);

public sealed record DocumentAttached(int Number, string Kind, string Sm3, string Title);

public sealed record DocumentSealed(int Number, string Serial, DateOnly On);

public sealed record CaseSubmitted(DateOnly On);

public sealed record PlanPassed(string By, string? Opinion, DateOnly On);

public sealed record PlanApproved(string By, string? Opinion, DateOnly On);

public sealed record NoticeServed(int Document, DateOnly On, string CopyTo, DateOnly Due);

public sealed record ReplyDrafted(IReadOnlyList<Answer> Answers);

public sealed record ReplyCountersigned(string By, string Opinion);

public sealed record ReplyReceived(IReadOnlyList<Answer> Answers, DateOnly On);

public sealed record AcceptanceProposed(string By, IReadOnlyList<int> Unanswered);

public sealed record ReplyAccepted(IReadOnlyList<int> Unanswered, DateOnly On);

public sealed record OutcomeProposed(string Outcome, string Opinion, int Document);

public sealed record OutcomePassed(string By, string? Opinion);

public sealed record OutcomeApproved(string Outcome, string By, string? Opinion, DateOnly On);

public sealed record SubjectTold(string Manner, int Document);

public sealed record ResultReturned(string Result);

public sealed record ArchiveEntered(string Section, string Code, string Text, DateOnly On);

public sealed record MeetingTaskSet(DateOnly On);

public sealed record ClosingProposed(string By, string Summary);

public sealed record CaseClosed(string By, DateOnly On);

public sealed record CaseArchived(DateOnly On);
