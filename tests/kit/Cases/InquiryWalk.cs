using System.Collections.Immutable;
using System.Globalization;
using WarningGrid.Cases;
using WarningGrid.Leads;

namespace WarningGrid.Testing.Cases;

/// <summary>One inquiry that is carried along its way, a command at a time, each sent on the revision that the last one answered.</summary>
/// <param name="grains">Calls through it bear the caller whom <see cref="TestCaller"/> names.</param>
/// <param name="n">The lead and the official it is about.</param>
internal sealed class InquiryWalk(IGrainFactory grains, ImmutableArray<InquiryStep> way, int n, OfficialId subject)
{
    private int step;
    private long? revision;

    /// <summary>The case, once it is open.</summary>
    public CaseNumber? Number { get; private set; }

    /// <summary>Whether it has arrived in the archive.</summary>
    public bool Arrived => step > way.Length;

    /// <summary>The key of the command that comes next: the same however often it is sent.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"walk-{n}-{step}");

    /// <summary>Sends the next command; the walk goes on when it is acknowledged and stays where it is when it is refused or lost.</summary>
    public Task<Refusal?> Go() => Number is { } number ? Move(number) : Open();

    private async Task<Refusal?> Open()
    {
        TestCaller.Is(InquiryTown.Handler);
        var lead = grains.GetGrain<ILeadGrain>(InquiryTown.Lead(n).Key());
        revision ??= (await lead.Read()).Value.Revision;
        var answer = await lead.OpenCase(new(CaseKind.TalkInquiry, subject, null, "违反工作纪律"), new(Key, revision));
        if (answer.Refused is null)
        {
            (Number, revision) = (answer.Value.Case, 1);
            step++;
        }

        return answer.Refused;
    }

    private async Task<Refusal?> Move(CaseNumber number)
    {
        var next = way[step - 1];
        TestCaller.Is(next.By(subject).Value);
        var answer = await grains.GetGrain<ICaseGrain>(number.Key()).Move(next.Move(subject), new(Key, revision));
        if (answer.Refused is null)
        {
            revision = answer.Value.Revision;
            step++;
        }

        return answer.Refused;
    }
}
