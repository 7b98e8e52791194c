using System.Text;

namespace WarningGrid.Documents;

/// <summary>The fonts of GB/T 9704, and which of them has a character: a rare one in a name must not vanish (DOC-03).</summary>
internal static class PaperFonts
{
    public const string
        Title = "方正小标宋简体", Body = "仿宋", Heading = "黑体", Subheading = "楷体", Page = "宋体", Latin = "Times New Roman";

    /// <summary>Has all of plane 2 and beyond.</summary>
    public const string Supplementary = "SimSun-ExtB";

    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    /// <summary>The font a character is set in where the text is set in <paramref name="font"/>.</summary>
    public static string For(string font, Rune rune) => rune.Value switch
    {
        > 0xFFFF => Supplementary,
        < 0x2E80 => font,

        // 仿宋, 楷体 and 黑体 have what GBK has; 小标宋 only what GB 2312 has; 宋体 more than either.
        _ when font is Title => IsGb2312(rune) ? font : Page,
        (>= 0x3000 and <= 0x30FF) or (>= 0x4E00 and <= 0x9FA5) or (>= 0xFF00 and <= 0xFFEF) => font,
        _ => Page,
    };

    /// <summary>A text cut where its font must change.</summary>
    public static IEnumerable<(string Font, string Text)> Runs(string font, string text)
    {
        var run = new StringBuilder();
        var set = font;
        foreach (var rune in text.EnumerateRunes())
        {
            var own = For(font, rune);
            if (own != set && run.Length > 0)
            {
                yield return (set, run.ToString());
                run.Clear();
            }

            set = own;
            run.Append(rune.ToString());
        }

        if (run.Length > 0)
        {
            yield return (set, run.ToString());
        }
    }

    private static bool IsGb2312(Rune rune)
    {
        Span<byte> bytes = stackalloc byte[4];
        Span<char> chars = stackalloc char[2];
        var count = Gbk.GetBytes(chars[..rune.EncodeToUtf16(chars)], bytes);
        return count == 2 && bytes[0] is >= 0xA1 and <= 0xF7 && bytes[1] >= 0xA1;
    }
}
