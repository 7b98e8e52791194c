using System.Security.Cryptography;
using WarningGrid.Tools;
using Xunit;

namespace WarningGrid.Vault;

/// <summary><c>wg keys FILE</c> without a process around it.</summary>
public sealed class The_keys_command : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("wg-keys-").FullName;
    private readonly byte[] master = RandomNumberGenerator.GetBytes(32);

    private string Ring => Path.Combine(folder, "key-ring.json");

    [Fact]
    public async Task VLT_01_forges_a_ring_that_only_the_master_key_opens_and_only_its_owner_reads()
    {
        Assert.Equal(0, await Run(Convert.ToBase64String(master), Ring));

        var text = await File.ReadAllTextAsync(Ring, TestContext.Current.CancellationToken);
        Assert.All(VaultPurpose.All, purpose => Assert.True(KeyRing.Open(master, text).Holds(purpose, KeyRing.First)));
        Assert.ThrowsAny<CryptographicException>(() => KeyRing.Open(RandomNumberGenerator.GetBytes(32), text));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(Ring) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task VLT_01_never_writes_over_a_ring()
    {
        await Run(Convert.ToBase64String(master), Ring);
        var before = await File.ReadAllBytesAsync(Ring, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<IOException>(() => Run(Convert.ToBase64String(master), Ring));

        Assert.Equal(before, await File.ReadAllBytesAsync(Ring, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64")]
    [InlineData("c2hvcnQ=")]
    public async Task Wants_a_whole_master_key(string? key)
    {
        var wrong = await Assert.ThrowsAsync<UsageException>(() => Run(key, Ring));

        Assert.Contains(Keys.MasterKey, wrong.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Ring));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Task<int> Run(string? key, params string[] args) => Keys.Run(args, key, TextWriter.Null);
}
