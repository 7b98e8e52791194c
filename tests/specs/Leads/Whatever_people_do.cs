using System.Collections.Immutable;
using CsCheck;
using WarningGrid.Approvals;
using Xunit;
using static WarningGrid.Leads.LeadDesk;
using Approve = WarningGrid.Approvals.Approve;
using Reject = WarningGrid.Approvals.Reject;
using ReturnTo = WarningGrid.Approvals.ReturnTo;
using Withdraw = WarningGrid.Approvals.Withdraw;

namespace WarningGrid.Leads;

/// <summary>Any sequence of commands by any people: what never comes about, and what always holds.</summary>
public sealed class Whatever_people_do
{
    private static readonly OfficialId[] People =
        [Officer, Officer2, Custodian, Handler, Handler2, Deputy, Secretary, Party, Chief, Outsider];

    private static readonly SubmitReport Report = new(Paper, LeadMode.Close, "查否", LeadCloseType.CheckedUntrue);

    private static readonly Gen<object> Commands = Gen.OneOf<object>(
        new AcceptLead(), new AssignLead(Handler), new AssignLead(Handler2), new AssignLead(Deputy),
        new ReassignLead(Handler2, "调整"), new AcceptTask(), new DeclineTask("不便"), new DeclareConflict(),
        Proposing(LeadMode.TalkInquiry), Proposing(LeadMode.Verification), Proposing(LeadMode.Shelve),
        Proposing(LeadMode.Close), Proposing(LeadMode.Transfer), new Approve(), new Approve("同意"), new Approve("同意办理"),
        new Reject("不同意"), new ReturnTo("propose", "退回"), new ReturnTo("review", "退回"), new Withdraw(),
        new SubmitPlan(new(Paper, [Handler, Handler2])),
        Report,
        Opening(ZhangSan), Opening(LiSi), new ReviewShelved("复查"), new ReactivateLead(Reactivation.NewInformation, "新情况"),
        new ReopenLead(Paper, "新证据"), new RecordProgress("进展"), new RecordFeedback(LeadFeedback.Result, "电话"),
        new RecordFeedback(LeadFeedback.Source, "回传"),
        new CaseClosedForLead(new("TI-2026-0001"), "D"), new CaseClosedForLead(new("TI-2026-0001"), "A"),
        new CaseClosedForLead(new("TI-2026-0002"), "NotApproved"), new CaseReopenedForLead(new("TI-2026-0001")),
        new BarForLead(Handler2), new TargetsForLead([new(LiSi, Accused, false)]));

    // What would happen in good order, twice over; steps that do not fit the stage are refused, as anybody's would be.
    private static readonly Gen<ImmutableArray<(OfficialId Who, object What)>> GoodOrder =
        from first in Gen.OneOf(LeadMode.TalkInquiry, LeadMode.Verification, LeadMode.Shelve, LeadMode.Close)
        from second in Gen.OneOf(LeadMode.TalkInquiry, LeadMode.Close, LeadMode.Transfer)
        from outcome in Gen.OneOf("A", "D", "NotApproved")
        select ImmutableArray.Create<(OfficialId, object)>(
            (Officer, new AcceptLead()), (Custodian, new AssignLead(Handler)), (Handler, Proposing(first)),
            (Deputy, new Approve()), (Secretary, new Approve()), (Handler, Opening(ZhangSan)), (Handler, Opening(LiSi)),
            (Handler, new CaseClosedForLead(new("TI-2026-0001"), outcome)),
            (Handler, new CaseClosedForLead(new("TI-2026-0002"), "NotApproved")),
            (Handler, new SubmitPlan(new(Paper, [Handler, Handler2]))), (Deputy, new Approve()), (Secretary, new Approve()),
            (Handler, Report), (Handler2, Report), (Deputy, new Approve()), (Secretary, new Approve()),
            (Secretary, new ReopenLead(Paper, "新证据")), (Secretary, new ReactivateLead(Reactivation.NewInformation, "新情况")),
            (Handler, Proposing(second)), (Deputy, new Approve()), (Secretary, new Approve()));

    // Some steps are taken by somebody else, and something unexpected may come before each. Roles are dealt anew for
    // each story, so that one person may hold several.
    private static readonly Gen<(Access.Role[][] Roles, (int Who, object What)[] Acts)> Stories =
        from roles in Gen.OneOf(
            Access.Role.WarningOfficer, Access.Role.LeadCustodian, Access.Role.Handler, Access.Role.DeputyLeader,
            Access.Role.DisciplineSecretary, Access.Role.PartySecretary).Array[0, 2].Array[People.Length]
        from order in GoodOrder
        from chances in Gen.Select(
            Gen.Int[0, 5], Gen.Int[0, People.Length - 1], Commands, Gen.Int[0, People.Length - 1]).Array[order.Length]
        select (roles, order.SelectMany((step, at) => Disturbed(step, chances[at])).ToArray());

    private static IEnumerable<(int, object)> Disturbed(
        (OfficialId Who, object What) step, (int Chance, int Other, object What, int Third) by)
    {
        if (by.Chance is 0 or 1)
        {
            yield return (by.Other, by.What);
        }

        yield return (by.Chance is 1 or 2 ? by.Third : Array.IndexOf(People, step.Who), step.What);
        if (by.Chance is 2)
        {
            yield return (Array.IndexOf(People, step.Who), step.What);
        }
    }

