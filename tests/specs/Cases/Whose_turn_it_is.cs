using WarningGrid.Access;
using WarningGrid.Cases.Admonition;
using WarningGrid.Cases.TalkInquiry;
using WarningGrid.Documents;
using WarningGrid.Inbox;
using Xunit;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases;

/// <summary>UIX-01: of every case it is told what waits, for whom and why.</summary>
public sealed class Whose_turn_it_is
{
    private readonly CaseDesk desk = new CaseDesk { Kind = CaseKind.Admonition, Ground = "ADM-G1" }.Opened();

    [Fact]
    public void UIX_01_a_draft_waits_for_its_handler()
    {
        var only = Assert.Single(CaseInbox.Of(desk.File));

        Assert.Equal((InboxTab.Todo, "UIX-01.handler", Li, Subject), (only.Tab, only.Why, only.Person!.Value, only.Subject!.Value));
    }

    [Fact]
    public void UIX_01_what_was_put_forward_waits_for_the_role_of_its_step_and_none_of_its_hands()
    {
        desk.Does(Li, new DraftAdmonition(new(AdmonitionForm.Talk, "会议记录不实", "纠正", [Li, He])));
        var sheet = desk.Document(DocumentKinds.Attachment);
        desk.Document(DocumentKinds.AdmonitionNotice);
        desk.Does(Li, new Submit());

        var review = Single("approval");
        Assert.Equal((Role.DisciplineSecretary, "DL-13.DisciplineSecretary#1"), (review.Role!.Value, review.Deadline));
        Assert.Contains(Li, review.NotBy);
        Assert.DoesNotContain(CaseInbox.Of(desk.File), task => task.Item is "handle");
        Assert.Equal((InboxTab.Started, "Running"), (Single("started:" + Li.Value).Tab, Single("started:" + Li.Value).Note));

        desk.Does(Zhao, new EvidenceOk(sheet, EvidenceStandard.Measure));

        Assert.Equal((Role.PartySecretary, nameof(Approve)), (Single("approval").Role!.Value, Single("approval").Act));
        Assert.Contains(Zhao, Single("approval").NotBy);
    }

    [Fact]
    public void UIX_01_what_the_subject_owes_waits_for_him_and_for_the_handler_only_once_it_is_late()
    {
        var inquiry = new CaseDesk().Served();

        var duty = Assert.Single(CaseInbox.Of(inquiry.File), task => task.Why is "UIX-01.duty");
        Assert.Equal((Subject, "DL-17#1"), (duty.Person!.Value, duty.Deadline));
        var urging = Assert.Single(CaseInbox.Of(inquiry.File), task => task.Item is "handle");
        Assert.Equal((nameof(Urge), inquiry.Clock("DL-17")!.Due.AddDays(1)), (urging.Act, urging.From!.Value));
    }

    [Fact]
    public void UIX_01_a_case_in_the_archive_waits_for_nobody()
    {
        desk.Does(Li, new Discard("不再需要"));
        Assert.Equal((Role.LeadCustodian, nameof(Archive)), (Single("archive").Role!.Value, Single("archive").Act));

        desk.Does(Custodian, new Archive());

        Assert.Empty(CaseInbox.Of(desk.File));
    }

    [Fact]
    public void UIX_01_rows_change_with_the_event_that_changes_them_and_at_no_other()
    {
        var before = desk.File;
        desk.Does(Li, new DraftAdmonition(new(AdmonitionForm.Talk, "会议记录不实", "纠正", [Li, He])));
        Assert.Empty(InboxRows.Changes("c-AD-2026-0001", CaseInbox.Of(before), CaseInbox.Of(desk.File)));

        desk.Does(Li, new Discard("不再需要"));
        Assert.Equal(
            [false, true],
            InboxRows.Changes("c-AD-2026-0001", CaseInbox.Of(before), CaseInbox.Of(desk.File)).Select(change => change.Removed));
    }

    private InboxTask Single(string item) => Assert.Single(CaseInbox.Of(desk.File), task => task.Item == item);
}
