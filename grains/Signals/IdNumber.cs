namespace WarningGrid.Signals;

/// <summary>The 18-digit citizen number (公民身份号码, GB 11643): whether its check digit fits.</summary>
internal static class IdNumber
{
    private const string CheckDigits = "10X98765432";

    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>The number as it is hashed, or null: a wrong check digit counts as no number (MAT-01).</summary>
    public static string? Valid(string? text)
    {
        if (text?.Trim().ToUpperInvariant() is not { Length: 18 } number || !number[..17].All(char.IsAsciiDigit))
        {
            return null;
        }

        var sum = number[..17].Zip(Weights, (digit, weight) => (digit - '0') * weight).Sum();
        return number[17] == CheckDigits[sum % 11] ? number : null;
    }
}