    [Fact]
    public void The_stories_reach_every_stage()
    {
        var reached = new System.Collections.Concurrent.ConcurrentDictionary<LeadStage, int>();
        Stories.Sample(
            story =>
            {
                var desk = Dealt(story.Roles);
                foreach (var (who, what) in story.Acts)
                {
                    Act(desk, People[who], what);
                    reached.AddOrUpdate(desk.File.Stage, 1, (_, times) => times + 1);
                }
            },
            iter: 300);

        Assert.Equal(
            Enum.GetValues<LeadStage>().Except([LeadStage.None, LeadStage.Merged]).Order(), reached.Keys.Order());
    }

    [Fact]
    public void DSP_03_no_lead_is_ever_approved_by_an_involved_or_a_recused_hand() => Stories.Sample(
        story =>
        {
            var desk = Dealt(story.Roles);
            foreach (var (who, what) in story.Acts)
            {
                var before = desk.File;
                Act(desk, People[who], what);
                foreach (var given in desk.History.Skip((int)before.Version).Select(one => one.Event).OfType<ApprovalGiven>())
                {
                    Assert.DoesNotContain(given.By, before.Approval!.Hands);
                    Assert.DoesNotContain(given.By, before.Barred);
                    Assert.Contains(given.As, desk.Roles[given.By]);
                }

                if (desk.File.Approval is { Standing: ApprovalStanding.Approved } approved)
                {
                    Assert.Equal(approved.Proposers.Length + approved.Nodes.Length, approved.Hands.Count());
                }
            }
        },
        iter: 400, print: Told);

    [Fact]
    public void A_refusal_has_kind_rule_and_sentence_and_changes_nothing() => Stories.Sample(
        story =>
        {
            var desk = Dealt(story.Roles);
            foreach (var (who, what) in story.Acts)
            {
                var before = desk.File;
                if (Act(desk, People[who], what) is { } refusal)
                {
                    Assert.Same(before, desk.File);
                    Assert.NotEmpty(refusal.RuleId);
                    Assert.NotEmpty(refusal.Text);
                    Assert.DoesNotContain(ZhangSan.Value, refusal.Text, StringComparison.Ordinal);
                }
            }
        },
        iter: 200, print: Told);

    [Fact]
    public void The_stage_goes_only_where_the_table_leads_and_nobody_keeps_a_task_he_should_not() => Stories.Sample(
        story =>
        {
            var desk = Dealt(story.Roles);
            foreach (var (who, what) in story.Acts)
            {
                var before = desk.File;
                Act(desk, People[who], what);
                var after = desk.File;
                Assert.True(before.Stage == after.Stage || Leads(before.Stage).Contains(after.Stage), $"{before.Stage} → {after.Stage}");
                Assert.DoesNotContain(after.Tasks, task => task.To is null && after.Barred.Contains(task.Person));
                Assert.True(after.Stage is not (LeadStage.Shelved or LeadStage.Merged) || after.Tasks.All(task => task.To is not null));
                Assert.True(after.Stage is not LeadStage.Closed || after.Cases.All(one => one.Outcome is not null) || before.Stage == after.Stage);
            }
        },
        iter: 200, print: Told);

    [Fact]
    public void A_file_read_back_from_its_snapshot_is_the_same() => Stories.Sample(
        story =>
        {
            var desk = Dealt(story.Roles);
            foreach (var (who, what) in story.Acts)
            {
                Act(desk, People[who], what);
            }

            var written = EventJson.Canonical(desk.File);
            Assert.Equal(written, EventJson.Canonical(EventJson.Read(typeof(LeadFile), written)));
        },
        iter: 60, print: Told);

    // One command may make two steps: a decision that opens no case takes effect at once.
    private static HashSet<LeadStage> Leads(LeadStage stage)
    {
        var table = LeadLifecycle.For(LeadFile.Blank with { Stage = stage }, new LeadDesk().Facts(null).Asker).GetInfo();
        var steps = table.States.ToDictionary(
            state => (LeadStage)state.UnderlyingState,
            state => state.Transitions.SelectMany(transition => transition switch
            {
                Stateless.Reflection.FixedTransitionInfo to => [(LeadStage)to.DestinationState.UnderlyingState],
                Stateless.Reflection.DynamicTransitionInfo to =>
                    to.PossibleDestinationStates.Select(possible => Enum.Parse<LeadStage>(possible.DestinationState)),
                _ => Array.Empty<LeadStage>(),
            }).ToHashSet());
        var next = steps[stage];
        return next.Contains(LeadStage.Decided) ? [.. next, .. steps[LeadStage.Decided]]
            : next.Contains(LeadStage.Proposed) ? [.. next, LeadStage.Transferred]
            : next;
    }

    private static LeadDesk Dealt(Access.Role[][] roles)
    {
        var desk = Registered(targets: [new(ZhangSan, Accused, false), new(LiSi, Accused, false)]);
        for (var person = 0; person < People.Length; person++)
        {
            desk.Roles[People[person]] = [.. desk.Roles[People[person]].Concat(roles[person]).Distinct()];
        }

        return desk;
    }

    private static Refusal? Act(LeadDesk desk, OfficialId who, object what) =>
        what is IMessage message ? desk.Hears(message) : desk.Try(who, what);

    private static string Told((Access.Role[][] Roles, (int Who, object What)[] Acts) story) =>
        string.Join('\n', story.Acts.Select(act => $"{People[act.Who]} {act.What}"));
}
