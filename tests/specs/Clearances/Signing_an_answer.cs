using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using WarningGrid.Access;
using WarningGrid.Cases;
using WarningGrid.Documents;
using Xunit;
using static WarningGrid.Clearances.ClearanceDesk;

namespace WarningGrid.Clearances;

/// <summary>Opinions, signatures, the issued answer and what becomes of it (CLR-03…06, CLR-08, CLR-09, CLR-12…14).</summary>
public sealed class Signing_an_answer
{
    [Fact]
    public void CLR_12_two_offices_suffice_and_the_third_may_still_be_heard_until_somebody_signs()
    {
        var desk = new ClearanceDesk().Asked(Zhang, Li).Does(Petition, Opinion(ClearanceOffice.PetitionReception));
        Assert.Equal(ClearanceStage.Suggested, desk.File.Stage);
        desk.Does(Custodian, Opinion(ClearanceOffice.CaseSupervision));
        Assert.Equal(ClearanceStage.ToSign, desk.File.Stage);

        desk.Does(Review, Opinion(ClearanceOffice.CaseReview)).Does(Secretary, new SignClearance([]));
        Assert.Equal(ClearanceStage.Issued, desk.File.Stage);
    }

    [Fact]
    public void CLR_04_each_office_signs_for_itself_once_and_no_person_for_two()
    {
        var desk = new ClearanceDesk().Asked(Zhang);
        Assert.Equal(RefusalKind.Forbidden, desk.Try(Petition, Opinion(ClearanceOffice.CaseReview))?.Kind);

        desk.Does(Petition, Opinion(ClearanceOffice.PetitionReception));
        Assert.Equal(["CLR-12.nothing-left"], desk.Try(Petition, Opinion(ClearanceOffice.PetitionReception))!.Items.Select(item => item.Code));
        desk.Roles[Petition] = [Role.SectionChief, Role.LeadCustodian];
        Assert.Equal(RefusalKind.SameHand, desk.Try(Petition, Opinion(ClearanceOffice.CaseSupervision))?.Kind);
    }

    [Fact]
    public void CLR_04_evidence_stays_inside_and_each_signer_sees_his_own()
    {
        var desk = new ClearanceDesk()
            .Lead(ZhangSan, "Closed").Case(ZhangSan, CaseKind.TalkInquiry, "ReplyDue")
            .Case(ZhangSan, CaseKind.Criticism, "Closed", "Ended", "Acknowledged", "Reminder", number: "CR-2026-0001").Asked(Zhang);

        Assert.Equal(["L-2026-0100"], Evidence(Petition));
        Assert.Equal(["XX-2026-0100"], Evidence(Custodian));
        Assert.Equal(["CR-2026-0001"], Evidence(Review));
        Assert.Empty(Evidence(Officer));
        Assert.Equal((null, null, null), (desk.RowsFor(Organiser)[0].Code, desk.RowsFor(Organiser)[0].Suggested, desk.RowsFor(Organiser)[0].Official));

        desk.Issued();
        var answer = desk.RowsFor(Organiser)[0];
        Assert.Equal((4, "尚在处置过程中,暂缓提出意见"), (answer.Code, answer.Sentence));
        Assert.Empty(answer.Evidence);
        Assert.Null(desk.View(Organiser).Work);
        Assert.Empty(Evidence(Secretary));

        IEnumerable<string> Evidence(OfficialId who) => desk.RowsFor(who)[0].Evidence.Select(one => one.Source);
    }

    [Fact]
    public void CLR_03_another_code_needs_a_reason_and_where_offices_differ_the_secretary_decides()
    {
        var desk = new ClearanceDesk().Asked(Zhang, Li);
        Assert.Equal("CLR-03.reason", desk.Try(Petition, Opinion(ClearanceOffice.PetitionReception, new DifferingCode(1, 2, " ")))?.Code);
        Assert.Equal("CLR-03.code", desk.Try(Petition, Opinion(ClearanceOffice.PetitionReception, new DifferingCode(1, 1, "同")))?.Code);
        desk.Does(Petition, Opinion(ClearanceOffice.PetitionReception, new DifferingCode(1, 4, "正在核实口头反映")))
            .Does(Custodian, Opinion(ClearanceOffice.CaseSupervision));

        var undecided = desk.Try(Secretary, new SignClearance([]));
        Assert.Equal(("CLR-03.undecided", "/rows/1"), (undecided?.Code, undecided?.Items[0].Member));
        Assert.Equal([(ClearanceOffice.PetitionReception, 4)], desk.RowsFor(Secretary)[0].Opinions.Select(one => (one.Office, one.Code)));

        desk.Does(Secretary, new SignClearance([new(1, 4, "同意信访室意见"), new(2, 3, "另有情况")]));
        Assert.Equal([4, 3], desk.RowsFor(Organiser).Select(row => row.Code));
        Assert.Equal(
            [4, 3],
            desk.Rows.Where(row => row.Table == ClearanceTables.Rows).GroupBy(row => row.Values[1]).Select(place => (int)place.Last().Values[3]!));

        // Both are kept.
        Assert.Equal([1, 1], desk.File.Rows.Select(row => row.Code.Code));
        Assert.Equal(["同意信访室意见", "另有情况"], desk.File.SignedCodes.Select(code => code.Reason));
    }

