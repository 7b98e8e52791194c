using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using WarningGrid.Access;
using WarningGrid.Approvals;
using WarningGrid.Calendar;
using WarningGrid.Rules;
using CaseKind = WarningGrid.Cases.CaseKind;
using CaseOpening = WarningGrid.Cases.CaseOpening;

namespace WarningGrid.Leads;

/// <summary>A desk with one lead on it: persons send commands as through its grain, the rules decide, the file remembers.</summary>
internal sealed class LeadDesk
{
    public static readonly OfficialId
        Officer = new("G01"), Officer2 = new("G02"), Custodian = new("G03"), Handler = new("G04"), Handler2 = new("G05"),
        Deputy = new("G06"), Secretary = new("G07"), Party = new("G08"), Chief = new("G09"), Outsider = new("G10"),
        ZhangSan = new("G101"), LiSi = new("G102");

    public static readonly UnitCode Office = new("U-01"), Accused = new("U-77");

    public static readonly LeadDocument Minutes = new(new('a', 64), "集体排查会议纪要"), Paper = new(new('b', 64), "材料");

    private static readonly LeadKind Kind = new();
    private int opened;

    public LeadFile File { get; private set; } = LeadFile.Blank;

    public DateTimeOffset Now { get; private set; } = At("2026-09-21 09:00");

    public WorkCalendar Calendar { get; init; } = WorkCalendar.Shipped;

    /// <summary>Who holds which role; every grant reaches the whole county, a section chief his office.</summary>
    public Dictionary<OfficialId, Role[]> Roles { get; } = new()
    {
        [Officer] = [Role.WarningOfficer], [Officer2] = [Role.WarningOfficer], [Custodian] = [Role.LeadCustodian],
        [Handler] = [Role.Handler], [Handler2] = [Role.Handler], [Deputy] = [Role.DeputyLeader],
        [Secretary] = [Role.DisciplineSecretary], [Party] = [Role.PartySecretary], [Chief] = [Role.SectionChief], [Outsider] = [],
    };

    /// <summary>From whose affairs a person is recused, with the rule.</summary>
    public Dictionary<OfficialId, (string Object, string Rule)> Recusals { get; } = [];

    public bool TargetsChief { get; set; }

    public LeadStage? Survivor { get; set; }

    public List<Recorded> History { get; } = [];

    public List<Message> Told { get; } = [];

    public List<RowChange> Rows { get; } = [];

    public List<Birth> Born { get; } = [];

    public static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    public static DateTimeOffset At(string text) =>
        new DateTimeOffset(DateTime.Parse(text, CultureInfo.InvariantCulture), CountyTime.Offset).ToUniversalTime();

    /// <summary>A lead just registered by the first warning officer, against 张三.</summary>
    public static LeadDesk Registered(
        string received = "2026-09-21", bool named = true, bool above = false, string channel = "PETITION",
        string number = "L-2026-0001", bool forwarded = false, params LeadTarget[] targets)
    {
        var desk = new LeadDesk();
        var birth = LeadRules.Register(
            new(
                new(number), new("S-2026-0001"), channel, named, Day(received),
                targets.Length > 0 ? [.. targets] : [new(ZhangSan, Accused, false)], "HR", above, forwarded),
            desk.Facts(Officer));
        desk.Remember(birth.Happened, Officer.Value);
        return desk;
    }

    public static LeadDesk Assigned(params LeadTarget[] targets) =>
        Registered(targets: targets).Does(Officer, new AcceptLead()).Does(Custodian, new AssignLead(Handler));

    public static LeadDesk Proposed(LeadMode mode = LeadMode.TalkInquiry) => Assigned().Does(Handler, Proposing(mode));

    public static LeadDesk Decided(LeadMode mode = LeadMode.TalkInquiry, params LeadTarget[] targets) =>
        Assigned(targets).Does(Handler, Proposing(mode)).Does(Deputy, new Approve()).Does(Secretary, new Approve());

    public static ProposeDisposition Proposing(LeadMode mode) => new(
        mode, "线索具体,可查性强", Minutes, mode is LeadMode.Close ? LeadCloseType.NotCheckable : null,
        mode is LeadMode.Transfer ? new(null, "市纪委监委") : null,
        mode is LeadMode.Verification ? new(Paper, [Handler, Handler2]) : null);

    public static OpenCase Opening(OfficialId target) => new(CaseKind.TalkInquiry, target, null, "TLK-G1");

    public LeadDesk On(string instant)
    {
        Now = At(instant);
        return this;
    }

    /// <summary>A command that must be accepted.</summary>
    public LeadDesk Does(OfficialId who, object command) =>
        Try(who, command) is { } refusal
            ? throw new InvalidOperationException($"{who} {command.GetType().Name}: {refusal.Kind} {refusal.Code} {string.Join(',', refusal.Items.Select(item => item.Code))}")
            : this;

    /// <summary>A command, decided as the grain would: unseen is NotFound, a refusal changes nothing.</summary>
    public Refusal? Try(OfficialId who, object command, long? expecting = null)
    {
        var facts = Facts(who) with { ExpectedRevision = expecting };
        if (!File.Exists || LeadSights.Of(File, facts) is LeadSight.None)
        {
            return Refusal.NotFound;
        }

        var ruling = Decide(command, facts);
        if (ruling.Refused is null)
        {
            Remember(ruling.Happened, who.Value);
            Born.AddRange(ruling.Births);
        }

        return ruling.Refused;
    }

