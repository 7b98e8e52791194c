using System.Collections.Concurrent;

namespace WarningGrid.Access;

/// <summary>Verifies who is calling before any grain of ours runs; whoever carries no valid seal is turned away (design D11).</summary>
internal sealed class CallerFilter(CallerSeal seal, [OfTheCounty] TimeProvider clock) : IIncomingGrainCallFilter
{
    private static readonly ConcurrentDictionary<Type, bool> Ours = new();

    public Task Invoke(IIncomingGrainCallContext context)
    {
        var contract = context.InterfaceMethod.DeclaringType!;
        if (!Ours.GetOrAdd(contract, static type => type.Namespace?.StartsWith("WarningGrid", StringComparison.Ordinal) is true))
        {
            return context.Invoke();
        }

        var caller = seal.Open(RequestContext.Get(CallerSeal.ContextKey) as string, clock.GetUtcNow());
        if (caller is null || (contract == typeof(IFollower) && caller.Kind is not CallerKind.System))
        {
            throw new UnsealedCall();
        }

        CallerContext.Set(caller);
        return context.Invoke();
    }
}

/// <summary>A grain was called without a valid seal, or the machinery's door was tried by somebody else. Deliberately says no more.</summary>
[GenerateSerializer, Alias("access.unsealed-call")]
public sealed class UnsealedCall() : Exception("the call carries no valid seal");

/// <summary>Puts the machinery's own seal on calls that no person makes: relay, pumps, loaders.</summary>
internal sealed class SystemSeal(CallerSeal seal, [OfTheCounty] TimeProvider clock)
{
    /// <summary>From here on, calls of this turn are made by the named machinery.</summary>
    public void Assume(string machinery) =>
        RequestContext.Set(CallerSeal.ContextKey, seal.Seal(Caller.System(machinery), clock.GetUtcNow()));
}
