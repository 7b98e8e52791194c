using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WarningGrid.Http;

/// <summary>The OpenAPI 3.1 document at <c>/openapi/v1.json</c>: what routing knows, and what every endpoint of ours has in common.</summary>
internal static class FrontDocument
{
    public static IServiceCollection AddFrontDocument(this IServiceCollection services) =>
        services.AddOpenApi("v1", document =>
        {
            document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            document.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) is true;
            document.CreateSchemaReferenceId = NameOf;
            document.AddSchemaTransformer(BareTexts);
            document.AddOperationTransformer(CommonParts);
            document.AddOperationTransformer(Bodies);
            document.AddDocumentTransformer(Title);
        });

    // Two features may use one word for two records; the folder then stands before it.
    private static string? NameOf(JsonTypeInfo type)
    {
        var name = OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        var home = (Nullable.GetUnderlyingType(type.Type) ?? type.Type).Namespace?.Split('.');
        return name is not null && home is ["WarningGrid", .. var folders] ? string.Concat(folders) + name : name;
    }

    private static Task BareTexts(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.IsValueType && type.GetInterfaces().Any(
            face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IBareText<>)))
        {
            schema.Type = JsonSchemaType.String;
            (schema.MinLength, schema.MaxLength, schema.Pattern) = (1, 64, "^[A-Za-z0-9._-]+$");
        }
        else if (type == typeof(string))
        {
            schema.MaxLength ??= LimitedTextConverter.Longest;
        }

        return Task.CompletedTask;
    }

    private static async Task CommonParts(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var marks = context.Description.ActionDescriptor.EndpointMetadata;
        operation.Parameters ??= [];
        if (marks.OfType<CommandMark>().Any())
        {
            operation.Parameters.Add(Header(Headers.IdempotencyKey, "1–128 visible ASCII; a repeat answers like the first", required: true, 128));
            operation.Parameters.Add(Header(
                "If-Match", "the ETag last read; required on every change of something existing", required: false, 20));
        }

        foreach (var query in marks.OfType<QueryMark>())
        {
            operation.Parameters.Add(Query(query.Name, query.Meaning, query.Many));
        }

        if (marks.Contains(PageAsked.Mark))
        {
            operation.Parameters.Add(Query("cursor", "next of the page before"));
            operation.Parameters.Add(Query("limit", $"1 to {PageAsked.Largest}; {PageAsked.Usual} where it is not given"));
        }

        foreach (var id in operation.Parameters.OfType<OpenApiParameter>().Where(parameter => parameter.Name is "id"))
        {
            ((OpenApiSchema)id.Schema!).MaxLength = 64;
        }

        var document = context.Document!;
        if (document.Components?.Responses?.ContainsKey(nameof(Problem)) is not true)
        {
            document.AddComponent<IOpenApiResponse>(nameof(Problem), new OpenApiResponse
            {
                Description = "A problem (RFC 9457)",
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ProblemResult.ContentType] = new()
                    {
                        Schema = await context.GetOrCreateSchemaAsync(typeof(Problem), cancellationToken: cancellation),
                    },
                },
            });
        }

        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponseReference(nameof(Problem), document);
    }

    private static async Task Bodies(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Documents.UploadMark>().Any())
        {
            operation.Parameters!.Add(Header("Content-Disposition", "attachment; filename*=UTF-8''…", required: true, 1000));
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["*/*"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
                },
            };
        }

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<OneOfMark>().FirstOrDefault() is not { } mark)
        {
            return;
        }

        var schemas = new List<IOpenApiSchema>();
        foreach (var type in mark.Types)
        {
            var schema = await context.GetOrCreateSchemaAsync(type, cancellationToken: cancellation);
            schema.Title = type.Name;
            schemas.Add(schema);
        }

        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [RequestBody.Json] = new() { Schema = new OpenApiSchema { OneOf = schemas } },
            },
        };
    }

    private static Task Title(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellation)
    {
        document.Info = new()
        {
            Title = "WarningGrid",
            Version = "v1",
            Description = "权力预警网格:一个县的公共权力规范运行预警机制。每个请求都要带令牌;说“不”的回答是 RFC 9457 问题。",
        };
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
        };
        document.Security = [new() { [new OpenApiSecuritySchemeReference("bearer", document)] = [] }];
        return Task.CompletedTask;
    }

    private static OpenApiParameter Header(string name, string meaning, bool required, int longest) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = meaning,
        Required = required,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = longest },
    };

    private static OpenApiParameter Query(string name, string meaning, bool many = false) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = meaning,
        Schema = many
            ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } }
            : new OpenApiSchema { Type = JsonSchemaType.String },
    };
}

/// <summary>Marks an endpoint whose body is one of several records, told apart by the address.</summary>
internal sealed record OneOfMark(IReadOnlyList<Type> Types);
