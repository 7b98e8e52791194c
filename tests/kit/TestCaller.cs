
namespace WarningGrid.Testing;

/// <summary>Who a test speaks as. The caller rides in the RequestContext; tests of the seal itself are elsewhere.</summary>
internal static class TestCaller
{
    public const string ContextKey = "wg-test-caller";

    /// <summary>From now on this test's calls come from a person.</summary>
    public static void Is(string official) => Is(Caller.Person(new(official)));

    public static void Is(Caller caller) => RequestContext.Set(ContextKey, $"{caller.Kind}|{caller.Id}");
}

/// <summary>Gives the grain the caller a test names; calls of the machinery bear none.</summary>
internal sealed class TestCallerFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (RequestContext.Get(TestCaller.ContextKey) is string said && said.Split('|', 2) is [var kind, var id])
        {
            CallerContext.Set(new(Enum.Parse<CallerKind>(kind), id));
        }

        await context.Invoke();
    }
}
