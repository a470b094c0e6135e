namespace BenchmarkWorkflow.Engine.Running;

/// <summary>What was asked of an instance makes no sense: it has no such failed activity. Asking again does not help; nothing has been changed.</summary>
public sealed class WrongRequestException(string message) : Exception(message);

/// <summary>What was asked of an instance makes sense, but not as things stand: the id is taken, or the instance is over. Nothing has been changed.</summary>
public sealed class StandingInTheWayException(string message) : Exception(message);
