using WarningGrid.Access;

namespace WarningGrid.Documents;

/// <summary>Stands before a register, so that many who seal at once do not wait for one append each: what has come together is reserved together.</summary>
[Reentrant, GrainType("serial-desk")]
internal sealed class SerialDeskGrain(SystemSeal seal) : Grain, ISerialDesk
{
    private const int Most = 64;

    private readonly Queue<Waiting> waiting = new();
    private bool serving;

    public Task<Outcome<ReservedSerial>> Reserve(ReserveSerial asked)
    {
        var one = new Waiting(asked, new(TaskCreationOptions.RunContinuationsAsynchronously));
        waiting.Enqueue(one);
        if (!serving)
        {
            serving = true;
            _ = Serve();
        }

        return one.Answer.Task;
    }

    // Nobody awaits it: every failure goes to those who waited for the answer.
    private async Task Serve()
    {
        while (waiting.Count > 0)
        {
            var together = new List<Waiting>(Most);
            while (together.Count < Most && waiting.TryDequeue(out var one))
            {
                together.Add(one);
            }

            try
            {
                seal.Assume("serials");
                var register = GrainFactory.GetGrain<ISerialIssue>(this.GetPrimaryKeyString());
                var answer = await register.Reserve(new([.. together.Select(one => one.Asked)]));
                for (var n = 0; n < together.Count; n++)
                {
                    var at = n;
                    together[n].Answer.SetResult(answer.Match<Outcome<ReservedSerial>>(all => all.Given[at], refusal => refusal));
                }
            }
            catch (Exception e)
            {
                together.ForEach(one => one.Answer.TrySetException(e));
            }
        }

        serving = false;
    }

    private sealed record Waiting(ReserveSerial Asked, TaskCompletionSource<Outcome<ReservedSerial>> Answer);
}
