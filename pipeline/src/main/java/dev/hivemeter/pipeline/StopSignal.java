package dev.hivemeter.pipeline;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks a use case to begin nothing new. What is in flight is finished and committed. */
public final class StopSignal {
  private final CountDownLatch latch = new CountDownLatch(1);
  private volatile boolean terminated;

  /** Begin nothing new; waits between retries end at once. */
  public void stop() {
    latch.countDown();
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
    return latch.getCount() == 0;
  }

  /**
   * Waits, or less when stopped.
   *
   * @return whether the whole wait passed
   */
  boolean sleep(long millis) throws InterruptedException {
    return !latch.await(millis, TimeUnit.MILLISECONDS);
  }
}
