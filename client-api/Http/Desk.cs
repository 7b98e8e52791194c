using Orleans.Runtime.Messaging;

namespace WarningGrid.Http;

/// <summary>Passes a question on to the grains in its asker's name, and asks again while the county does not answer (design D15).</summary>
/// <remarks>
/// Asking again is safe: a command carries its key, an intake its source and id, and a question changes nothing but the
/// audit log. The whole of it has 4 s, so that its asker has his answer within 5: what is not answered by then is Unavailable.
/// </remarks>
internal sealed class Desk(IGrainFactory grains, CallerSeal seal, [OfTheCounty] TimeProvider clock, ILogger<Desk> log)
{
    public static readonly TimeSpan Budget = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    /// <summary>The answer, or a refusal of kind Unavailable.</summary>
    public async Task<Outcome<T>> Ask<T>(Caller caller, Func<IGrainFactory, Task<Outcome<T>>> question, CancellationToken gone)
        where T : class
    {
        var answer = await Repeatedly(
            caller, question, static outcome => outcome.Refused?.Kind is RefusalKind.Unavailable, Budget, gone);
        return answer ?? Unavailable;
    }

    /// <summary>The answer of a grain that never refuses, or null where the county did not answer in time.</summary>
    public Task<T?> AskPlain<T>(Caller caller, Func<IGrainFactory, Task<T>> question, CancellationToken gone, TimeSpan? within = null)
        where T : class =>
        Repeatedly(caller, question, static _ => false, within ?? Budget, gone);

    public static Refusal Unavailable { get; } = Refusal.Of(RefusalKind.Unavailable, "HIS-01.unavailable");

    private async Task<T?> Repeatedly<T>(
        Caller caller, Func<IGrainFactory, Task<T>> question, Func<T, bool> isUnavailable, TimeSpan budget, CancellationToken gone)
        where T : class
    {
        var started = clock.GetTimestamp();
        var pause = FirstPause;
        for (var repeats = 0; ; repeats++)
        {
            string reason;
            try
            {
                // Sealed anew for each attempt: a seal lives shorter than some queues are long.
                RequestContext.Set(CallerSeal.ContextKey, seal.Seal(caller, clock.GetUtcNow()));
                var left = budget - clock.GetElapsedTime(started);
                var answer = await question(grains).WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, clock, gone);
                if (!isUnavailable(answer))
                {
                    return answer;
                }

                reason = nameof(RefusalKind.Unavailable);
            }
            catch (Exception silence) when (IsSilence(silence) && !gone.IsCancellationRequested)
            {
                reason = silence.GetType().Name;
            }

            if (clock.GetElapsedTime(started) + pause >= budget)
            {
                HttpLog.Unanswered(log, reason, repeats);
                return null;
            }

            FrontMeter.Repeat();
            await Task.Delay(pause, clock, gone);
            pause *= 2;
        }
    }

    // Nothing but these is repeated: any other exception is a fault of ours, and repeating it hides it.
    private static bool IsSilence(Exception exception) =>
        exception is StorageUnavailable or TimeoutException or SiloUnavailableException or OrleansMessageRejectionException
            or GatewayTooBusyException or ConnectionFailedException or ClientNotAvailableException
            // A silo gave the call up before it had found the grain a place.
            or OperationCanceledException
            // The store failed while a grain was waking.
            or OrleansException { InnerException: StorageUnavailable };
}
