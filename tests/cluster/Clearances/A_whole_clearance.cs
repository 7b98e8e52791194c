using Npgsql;
using WarningGrid.Engine;
using WarningGrid.Leads;
using WarningGrid.Officials;
using WarningGrid.Testing;
using static WarningGrid.Clearances.ClearanceCounty;

namespace WarningGrid.Clearances;

/// <summary>Requests from their letter to their end, on a cluster with PostgreSQL.</summary>
public sealed class A_whole_clearance(ClearanceCounty county) : IClassFixture<ClearanceCounty>
{
    [Fact]
    public async Task Two_hundred_rows_are_answered_invalidated_reproduced_after_a_rebuild_and_expire()
    {
        await county.Lead(3, new LeadAccepted([]));
        await county.Lead(4, new LeadAccepted([]), new LeadAssigned(new(Handler), null), new LeadVerificationBegan(null));
        await county.Lead(5, new LeadAccepted([]), new LeadClosed(LeadCloseType.NotCheckable));
        var registered = await county.Lead(7);
        var number = await county.Asked([.. Enumerable.Range(0, ClearanceCounty.Officials)]);

        // 案管室's chief is the spouse of row 13's person: he neither sees nor signs it, and two other offices suffice.
        TestCaller.Is(Custodian);
        var seen = await county.Clearance(number).Rows(new(null, Limit: 200));
        Assert.Equal(ClearanceCounty.Officials - 1, seen.Value.Rows.Length);
        Assert.DoesNotContain(seen.Value.Rows, row => row.Row == 13);
        await county.Does(Custodian, number, (grain, once) => grain.GiveOpinion(new(ClearanceOffice.CaseSupervision, []), once));
        await county.Does(Petition, number, (grain, once) => grain.GiveOpinion(new(ClearanceOffice.PetitionReception, [new(1, 3, "曾作提醒")]), once));
        var heard = await county.Does(Review, number, (grain, once) => grain.GiveOpinion(new(ClearanceOffice.CaseReview, []), once));
        Assert.Equal(ClearanceStage.ToSign, heard.Stage);
        var signed = await county.Does(Secretary, number, (grain, once) => grain.Sign(new([new(1, 3, "同意信访室意见")]), once));
        Assert.Equal((ClearanceStage.Issued, true), (signed.Stage, signed.Serial!.StartsWith("当预廉〔", StringComparison.Ordinal)));

        TestCaller.Is(Organiser);
        var rows = (await county.Clearance(number).Rows(new(ClearancePurpose.Promotion, Limit: 200))).Value.Rows;
        Assert.Equal([3, 1, 1, 4, 5, 2, 1, 1], rows.Take(8).Select(row => row.Code));
        Assert.Equal("CLR-05.other-purpose", (await county.Clearance(number).Rows(new(ClearancePurpose.Award))).Refused?.Code);
        var file = (await county.Clearance(number).OpenDocument(letter: false, ClearancePurpose.Promotion)).Value;
        Assert.Equal((signed.DocumentSm3, $"{number}-D-LZ.docx"), (file.About.Sm3, file.About.Name));
        using (var word = new System.IO.Compression.ZipArchive(new MemoryStream(file.Content.ToArray())))
        using (var body = new StreamReader(word.GetEntry("word/document.xml")!.Open()))
        {
            Assert.Contains(signed.Serial!, await body.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        Assert.Equal(
            1L, await county.County.Database.Ask<long>($"select count(*) from wg.access_history where person = '{Official(5)}' and act = 'clearance.read-answer'"));
        Assert.Equal(
            1L, await county.County.Database.Ask<long>($"select count(*) from wg.access_history where person = '{Official(5)}' and act = 'clearance.computed'"));

        // What was answered stands on his page and in his archive, for whoever may see it there.
        await county.Registered(0);
        TestCaller.Is(Petition);
        var page = (await county.County.Grain<IOfficialPages>("all").Page(Official(0))).Value;
        var given = Assert.Single(page.Answers!.Value);
        Assert.Equal((number, signed.Serial, 3, null), (given.Number, given.Serial, given.Code, given.InvalidSince));
        Assert.Equal("3", Assert.Single(page.Archive!.Value.Single(block => block.Section is ArchiveSection.ClearanceReply).Entries).Code);

        // A lead is accepted: that person's answer is gone at once, the others stay, and the notice tells no reason.
        TestCaller.Is(Triager);
        var lead = county.County.Grain<ILeadGrain>(registered.Key());
        Assert.Null((await lead.Accept(new(), new("accept-7", (await lead.Read()).Value.Revision))).Refused);
        TestCaller.Is(Organiser);
        await Until.Holds(async () => !(await county.Clearance(number).Read()).Value.Invalidated.IsEmpty);
        Assert.Equal([8], (await county.Clearance(number).Read()).Value.Invalidated);
        var notice = Assert.Single((await county.Register.Notices(null, 50)).Value.Notices, one => one.Number == number);
        Assert.Equal((8, NameOf(7), "组函〔2026〕15号"), (notice.Row, notice.Name, notice.LetterNumber));
        Assert.Equal(
            1L, await county.County.Database.Ask<long>($"select count(*) from wg.access_history where person = '{Official(7)}' and act = 'clearance.notices'"));
        Assert.Equal(
            "CLR-06.invalidated", (await county.Try(Organiser, number, (grain, once) => grain.Use(new(ClearancePurpose.Promotion, "任前〔2026〕1号", []), once))).Refused?.Code);

        await Rebuilt(lost: registered);
        TestCaller.Is(Officer);
        var again = (await county.Clearance(number).Reproduce()).Value;
        Assert.True(again.Agrees);
        Assert.Equal((again.CodesSm3, file.About.Sm3), (again.CodesSm3Again, again.FileSm3Again));

        await county.County.Advance(TimeSpan.FromDays(95));
        await county.Reaches(number, ClearanceStage.Expired);
    }

    [Fact]
    public async Task CLR_13_whichever_comes_first_the_lead_or_the_signature_no_answer_hides_a_lead()
    {
        var number = await county.Asked(20, 21);
        await county.Does(Petition, number, (grain, once) => grain.GiveOpinion(new(ClearanceOffice.PetitionReception, []), once));
        await county.Does(Review, number, (grain, once) => grain.GiveOpinion(new(ClearanceOffice.CaseReview, []), once));
        var lead = await county.Lead(21);
        TestCaller.Is(Triager);
        var grain = county.County.Grain<ILeadGrain>(lead.Key());
        Assert.Null((await grain.Accept(new(), new("accept-21", (await grain.Read()).Value.Revision))).Refused);

        var stale = (await county.Try(Secretary, number, (request, once) => request.Sign(new([]), once))).Refused;
        Assert.Equal(("CLR-13.stale", "/rows/2"), (stale?.Code, stale?.Items[0].Member));

        await county.Does(Officer, number, (request, once) => request.Recompute(new(), once));
        await county.Reaches(number, ClearanceStage.Suggested);
        TestCaller.Is(Petition);
        Assert.Equal(1, (await county.Clearance(number).Read()).Value.Work!.Offices[0].Left);
        await county.Does(Petition, number, (request, once) => request.GiveOpinion(new(ClearanceOffice.PetitionReception, []), once));
        await county.Does(Review, number, (request, once) => request.GiveOpinion(new(ClearanceOffice.CaseReview, []), once));
        await county.Does(Secretary, number, (request, once) => request.Sign(new([]), once));
        TestCaller.Is(Organiser);
        Assert.Equal([1, 4], (await county.Clearance(number).Rows(new(ClearancePurpose.Promotion))).Value.Rows.Select(row => row.Code));
    }

    [Fact]
    public async Task DSP_01_a_repeated_opening_is_the_same_request_and_a_repeated_list_changes_nothing()
    {
        TestCaller.Is(Organiser);
        var letter = (await county.County.Grain<Documents.IDocumentShelf>("shelf").Keep(new("函.pdf", "application/pdf", "另一函"u8.ToArray()))).Value;
        OpenClearance command = new("组函〔2026〕16号", CountyTime.DateOf(county.County.Now), "组织部", ClearancePurpose.Award, null, letter.Sm3);
        var first = (await county.Register.Open(command, new("twice"))).Value;
        var second = (await county.Register.Open(command, new("twice"))).Value;
        Assert.Equal(first.Number, second.Number);
        Assert.Equal("DSP-01.content-conflict", (await county.Register.Open(command with { Organ = "人事局" }, new("twice"))).Refused?.Code);

        var grain = county.Clearance(first.Number);
        SubmitRows rows = new([Person(30)]);
        Assert.Null((await grain.Submit(rows, new("rows", first.Revision))).Refused);
        Assert.Null((await grain.Submit(rows, new("rows", first.Revision))).Refused);
        Assert.Equal("DSP-01.content-conflict", (await grain.Submit(new([Person(31)]), new("rows", first.Revision))).Refused?.Code);
        Assert.DoesNotContain(
            IdNo(30), string.Concat(await county.County.Database.Column<string>($"select entry from wg.event where stream = '{first.Number.Key()}'")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACL_01_the_register_lists_to_each_what_the_request_itself_shows_him()
    {
        var number = await county.Asked(12);
        foreach (var person in new[] { Organiser, Officer, Petition, Custodian, Review, Secretary, Handler })
        {
            TestCaller.Is(person);
            var listed = (await county.Register.List(new(Limit: 200))).Value.Clearances;
            var seen = await county.Clearance(number).Read();
            Assert.True(seen.Refused is null == listed.Any(one => one.Number == number), $"{person} {seen.Refused?.Code}");
        }

        TestCaller.Is(Custodian);
        Assert.Equal(Refusal.NotFound, (await county.Clearance(number).Read()).Refused);
    }

    // Every table of clearances and of what they are made of comes out of the log as it stands; made anew, it is the same.
    private async Task Rebuilt(LeadNumber lost)
    {
        var rebuilding = new Rebuilding(county.County.Services.GetRequiredService<NpgsqlDataSource>());
        foreach (var name in new[] { "lead_standing", "case_standing", "clearance", "clearance_row", "clearance_notice" })
        {
            var table = Rebuilding.Tables.Single(one => one.Name == name);
            Assert.True((await rebuilding.Rebuild(table, county.County.Now, swap: false, _ => { })).Agrees, name);
        }

        await county.County.Database.Run($"delete from wg.lead_standing where stream = '{lost.Key()}'");
        var standings = Rebuilding.Tables.Single(one => one.Name == "lead_standing");
        Assert.True((await rebuilding.Rebuild(standings, county.County.Now, swap: true, _ => { })).Swapped);
    }
}
