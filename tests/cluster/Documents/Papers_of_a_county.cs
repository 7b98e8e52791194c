using System.IO.Compression;
using WarningGrid.Cases;
using WarningGrid.Cases.TalkInquiry;
using WarningGrid.Testing;
using static WarningGrid.Cases.CaseCounty;

namespace WarningGrid.Documents;

/// <summary>Papers on real grains: written, approved, sealed and served, with a number each and none left out.</summary>
[Collection(nameof(DisposalCounty))]
public sealed class Papers_of_a_county(DisposalCounty county)
{
    [Fact]
    public async Task DOC_04_a_notice_is_written_approved_sealed_and_served_as_the_file_it_was_issued()
    {
        var number = await Planned(0);
        var drafted = (await Drafted(number)).Documents[^1];
        Assert.Equal(("D-HX", 1, null, null), (drafted.Paper!.Template, drafted.Paper.Version, drafted.Paper.File, drafted.Serial));
        Assert.DoesNotContain("当预函", await Text(Li, number, drafted.Number), StringComparison.Ordinal);
        await Approved(number);

        var view = await county.Move(Li, number, new SealDocument(drafted.Number));

        var issued = view.Documents.Single(document => document.Number == drafted.Number);
        Assert.Equal((drafted.Sm3, false), (issued.Sm3, view.Approved!.Stale));
        await county.Move(Li, number, new ServeNotice(drafted.Number, new(new(Subject), county.Today), new(Head)));
        TestCaller.Is(Subject);
        var file = (await county.Case(number).OpenDocument(drafted.Number)).Value;
        Assert.Equal(issued.Paper!.File, file.About.Sm3);
        Assert.Equal(file.About.Sm3, DocumentShelfGrain.Sm3(file.Content.Span));
        Assert.Contains(issued.Serial!, await Text(Subject, number, drafted.Number), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DOC_01_a_paper_with_a_gap_is_not_issued_and_takes_no_number()
    {
        var number = await Planned(1);
        var draft = (await county.Move(Li, number, new DraftDocument("D-HX", []))).Documents[^1].Number;
        var before = await Register();

        TestCaller.Is(Li);
        var seen = (await county.Case(number).Read()).Value;
        var refused = (await county.Case(number).Move(new SealDocument(draft), new($"gap-{number}", seen.Revision))).Refused!;

        Assert.Equal(RefusalKind.GateNotMet, refused.Kind);
        Assert.Contains("缺少必填内容：回复期限。", refused.Items.Select(item => item.Text));
        Assert.Equal(before.LastNumber, (await Register()).LastNumber);
    }

    [Fact]
    public async Task SER_01_papers_sealed_at_once_have_a_number_each_and_none_is_left_out()
    {
        var cases = new List<(CaseNumber Number, int Document, long Revision)>();
        for (var n = 2; n < 7; n++)
        {
            var number = await Planned(n);
            var view = await Drafted(number);
            cases.Add((number, view.Documents[^1].Number, view.Revision));
        }

        var given = await Task.WhenAll(cases.Select(one => Task.Run(() => Seal(one.Number, one.Document, one.Revision), TestContext.Current.CancellationToken)));
        var again = await Task.WhenAll(cases.Select(one => Task.Run(() => Seal(one.Number, one.Document, one.Revision), TestContext.Current.CancellationToken)));

        Assert.Equal(given, again);
        Assert.Equal(given.Length, given.Distinct().Count());
        await Until.Holds(async () => (await Register()).Entries.All(entry => entry.State is SerialState.Sealed));
        var register = await Register();
        Assert.Equal(Enumerable.Range(1, register.LastNumber), register.Entries.Select(entry => entry.Number));
    }

    private async Task<string?> Seal(CaseNumber number, int document, long revision)
    {
        TestCaller.Is(Li);
        var outcome = await county.Case(number).Move(new SealDocument(document), new($"seal-{number}", revision));
        Assert.True(outcome.Refused is null, outcome.Refused?.Code);
        return outcome.Value.Documents.Single(one => one.Number == document).Serial;
    }

    private async Task<SerialView> Register()
    {
        TestCaller.Is(Custodian);
        return (await county.County.Grain<ISerialRegister>(GrainKeys.Serials("当预函", county.Today.Year)).Read()).Match(
            view => view, _ => new SerialView("当预函", county.Today.Year, 0, "", [], 0));
    }

    private async Task<CaseNumber> Planned(int n)
    {
        var number = await county.Open(n);
        await county.Move(Li, number, new DraftPlan(new(
            InquiryMode.Inquiry, "采购", ["请说明采购程序。", "请说明资金来源。"], [new(Li)], "谈话室", "安全预案")));
        await county.Move(Li, number, new CheckRedaction("已脱密"));
        var view = await county.Move(Li, number, new DraftDocument("D-FA", [new("team", "承办人两名")]));

        // A plan bears no serial: it is issued by being whole.
        Assert.NotNull(view.Documents[^1].Paper!.File);
        return number;
    }

    private Task<CaseView> Drafted(CaseNumber number) => county.Move(Li, number, new DraftDocument(
        "D-HX", [new("replyDate", "2027-01-15"), new("countersign", "请单位党组织主要负责人签署意见。"), new("copies", "清河镇党委")]));

    private async Task Approved(CaseNumber number)
    {
        await county.Move(Li, number, new Submit());
        await county.Move(Wang, number, new Pass("同意"));
        await county.Move(Zhao, number, new Approve("同意"));
    }

    private async Task<string> Text(string by, CaseNumber number, int document)
    {
        TestCaller.Is(by);
        var file = (await county.Case(number).OpenDocument(document)).Value;
        Assert.Equal(PaperPress.MediaType, file.About.MediaType);
        using var zip = new ZipArchive(new MemoryStream(file.Content.ToArray()));
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
