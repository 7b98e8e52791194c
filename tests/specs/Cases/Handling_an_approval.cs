using CsCheck;
using WarningGrid.Access;
using WarningGrid.Approvals;
using WarningGrid.Cases.Admonition;
using WarningGrid.Cases.TalkInquiry;
using WarningGrid.Documents;
using WarningGrid.Rules;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases;

/// <summary>审批动作 (spec 04 §2), each with its rule, on a case that is before its reviewer or approver.</summary>
public sealed class Handling_an_approval
{
    [Fact]
    public void Transfer_hands_the_task_over_and_only_the_new_hand_acts()
    {
        var desk = InReview().Does(Wang, new Transfer(Chen, "外出学习"));
        Assert.Equal((RefusalKind.Forbidden, RefusalKind.Forbidden), (desk.Refused(Wang, new Pass()).Kind, desk.Refused(Li, new Pass()).Kind));
        Assert.Equal(Chen, desk.SeenBy(Chen).Approval!.Task!.Holder);
        Assert.True(desk.File.Assignments.Has(Chen, Capacity.Signer));

        desk.Does(Chen, new Pass("同意"));

        Assert.Equal((CaseStage.Approval, Chen), (desk.Stage, desk.File.Chain!.Opinions[^1].By));
        Assert.False(desk.File.Assignments.Has(Chen, Capacity.Signer));
        desk.Does(Zhao, new Approve());
        Assert.Equal(Chen, desk.File.Approved!.Reviewer);
    }

