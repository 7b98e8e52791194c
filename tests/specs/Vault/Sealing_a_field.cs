using System.Security.Cryptography;
using CsCheck;
using WarningGrid.Signals;
using Xunit;

namespace WarningGrid.Vault;

/// <summary>VLT-01: what stands sealed can be opened with the right key, purpose and context, and by nothing else.</summary>
public sealed class Sealing_a_field
{
    private static readonly IFieldVault Vault = SignalSpec.Vault();

    [Fact]
    public void A_sealed_text_opens_as_it_was() =>
        Gen.String.Sample(text => Well(text) is var good && Vault.Open(VaultPurpose.Reporter, Vault.Seal(VaultPurpose.Reporter, good, "v-1"), "v-1") == good);

    [Fact]
    public void Under_another_purpose_or_context_it_does_not_open()
    {
        var kept = Vault.Seal(VaultPurpose.Reporter, "李四", "v-1");
        Assert.Null(Vault.Open(VaultPurpose.SignalData, kept, "v-1"));
        Assert.Null(Vault.Open(VaultPurpose.Reporter, kept, "v-2"));
        Assert.Null(Vault.Open(VaultPurpose.Reporter, "1.AAAA", "v-1"));
        Assert.Null(Vault.Open(VaultPurpose.Reporter, "", "v-1"));
    }

    [Fact]
    public void An_altered_text_does_not_open()
    {
        var kept = Vault.Seal(VaultPurpose.Reporter, "李四", "v-1");
        Assert.Null(Vault.Open(VaultPurpose.Reporter, kept[..^2] + (kept[^2] is 'A' ? 'B' : 'A') + kept[^1], "v-1"));
    }

    [Fact]
    public void The_same_text_seals_alike_in_one_context_and_differently_in_two()
    {
        Assert.Equal(Vault.Seal(VaultPurpose.Reporter, "李四", "v-1"), Vault.Seal(VaultPurpose.Reporter, "李四", "v-1"));
        Assert.NotEqual(Vault.Seal(VaultPurpose.Reporter, "李四", "v-1"), Vault.Seal(VaultPurpose.Reporter, "李四", "v-2"));
    }

    [Fact]
    public void A_keyed_hash_differs_from_purpose_to_purpose() => Assert.NotEqual(
        Vault.KeyedHash(VaultPurpose.OfficialIdNumber, "11010519491231002X"), Vault.KeyedHash(VaultPurpose.Reporter, "11010519491231002X"));

    [Fact]
    public void A_ring_opens_under_its_own_master_key_alone()
    {
        var ring = KeyRing.Forge(new byte[32], RandomNumberGenerator.GetBytes);
        Assert.NotNull(KeyRing.Open(new byte[32], ring));
        Assert.ThrowsAny<CryptographicException>(() => KeyRing.Open([.. Enumerable.Repeat((byte)1, 32)], ring));
    }

    // A lone surrogate is no text: nothing that is read from JSON or typed by a person holds one.
    private static string Well(string text) => new([.. text.Where(letter => !char.IsSurrogate(letter))]);
}