    [Fact]
    public void CLR_12_no_signer_of_an_opinion_signs_the_answer()
    {
        var desk = new ClearanceDesk();
        desk.Roles[Custodian] = [Role.LeadCustodian, Role.DisciplineSecretary];
        desk.Asked(Zhang).Heard();

        Assert.Equal("CLR-12.same-hand", desk.Try(Custodian, new SignClearance([]))?.Code);
    }

    [Fact]
    public void CLR_12_rows_hidden_from_one_secretary_are_signed_by_another_and_then_it_is_issued()
    {
        var desk = new ClearanceDesk { Recused = { [Secretary] = [LiSi] } };
        desk.Roles[Secretary2] = [Role.DisciplineSecretary];
        desk.Asked(Zhang, Li).Heard();

        desk.Does(Secretary, new SignClearance([]));
        Assert.Equal((ClearanceStage.ToSign, 0), (desk.File.Stage, desk.View(Secretary).Work!.ToSign));
        Assert.Equal("CLR-12.signing-begun", desk.Try(Review, Opinion(ClearanceOffice.CaseReview))?.Items[0].Code);
        Assert.Equal(RefusalKind.SameHand, desk.Try(Secretary, new SignClearance([]))?.Kind);

        desk.Does(Secretary2, new SignClearance([]));
        Assert.Equal((ClearanceStage.Issued, 1), (desk.File.Stage, desk.Serials));
        Assert.Equal([Secretary, Secretary2], desk.File.SignedBy);
    }

    [Fact]
    public void RCU_09_where_every_secretary_is_recused_a_deputy_signs_that_row_and_no_other()
    {
        var desk = new ClearanceDesk { Recused = { [Secretary] = [LiSi] } }.Asked(Zhang, Li).Heard();
        Assert.Equal([2], desk.File.Barred);

        desk.Does(Deputy, new SignClearance([]));
        Assert.Equal([1], desk.File.Left);
        desk.Does(Secretary, new SignClearance([]));
        Assert.Equal(ClearanceStage.Issued, desk.File.Stage);
    }

    [Fact]
    public void RCU_09_a_single_row_that_bars_the_secretary_is_invisible_to_him_and_signed_by_the_deputy()
    {
        var desk = new ClearanceDesk { Recused = { [Secretary] = [ZhangSan] } }.Asked(Zhang).Heard();

        Assert.Equal(Refusal.NotFound, desk.Try(Secretary, new SignClearance([])));
        desk.Does(Deputy, new SignClearance([]));
        Assert.Equal(ClearanceStage.Issued, desk.File.Stage);
    }

    [Fact]
    public void CLR_12_a_returned_row_is_asked_again_and_signatures_are_gone()
    {
        var desk = new ClearanceDesk().Asked(Zhang, Li).Heard();
        Assert.Equal("CLR-12.reason", desk.Try(Secretary, new ReturnClearance("", [1]))?.Code);
        Assert.Equal("CLR-02.no-row", desk.Try(Secretary, new ReturnClearance("再核", [3]))?.Code);

        desk.Does(Secretary, new ReturnClearance("再核", [1]));
        Assert.Equal((ClearanceStage.Suggested, 1), (desk.File.Stage, desk.File.LeftOf(ClearanceOffice.PetitionReception).Single()));
        Assert.Equal(2, desk.File.LeftOf(ClearanceOffice.CaseReview).Count());
        Assert.Equal(ClearanceStage.Issued, desk.Issued().File.Stage);

        var whole = new ClearanceDesk().Asked(Zhang, Li).Heard().Does(Secretary, new ReturnClearance("再核", []));
        Assert.Equal(2, whole.File.LeftOf(ClearanceOffice.PetitionReception).Count());
    }

