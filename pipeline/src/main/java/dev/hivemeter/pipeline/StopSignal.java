package dev.hivemeter.pipeline;

/** Asks a use case to begin nothing new. What is in flight is finished and committed. */
public final class StopSignal {
  private volatile boolean stopped;
  private volatile boolean terminated;

  /** Begin nothing new; waits between retries end soon. */
  public void stop() {
    stopped = true;
  }

  /** Stops because another process said so, not the user at the terminal. */
  public void terminate() {
    terminated = true;
    stop();
  }

  /** Whether it was another process that said so. */
  public boolean terminated() {
    return terminated;
  }

  public boolean stopped() {
    return stopped;
  }
}
