package dev.hivemeter.pipeline;

/** Asks a use case to begin nothing new. What is in flight is finished and committed. */
public final class StopSignal {
  private volatile boolean stopped;

  /** Begin nothing new; waits between retries end soon. */
  public void stop() {
    stopped = true;
  }

  public boolean stopped() {
    return stopped;
  }
}
