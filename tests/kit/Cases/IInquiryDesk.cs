using WarningGrid.Cases;
using WarningGrid.Leads;

namespace WarningGrid.Testing.Cases;

/// <summary>The way by which the commands of an inquiry reach the county: grains, or HTTP.</summary>
/// <remarks>Where there is no answer it throws; the command may then be sent again under its key.</remarks>
internal interface IInquiryDesk
{
    /// <summary>The lead's revision as its handler sees it.</summary>
    Task<long> Look(LeadNumber lead);

    Task<Outcome<Standing>> Open(LeadNumber lead, OpenCase command, Submission submission);

    Task<Outcome<Standing>> Move(OfficialId by, CaseNumber number, CaseMove move, Submission submission);
}

/// <summary>How a case stands after an acknowledged command.</summary>
internal sealed record Standing(CaseNumber Case, long Revision);

/// <summary>Asks the grains.</summary>
/// <param name="grains">Calls through it bear the caller whom <see cref="TestCaller"/> names.</param>
internal sealed class GrainDesk(IGrainFactory grains) : IInquiryDesk
{
    // A case is born with one event.
    private const long Born = 1;

    public async Task<long> Look(LeadNumber lead)
    {
        TestCaller.Is(InquiryTown.Handler);
        return (await grains.GetGrain<ILeadGrain>(lead.Key()).Read()).Value.Revision;
    }

    public async Task<Outcome<Standing>> Open(LeadNumber lead, OpenCase command, Submission submission)
    {
        TestCaller.Is(InquiryTown.Handler);
        var answer = await grains.GetGrain<ILeadGrain>(lead.Key()).OpenCase(command, submission);
        return answer.Match<Outcome<Standing>>(opened => new Standing(opened.Case, Born), refusal => refusal);
    }

    public async Task<Outcome<Standing>> Move(OfficialId by, CaseNumber number, CaseMove move, Submission submission)
    {
        TestCaller.Is(by.Value);
        var answer = await grains.GetGrain<ICaseGrain>(number.Key()).Move(move, submission);
        return answer.Match<Outcome<Standing>>(view => new Standing(number, view.Revision), refusal => refusal);
    }
}