    [Fact]
    public void CLR_13_what_a_letter_told_is_Stale_too_and_a_recomputation_that_changes_nothing_keeps_the_opinions()
    {
        var desk = new ClearanceDesk().Asked(Zhang, Li).Heard().It_is("2026-09-21 11:00");
        desk.Hears(new(LiSi, [2], desk.Now));

        Assert.Equal(["/rows/2"], desk.Try(Secretary, new SignClearance([]))?.Items.Select(item => item.Member));
        Assert.Equal([2], desk.View(Secretary).Work!.Upset);
        desk.It_is("2026-09-21 11:05").Does(Officer, new RecomputeClearance()).Arrives();
        Assert.Equal((ClearanceStage.ToSign, true), (desk.File.Stage, desk.View(Secretary).Work!.Upset.IsEmpty));
        desk.Does(Secretary, new SignClearance([]));
    }

    [Fact]
    public void CLR_13_an_upset_row_stops_the_signature_that_covers_it_and_no_other()
    {
        var desk = new ClearanceDesk { Recused = { [Secretary] = [LiSi] } };
        desk.Roles[Secretary2] = [Role.DisciplineSecretary];
        desk.Asked(Zhang, Li).Heard().Does(Secretary2, new ReturnClearance("再核", [])).Heard();
        desk.It_is("2026-09-21 11:00").Hears(new(LiSi, [2], desk.Now));

        Assert.Null(desk.Try(Secretary, new SignClearance([])));
        Assert.Equal("CLR-13.stale", desk.Try(Secretary2, new SignClearance([]))?.Code);
    }

    [Fact]
    public void CLR_06_an_invalid_answer_cannot_be_used_and_is_told_once()
    {
        var desk = new ClearanceDesk().Asked(Zhang, Li).Issued().It_is("2026-10-08 10:00");
        desk.Case(LiSi, CaseKind.Filing, "Draft").Case(LiSi, CaseKind.Filing, "Review", number: "FI-2026-0002");

        Assert.Single(desk.History, one => one.Event is AnswersInvalidated);
        Assert.Equal("CLR-06.invalidated", desk.Try(Organiser, new UseAnswers(ClearancePurpose.Promotion, "任前〔2026〕1号", []))?.Code);
        Assert.Null(desk.Try(Organiser, new UseAnswers(ClearancePurpose.Promotion, "任前〔2026〕1号", [1])));
        Assert.Equal(Day("2026-12-21"), desk.View(Organiser).ValidThrough);
    }

    [Fact]
    public void CLR_14_after_its_end_nothing_can_be_done_with_it()
    {
        var desk = new ClearanceDesk().Asked(Zhang).Issued().It_is("2026-12-22 00:00").Sweeps();

        Assert.Equal("DSP-01.wrong-stage", desk.Try(Organiser, new UseAnswers(ClearancePurpose.Promotion, "任前〔2026〕1号", []))?.Code);
        Assert.Empty(desk.Lead(ZhangSan, "Accepted").View(Organiser).Invalidated);
    }

    [Fact]
    public void CLR_09_the_answer_groups_persons_by_code_and_tells_of_leads_with_codes_2_to_6()
    {
        var desk = new ClearanceDesk().Lead(LiSi, "Closed").Asked(Zhang, Li, new("赵六", IdNo(9)), Wang).Issued();
        var paper = desk.Paper!;

        Assert.Equal("关于张三等4名同志党风廉政意见的反馈", paper[PaperFields.Title]);
        Assert.Equal(("中共某县委组织部", "组函〔2026〕15号", "CLR-2026-0001"), (paper[PaperFields.Addressee], paper["requestNo"], paper[PaperFields.CaseNumber]));
        Assert.Equal(("提拔任用", "4"), (paper["purpose"], paper["persons"]));
        Assert.Equal(("2026年9月21日9时0分0秒", "2026-12-21"), (paper["knownAt"], paper["validUntil"]));
        Assert.Equal(desk.View(Organiser).ValidThrough, Day(paper["validUntil"]!));
        Assert.Equal("张三\t青石镇\t镇长\n王五\t\t", paper["code1"]);
        Assert.Equal("李四\t青石镇\t副镇长\t2026年5月\t1", paper["code2"]);
        Assert.Equal("赵六\t\t", paper["unmatched"]);
        Assert.All(Enumerable.Range(3, 4), code => Assert.Null(paper["code" + code]));
        Assert.DoesNotContain(paper.Fields.Values, text => text.Contains("L-2026", StringComparison.Ordinal) || text.Contains(IdNo(1), StringComparison.Ordinal));
        Assert.Null(new Objections().Complete(paper).Printable(paper).First());
    }

