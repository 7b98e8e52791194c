using System.Reflection;
using System.Security.Claims;

namespace WarningGrid.Http;

/// <summary>Who is asking, as the token says and the body never does. Roles are looked up in the silo (D13, ACL-06).</summary>
internal sealed record CurrentCaller(Caller Caller)
{
    /// <summary>The claims of our own that authentication leaves on a principal.</summary>
    public const string KindClaim = "wg:kind";
    public const string IdClaim = "wg:id";
    public const string ScopeClaim = "wg:scope";

    private static readonly object Item = new();

    /// <summary>The caller of a request that passed authentication; asking elsewhere is a bug.</summary>
    public static Caller Of(HttpContext http)
    {
        if (http.Items.TryGetValue(Item, out var known))
        {
            return (Caller)known!;
        }

        var kind = http.User.FindFirstValue(KindClaim) ?? throw new InvalidOperationException("nobody is signed in");
        var caller = new Caller(Enum.Parse<CallerKind>(kind), http.User.FindFirstValue(IdClaim)!);
        http.Items[Item] = caller;
        return caller;
    }

    public static ValueTask<CurrentCaller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<CurrentCaller?>(new(Of(context)));
}
