namespace WarningGrid.Posts;

/// <summary>A post came to be, or its attributes are others from a date on.</summary>
[Alias("post.described")]
internal sealed record PostDescribed(PostCard Card, DateOnly From) : IEvent;

/// <summary>The organisation register describes a post anew.</summary>
[Alias("post.description")]
internal sealed record PostDescription(PostCard Card, DateOnly From) : IMessage;
