namespace WarningGrid.Testing;

/// <summary>Who a test speaks as: its calls bear that caller's seal, made as a front would make it.</summary>
internal static class TestCaller
{
    public static readonly byte[] Key = "a key that only these tests share"u8.ToArray();

    private static readonly CallerSeal Seal = new(Key);
    private static readonly AsyncLocal<Caller?> Speaking = new();

    /// <summary>From now on this test's calls come from a person.</summary>
    public static void Is(string official) => Is(Caller.Person(new(official)));

    /// <summary>From now on this test's calls come from whoever is named.</summary>
    public static void Is(Caller caller) => Speaking.Value = caller;

    internal static Task Speak(IOutgoingGrainCallContext call, DateTimeOffset now)
    {
        if (Speaking.Value is { } caller)
        {
            RequestContext.Set(CallerSeal.ContextKey, Seal.Seal(caller, now));
        }

        return call.Invoke();
    }
}