    [Fact]
    public void DOC_04_the_answer_is_the_countys_own_paper_sealed_with_serial_date_signer_and_seal()
    {
        var desk = new ClearanceDesk().Lead(LiSi, "Closed").Asked(new("李玥喆", IdNo(1)), Li).Does(Officer, new ResolveRow(1, ZhangSan))
            .Does(Officer2, new ResolveRow(1, ZhangSan)).Arrives().Issued();
        using var word = WordprocessingDocument.Open(new MemoryStream(desk.Printed.ToArray()), isEditable: false);
        var text = word.MainDocumentPart!.Document!.InnerText;

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken));
        Assert.All(
            ["关于李玥喆等2名同志党风廉政意见的反馈", "中共某县委组织部：", "当预廉〔2026〕1号", "签发人：赵书记", "2026年9月21日", "县纪委监委",
                "有效期至2026年12月21日", "李四青石镇副镇长2026年5月1"],
            said => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.Equal(("D-LZ", 1), (desk.Paper!.Template, desk.Paper.Version));
        Assert.Equal(desk.File.Issued!.DataSm3, desk.Paper.Sm3());
        using var zip = new ZipArchive(new MemoryStream(desk.Printed.ToArray()));
        Assert.All(zip.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
    }

    [Fact]
    public void CLR_05_another_purpose_is_printed_with_its_explanation_and_what_cannot_be_printed_is_refused()
    {
        var desk = new ClearanceDesk().Opened(ClearancePurpose.Other).Does(Organiser, new SubmitRows([Zhang])).Arrives().Issued();
        Assert.Equal("其他（出国）", desk.Paper!["purpose"]);

        Assert.Equal("DOC-01.text", new ClearanceDesk().Try(Organiser, Opening() with { LetterNumber = "组函\u0007" })?.Code);
        Assert.Equal("DOC-01.text", new ClearanceDesk().Try(Organiser, Opening() with { Organ = "组织\uD842部" })?.Code);
        Assert.Equal("CLR-02.rows", new ClearanceDesk().Opened().Try(Organiser, new SubmitRows([Zhang with { Unit = "镇\uFFFE" }]))?.Code);
    }

    [Fact]
    public void CLR_09_one_person_is_named_alone_and_the_serial_register_hears_of_the_file()
    {
        var desk = new ClearanceDesk().Asked(Zhang).Issued();

        Assert.Equal("关于张三同志党风廉政意见的反馈", desk.Paper![PaperFields.Title]);
        var used = Assert.IsType<SerialUsed>(desk.Told.Single(message => message.Target == "n-当预廉-2026").Body);
        Assert.Equal((1, desk.File.Issued!.FileSm3), (used.Number, used.Sm3));
        Assert.NotEqual(desk.File.Issued.FileSm3, desk.File.Issued.DataSm3);
    }

    [Fact]
    public void CLR_08_later_events_do_not_change_what_was_known_at_K()
    {
        var desk = new ClearanceDesk().Lead(ZhangSan, "Verifying").Asked(Zhang, Li).Issued();

        desk.It_is("2026-10-08 10:00").Lead(ZhangSan, "Closed").Case(LiSi, CaseKind.Filing, "Draft");

        Assert.Equal(desk.File.CodesSm3, desk.DigestAgain());
        var issued = desk.File.Issued!;
        var again = ClearancePaper.Of(desk.File, [], issued.Imprint!, desk.Facts(Organiser).Rules.At(desk.File.Packs));
        Assert.Equal(issued.DataSm3, again.Sm3());
        Assert.Equal(
            issued.FileSm3,
            DocumentShelfGrain.Sm3(PaperPress.Print(again, ClearancePaper.Seal(issued.Imprint!, issued.Serial, issued.On)).Span));
    }

    [Fact]
    public void CLR_07_DL_33_is_met_with_the_answer_and_overdue_without_it()
    {
        var desk = new ClearanceDesk().Asked(Zhang);
        Assert.Equal(Deadlines.DeadlineStatus.Met, desk.Issued().File.Clocks.Last("DL-33")?.Status);

        var late = new ClearanceDesk().Asked(Zhang).It_is("2026-09-25 00:00").Sweeps();
        Assert.Equal(Deadlines.DeadlineStatus.Overdue, late.File.Clocks.Last("DL-33")?.Status);
        Assert.Equal(Deadlines.DeadlineStatus.MetLate, late.Issued().File.Clocks.Last("DL-33")?.Status);
    }

    private static OfficeOpinion Opinion(ClearanceOffice office, params DifferingCode[] differing) => new(office, [.. differing]);
}
