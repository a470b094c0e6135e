namespace BenchmarkWorkflow.Application.Tests.Studio.Captures;

internal sealed partial record MeantDifference
{
    /// <summary>An answer that holds a definition.</summary>
    private const string Definition = "^(04[03456]|050|052|055|06[568]|070|07[89]|08[0-3]|155|161|17[4689])";

    /// <summary>What the data file of descriptors leaves out.</summary>
    private const string Left =
        "autoEvaluate|category|clrType|constructionProperties|customProperties|defaultSyntax|defaultValue|description|displayName|is(Browsable|ReadOnly|Sensitive|Serializable|Synthetic)|name|namespace|order|runAsynchronously|uiSpecifications";

    private const string Plumbing =
        "App|Caching(WorkflowDefinitions|WorkflowRuntime)|DashboardApi|Default(AdminUser|Authentication|Formatters|WorkflowRuntime)|EFCore(Identity|Label|WorkflowDefinition|WorkflowInstance|WorkflowRuntime)Persistence"
        + "|HttpJavaScript|KeyValue|Mediator|MemoryCache|SasTokens|StringCompression|SystemClock|WorkflowManagementPersistence|WorkflowRuntimeDashboard";

    /// <summary>All of them; the README of <c>src/Studio</c> tells them in words. One that is not found any more fails the test, too, unless it hangs on who is quicker.</summary>
    public static IReadOnlyList<MeantDifference> All { get; } =
    [
        new("^015", @"^\+ items\[Benchmark\.", "activities of our own"),
        new("^01[578]", @"^\+ (.*\.)?(" + Left + ")$", "the data file leaves out what does not say how an activity is drawn and read"),
        new("^015", @"^- items\[Elsa\.(Alteration|CompleteAlteration|DispatchAlteration|GenerateAlteration|SubmitAlteration|RunCSharp|Workflows\.)", "not offered: alteration plans, C#, activities made of host methods"),
        new("^(011|015|02[0456]|060)", "^value count", "lists as long as what is offered"),
        new("^011", @"^- items\[Elsa\.(CSharp|CommitStrategies|EFCoreAlterationsPersistence|Labels|Liquid|Multitenancy|Resilience)\]", "features that the product has not"),
        new("^011", @"^- items\[Elsa\.(" + Plumbing + @")\]", "parts of Elsa's own building, which the product has not as parts of their own"),
        new("^020", @"^- items\[\]", "C# and Liquid are not offered"),
        new("^021", @"^- items\[\]", "types of HTTP messages and streams are no variables here"),
        new("^022", @"^- items\[\]", "the storage driver that Elsa itself calls deprecated"),
        new("^024", @"^(- items|value items)", "no strategy by the server's configuration; what the Studio shows first is what holds"),
        new("^02[56]", @"^- items\[", "a burst commits once, as a whole: no commit strategies"),
        new("^(030|200)", "sources|generationId|isAcceptingNewWork|pausedAt|pauseReasonText|pauseRequestedBy|state.reason|activeExecutionCycleCount", "a node is stopped by stopping its process; there is nothing to pause"),
        new("^(03[1-4]|177|189|192|195|196|199)", "^status 200 -> 501", "not offered"),
        new("^202", "^status 500 -> 501", "not offered"),
        new(Definition, @"storageDriverTypeName|variables\[\w+\]\.(typeName|isArray|value)|isArray$|storageDriverType$|\.variable\.isArray|root\.start$|mode\.typeName|supportedMethods\.typeName", "a definition comes back as it was sent"),
        new(Definition, @"^- .*(autoUpdateConsumingWorkflows|variables|customProperties|metadata|runAsynchronously|canStartWorkflow|authorize|policy|expose\w+|statusCode|responseHeaders)$", "nothing is filled in that nobody set"),
        new(Definition, @"^\+ validationErrors", "a draft's problems are listed beside the editor"),
        new("^078", "missingTypeVersion|originalActivityJson|metadata.description", "an unknown activity keeps the version it has"),
        new("^05[68]|^057", @"^(- items\[Elsa\.Alterations|value totalCount)", "Elsa's own workflow for alteration plans"),
        new("^(059|079)", "^status 500 -> 400", "a caller's mistake is no fault of the server"),
        new("^061", "^status 500 -> 200", "a sub-graph without parent is the root"),
        new("^06[23]", @"(parents|children)$", "always there, as the Studio reads them"),
        new("^063", "container", "the container is the flowchart that shows the activity"),
        new("^003", "^status 415 -> 400", "an empty body is an empty object"),
        new("^077", "errors.model", "the place is named one level higher"),
        new("^083", "errors", "the path that is taken is named at its place"),
        new("^154", "errors", "the member that cannot be read is named"),
        new("^(093|132)", "nodeId|activityNodeId|workflow(DefinitionId|DefinitionVersionId|InstanceId|Version)$", "the last entry looks like an entry of the list"),
        new("^(09|1[0-9])", @"_type$|tenantId$", "Elsa's marks of its serializer and its tenants"),
        new("^(095|134|159)", @"\.outputs$|activityState|properties$", "an output that was not set is left out; a variable is shown by its name"),
        new("^(09|1[0-9])", "FlowScope", "the counters of a flowchart are kept in its state, not in its record"),
        new("^(097|136)", "^value count", "Elsa counts the whole instance, whatever node is asked for"),
        new("^13[48]", @"schedulingActivity|^\+ items|totalCount", "who scheduled an activity is known across bursts: the call stack is whole"),
        new("^142", @"^(content type|\+ (ActivityExecution|WorkflowExecutionLog)Records$|- WorkflowState\.\$id$|type WorkflowState\.\w+: Object -> Array$)", "an exported instance is plain JSON, with its journal and executions"),
        new("^145", "^status 200 -> 404", "a dispatch is a durable row; a worker makes the instance a moment later", Always: false),
        new("^(15[6-9]|162)", "exception|payload", "exceptions of our own engine, with the stack trace that the data file leaves out"),
        new("^(146|148|168)", "executionLogSequence", "the journal has no entry that Elsa writes twice"),
        new("^16[345]", "^status 400 -> 401", "nothing is resumed without a sign-in"),
        new("^175", "items|totalCount", "how often a timer has fired depends on the time between two requests"),
        new("^178", @"^\+ ", "a summary as the list of versions shows it"),
        new("^182", "^status 400 -> 200", "retract takes back the published version, a newer draft stays"),
        new("^197", "^status 204 -> 405", "the pages are of the same origin: no other one is allowed"),
    ];
}
