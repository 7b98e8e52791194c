using System.Globalization;
using System.Text.Json.Nodes;
using WarningGrid.Cases;
using WarningGrid.Documents;
using WarningGrid.Rules;

namespace WarningGrid.Demo;

/// <summary>A case as a story carries it: every move by the person whose act it is, on the revision that the last one answered.</summary>
internal sealed class CaseThread(Story story, LeadThread lead, string number)
{
    private JsonNode seen = new JsonObject { ["revision"] = 1L };

    public Story Story => story;

    public LeadThread Lead => lead;

    public string Number => number;

    public string Handler => lead.Handler;

    /// <summary>Who answers for what is asked: the official, or the unit's head.</summary>
    public string Subject => lead.About.Official ?? lead.About.Head;

    public string Head => lead.About.Head;

    public string Stage => seen.Word("stage");

    private string Path => $"cases/{number}";

    /// <summary>Makes a move; answers the case as its maker sees it.</summary>
    public async Task<JsonNode> Move(string by, CaseMove move) =>
        seen = await story.Post(by, $"{Path}/moves/{move.GetType().Name}", move, Path, seen.Revision());

    public Task<JsonNode> Handles(CaseMove move) => Move(Handler, move);

    /// <summary>Uploads a paper, attaches it, and seals it where its kind has serials; answers its number on the case.</summary>
    public async Task<int> Paper(string kind)
    {
        var document = await Attach(Handler, kind);
        if (RuleBook.Shipped.On(story.Today).Has($"SER-01.prefix.{kind}"))
        {
            await Handles(new SealDocument(document));
        }

        return document;
    }

    /// <summary>Somebody else puts a paper of his own on the case; answers its number.</summary>
    public Task<int> HandsIn(string by, string kind = DocumentKinds.Attachment) => Attach(by, kind);

    /// <summary>Served on the subject, or on the unit's head, today.</summary>
    public ServiceReceipt Receipt(string? on = null) => new(new(on ?? Subject), story.Today);

    /// <summary>Submitted, and agreed to by the two whose word it takes.</summary>
    public async Task Agreed(string reviewer, string approver, CaseMove? pass = null)
    {
        await Handles(new Submit());
        await Move(reviewer, pass ?? new Pass("同意"));
        await Move(approver, new Approve("同意"));
    }

    /// <summary>Waits until a duty is overdue, urges it, orders it when that has run out too, and goes on without (DSP-09).</summary>
    public async Task GoesOnWithout(string catalogue)
    {
        await PastDue(catalogue);
        await Handles(new Urge(await Paper(DocumentKinds.UrgingNotice)));
        await PastDue("DL-48");
        await Handles(new OrderDuty("责令限期办理"));
        await Move(story.Cast.Deputies[0], new ProceedWithoutReply("催办、责令后仍未办理"));
    }

    /// <summary>Waits until the day behind a deadline's due date.</summary>
    public async Task PastDue(string catalogue)
    {
        // Who made the last move may see his own clocks only.
        var due = Due(seen, catalogue) ?? Due(await story.Sees(Handler, Path, view => Due(view, catalogue) is not null), catalogue);
        await story.Until(() => due!.Value.AddDays(1));
    }

    private static DateOnly? Due(JsonNode view, string catalogue) =>
        view.List("clocks").Where(clock => clock.Word("id").Split('#', '.')[0] == catalogue)
            .Max(clock => (DateOnly?)DateOnly.Parse(clock.Word("due"), CultureInfo.InvariantCulture));

    /// <summary>Everything the end asks, the end, and the archive (DSP-13, DSP-17).</summary>
    public async Task Closes(string reviewer)
    {
        await Ready();
        await Move(reviewer, new Close());
        await Move(story.Cast.Custodian, new Archive());
    }

    /// <summary>Everything the end asks, but the closing itself: what the case says is still missing is done.</summary>
    public async Task Ready()
    {
        await Handles(new TellSubject("当面告知"));
        if (seen.List("moves").Any(move => move.Word("move") is nameof(GiveFeedback) && move["open"]!.GetValue<bool>()))
        {
            await Handles(new GiveFeedback("电话答复"));
        }

        await Handles(new ReturnResult("Adopted"));
        await Handles(new EnterArchive("处置情况入档"));
        if (number.StartsWith("TI-", StringComparison.Ordinal))
        {
            await Handles(new SetMeetingTask());
        }

        await Handles(new ProposeClosing("办理完毕"));
        if (seen["appeal"]?["fileBy"] is { } last && seen["appeal"]!.Word("stage") is "None")
        {
            await story.Until(() => DateOnly.Parse(last.GetValue<string>(), CultureInfo.InvariantCulture).AddDays(1));
        }
    }

    /// <summary>Opens a further case out of how this one ended; it is another thread of the same lead.</summary>
    public async Task<CaseThread> Opens(CaseKind kind, string ground)
    {
        await Handles(new OpenFollowing(kind, ground));
        var code = CaseCodes.Of(kind) + "-";
        var further = await story.Sees(
            Handler, $"cases?lead={lead.Number}&limit=50", page => page.List("cases").Any(one => one.Word("number").StartsWith(code, StringComparison.Ordinal)));
        return new(story, lead, further.List("cases").First(one => one.Word("number").StartsWith(code, StringComparison.Ordinal)).Word("number"));
    }

    /// <summary>Waits until somebody sees it in a stage.</summary>
    public async Task Stands(string stage, string? by = null) =>
        seen = await story.Sees(by ?? Handler, Path, view => view.Word("stage") == stage);

    /// <summary>The subject appeals; somebody who had no hand in the case decides (APL-01, APL-03).</summary>
    public async Task Appeals(string decider, DecideAppeal decision)
    {
        await Move(Subject, new FileAppeal("事实不清,处理偏重"));
        await story.Days(5);
        await Move(decider, new TakeAppeal());
        await Move(decider, decision);
    }

    /// <summary>What is owed to whoever was wronged, and the archive (APL-06).</summary>
    public async Task Clears()
    {
        await Handles(new IssueClarification("经复查,原处理决定撤销,予以澄清", Receipt(), lead.About.Official is null ? null : Receipt(Head)));
        await Move(story.Cast.Custodian, new Archive());
    }

    private async Task<int> Attach(string by, string kind)
    {
        // The shelf takes files of those who hold a role; of an official who holds none his handler scans the paper.
        var view = await Move(by, new AttachDocument(kind, await story.Upload(by == lead.About.Official ? Handler : by, $"{number} {kind}"), "文书"));
        return view.List("documents").Max(document => document["number"]!.GetValue<int>());
    }
}
