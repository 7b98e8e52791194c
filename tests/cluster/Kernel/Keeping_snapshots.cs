using Orleans.Runtime;
using Orleans.Storage;
using WarningGrid.Testing;

namespace WarningGrid.Kernel;

/// <summary>The traps of the ADO.NET provider (design D2), each held shut.</summary>
public sealed class Keeping_snapshots(Books books) : IClassFixture<Books>
{
    private IGrainStorage Storage => books.County.Services.GetRequiredKeyedService<IGrainStorage>("snapshots");

    private static Snapshot Sample(byte mark) =>
        new() { Format = 2, Version = 7, Sha256 = [mark, 2], Sm3 = [3, mark], Packed = [mark, 0, 255], Size = 4 };

    private async Task<GrainState<Snapshot>> Read(string name, string key)
    {
        var state = new GrainState<Snapshot>();
        await Storage.ReadStateAsync(name, GrainId.Create("test-ledger", key), state);
        return state;
    }

    [Fact]
    public async Task Keys_with_our_prefix_never_meet_even_where_the_rest_looks_like_a_number()
    {
        await Storage.WriteStateAsync("trap", GrainId.Create("test-ledger", "t-20235"), new GrainState<Snapshot>(Sample(1)));
        await Storage.WriteStateAsync("trap", GrainId.Create("test-ledger", "t-020235"), new GrainState<Snapshot>(Sample(2)));

        Assert.Equal(1, (await Read("trap", "t-20235")).State!.Sha256[0]);
        Assert.Equal(2, (await Read("trap", "t-020235")).State!.Sha256[0]);
    }

    [Fact]
    public void Every_state_name_belongs_to_one_grain()
    {
        var names = KernelAssemblies.Types
            .SelectMany(type => type.GetConstructors())
            .SelectMany(made => made.GetParameters())
            .Select(parameter => parameter.GetCustomAttributes(typeof(PersistentStateAttribute), false).Cast<PersistentStateAttribute>().SingleOrDefault()?.StateName)
            .OfType<string>()
            .ToList();

        Assert.NotEmpty(names);
        Assert.Equal(names.Distinct().Order(), names.Order());
    }

    [Fact]
    public void Every_prefix_is_a_letter_and_a_hyphen_and_leads_to_one_grain()
    {
        Assert.All(Aggregates.All, kind => Assert.Matches("^[a-z]{1,3}-$", kind.Prefix));

        // A stream that nobody's grain keeps (what an intake stores beside its signal) is never told or woken.
        Assert.All(
            Aggregates.All.Where(kind => Followers.IdOf(kind.Prefix + "1") is null),
            kind => Assert.NotEqual(kind.GetType(), kind.GetType().GetMethod("Alarms")!.DeclaringType));
        Assert.Equal("test-ledger", Followers.IdOf("t-1")!.Value.Type.ToString());
    }

    [Fact]
    public async Task Of_two_first_writes_at_once_one_wins_and_the_grain_stays_readable()
    {
        var id = GrainId.Create("test-ledger", "t-race");
        var writes = await Task.WhenAll(Enumerable.Range(1, 8).Select(async n =>
        {
            try
            {
                await Storage.WriteStateAsync("race", id, new GrainState<Snapshot>(Sample((byte)n)));
                return true;
            }
            catch (InconsistentStateException)
            {
                return false;
            }
        }));

        Assert.Single(writes, won => won);
        Assert.True((await Read("race", "t-race")).RecordExists);
    }

    [Fact]
    public async Task An_overtaken_write_is_told_so()
    {
        var id = GrainId.Create("test-ledger", "t-overtaken-write");
        await Storage.WriteStateAsync("overtaken", id, new GrainState<Snapshot>(Sample(1)));
        var (mine, theirs) = (await Read("overtaken", "t-overtaken-write"), await Read("overtaken", "t-overtaken-write"));
        await Storage.WriteStateAsync("overtaken", id, theirs);

        await Assert.ThrowsAsync<InconsistentStateException>(() => Storage.WriteStateAsync("overtaken", id, mine));
    }

    [Fact]
    public async Task A_snapshot_comes_back_as_it_was_written()
    {
        await Storage.WriteStateAsync("whole", GrainId.Create("test-ledger", "t-whole"), new GrainState<Snapshot>(Sample(9)));

        var read = (await Read("whole", "t-whole")).State!;
        var wrote = Sample(9);
        Assert.Equal((wrote.Format, wrote.Version), (read.Format, read.Version));
        Assert.Equal(wrote.Sha256, read.Sha256);
        Assert.Equal(wrote.Sm3, read.Sm3);
        Assert.Equal(wrote.Packed, read.Packed);
        Assert.Equal(wrote.Size, read.Size);
    }

    [Fact]
    public async Task Where_another_activation_wrote_one_first_the_next_goes_on_top_of_it()
    {
        TestCaller.Is("G00000417");
        var ledger = books.Ledger("t-moved");
        await ledger.Note(Books.Amount(1), Books.Key("moved-1"));
        await Storage.WriteStateAsync("ledger-snapshot", GrainId.Create("test-ledger", "t-moved"), new GrainState<Snapshot>(Sample(1)));
        for (var n = 2; n <= 210; n++)
        {
            await ledger.Note(Books.Amount(1), Books.Key($"moved-{n}"));
        }

        Assert.InRange((await Read("ledger-snapshot", "t-moved")).State!.Version, 200, 210);
    }

    [Fact]
    public async Task A_snapshot_of_another_format_is_ignored()
    {
        TestCaller.Is("G00000417");
        var ledger = books.Ledger("t-format");
        await ledger.Note(Books.Amount(5), Books.Key("format-1"));
        await ledger.Sleep();
        await books.County.Cluster.WaitForDeactivationAsync(ledger);
        await Storage.WriteStateAsync("ledger-snapshot", GrainId.Create("test-ledger", "t-format"), new GrainState<Snapshot>(Sample(1)));

        Assert.Equal((5, 1), ((await ledger.Read()).Value.Total, (await ledger.Read()).Value.Version));
    }
}
