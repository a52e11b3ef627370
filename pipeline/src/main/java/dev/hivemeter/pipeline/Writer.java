package dev.hivemeter.pipeline;

import dev.hivemeter.port.RunStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The single writer: takes what workers hand in, commits it in groups, and answers each when its
 * group is on disk. A failed commit is fatal: every later hand-in fails with the same cause.
 */
final class Writer implements AutoCloseable {
  private static final int GROUP = 256;

  private record Item(List<RunStore.Write> writes, CompletableFuture<@Nullable Void> committed) {}

  private static final Item END = new Item(List.of(), new CompletableFuture<>());

  private final BlockingQueue<Item> queue = new LinkedBlockingQueue<>();
  private final RunStore store;
  private final UnaryOperator<RunStore.Write> door;
  private final Thread thread;
  private volatile @Nullable Throwable failure;

  /**
   * @param door what every write passes, on the thread that hands it in
   */
  Writer(RunStore store, UnaryOperator<RunStore.Write> door) {
    this.store = store;
    this.door = door;
    this.thread = new Thread(this::loop, "hivemeter-writer");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns when the writes are on disk. */
  void commit(List<RunStore.Write> writes) throws InterruptedException {
    Throwable f = failure;
    if (f != null) throw new StoreFailed(f);
    Item item = new Item(writes.stream().map(door).toList(), new CompletableFuture<>());
    queue.put(item);
    try {
      item.committed.get();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new StoreFailed(e.getCause());
    }
  }

  private void loop() {
    boolean open = true;
    while (open) {
      List<Item> group = new ArrayList<>();
      try {
        group.add(queue.take());
      } catch (InterruptedException e) {
        return;
      }
      queue.drainTo(group, GROUP - 1);
      open = !group.remove(END);
      write(group);
    }
  }

  private void write(List<Item> group) {
    try {
      Throwable f = failure;
      if (f != null) throw new StoreFailed(f);
      List<RunStore.Write> batch = new ArrayList<>();
      for (Item item : group) batch.addAll(item.writes);
      if (!batch.isEmpty()) store.commit(batch);
      for (Item item : group) item.committed.complete(null);
    } catch (RuntimeException | Error e) {
      if (failure == null) failure = e;
      for (Item item : group) item.committed.completeExceptionally(e);
    }
  }

  /** Writes what was handed in, then ends. */
  @Override
  public void close() {
    queue.add(END);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  /** The run could not be saved; nothing more is asked. */
  static final class StoreFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreFailed(@Nullable Throwable cause) {
      super(cause == null ? "the run store failed" : String.valueOf(cause.getMessage()), cause);
    }
  }
}
