using WarningGrid.Testing;
using WarningGrid.Testing.Ledgers;

namespace WarningGrid.Kernel;

/// <summary>Exceptions that leave a grain arrive as what they are (design D16).</summary>
public sealed class Crossing_a_call(Books books) : IClassFixture<Books>
{
    public static TheoryData<string> Ours => [.. Exceptions.All.Keys];

    [Theory, MemberData(nameof(Ours))]
    public async Task An_exception_of_ours_arrives_as_itself(string name)
    {
        TestCaller.Is("G00000417");
        var arrived = await Record.ExceptionAsync(() => books.Ledger("t-throws").Throw(name));

        Assert.Equal(Exceptions.Make(name).GetType(), arrived!.GetType());
        Assert.Equal(Exceptions.Make(name).Message, arrived.Message);
    }

    [Theory, InlineData("PostgresException"), InlineData("NpgsqlException")]
    public async Task A_providers_exception_arrives_as_StorageUnavailable(string name)
    {
        TestCaller.Is("G00000417");
        await Assert.ThrowsAsync<StorageUnavailable>(() => books.Ledger("t-throws").Throw(name));
    }

    [Fact]
    public void Every_exception_of_ours_is_among_those_that_were_thrown()
    {
        // UnsealedCall is thrown before a grain runs; its own test stands with the call filter.
        var ours = new[] { typeof(StorageUnavailable).Assembly, typeof(ChainBroken).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => typeof(Exception).IsAssignableFrom(type) && !type.IsAbstract && type != typeof(Access.UnsealedCall))
            .Select(type => type.Name);

        Assert.Empty(ours.Except(Exceptions.All.Keys));
    }

    [Fact]
    public async Task A_call_without_a_seal_is_turned_away()
    {
        await Assert.ThrowsAsync<Access.UnsealedCall>(() => books.Ledger("t-unsealed").Read());
    }

    [Fact]
    public async Task A_person_cannot_knock_at_the_machinerys_door()
    {
        TestCaller.Is("G00000417");
        await Assert.ThrowsAsync<Access.UnsealedCall>(() => books.Ledger("t-unsealed").Wake());
    }
}
