package dev.hivemeter.pipeline;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks a use case to begin nothing new. What is in flight is finished and committed. */
public final class StopSignal {
  private final CountDownLatch latch = new CountDownLatch(1);

  /** Begin nothing new; waits between retries end at once. */
  public void stop() {
    latch.countDown();
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
