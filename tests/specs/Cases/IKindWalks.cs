using WarningGrid.Documents;
using static WarningGrid.Cases.CaseDesk;

namespace WarningGrid.Cases;

/// <summary>What the specs of all kinds ask of one kind: files in every stage, examples of its moves. One in each kind's folder.</summary>
internal interface IKindWalks
{
    CaseKind Kind { get; }

    /// <summary>Name of the drawing in docs/lifecycles.</summary>
    string Drawing { get; }

    /// <summary>Ways into every stage of the kind.</summary>
    IReadOnlyDictionary<CaseStage, Func<CaseDesk>[]> Ways { get; }

    /// <summary>The steps that lead on, in order: drawn more often than others, or no story would come to its end.</summary>
    IReadOnlyList<(OfficialId Who, string Move)> Onward { get; }

    /// <summary>An example of one of the kind's own moves for this file; null of a common one.</summary>
    CaseMove? Any(string move, CaseDesk desk);
}

/// <summary>The kinds' walks, found by themselves.</summary>
internal static class KindWalks
{
    public static readonly IReadOnlyList<IKindWalks> All =
    [
        .. typeof(IKindWalks).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(IKindWalks).IsAssignableFrom(type))
            .Select(type => (IKindWalks)Activator.CreateInstance(type)!)
            .OrderBy(walks => walks.Kind),
    ];

    public static IKindWalks Of(CaseKind kind) => All.Single(walks => walks.Kind == kind);

    public static CaseMove Example(this IKindWalks walks, string move, CaseDesk desk) => walks.Any(move, desk) ?? CommonMoves.Any(move, desk);

    /// <summary>Everything that the checklist of the end asks, and the closing.</summary>
    public static CaseDesk Closes(this CaseDesk desk, OfficialId reviewer)
    {
        desk.WaitsForAppeals();
        desk.Does(Li, new TellSubject("当面告知")).Does(Li, new ReturnResult("Adopted")).Does(Li, new EnterArchive("处置一次"));
        if (desk.File.NamedReporter && desk.File.Ways.Duties(desk.File).Feedback)
        {
            desk.Does(Li, new GiveFeedback("电话反馈"));
        }

        return desk.Does(Li, new ProposeClosing("已办结")).Does(reviewer, new Close());
    }

    /// <summary>Nobody appeals: the time to do so runs out (DSP-13).</summary>
    public static CaseDesk WaitsForAppeals(this CaseDesk desk) =>
        desk.File.Clocks.All.LastOrDefault(clock => clock.IsOpen && AppealRules.IsRight(clock.Catalogue)) is { } right
            && CountyTime.EndOf(right.Due) > desk.Now
            ? desk.It_is(right.Due.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + " 09:00").Sweeps()
            : desk.Sweeps();

    /// <summary>The subject, or his unit, puts a paper on the case; answers its number.</summary>
    public static int HandsIn(this CaseDesk desk, OfficialId by)
    {
        desk.Does(by, new AttachDocument(DocumentKinds.Attachment, Sm3Of("材料" + desk.File.Documents.Length), "材料"));
        return desk.File.Documents[^1].Number;
    }
}