    [Fact]
    public void Transfer_is_refused_to_the_recused_to_a_hand_of_the_matter_to_oneself_and_to_whoever_may_not_act_there()
    {
        var desk = InReview();
        desk.Recused.Add(Chen);
        Assert.Equal((RefusalKind.Recused, "RCU-07.recused"), Kind(desk.Refused(Wang, new Transfer(Chen, "外出学习"))));
        Assert.Equal(RefusalKind.Recused, desk.Refused(Wang, new Transfer(Subject, "外出学习")).Kind);
        Assert.Equal((RefusalKind.SameHand, "DSP-03.same-hand"), Kind(desk.Refused(Wang, new Transfer(Li, "外出学习"))));
        Assert.Equal((RefusalKind.Invalid, "APV.self"), Kind(desk.Refused(Wang, new Transfer(Wang, "外出学习"))));
        Assert.Equal((RefusalKind.Invalid, "APV.competence"), Kind(desk.Refused(Wang, new Transfer(He, "外出学习"))));
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Li, new Transfer(Chen, "外出学习")).Kind);

        // Who reviewed cannot get the approval either.
        desk.Does(Wang, new Pass());
        Assert.Equal(RefusalKind.SameHand, desk.Refused(Zhao, new Transfer(Wang, "外出学习")).Kind);
        desk.Does(Zhao, new Transfer(Sun, "外出学习")).Does(Sun, new Approve());
        Assert.Equal(Sun, desk.File.Approved!.Approver);
    }

    [Fact]
    public void Delegate_gives_an_opinion_and_the_delegator_decides()
    {
        var desk = InReview().Does(Wang, new Delegate(Officer, "该同志有无其他反映"));
        Assert.Equal(CaseSight.Full, desk.SightOf(Officer));
        var waits = desk.Refused(Wang, new Pass());
        Assert.Equal((RefusalKind.GateNotMet, "APV.opinion-awaited"), (waits.Kind, Assert.Single(waits.Items).Code));
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Officer, new Pass()).Kind);

        desk.Does(Officer, new GiveOpinion("没有其他反映"));
        Assert.Equal(CaseSight.Status, desk.SightOf(Officer));
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Officer, new GiveOpinion("补充")).Kind);

        desk.Does(Wang, new Pass());
        Assert.Equal(
            [(Officer, ApprovalVerb.Delegate), (Wang, ApprovalVerb.Approve)],
            desk.File.Chain!.Opinions.Select(opinion => (opinion.By, opinion.Verb)));
    }

    [Fact]
    public void DSP_03_whoever_gave_his_opinion_is_one_of_the_hands()
    {
        var desk = InReview().Does(Wang, new Delegate(Zhao, "请先提出意见")).Does(Zhao, new GiveOpinion("可以"));
        desk.Does(Wang, new Pass());
        Assert.Equal(RefusalKind.SameHand, desk.Refused(Zhao, new Approve()).Kind);
    }

    [Fact]
    public void AddSigner_before_is_heard_before_the_word_and_after_before_the_next()
    {
        var before = InReview().Does(Wang, new AddSigner([Officer, Custodian], SignerPlace.Before, "请提出意见"));
        Assert.Equal(2, before.Refused(Wang, new Pass()).Items.Length);
        before.Does(Officer, new GiveOpinion("可以", Agrees: false)).Does(Custodian, new GiveOpinion("可以")).Does(Wang, new Pass());

        var after = InReview().Does(Wang, new AddSigner([Officer], SignerPlace.After, "请提出意见")).Does(Wang, new Pass());
        Assert.Contains(after.Refused(Zhao, new Approve()).Items, item => item.Code == "APV.opinion-awaited");
        after.Does(Officer, new GiveOpinion("可以")).Does(Zhao, new Approve());
    }

    [Fact]
    public void DL_13_whoever_is_to_act_next_holds_the_steps_deadline()
    {
        var desk = InReview();
        var due = desk.Clock("DL-13.DeputyLeader")!;
        desk.Does(Wang, new Transfer(Chen, "外出学习"));
        Assert.Equal((Chen, due.Due, due.Id), (Holder(), desk.Clock("DL-13.DeputyLeader")!.Due, desk.Clock("DL-13.DeputyLeader")!.Id));
        desk.Does(Wang, new Withdraw());
        Assert.Equal(Wang, Holder());

        desk.Does(Wang, new Delegate(Officer, "该同志有无其他反映"));
        Assert.Equal(Officer, Holder());
        desk.Does(Officer, new GiveOpinion("没有其他反映"));
        Assert.Equal(Wang, Holder());

        // Words of many leave it with him who asked for them.
        desk.Does(Wang, new Cosign([Custodian, Chief], "请会签"));
        Assert.Equal(Wang, Holder());
        Assert.Equal(Deadlines.DeadlineStatus.Running, desk.Clock("DL-13.DeputyLeader")!.Status);

        OfficialId? Holder() => desk.Clock("DL-13.DeputyLeader")!.Holder;
    }

    [Fact]
    public void DLB_06_the_reminder_goes_to_him_to_whom_the_task_was_handed_over()
    {
        var desk = InReview().Does(Wang, new Transfer(Chen, "外出学习"));
        var due = desk.Clock("DL-13.DeputyLeader")!.Due;
        desk.It_is_now(CountyTime.StartOf(due).AddHours(9).AddMinutes(1)).Sweeps();
        Assert.Equal(Chen, desk.History.Select(one => one.Event).OfType<Deadlines.DeadlineReminded>().Last().Holder);
    }

    [Fact]
    public void DSP_13_a_signer_behind_the_last_word_is_heard_before_the_case_closes_or_no_longer_asked()
    {
        var desk = new CaseDesk().InAssessment().Proposes(InquiryOutcome.Accepted).Does(Wang, new Pass())
            .Does(Zhao, new AddSigner([Officer, Custodian], SignerPlace.After, "请提出意见")).Does(Zhao, new Approve());
        Assert.Equal((CaseStage.Closing, 2), (desk.Stage, desk.File.Chain!.Awaited.Count()));
        desk.ClosesUp();
        Assert.Equal("DSP-13.signers", Assert.Single(desk.Refused(Wang, new Close()).Items).Code);

        desk.Does(Officer, new GiveOpinion("没有不同意见"));
        Assert.Equal(RefusalKind.WrongStage, desk.Refused(Wang, new Withdraw()).Kind);
        desk.Does(Zhao, new Withdraw()).Does(Wang, new Close());

        Assert.Equal(CaseStage.Closed, desk.Stage);
        Assert.Contains(desk.File.Chain!.Opinions, opinion => opinion.By == Officer);
    }

    [Fact]
    public void AddSigner_after_the_last_word_is_heard_behind_it_and_asked_no_more_when_the_case_ends()
    {
        var desk = InApproval().Does(Zhao, new AddSigner([Officer, Custodian], SignerPlace.After, "请提出意见")).Does(Zhao, new Approve());
        Assert.Equal(CaseStage.Approved, desk.Stage);
        desk.Does(Officer, new GiveOpinion("注意方式"));

        desk.Does(Li, new Terminate("FactsGone", "事实已不存在")).Does(Zhao, new ApproveTermination());
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Custodian, new GiveOpinion("可以")).Kind);
        Assert.DoesNotContain(desk.File.Assignments, task => task is { Capacity: Capacity.Signer, To: null });
    }

    [Fact]
    public void Cosign_all_listed_must_approve()
    {
        var desk = InApproval().Does(Zhao, new Cosign([Officer, Custodian], "请会签"));
        desk.Does(Officer, new GiveOpinion("同意")).Does(Custodian, new GiveOpinion("不同意", Agrees: false));
        var refused = desk.Refused(Zhao, new Approve());
        Assert.Equal((RefusalKind.GateNotMet, "APV.cosign-refused"), (refused.Kind, Assert.Single(refused.Items).Code));

        desk.Does(Zhao, new ReturnTo(CaseStage.Review, "会签未通过"));
        Assert.Empty(desk.File.Chain!.Asked);
        desk.Does(Wang, new Pass()).Does(Zhao, new Approve());
    }

    [Fact]
    public void Cosign_of_nobody_of_somebody_twice_or_of_one_who_is_asked_already_is_invalid()
    {
        var desk = InApproval();
        Assert.Equal("APV.nobody", desk.Refused(Zhao, new Cosign([], "请会签")).Code);
        Assert.Equal("APV.nobody", desk.Refused(Zhao, new Cosign([Officer, Officer], "请会签")).Code);
        desk.Does(Zhao, new Delegate(Officer, "意见"));
        Assert.Equal("APV.asked-before", desk.Refused(Zhao, new Cosign([Officer], "请会签")).Code);
    }

    [Fact]
    public void Copy_reads_that_document_only_and_ends_with_the_case()
    {
        var desk = InApproval();
        Assert.Null(desk.SightOf(Competent));
        Assert.Equal("DOC-01.no-document", desk.Refused(Li, new Copy(99, [Competent])).Items[0].Code);
        Assert.Equal(RefusalKind.Recused, desk.Refused(Li, new Copy(1, [Subject])).Kind);
        desk.Document(DocumentKinds.Attachment);

        desk.Does(Li, new Copy(1, [Competent]));

        var seen = desk.SeenBy(Competent);
        Assert.Equal((CaseSight.Copied, null, null, null), (seen.Sight, seen.Subject.Official, seen.Lead, seen.Approval));
        Assert.Equal(1, Assert.Single(seen.Documents).Number);
        Assert.Empty(seen.Moves);
        desk.Recused.Add(Competent);
        Assert.Null(desk.SightOf(Competent));
        desk.Recused.Clear();

        var over = Admonitions.Desk().Released();
        over.Does(Li, new Copy(1, [Competent])).Closes(Zhao);
        Assert.Null(over.SightOf(Competent));
        Assert.DoesNotContain(over.File.Assignments, task => task is { Capacity: Capacity.Copied, To: null });
    }

    [Fact]
    public void Withdraw_takes_back_a_task_or_a_question_until_the_next_person_acts()
    {
        var desk = InReview().Does(Wang, new Transfer(Chen, "外出学习")).Does(Wang, new Withdraw());
        Assert.Equal(CaseStage.Review, desk.Stage);
        desk.Does(Wang, new Delegate(Officer, "意见")).Does(Wang, new Withdraw());
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Officer, new GiveOpinion("可以")).Kind);
        desk.Does(Wang, new Delegate(Officer, "意见")).Does(Officer, new GiveOpinion("可以"));
        Assert.Equal(RefusalKind.WrongStage, desk.Refused(Wang, new Withdraw()).Kind);

        desk.Does(Wang, new Pass());
        Assert.Equal(RefusalKind.WrongStage, desk.Refused(Li, new Withdraw()).Kind);
        desk.Does(Wang, new Withdraw());
        Assert.Equal(CaseStage.Review, desk.Stage);
        desk.Does(Li, new Withdraw());
        Assert.Equal(CaseStage.Draft, desk.Stage);
    }

    [Fact]
    public void Urge_is_at_most_once_a_working_day_for_one_task()
    {
        // 2026-09-18 is a Friday, 09-19 a rest day, 09-20 a working Sunday.
        var desk = InReview().It_is("2026-09-18 09:00").Does(Li, new UrgeTask());
        Assert.Equal((RefusalKind.LimitExceeded, "APV.urged-today"), Kind(desk.It_is("2026-09-18 17:00").Refused(Li, new UrgeTask())));
        Assert.Equal(RefusalKind.LimitExceeded, desk.It_is("2026-09-19 09:00").Refused(Li, new UrgeTask()).Kind);
        desk.It_is("2026-09-20 09:00").Does(Li, new UrgeTask());
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Wang, new UrgeTask()).Kind);

        // The next step is another task.
        desk.Does(Wang, new Pass()).Does(Wang, new UrgeTask());
        Assert.Equal(Day("2026-09-20"), desk.SeenBy(Zhao).Approval!.Task!.UrgedOn);
    }

    [Fact]
    public void Hold_puts_the_task_aside_and_its_deadline_runs_on()
    {
        var desk = InReview().Does(Wang, new Hold("等待上级机关答复"));
        var due = desk.Clock("DL-13.DeputyLeader")!.Due;
        foreach (var move in new CaseMove[] { new Pass(), new Reject("不同意"), new ReturnTo(CaseStage.Draft, "退回") })
        {
            Assert.Contains(desk.Refused(Wang, move).Items, item => item.Code == "APV.on-hold");
        }

        Assert.Contains(desk.Refused(Wang, new Hold("再等")).Items, item => item.Code == "APV.held-before");
        Assert.Equal("等待上级机关答复", desk.SeenBy(Wang).Approval!.Task!.HeldFor);
        desk.It_is("2026-09-30 09:00").Sweeps();
        Assert.Equal((Deadlines.DeadlineStatus.Overdue, due), (desk.Clock("DL-13.DeputyLeader")!.Status, desk.Clock("DL-13.DeputyLeader")!.Due));

        desk.Does(Wang, new Activate()).Does(Wang, new Pass());
        Assert.Contains(desk.Refused(Zhao, new Activate()).Items, item => item.Code == "APV.not-held");
    }

    [Fact]
    public void UIX_01_the_inbox_of_each_shows_what_waits_for_him_and_what_was_put_aside()
    {
        var desk = InReview().Does(Wang, new Cosign([Officer, Custodian], "请会签")).Does(Officer, new GiveOpinion("同意"));
        Assert.Equal(Custodian, Assert.Single(CaseInbox.Of(desk.File), task => task.Act == nameof(GiveOpinion)).Person);
        desk.Does(Custodian, new GiveOpinion("同意")).Does(Wang, new Transfer(Chen, "外出学习")).Does(Chen, new Hold("等待补充材料"));
        var step = Assert.Single(CaseInbox.Of(desk.File), task => task.Item == "approval");
        Assert.Equal((Chen, Inbox.InboxTab.Held, "等待补充材料"), (step.Person!.Value, step.Tab, step.Note));
    }

    [Fact]
    public void ReturnTo_an_earlier_node_drops_the_task_and_what_was_asked_there_and_later()
    {
        var desk = InReview().Does(Wang, new AddSigner([Officer], SignerPlace.After, "意见")).Does(Wang, new Pass())
            .Does(Zhao, new Delegate(Custodian, "意见")).Does(Zhao, new ReturnTo(CaseStage.Draft, "退回"));
        Assert.Equal((CaseStage.Draft, ApprovalTask.Fresh), (desk.Stage, desk.File.Chain!.Task));
        Assert.Empty(desk.File.Chain.Asked);
        Assert.Equal(RefusalKind.Forbidden, desk.Refused(Custodian, new GiveOpinion("可以")).Kind);
    }

    [Fact]
    public void The_verbs_serve_an_approval_inside_a_stage_too()
    {
        var desk = Admonitions.Desk().Approved(AdmonitionForm.Talk).Does(Li, new DraftAdmonition(Admonitions.Plan() with { Requirement = "另行要求" }));
        Assert.Equal(RefusalKind.WrongStage, desk.Refused(Zhao, new Hold("等待")).Kind);
        desk.Does(Li, new Resubmit("要求修改")).Does(Zhao, new Delegate(Officer, "意见")).Does(Officer, new GiveOpinion("可以"))
            .Does(Li, new UrgeTask()).Does(Zhao, new Pass()).Does(Sun, new Cosign([Chen], "会签"));
        Assert.Contains(desk.Refused(Sun, new Approve()).Items, item => item.Code == "APV.opinion-awaited");
        desk.Does(Chen, new GiveOpinion("同意")).Does(Sun, new Approve());
        Assert.False(desk.File.Approved!.Stale);
    }

    [Fact]
    public void Whatever_people_do_with_a_task_no_word_counts_but_his_whose_it_is_and_none_that_was_asked_for_is_missing() =>
        Gen.Select(Gen.Int[0, Acts.Length - 1], Gen.Int[0, Everybody.Length - 1], Gen.Int[0, Everybody.Length - 1]).Array[5, 60].Sample(
            acts =>
            {
                var desk = InReview();
                foreach (var (act, who, whom) in acts)
                {
                    var (by, before) = (Everybody[who], desk.File.Chain!);
                    var ruling = desk.Try(by, Acts[act](Everybody[whom]));
                    if (ruling.Refused is not null)
                    {
                        continue;
                    }

                    if (ruling.Happened.Any(one => one.Event is ApprovalGiven))
                    {
                        Assert.True(before.Task.Holder is { } holder ? holder == by : desk.FactsOf(by).Asker.Holds(before.Acting));
                        Assert.Null(before.Task.HeldFor);
                        Assert.DoesNotContain(before.Asked, word => word.Node == before.Node.Name
                            && (word is { For: not AskedFor.SignerAfter, Agrees: null } or { For: AskedFor.Cosigner, Agrees: false }));
                        Assert.DoesNotContain(before.Asked, word => word.Node != before.Node.Name && word.Agrees is null);
                    }

                    desk.Remember(ruling, by.Value);
                    var chain = desk.File.Chain!;
                    Assert.DoesNotContain(Li, chain.Opinions.Select(opinion => opinion.By));
                    Assert.DoesNotContain(Subject, chain.Tasked);
                    Assert.Equal(
                        chain.Tasked.Select(person => person.Value).Order(StringComparer.Ordinal).ToArray(),
                        desk.File.Assignments.Where(task => task is { Capacity: Capacity.Signer, To: null }).Select(task => task.Person.Value).Order(StringComparer.Ordinal).ToArray());
                    var words = chain.Opinions.Where(opinion => opinion is { Stale: false, Verb: ApprovalVerb.Approve }).Select(opinion => opinion.By).ToArray();
                    Assert.Equal(words.Length, words.Distinct().Count());
                }
            },
            iter: 300);

    private static readonly Func<OfficialId, CaseMove>[] Acts =
    [
        whom => new Transfer(whom, "外出学习"), whom => new Delegate(whom, "意见"), whom => new AddSigner([whom], SignerPlace.Before, "意见"),
        whom => new AddSigner([whom], SignerPlace.After, "意见"), whom => new Cosign([whom, Officer], "会签"), _ => new GiveOpinion("可以"),
        _ => new GiveOpinion("不可以", Agrees: false), _ => new UrgeTask(), _ => new Hold("等待"), _ => new Activate(), _ => new Withdraw(),
        _ => new Pass(), _ => new Approve(), _ => new ReturnTo(CaseStage.Review, "退回"), whom => new Copy(1, [whom]),
    ];

    [Theory]
    [InlineData("TalkInquiry", "DeputyLeader", "DisciplineSecretary")]
    [InlineData("TalkInquiry.Chief", "DeputyLeader", "DisciplineSecretary")]
    [InlineData("TalkInquiry.Criticism", "DeputyLeader", "DisciplineSecretary")]
    [InlineData("Admonition", "DisciplineSecretary", "PartySecretary")]
    [InlineData("CorrectionOrder.Official", "SectionChief", "DeputyLeader")]
    [InlineData("CorrectionOrder.Unit", "DeputyLeader", "DisciplineSecretary")]
    [InlineData("PreventiveTalk", "SectionChief", "DeputyLeader")]
    [InlineData("Criticism.Reminder", "SectionChief", "DeputyLeader")]
    [InlineData("Criticism.CriticismTalk", "SectionChief", "DeputyLeader")]
    [InlineData("Criticism.OrderedReview", "DeputyLeader", "DisciplineSecretary")]
    [InlineData("Criticism.CircularCriticism", "DeputyLeader", "DisciplineSecretary")]
    [InlineData("Accountability", "DisciplineSecretary", "LeadingGroup")]
    [InlineData("Filing", "DisciplineSecretary", "PartySecretary")]
    [InlineData("Lead.Verification", "DeputyLeader", "DisciplineSecretary")]
    [InlineData("Lead.Shelve", "DeputyLeader", "DisciplineSecretary")]
    [InlineData("Lead.Close", "DeputyLeader", "DisciplineSecretary")]
    [InlineData("Lead.Verification.Chief", "DeputyLeader", "PartySecretary")]
    [InlineData("Lead.Shelve.Chief", "DeputyLeader", "PartySecretary")]
    [InlineData("Lead.Close.Chief", "DeputyLeader", "PartySecretary")]
    public void The_matrix_of_the_shipped_pack_is_that_of_the_book(string act, string review, string approve)
    {
        var rules = RuleBook.Shipped.On(Day("2026-09-14"));
        Assert.Equal([review, approve], ApprovalRules.Matrix(rules, act).Select(node => node.Role.ToString()));
        Assert.Equal(act is "PreventiveTalk" ? "WarningOfficer" : "Handler", Assert.Single(rules.List($"MATRIX.{act}.propose")));
    }

    private static CaseDesk InReview() => new CaseDesk().Drafted(InquiryMode.Inquiry).Does(Li, new Submit());

    private static CaseDesk InApproval() => InReview().Does(Wang, new Pass());

    private static (RefusalKind, string) Kind(Refusal refusal) => (refusal.Kind, refusal.Code);
}
