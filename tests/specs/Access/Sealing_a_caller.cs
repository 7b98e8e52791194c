using Xunit;

namespace WarningGrid.Access;

public sealed class Sealing_a_caller
{
    private static readonly DateTimeOffset Now = new(2026, 9, 21, 1, 0, 0, TimeSpan.Zero);
    private static readonly CallerSeal Seal = new("0123456789abcdef0123456789abcdef"u8.ToArray());
    private static readonly Caller Li = Caller.Person(new("G00000417"));

    [Fact]
    public void Opens_to_the_same_caller() => Assert.Equal(Li, Seal.Open(Seal.Seal(Li, Now), Now));

    [Fact]
    public void Does_not_open_after_its_time() => Assert.Null(Seal.Open(Seal.Seal(Li, Now), Now.AddMinutes(3)));

    [Fact]
    public void Does_not_open_with_another_name_in_it() =>
        Assert.Null(Seal.Open(Seal.Seal(Li, Now).Replace("G00000417", "G00000001", StringComparison.Ordinal), Now));

    [Fact]
    public void Does_not_open_under_another_key() =>
        Assert.Null(new CallerSeal("another key, another key, another"u8.ToArray()).Open(Seal.Seal(Li, Now), Now));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("|")]
    [InlineData("Person|G00000417|99999999999|")]
    [InlineData("Person|G00000417|not-a-time|x")]
    public void Does_not_open_what_was_never_sealed(string? made) => Assert.Null(Seal.Open(made, Now));
}
