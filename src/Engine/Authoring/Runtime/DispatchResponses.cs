namespace Elsa.Workflows.Runtime.Responses;

public sealed record DispatchWorkflowResponse(bool Succeeded = true, string? InstanceId = null, string? Error = null);

public sealed record DispatchCancelWorkflowsResponse;

public sealed record DispatchStimulusResponse;
