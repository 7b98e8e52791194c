using System.Collections.Immutable;
using System.Globalization;
using WarningGrid.Cases;

namespace WarningGrid.Testing.Cases;

/// <summary>One inquiry that is carried along its way, a command at a time, each sent on the revision that the last one answered.</summary>
/// <param name="n">The lead and the official it is about.</param>
internal sealed class InquiryWalk(IInquiryDesk desk, ImmutableArray<InquiryStep> way, int n, OfficialId subject)
{
    private long? revision;

    /// <summary>The case, once it is open.</summary>
    public CaseNumber? Number { get; private set; }

    /// <summary>How many commands have been acknowledged; the opening is the first.</summary>
    public int Steps { get; private set; }

    /// <summary>Whether it has come to the end of its way.</summary>
    public bool Arrived => Steps > way.Length;

    /// <summary>The key of the command that comes next: the same however often it is sent.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"walk-{n}-{Steps}");

    /// <summary>Sends the next command; the walk goes on when it is acknowledged and stays where it is when it is refused or lost.</summary>
    public async Task<Refusal?> Go()
    {
        var answer = Number is { } number ? await Move(number) : await Open();
        if (answer.Refused is null)
        {
            (Number, revision) = (answer.Value.Case, answer.Value.Revision);
            Steps++;
        }

        return answer.Refused;
    }

    private async Task<Outcome<Standing>> Open()
    {
        var lead = InquiryTown.Lead(n);
        revision ??= await desk.Look(lead);
        return await desk.Open(lead, new(CaseKind.TalkInquiry, subject, null, "违反工作纪律"), new(Key, revision));
    }

    private Task<Outcome<Standing>> Move(CaseNumber number)
    {
        var next = way[Steps - 1];
        return desk.Move(next.By(subject), number, next.Move(subject), new(Key, revision));
    }
}
