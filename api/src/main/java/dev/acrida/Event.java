package dev.acrida;

/**
 * Something that happened in a run. A static method marked {@link Listener} is called with the
 * events of its parameter's type, on the thread where they happen: keep it short.
 */
public sealed interface Event
        permits CpuWarning,
                HeartbeatReceived,
                HeartbeatSent,
                Init,
                Quit,
                Quitting,
                ReportToMaster,
                RequestEvent,
                ResetStats,
                SpawningComplete,
                TestStart,
                TestStop,
                TestStopping,
                UsageMonitor,
                UserError,
                WorkerConnect,
                WorkerLost,
                WorkerReport {}
