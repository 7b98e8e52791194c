using System.Buffers.Binary;
using System.Text;

namespace WarningGrid.Documents;

/// <summary>A zip whose bytes follow from its entries alone: sorted, stored uncompressed, dated 1980-01-01 (DOC-04).</summary>
/// <remarks>Written by hand because the library's depends on the operating system and, between releases, on itself.</remarks>
internal static class StoredZip
{
    private const ushort Version = 20, Utf8Names = 0x0800, FirstDay = 0x0021;
    // No comment, first disk, no attributes.
    private static readonly byte[] NothingElse = new byte[10];
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Turned((uint)n))];

    public static byte[] Of(IEnumerable<(string Name, string Text)> entries)
    {
        using var zip = new MemoryStream();
        using var directory = new MemoryStream();
        ushort count = 0;
        foreach (var (name, text) in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var (path, content) = (Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(text));
            var head = Head(path, content);
            var at = (uint)zip.Length;

            Write(zip, 0x04034b50u);
            zip.Write(head);
            zip.Write(path);
            zip.Write(content);

            Write(directory, 0x02014b50u);
            Write(directory, Version);
            directory.Write(head);
            directory.Write(NothingElse);
            Write(directory, at);
            directory.Write(path);
            count++;
        }

        var start = (uint)zip.Length;
        directory.WriteTo(zip);
        Write(zip, 0x06054b50u);
        Write(zip, 0u);
        Write(zip, count);
        Write(zip, count);
        Write(zip, (uint)directory.Length);
        Write(zip, start);
        Write(zip, (ushort)0);
        return zip.ToArray();
    }

    // What the local header and the directory say alike: from the version needed to the lengths.
    private static byte[] Head(byte[] path, byte[] content)
    {
        using var head = new MemoryStream();
        Write(head, Version);
        Write(head, Utf8Names);
        Write(head, (ushort)0);
        Write(head, (ushort)0);
        Write(head, FirstDay);
        Write(head, Crc(content));
        Write(head, (uint)content.Length);
        Write(head, (uint)content.Length);
        Write(head, (ushort)path.Length);
        Write(head, (ushort)0);
        return head.ToArray();
    }

    private static uint Crc(ReadOnlySpan<byte> content)
    {
        var crc = uint.MaxValue;
        foreach (var one in content)
        {
            crc = Table[(crc ^ one) & 0xff] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint Turned(uint n)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            n = (n & 1) != 0 ? 0xEDB88320u ^ (n >> 1) : n >> 1;
        }

        return n;
    }

    private static void Write(MemoryStream to, uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        to.Write(bytes);
    }

    private static void Write(MemoryStream to, ushort value)
    {
        Span<byte> bytes = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        to.Write(bytes);
    }
}
