using Orleans.Concurrency;
using WarningGrid.Access;
using WarningGrid.Operations;

namespace WarningGrid.Engine;

/// <summary>Answers operators about dead letters, and notes every question and act in the audit log.</summary>
[StatelessWorker, GrainType("dead-letters")]
internal sealed class DeadLetterGrain(DeadLetterStore letters, IFactsSource facts, IAuditTrail audit) : Grain, IDeadLetterGrain
{
    private const int LargestPage = 200;

    public Task<Outcome<DeadLetterPage>> List(string after, int limit) => Answer<DeadLetterPage>(
        "operations.list-dead-letters", "dead-letters", null,
        async _ => new DeadLetterPage(await letters.List(after, Math.Clamp(limit, 1, LargestPage))));

    public Task<Outcome<DeadLetterDone>> Redrive(string message) => Answer<DeadLetterDone>(
        "operations.redrive", message, null,
        async now => await letters.Redrive(message, now.Now) ? new DeadLetterDone(message) : Refusal.NotFound);

    public Task<Outcome<DeadLetterDone>> SetAside(string message, string reason) => Answer<DeadLetterDone>(
        "operations.set-aside", message, reason,
        async now => string.IsNullOrWhiteSpace(reason) ? Refusal.Of(RefusalKind.Invalid, "AUD-01.reason-missing")
            : await letters.SetAside(message, now.Asker.Actor, reason, now.Now) ? new DeadLetterDone(message)
            : Refusal.NotFound);

    // Noted first: where the audit log fails nothing is changed (AUD-01).
    private async Task<Outcome<T>> Answer<T>(string act, string subject, string? reason, Func<Facts, Task<Outcome<T>>> answer)
        where T : class
    {
        var now = await facts.Gather(CallerContext.Current);
        var refused = now.Asker.Holds(Role.SystemAdmin) ? null : Refusal.Of(RefusalKind.Forbidden, "ACL-01.system-admin");
        await audit.Record(new(
            now.Asker.Actor, act, subject, now.Now, [.. now.Asker.Grants.Select(grant => grant.Role.ToString()).Distinct()], [],
            refused is null ? null : $"{refused.Kind} {refused.Code}",
            reason is null ? null : EventJson.Canonical(new { reason })));
        return refused is null ? await answer(now) : refused;
    }
}