    /// <summary>A message from another aggregate, delivered by the relay.</summary>
    public Refusal? Hears(IMessage message)
    {
        var ruling = LeadRules.Told(File, message, Now, Facts(null));
        if (ruling.Refused is null)
        {
            Remember(ruling.Happened, "system:relay");
        }

        return ruling.Refused;
    }

    public void Remember(IEnumerable<Happening> happened, string actor)
    {
        foreach (var happening in happened)
        {
            var recorded = new Recorded(
                "l-" + (File.Number.Value ?? "L-2026-0001"), File.Version + 1, happening.Event, happening.OccurredAt ?? Now, Now, actor, "key");
            var after = Kind.Fold(File, recorded);
            Told.AddRange(Kind.FollowUps(File, after, recorded));
            Rows.AddRange(Kind.Rows(File, after, recorded));
            History.Add(recorded);
            File = after;
        }
    }

    public LeadView Read(OfficialId who) => LeadViews.Of(File, Facts(who));

    public LeadSight Sight(OfficialId who) => LeadSights.Of(File, Facts(who));

    public DateOnly? Due(string catalogue) => File.Clocks.Open(catalogue)?.Due;

    public Facts Facts(OfficialId? who)
    {
        var asker = who is { } person
            ? new Asker(Caller.Person(person), [.. Roles.GetValueOrDefault(person, []).Select(role =>
                new Grant(role, role is Role.SectionChief ? FrozenSet.ToFrozenSet([Office]) : null))])
            : Asker.System("relay");
        var excluded = who is { } one && Recusals.TryGetValue(one, out var recusal) ? [recusal.Object] : Array.Empty<string>();
        return new(
            CountyTime.ToMicroseconds(Now), asker, RuleBook.Shipped, Calendar, excluded.Append(who?.Value ?? "").ToFrozenSet());
    }

    private LeadBackground Background() => new(
        new Bench(Roles.SelectMany(pair => pair.Value, (pair, role) => (role, pair.Key))
            .Where(pair => !IsRecused(pair.Key))
            .GroupBy(pair => pair.role, pair => pair.Key)
            .ToImmutableDictionary(group => group.Key, group => group.ToImmutableArray())),
        TargetsChief, [.. File.Targets.Select(target => target.Unit).OfType<UnitCode>()],
        [.. Roles.Select(pair => new Candidate(
            pair.Key, [.. pair.Value], Office, IsRecused(pair.Key) ? Recusals[pair.Key].Rule : null))],
        Survivor);

    private bool IsRecused(OfficialId person) =>
        Recusals.TryGetValue(person, out var recusal) && File.Subjects.Contains(recusal.Object);

    private Ruling Decide(object command, Facts facts) => command switch
    {
        AcceptLead c => LeadRules.Accept(File, c, facts),
        TransferLead c => LeadRules.Transfer(File, c, Background(), facts),
        MergeLead c => LeadRules.Merge(File, c, Background(), facts),
        UnmergeLead c => LeadRules.Unmerge(File, c, facts),
        AssignLead c => LeadRules.Assign(File, c, Background(), facts),
        ReassignLead c => LeadRules.Reassign(File, c, Background(), facts),
        AcceptTask c => LeadRules.AcceptTask(File, c, facts),
        DeclineTask c => LeadRules.DeclineTask(File, c, facts),
        DeclareConflict c => LeadRules.DeclareConflict(File, c, facts),
        ProposeDisposition c => LeadRules.Propose(File, c, Background(), facts),
        Approve c => LeadRules.Approve(File, c, Background(), facts),
        Reject c => LeadRules.Reject(File, c, Background(), facts),
        ReturnTo c => LeadRules.ReturnTo(File, c, Background(), facts),
        Withdraw => LeadRules.Withdraw(File, Background(), facts),
        TaskAct c => LeadRules.ActOnTask(File, c, Background(), facts),
        SubmitPlan c => LeadRules.SubmitPlan(File, c, Background(), facts),
        SubmitReport c => LeadRules.SubmitReport(File, c, Background(), facts),
        OpenCase c => LeadRules.OpenCase(File, c, NextCase(c), facts),
        ReviewShelved c => LeadRules.ReviewShelved(File, c, facts),
        ReactivateLead c => LeadRules.Reactivate(File, c, facts),
        ReopenLead c => LeadRules.Reopen(File, c, facts),
        RecordProgress c => LeadRules.RecordProgress(File, c, facts),
        RecordFeedback c => LeadRules.RecordFeedback(File, c, facts),
        DecideReview c => LeadRules.DecideReview(File, c, facts),
        ApplyReview c => LeadRules.ApplyReview(File, c, facts),
        ResumeDeadline c => LeadRules.ResumeDeadline(File, c, facts),
        PauseDeadline c => LeadRules.PauseDeadline(File, c, facts),
        RefuseExtension c => LeadRules.RefuseExtension(File, c, facts),
        GrantExtension c => LeadRules.GrantExtension(File, c, facts),
        AskExtension c => LeadRules.AskExtension(File, c, facts),
        _ => throw new ArgumentException(command.GetType().Name),
    };

    private CaseOpening NextCase(OpenCase command) => new(
        new(string.Create(CultureInfo.InvariantCulture, $"TI-2026-{++opened:0000}")), command.Kind, File.Number,
        new(command.Official, command.Unit, null, null, false), File.Handler ?? default, command.Ground, File.Named);
}
