package dev.hivemeter.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Runs numbered tasks on several threads. Each task writes to the slot of its own number; what is
 * made of the slots is reduced afterwards, in the order of the numbers, so that neither the number
 * of threads nor their pace can change a bit.
 */
final class Workers implements AutoCloseable {
  private final int threads;
  private final ExecutorService pool;

  Workers(int threads) {
    this.threads = threads;
    this.pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "hivemeter-score");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Runs the tasks 0 … count − 1 and returns when all are done; the first failure is thrown. */
  void each(int count, IntConsumer task) {
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean stop = new AtomicBoolean();
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < Math.min(threads, count); t++)
      running.add(
          pool.submit(
              () -> {
                for (int i = next.getAndIncrement(); i < count && !stop.get(); ) {
                  try {
                    task.accept(i);
                  } catch (Throwable e) {
                    stop.set(true);
                    throw e;
                  }
                  i = next.getAndIncrement();
                }
              }));
    Throwable failure = null;
    for (Future<?> f : running) {
      try {
        f.get();
      } catch (ExecutionException e) {
        if (failure == null) failure = e.getCause();
      } catch (InterruptedException e) {
        stop.set(true);
        pool.shutdownNow();
        Thread.currentThread().interrupt();
        throw new CancellationException("scoring was interrupted");
      }
    }
    if (failure instanceof RuntimeException e) throw e;
    if (failure instanceof Error e) throw e;
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
