using WarningGrid.Cases.Admonition;
using WarningGrid.Documents;
using WarningGrid.Leads;
using WarningGrid.Officials;
using WarningGrid.Testing;
using static WarningGrid.Cases.CaseCounty;
using static WarningGrid.Cases.DisposalCounty;

namespace WarningGrid.Cases;

/// <summary>An admonition that is overturned on appeal, on a cluster with PostgreSQL: void wherever it was known, and still there for whoever asks about before.</summary>
[Collection(nameof(DisposalCounty))]
public sealed class An_appeal_overturned(DisposalCounty county)
{
    [Fact]
    public async Task APL_06_it_is_void_in_every_record_of_it_while_the_record_as_known_before_still_shows_it()
    {
        var number = await county.Opens(LeadMode.Admonition, CaseKind.Admonition, "ADM-G6", nth: 1);
        var plan = new AdmonitionPlan(AdmonitionForm.Letter, "违规接受宴请", "清退并作出说明", []);
        await county.Move(Li, number, new DraftAdmonition(plan));
        var notice = await county.Document(number, DocumentKinds.AdmonitionNotice);
        var sheet = await county.Document(number, DocumentKinds.Attachment);
        await county.Move(Li, number, new Submit());
        await county.Move(Zhao, number, new EvidenceOk(sheet, EvidenceStandard.Measure));
        await county.Move(Party, number, new Approve());
        await county.Move(Li, number, new ServeNotice(notice, new(new(Subject), county.Today), new(Head)));

        var official = county.County.Grain<IOfficialGrain>(new OfficialId(Subject).Key());
        TestCaller.Is(Chen);
        await Until.Holds(async () => (await official.EffectsOn(null)).Value.Effects.Effects.Any(effect => effect.Source == number.Value));

        // The town was written by a clock that was a minute ahead, and no history goes back behind its last entry (HIS-02).
        await county.County.Advance(TimeSpan.FromMinutes(2));
        var known = county.County.Now - TimeSpan.FromSeconds(3);
        var before = (await official.Record(new(KnownAsOf: known))).Value.Json;
        Assert.Contains($"\"source\":\"{number}\"", before);

        await county.Move(Subject, number, new FileAppeal("事实不清"));
        await county.Move(Chen, number, new TakeAppeal());
        var view = await county.Move(Chen, number, new DecideAppeal(AppealStage.Overturned, "事实不清,予以撤销"));
        Assert.Equal((CaseStage.Void, CaseOutcomes.Overturned), (view.Stage, view.Outcome));
        await county.Move(Li, number, new IssueClarification("予以澄清", new(new(Subject), county.Today), new(new(Head), county.Today)));
        await county.Move(Custodian, number, new Archive());
        await Printed(number, DocumentKinds.AppealDecision, "当预申");
        await Printed(number, DocumentKinds.Clarification, "当预澄");

        TestCaller.Is(Chen);
        await Until.Holds(async () => await county.County.Database.Ask<long>(
            $"select count(*) from wg.warning where source = '{number}' and status = 'Void'") == 1);
        await Until.Holds(async () => (await official.EffectsOn(null)).Value.Effects.Effects.All(effect => effect.Source != number.Value));
        Assert.Equal(before, (await official.Record(new(KnownAsOf: known))).Value.Json);
        await Until.Holds(async () => await county.Events("u-U-3401", "history.archive-entry") >= 2);
        var lead = await county.LeadOf(number);
        await Until.Holds(async () => await county.Events($"l-{lead}", "lead.case-ended") == 1);
    }

    // The act came with its paper: numbered once in its register, and there to be opened.
    private async Task Printed(CaseNumber number, string kind, string prefix)
    {
        TestCaller.Is(Li);
        var document = Assert.Single((await county.Case(number).Read()).Value.Documents, one => one.Kind == kind);
        Assert.StartsWith(prefix, document.Serial, StringComparison.Ordinal);
        var opened = (await county.Case(number).OpenDocument(document.Number)).Value;
        Assert.Equal(opened.About.Sm3, Convert.ToHexStringLower(EntryChain.Sm3(opened.Content.Span)));
        await Until.Holds(async () => await county.Events($"n-{prefix}-{county.Today.Year}", "serial.sealed") == 1);
    }
}
