using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WarningGrid.Demo;

/// <summary>A year of audit findings and petitions, one CloudEvent a line, as the county's other systems would send them.</summary>
/// <remarks>Among them what real feeds bring: repeats, revisions in and out of order, names without numbers, poison, and items that must be sealed.</remarks>
internal sealed class DemoFeeds(DemoCounty county, Dice dice, DateOnly today)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<string, DemoOfficial> officials =
        county.Officials.ToDictionary(official => official.Id, StringComparer.Ordinal);

    private readonly (DemoPost Post, string Holder)[] manned =
    [
        .. county.HoldersOn(today).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair =>
            (county.Posts.First(post => post.Code == pair.Key), pair.Value)),
    ];

    public const string AuditSource = "urn:county:audit";
    public const string PetitionSource = "urn:county:petition";

    /// <summary>About 840 lines of <c>county.audit.finding.v1</c>.</summary>
    public IEnumerable<string> Audit() => InOrder(AuditLines());

    /// <summary>About 1,300 lines of <c>county.petition.v1</c>.</summary>
    public IEnumerable<string> Petitions() => InOrder(PetitionLines());

    // As the systems would have sent them: day by day; a revision comes after what it revises.
    private static IEnumerable<string> InOrder(IEnumerable<(DateOnly On, string Line)> lines) =>
        lines.OrderBy(item => item.On).Select(item => item.Line);

    private IEnumerable<(DateOnly On, string Line)> AuditLines()
    {
        foreach (var n in Enumerable.Range(1, 760))
        {
            var (post, holder) = Somebody(sealable: false);
            var official = officials[holder];
            var on = dice.Day(today.AddYears(-1), today.AddDays(-3));
            var data = new JsonObject
            {
                ["issueNo"] = Text($"SJ-{on:yyyy}-{n:0000}"),
                ["sourceType"] = dice.Of(["Internal", "Inspection", "External"]),
                ["title"] = dice.Of(["往来款项长期挂账", "超范围列支公务接待费", "固定资产未入账", "政府采购程序不规范", "项目资金拨付滞后", "违规发放津贴补贴"]),
                ["description"] = "审计抽查发现上述问题,详见审计底稿。",
                ["amount"] = Text($"{dice.Between(2, 900) * 1000}.{dice.Between(0, 99):00}"),
                ["unitCode"] = post.Unit,
                ["category"] = dice.Of(["FUND", "ASSET", "PURCHASE", "HR", "CONSTRUCTION", "OTHER"]),
                ["riskLevel"] = dice.Of(["LOW", "LOW", "MEDIUM", "MEDIUM", "HIGH"]),
                ["status"] = dice.Of(["PendingIssue", "Rectifying", "PendingReview"]),
                ["transferRequested"] = dice.Chance(8),
            };
            if (dice.Chance(70))
            {
                var named = Person(official, post, how: dice.Below(10));
                named.Remove("unit");
                data["official"] = named;
            }

            foreach (var line in Poisoned(n, data, "county.audit.finding.v1", AuditSource, Text($"A-{on:yyyyMMdd}-{n}"), Text($"SJ-{on:yyyy}-{n:0000}"), on))
            {
                yield return line;
            }
        }
    }

    private IEnumerable<(DateOnly On, string Line)> PetitionLines()
    {
        foreach (var n in Enumerable.Range(1, 1180))
        {
            var (post, holder) = Somebody(sealable: dice.Chance(3));
            var on = dice.Day(today.AddYears(-1), today.AddDays(-3));
            var anonymous = dice.Chance(45);
            var data = new JsonObject
            {
                ["petitionNo"] = Text($"XF-{on:yyyy}-{n:0000}"),
                ["form"] = dice.Of(["来信", "来访", "来电", "网络"]),
                ["receivedAt"] = Text($"{on:yyyy-MM-dd}T09:{dice.Between(0, 59):00}:00+08:00"),
                ["anonymous"] = anonymous,
                ["targets"] = new JsonArray(Person(officials[holder], post, how: dice.Below(10))),
                ["content"] = dice.Of(["反映其在项目发包中指定施工单位。", "反映其违规操办酒席收受礼金。", "反映其工作日中午饮酒、作风简单粗暴。", "反映其在低保评定中优亲厚友。", "反映其公车私用。"]),
                ["category"] = dice.Of(["WORKSTYLE", "INTEGRITY", "DUTY", "OTHER"]),
            };
            if (!anonymous)
            {
                var woman = dice.Chance(50);
                data["reporter"] = new JsonObject
                {
                    ["name"] = Names.Draw(dice, woman),
                    ["idNo"] = IdNumbers.Of(dice.Day(new(1955, 1, 1), new(2000, 1, 1)), (dice.Below(300) * 2) + (woman ? 2 : 1)),
                    ["contact"] = Text($"139{dice.Below(100_000_000):00000000}"),
                };
            }

            foreach (var line in Poisoned(n, data, "county.petition.v1", PetitionSource, Text($"P-{on:yyyyMMdd}-{n}"), Text($"XF-{on:yyyy}-{n:0000}"), on))
            {
                yield return line;
            }
        }
    }

    // One item in a hundred has bad data, one in fifty is sent twice, one in fifteen is revised later, and once in a while late.
    private IEnumerable<(DateOnly On, string Line)> Poisoned(int n, JsonObject data, string type, string source, string id, string subject, DateOnly on)
    {
        if (n % 97 == 11)
        {
            data.Remove("title");
            data.Remove("content");
        }
        else if (n % 131 == 17)
        {
            data[type is "county.petition.v1" ? "form" : "riskLevel"] = "不知道";
        }
        else if (n % 151 == 19)
        {
            type += "beta";
        }

        var line = Event(data, type, source, id, subject, 1, on);
        yield return (on, line);
        if (n % 50 == 3)
        {
            yield return (on, line);
        }

        if (n % 15 == 4)
        {
            data[type is "county.petition.v1" ? "content" : "description"] = "补充材料后修订。";
            yield return (on.AddDays(1), Event(data, type, source, id + "-r3", subject, 3, on.AddDays(1)));
            if (n % 45 == 4)
            {
                yield return (on.AddDays(1), Event(data, type, source, id + "-r2", subject, 2, on.AddDays(1)));
            }
        }
    }

    private string Event(JsonObject data, string type, string source, string id, string subject, int revision, DateOnly on) =>
        new JsonObject
        {
            ["specversion"] = "1.0",
            ["id"] = id,
            ["source"] = source,
            ["type"] = type,
            ["time"] = Text($"{on:yyyy-MM-dd}T{dice.Between(8, 17):00}:{dice.Between(0, 59):00}:00+08:00"),
            ["subject"] = subject,
            ["datacontenttype"] = "application/json",
            ["revision"] = revision,
            ["data"] = data.DeepClone(),
        }.ToJsonString(Plain);

    private (DemoPost Post, string Holder) Somebody(bool sealable)
    {
        while (true)
        {
            var found = dice.Of(manned);
            if (officials[found.Holder].Authority is "City" == sealable
                && found.Post.Unit is not DemoCounty.DisciplineCommission)
            {
                return found;
            }
        }
    }

    // As different systems know people: by number, by name and unit, by name alone, or by a number with a slip in it.
    private static JsonObject Person(DemoOfficial official, DemoPost post, int how) => how switch
    {
        < 6 => new() { ["idNo"] = official.IdNo, ["name"] = official.Name, ["unit"] = post.Unit, ["post"] = post.Name },
        < 8 => new() { ["name"] = official.Name, ["unit"] = post.Unit, ["post"] = post.Name },
        8 => new() { ["name"] = official.Name },
        _ => new() { ["idNo"] = IdNumbers.Spoiled(official.IdNo), ["name"] = official.Name, ["unit"] = post.Unit },
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
